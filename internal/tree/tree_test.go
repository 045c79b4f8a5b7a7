package tree

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v4"

	"github.com/goarticle/article/internal/fixture"
	"github.com/goarticle/article/internal/place"
)

// rootOf is the tree of a block of YAML, not yet checked.
func rootOf(t testing.TB, block string) *Node {
	var doc Node
	require.NoError(t, yaml.Load([]byte(block), &doc), block)
	return doc.Content[0]
}

// checked is the same, checked.
func checked(t testing.TB, block string) *Node {
	root := rootOf(t, block)
	require.NoError(t, check(root, 0), block)
	return root
}

// check is Check where a key that is there twice is an error everywhere.
func check(root *Node, lines int) error {
	_, _, err := Check(root, lines, false)
	return err
}

// TestCheckLast is about a key of the root that is there twice, where the last
// counts.
func TestCheckLast(t *testing.T) {
	root := rootOf(t, "a: 1\nb: {c: 2}\na: 3\n")
	earlier, faults, err := Check(root, 10, true)
	require.NoError(t, err)
	require.Len(t, earlier, 1)
	require.Equal(t, "1", earlier[0].Value.Value)
	require.Len(t, faults, 1)
	require.ErrorIs(t, faults[0], ErrTwice)
	list := Entries(root)
	require.Len(t, list, 2)
	require.Equal(t, "3", list[1].Value.Value)
	_, _, err = Check(rootOf(t, "b: {c: 2, c: 3}\n"), 0, true)
	require.EqualError(t, err, "1:11: c: key is there twice, first on line 1")
}

func TestCheck(t *testing.T) {
	for _, c := range []struct{ block, want string }{
		{"{}", ""},
		{"a: 1\nb: {a: 1}\nA: 2", ""},
		{"a: 1\na: 2\na: 3", "12:1: a: key is there twice, first on line 11\n13:1: a: key is there twice, first on line 11"},
		{"1: x\n'1': y", "12:1: 1: key is there twice, first on line 11"},
		{"2021-01-01: x\n'2021-01-01': y", "12:1: 2021-01-01: key is there twice, first on line 11"},
		{"a: &x b\n*x : 1\nb: 2", "13:1: b: key is there twice, first on line 12"},
		{"a: [{b: 1, b: 2}]", "11:12: b: key is there twice, first on line 11"},
		{"? {a: 1}\n: b", "11:3: want text as a key, have a mapping; a value that begins with {{ wants quotes"},
		{"? a: 1\n: b", "11:3: want text as a key, have a mapping"},
		{"? [a]\n: b", "11:3: want text as a key, have a list"},
		{"? ~\n: b", "11:3: want text as a key, have nothing"},
		{"a: &x {b: 1}\n<<: *x\n<<: [*x, {c: 1}]", ""},
		{"<<: 1", `11:5: want a mapping to merge with <<, have "1"`},
		{"a: &x [1]\n<<: [*x, ~]", "12:5: want a mapping to merge with <<, have a list\n12:5: want a mapping to merge with <<, have nothing"},
		{"a: &x [*x]", "11:8: alias *x stands within its own value"},
		{"a: &x {b: &y {c: [*y, *x]}}\nd: *y", "11:19: alias *y stands within its own value"},
		{"a: &x 1\nb: [*x, *x]\nc: {d: *x}", ""},
	} {
		err := check(rootOf(t, c.block), 10)
		if c.want == "" {
			require.NoError(t, err, c.block)
			continue
		}
		require.EqualError(t, err, c.want, c.block)
	}
}

// TestCheckLimits bounds what aliases stand for, and what is told.
func TestCheckLimits(t *testing.T) {
	list := strings.Repeat("v, ", 999) + "v"
	uses := func(n int) string { return "a: &x [" + list + "]\nb: [" + strings.Repeat("*x, ", n-1) + "*x]" }
	require.NoError(t, check(rootOf(t, uses(99)), 0))
	err := check(rootOf(t, uses(101)), 0)
	require.ErrorIs(t, err, place.ErrTooLarge)
	require.ErrorContains(t, err, ErrAlias.Error())

	var twice strings.Builder
	for i := range maxErrors + 5 {
		fmt.Fprintf(&twice, "k%d: 1\nk%d: 2\n", i, i)
	}
	err = check(rootOf(t, twice.String()), 0)
	require.Equal(t, maxErrors, strings.Count(err.Error(), "twice"))
}

// TestCheckMakesText: dates and keys become text, and lines those of the file.
func TestCheckMakesText(t *testing.T) {
	root := rootOf(t, "a: 2021-11-06\n1: !!timestamp 2021-11-06 08:50:18")
	require.NoError(t, check(root, 3))
	for i, line := range []int{4, 4, 5, 5} {
		require.Equal(t, "!!str", root.Content[i].ShortTag())
		require.Equal(t, line, root.Content[i].Line)
	}
}

// TestCheckBinary: what Ruby writes for text that it does not know the encoding
// of is the text.
func TestCheckBinary(t *testing.T) {
	for block, want := range map[string]string{
		"!binary |-\n  aGVsbG8=": "hello", "!!binary aGVsbG8=": "hello", "!binary 'no base64!'": "no base64!", "!other aGVsbG8=": "aGVsbG8=",
	} {
		n := checked(t, "a: "+block).Content[1]
		require.Equal(t, want, TextOf(n), block)
		require.Equal(t, want, Value(n, func(*Node) { t.Fail() }), block)
	}
}

func TestSetPlace(t *testing.T) {
	root := rootOf(t, "a: [b, {c: d}]")
	SetPlace(root, 7, 3)
	n := 0
	Each(root, func(m *Node) {
		n++
		require.Equal(t, [2]int{7, 3}, [2]int{m.Line, m.Column})
	})
	require.Equal(t, 7, n)
}

func TestEntries(t *testing.T) {
	for block, want := range map[string]string{
		"{}":                               "",
		"b: 1\na: 2":                       "b=1@1:1 a=2@2:1",
		"a: &x k\n*x : 1":                  "a=k@1:1 k=1@2:1",
		"a: &x {b: 1, c: 2}\n<<: *x\nb: 3": "a=@1:1 b=3@3:1 c=2@1:14",
		"<<: {a: 1}\n<<: {a: 2, b: 2}":     "a=1@1:6 b=2@2:12",
		"<<: [{a: 1}, {a: 2, b: 2}]":       "a=1@1:7 b=2@1:21",
		"<<: {<<: {a: 1}, b: 2}":           "b=2@1:18 a=1@1:11",
		"'<<': {a: 1}":                     "<<=@1:1", // in quotes it is text
	} {
		var have []string
		for _, e := range Entries(checked(t, block)) {
			have = append(have, fmt.Sprintf("%s=%s@%d:%d", e.Key.Value, Resolve(e.Value).Value, e.Key.Line, e.Key.Column))
		}
		require.Equal(t, want, strings.Join(have, " "), block)
	}
}

func TestValue(t *testing.T) {
	for block, want := range map[string]string{
		"1":                               `1`,
		"+12345678901234567890":           `12345678901234567890`,
		"-123456789012345678901234567890": `-123456789012345678901234567890`,
		"1.50":                            `1.5`,
		"0x1F":                            `31`,
		"012":                             `10`, // octal, as the library has it
		"true":                            `true`,
		"yes":                             `"yes"`,
		"~":                               `null`,
		"'1'":                             `"1"`,
		"2021-11-06":                      `"2021-11-06"`,
		"!!int x":                         `"x"`,
		"!!binary aGk=":                   `"hi"`,
		"!!binary /2E=":                   `"\ufffda"`,
		"[]":                              `[]`,
		"[1, [a], {b: &x c, d: *x}]":      `[1,["a"],{"b":"c","d":"c"}]`,
		"{a: &x {b: 1}, <<: *x, b: 2}":    `{"a":{"b":1},"b":2}`,
		"[.nan, .inf, -.inf, 1]":          `[null,null,null,1]`,
	} {
		root, bad := checked(t, block), 0
		data, err := json.Marshal(Value(root, func(*Node) { bad++ }))
		require.NoError(t, err, block)
		require.Equal(t, want, strings.ReplaceAll(string(data), "\ufffd", `\ufffd`), block)
		require.Equal(t, strings.Count(block, ".nan")+strings.Count(block, ".inf"), bad, block)
	}
	date := NewScalar("!!timestamp", "2021-11-06") // before Check made it text
	require.Equal(t, "2021-11-06", ScalarValue(date, nil))
}

func TestTextOf(t *testing.T) {
	for block, want := range map[string]string{"1.50": "1.50", "~": "~", "'a'": "a", "!!binary aGk=": "hi", "!!binary '*'": "*"} {
		require.Equal(t, want, TextOf(checked(t, block)), block)
	}
}

func TestKindName(t *testing.T) {
	for block, want := range map[string]string{"{}": "a mapping", "[]": "a list", "~": "nothing", "''": `""`, "a b": `"a b"`, "!!str ~": `"~"`} {
		require.Equal(t, want, KindName(checked(t, block)), block)
	}
	root := checked(t, "[&x [1], *x]")
	require.Equal(t, "a list", KindName(root.Content[1]))
	require.Same(t, root.Content[0], Resolve(root.Content[1]))
	require.False(t, IsNull(root.Content[1]))
}

func TestNumbers(t *testing.T) {
	for s, want := range map[string]string{
		"0": "!!int", "-9223372036854775808": "!!int", "18446744073709551615": "!!int", "18446744073709551616": "!!float",
		"-9223372036854775809": "!!float", "1.0": "!!float", "1e5": "!!float",
	} {
		require.Equal(t, want, NumberTag(s), s)
	}
	for want, v := range map[string]float64{"1": 1, "1.5": 1.5, "1e+21": 1e21, ".nan": math.NaN(), ".inf": math.Inf(1), "-.inf": math.Inf(-1)} {
		require.Equal(t, want, FloatText(v))
	}
	for s, want := range map[string]bool{"0": true, "10": true, "01": false, "": false, "1.0": false, "-1": false, "1a": false} {
		require.Equal(t, want, IsDigits(s), s)
	}
}

// target is what a caller decodes into.
type target struct {
	Title  string
	Date   time.Time
	Weight int
	All    []time.Time
	Rest   map[string]any `yaml:",inline"`
}

func TestDecode(t *testing.T) {
	zone := time.FixedZone("", 8*3600)
	var v target
	require.NoError(t, Decode(checked(t, "title: 1.10\nweight: 3\ndate: 6 Nov 2021\nall: [2021-11-07, '2021/11/08 09:10']\nmore: 2021-11-09"), &v, zone))
	require.Equal(t, target{
		Title: "1.10", Weight: 3, Date: time.Date(2021, 11, 6, 0, 0, 0, 0, zone),
		All:  []time.Time{time.Date(2021, 11, 7, 0, 0, 0, 0, zone), time.Date(2021, 11, 8, 9, 10, 0, 0, zone)},
		Rest: map[string]any{"more": "2021-11-09"},
	}, inZone(v, zone))

	for _, c := range []struct{ block, want string }{
		{"title: a\nweight: b", "2:9: want int, have \"b\""},
		{"weight: b\ndate: soon\nall: [late]", "1:9: want int, have \"b\"\n2:7: want a date such as 2021-11-06T08:50:18Z, have \"soon\"\n3:7: want a date such as 2021-11-06T08:50:18Z, have \"late\""},
		{"weight: b\ndate: 6 Nov 2021", "1:9: want int, have \"b\""},
		{"title: {a: b}\nweight: [1]", "1:8: want string, have a mapping\n2:9: want int, have a list"},
	} {
		err := Decode(checked(t, c.block), new(target), nil)
		require.EqualError(t, err, c.want, c.block)
		_, ok := errors.AsType[*place.Error](err)
		require.True(t, ok, c.block)
	}
}

// inZone is v with its times in one zone, so that equal ones are the same.
func inZone(v target, zone *time.Location) target {
	v.Date = v.Date.In(zone)
	for i := range v.All {
		v.All[i] = v.All[i].In(zone)
	}
	return v
}

// FuzzCheck checks of any YAML that the library reads, and that Check finds
// nothing wrong with:
//   - Keys are text, and of each name there is one entry, with a place.
//   - It is written as JSON, with as many keys.
//   - It is decoded into a map, with those keys, or the error has a place.
func FuzzCheck(f *testing.F) {
	fixture.Seeds(f, func(post []byte) {
		if parts := strings.SplitN(string(post), "---\n", 3); len(parts) == 3 {
			f.Add(parts[1])
		}
	})
	f.Add("a: &x {b: 1, c: [.nan, 2021-01-01, !!binary aGk=]}\n<<: [*x, {d: *x}]\n1: +2")
	f.Fuzz(func(t *testing.T, block string) {
		var doc Node
		if len(block) > 4096 || yaml.Load([]byte(block), &doc) != nil || len(doc.Content) == 0 {
			return
		}
		root := doc.Content[0]
		if root.Kind != Mapping || check(root, 2) != nil {
			return
		}
		seen := map[string]bool{}
		for _, e := range Entries(root) {
			require.Equal(t, "!!str", e.Key.ShortTag())
			require.False(t, seen[e.Key.Value], e.Key.Value)
			require.True(t, e.Key.Line > 2 && e.Key.Column > 0)
			seen[e.Key.Value] = true
		}
		data, err := json.Marshal(Value(root, func(*Node) {}))
		require.NoError(t, err)
		var back, have map[string]any
		require.NoError(t, json.Unmarshal(data, &back))
		require.Len(t, back, len(seen))
		if err := Decode(root, &have, nil); err != nil {
			e, ok := errors.AsType[*place.Error](err)
			require.True(t, ok)
			require.Greater(t, e.Line, 2)
			return
		}
		require.Len(t, have, len(seen))
	})
}

func TestSingleQuote(t *testing.T) {
	require.Equal(t, `''`, SingleQuote(""))
	require.Equal(t, `'it''s'`, SingleQuote("it's"))
}
