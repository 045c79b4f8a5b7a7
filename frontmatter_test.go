package article

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/adrg/frontmatter"
	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v4"

	"github.com/goarticle/article/internal/fixture"
)

func parseString(t testing.TB, post string) *Article {
	t.Helper()
	a, err := Parse(strings.NewReader(post))
	require.NoError(t, err, post)
	return a
}

// TestFrontMatterErrors has an error of each kind as callers see it. The
// messages and places of all are tested in package front.
func TestFrontMatterErrors(t *testing.T) {
	for _, c := range []struct {
		post, want string
		cause      error
	}{
		{"a", `a.md:1:1: want front matter at the top, such as a block between two lines of ---: have "a"`, ErrNoFrontMatter},
		{"\n---\na: b", "a.md:2:1: front matter is never closed: want a line of --- after it", ErrUnterminated},
		{"---json\n{\"a\": \"" + strings.Repeat("x", 1<<20) + "\"}\n---\n", "a.md:1:1: front matter is larger than allowed: want at most 1048576 bytes", ErrTooLarge},
		{"---\na: {b: 1, b: 2}\n[c]: d\n---\n", "a.md:2:11: b: key is there twice, first on line 2\na.md:3:1: want text as a key, have a list", nil},
	} {
		a, err := new(Parser).ParseNamed("a.md", strings.NewReader(c.post))
		require.Nil(t, a)
		require.EqualError(t, err, c.want)
		_, ok := errors.AsType[*Error](err)
		require.True(t, ok)
		if c.cause != nil {
			require.ErrorIs(t, err, c.cause)
		}
	}
}

func TestExtra(t *testing.T) {
	const post = "---\n" + `
int: 12345678901234567890
big: 123456789012345678901234567890
float: 1.50
hex: 0x1F
date: bad
when: 2021-11-06
yes: yes
null: ~
bin: !!binary aGVsbG8=
1: one
2.50: two
list: [1, a, {b: 2021-01-01, 3: 4}]
base: &base {x: 1, y: 1}
merged: {<<: *base, y: 2, z: 3}
<<: {deep: 1, float: 9}
tag: [a, b]
nan: .nan
inside: {x: -.inf}
` + "---\n"
	a, err := Parse(strings.NewReader(strings.Replace(post, "null: ~\n", "nothing: ~\n", 1)))
	require.NoError(t, err)
	data, err := json.Marshal(a.Extra)
	require.NoError(t, err)
	require.JSONEq(t, `{"int": 12345678901234567890, "big": 123456789012345678901234567890, "float": 1.5, "hex": 31,
		"date": "bad", "when": "2021-11-06", "yes": "yes", "bin": "hello", "1": "one", "2.50": "two",
		"list": [1, "a", {"b": "2021-01-01", "3": 4}], "base": {"x": 1, "y": 1}, "merged": {"x": 1, "y": 2, "z": 3},
		"deep": 1, "inside": {"x": null}}`, string(data))
	require.Contains(t, string(data), `"big":123456789012345678901234567890`)
	var faults []string
	for _, f := range a.Faults {
		faults = append(faults, f.Error())
	}
	require.Equal(t, []string{
		`7:7: date: want a date such as 2021-11-06T08:50:18Z, have "bad"`,
		"19:6: nan: want a number that can be written, have .nan",
		"20:13: inside: want a number that can be written, have -.inf",
	}, faults)
	line, column := a.Place("2.50")
	require.Equal(t, [2]int{13, 1}, [2]int{line, column})
	line, column = a.Place("deep")
	require.Equal(t, [2]int{17, 6}, [2]int{line, column})
	line, column = a.Place("TAG")
	require.Equal(t, [2]int{18, 1}, [2]int{line, column})
	line, column = a.Place("none")
	require.Equal(t, [2]int{0, 0}, [2]int{line, column})
}

// TestExtraIsYAMLs compares Extra with what yaml/v4 itself decodes.
func TestExtraIsYAMLs(t *testing.T) {
	for _, name := range fixture.Names(t, "testdata/posts") {
		a, err := ParseFile(name)
		require.NoError(t, err)
		if a.front.Format.Start != "---" {
			continue
		}
		var whole map[string]any
		require.NoError(t, yaml.Load(a.front.Data(), &whole, yaml.WithUniqueKeys(false)))
		mine, err := FrontMatter[map[string]any](a)
		require.NoError(t, err)
		for k, v := range a.Extra {
			if _, ok := whole[k].(time.Time); !ok {
				require.Equal(t, whole[k], v, "%s: %s", name, k)
			}
			require.Equal(t, mine[k], v, "%s: %s", name, k)
		}
	}
}

type meta struct {
	Title   string                   `yaml:"title"`
	Date    time.Time                `yaml:"date"`
	Weight  int                      `yaml:"weight"`
	Tags    []string                 `yaml:"tags"`
	Updated *time.Time               `yaml:"updated"`
	Nested  struct{ At []time.Time } `yaml:"nested"`
	Rest    map[string]any           `yaml:",inline"`
}

func TestFrontMatterInto(t *testing.T) {
	want := meta{
		Title: "1.10", Weight: 3, Tags: []string{"a"}, Date: time.Date(2021, 11, 6, 8, 50, 18, 0, time.UTC),
		Rest: map[string]any{"other": "2021-01-01"},
	}
	for name, post := range map[string]string{
		"yaml": "---\ntitle: 1.10\nweight: 3\ntags: [a]\ndate: Sat, 06 Nov 2021 08:50:18 GMT\nother: 2021-01-01\n---\n",
		"toml": "+++\ntitle = '1.10'\nweight = 3\ntags = ['a']\ndate = 2021-11-06T08:50:18Z\nother = 2021-01-01\n+++\n",
		"json": `{"title": "1.10", "weight": 3, "tags": ["a"], "date": "2021/11/6 8:50:18", "other": "2021-01-01"}` + "\n",
	} {
		m, err := FrontMatter[meta](parseString(t, post))
		require.NoError(t, err, name)
		require.True(t, want.Date.Equal(m.Date), name)
		m.Date = want.Date
		require.Equal(t, want, m, name)
	}
	p := Parser{Location: time.FixedZone("", 8*3600)}
	a, err := p.Parse(strings.NewReader("---\ndate: 2021-11-06\nupdated: 6 Nov 2021\nnested: {at: [2021-11-07, '2021/11/08']}\n---\n"))
	require.NoError(t, err)
	m, err := FrontMatter[meta](a)
	require.NoError(t, err)
	require.Equal(t, "2021-11-06T00:00:00+08:00", m.Date.Format(time.RFC3339))
	require.Equal(t, "2021-11-06T00:00:00+08:00", m.Updated.Format(time.RFC3339))
	require.Equal(t, "2021-11-08T00:00:00+08:00", m.Nested.At[1].Format(time.RFC3339))
}

func TestFrontMatterIntoErrors(t *testing.T) {
	for _, c := range []struct{ post, want string }{
		{"---\ndate: soon\n---\n", `p.md:2:7: want a date such as 2021-11-06T08:50:18Z, have "soon"`},
		{"---\ntitle: a\nweight: heavy\n---\n", `p.md:3:9: want int, have "heavy"`},
		{"---\nweight: a\ntags: {x: y}\n---\n", "p.md:2:9: want int, have \"a\"\np.md:3:7: want []string, have a mapping"},
	} {
		a := parseString(t, c.post)
		a.File = "p.md"
		_, err := FrontMatter[meta](a)
		require.EqualError(t, err, c.want)
	}
}

// TestFrontMatterIntoAllErrors checks that a bad date hides no other error, that
// all are in order, and that JSON has them.
func TestFrontMatterIntoAllErrors(t *testing.T) {
	a := parseString(t, "---\nweight: heavy and more than ten characters\ndate: soon\nupdated: 2021-11-06\ntags: {x: y}\nnested: {at: [never, 2021-11-06]}\n---\n")
	a.File = "p.md"
	m, err := FrontMatter[meta](a)
	require.EqualError(t, err, strings.Join([]string{
		`p.md:2:9: want int, have "heavy and more than ten characters"`,
		`p.md:3:7: want a date such as 2021-11-06T08:50:18Z, have "soon"`,
		`p.md:5:7: want []string, have a mapping`,
		`p.md:6:15: want a date such as 2021-11-06T08:50:18Z, have "never"`,
	}, "\n"))
	require.NotNil(t, m.Updated)
	e, ok := errors.AsType[*Error](err)
	require.True(t, ok)
	require.Equal(t, 2, e.Line)
	data, jsonErr := json.Marshal(err)
	require.NoError(t, jsonErr)
	var back struct{ Errors []*Error }
	require.NoError(t, json.Unmarshal(data, &back))
	require.Len(t, back.Errors, 4)
	require.EqualError(t, back.Errors[3], `p.md:6:15: want a date such as 2021-11-06T08:50:18Z, have "never"`)
}

// TestFrontMatterIntoLists checks that dates in lists are read in every format,
// and that each error names its own value, also where several stand in one
// place, as those of TOML do.
func TestFrontMatterIntoLists(t *testing.T) {
	type lists struct {
		When []time.Time
		N    []int
		M    map[string]int
		Node yaml.Node
	}
	for _, c := range []struct{ post, when, want string }{
		{"+++\nwhen = ['2021-11-06', '7 Nov 2021', 2020-01-01]\nnode = [1]\n+++\n", "[2021-11-06 2021-11-07 2020-01-01]", ""},
		{"+++\nwhen = ['soon', '7 Nov 2021']\nn = ['x', 1, 'y']\nm = {a = 'b'}\nnode = [1]\n+++\n", "[2021-11-07]",
			"2:9: want a date such as 2021-11-06T08:50:18Z, have \"soon\"\n3:6: want int, have \"x\"\n3:14: want int, have \"y\"\n4:6: want int, have \"b\""},
		{"{\"when\": [\"soon\", \"7 Nov 2021\"],\n\"n\": [\"x\"]}\n", "[2021-11-07]",
			"1:11: want a date such as 2021-11-06T08:50:18Z, have \"soon\"\n2:7: want int, have \"x\""},
		{"---\nx: &x soon\nwhen: [*x, *x]\nn: [*x, *x]\n---\n", "[]", "2:4: want a date such as 2021-11-06T08:50:18Z, have \"soon\"\n2:4: want int, have \"soon\""},
		{"---\nwhen: 2021-11-06\nn: 7\n---\n", "[]", "2:7: want []time.Time, have \"2021-11-06\"\n3:4: want []int, have \"7\""},
	} {
		v, err := FrontMatter[lists](parseString(t, c.post))
		have := ""
		if err != nil {
			have = err.Error()
		}
		require.Equal(t, c.want, have, c.post)
		days := make([]string, len(v.When))
		for i, d := range v.When {
			days[i] = d.Format(time.DateOnly)
		}
		require.Equal(t, c.when, fmt.Sprint(days), c.post)
		if v.Node.Kind != 0 {
			require.Equal(t, 1+strings.Count(c.post[:strings.Index(c.post, "node")], "\n"), v.Node.Line, c.post)
		}
	}
}

// TestFrontMatterIntoNoType: a T that YAML has no way into is an error, though
// the library panics.
func TestFrontMatterIntoNoType(t *testing.T) {
	a := parseString(t, "---\nb: {x: 1}\n---\n")
	a.File = "p.md"
	type twice struct {
		A int `yaml:"x"`
		B int `yaml:"x"`
	}
	type maps struct {
		A map[string]any `yaml:",inline"`
		B map[string]any `yaml:",inline"`
	}
	for want, err := range map[string]error{
		"p.md: want a type that front matter can be decoded into, have article.twice: duplicated key 'x' in struct article.twice":                                               into[twice](a),
		"p.md: want a type that front matter can be decoded into, have map[string]article.twice: duplicated key 'x' in struct article.twice":                                    into[map[string]twice](a),
		"p.md: want a type that front matter can be decoded into, have article.maps: multiple ,inline maps in struct article.maps":                                              into[maps](a),
		"p.md: want a type that front matter can be decoded into, have fmt.Stringer: reflect.Set: value of type map[string]interface {} is not assignable to type fmt.Stringer": into[fmt.Stringer](a),
	} {
		require.EqualError(t, err, want)
	}
	require.Panics(t, func() { _ = into[struct{ B faulty }](a) }, "a method of the caller's is not covered up")
}

func into[T any](a *Article) error {
	_, err := FrontMatter[T](a)
	return err
}

type faulty struct{ list []int }

func (f *faulty) UnmarshalYAML(*yaml.Node) error { f.list[0] = 1; return nil }

// TestParseErrorsJSON checks the JSON of errors that keep a post from being
// read.
func TestParseErrorsJSON(t *testing.T) {
	_, err := Parse(strings.NewReader("---\na: {b: <1>, b: 2}\n? []\n: x\n---\n"))
	data, jsonErr := json.Marshal(err)
	require.NoError(t, jsonErr)
	require.JSONEq(t, `{"errors": [{"line": 2, "column": 13, "key": "b", "message": "key is there twice, first on line 2"},
		{"line": 3, "column": 3, "message": "want text as a key, have a list"}]}`, string(data))
}

// TestFrontMatterFits checks what a T may be written like in the post: keys
// without regard to case, and one value in the place of a list of texts.
func TestFrontMatterFits(t *testing.T) {
	type inner struct {
		Name  string   `yaml:"displayName"`
		Links []string `yaml:"links"`
	}
	type words []string
	type page struct {
		Title   string            `yaml:"title"`
		PubDate time.Time         `yaml:"pubDate"`
		Tags    []string          `yaml:"tags"`
		Words   words             `yaml:"words"`
		Bytes   []byte            `yaml:"bytes"`
		Any     any               `yaml:"any"`
		Author  *inner            `yaml:"author"`
		Authors []inner           `yaml:"authors"`
		By      map[string]*inner `yaml:"by"`
		TOC     bool
		inner   `yaml:",inline"`
		Rest    map[string]any `yaml:",inline"`
	}
	for _, c := range []struct {
		post string
		want page
	}{
		{"TITLE: a\nPubdate: 2021-11-06\nTags: x\ntoc: true\n", page{Title: "a", PubDate: time.Date(2021, 11, 6, 0, 0, 0, 0, time.UTC), Tags: []string{"x"}, TOC: true}},
		{"title: a\nTitle: b\n", page{Title: "a", Rest: map[string]any{"Title": "b"}}},
		{"Title: a\nTITLE: b\n", page{Title: "a", Rest: map[string]any{"TITLE": "b"}}},
		{"tags: 2012\nwords: x y\nany: x\n", page{Tags: []string{"2012"}, Words: words{"x y"}, Any: "x"}},
		{"tags: ''\nwords:\n", page{}},
		{"tags: &a x\nwords: *a\ntitle: *a\n", page{Title: "x", Tags: []string{"x"}, Words: words{"x"}}},
		{"author: {DisplayName: b, Links: c}\n", page{Author: &inner{"b", []string{"c"}}}},
		{"authors: [{displayname: b}, {links: c}]\n", page{Authors: []inner{{Name: "b"}, {Links: []string{"c"}}}}},
		{"by: {X: {DISPLAYNAME: b}}\n", page{By: map[string]*inner{"X": {Name: "b"}}}},
		{"<<: {TITLE: a, Tags: x}\n", page{Title: "a", Tags: []string{"x"}}},
		{"<<: [{TITLE: a}, {Title: b, TAGS: x}]\n", page{Title: "a", Tags: []string{"x"}}},
		{"title: a\n<<: {TITLE: b}\n", page{Title: "a"}},
		{"any: &x {DISPLAYNAME: b, LINKS: c}\nauthor: *x\nauthors: [*x]\n", page{Any: map[string]any{"DISPLAYNAME": "b", "LINKS": "c"},
			Author: &inner{"b", []string{"c"}}, Authors: []inner{{"b", []string{"c"}}}}},
		{"any: &x {TITLE: b}\n<<: *x\n", page{Title: "b", Any: map[string]any{"TITLE": "b"}}},
		{"DisplayName: b\nlinks: c\n", page{inner: inner{"b", []string{"c"}}}},
	} {
		m, err := FrontMatter[page](parseString(t, "---\n"+c.post+"---\n"))
		require.NoError(t, err, c.post)
		require.Equal(t, c.want, m, c.post)
	}
	m, err := FrontMatter[page](parseString(t, "+++\nTitle = 'a'\ntags = 'x'\n+++\n"))
	require.NoError(t, err)
	require.Equal(t, page{Title: "a", Tags: []string{"x"}}, m)
	_, err = FrontMatter[page](parseString(t, "---\nTags: {x: y}\nBYTES: [a]\n---\n"))
	require.EqualError(t, err, "2:7: want []string, have a mapping\n3:9: want uint8, have \"a\"")
}

// TestFormats reads with formats that a caller brings along.
func TestFormats(t *testing.T) {
	decode := func(data []byte, v any) error {
		switch v := v.(type) {
		case *map[string]any:
			*v = map[string]any{"title": strings.TrimSpace(string(data)), "n": map[any]any{1: "x"}}
		case *string:
			*v = string(data)
		default:
			return fmt.Errorf("have %T", v)
		}
		return nil
	}
	p := Parser{Formats: []*frontmatter.Format{
		{Start: "<<", End: ">>", Unmarshal: decode},
		{Start: "<<", End: "]]", Unmarshal: decode},
		{Start: "((", End: "))", Unmarshal: decode, UnmarshalDelims: true, RequiresNewLine: true},
		{Start: "!!", End: "!!", Unmarshal: func([]byte, any) error { return io.ErrUnexpectedEOF }},
	}}
	a, err := p.Parse(strings.NewReader("\n<<\nT\n]]\n>>\nb"))
	require.NoError(t, err)
	require.Equal(t, "T", a.Title)
	require.Equal(t, ">>\nb", a.Body)
	require.Equal(t, map[string]any{"n": map[string]any{"1": "x"}}, a.Extra)
	line, column := a.Place("title")
	require.Equal(t, [2]int{2, 1}, [2]int{line, column})
	s, err := FrontMatter[string](a)
	require.NoError(t, err)
	require.Equal(t, "T\n", s)
	_, err = FrontMatter[int](a)
	require.EqualError(t, err, "2:1: have *int")

	a, err = p.Parse(strings.NewReader("((\nT\n))\nno\n))\n\nb"))
	require.NoError(t, err)
	require.Equal(t, "(( T )) no ))", a.Title)
	require.Equal(t, "b", a.Body)

	_, err = p.Parse(strings.NewReader("!!\n!!\n"))
	require.EqualError(t, err, "1:1: unexpected EOF")
	_, err = p.Parse(strings.NewReader("---\ntitle: a\n---\n"))
	require.ErrorIs(t, err, ErrNoFrontMatter)
}

func TestReading(t *testing.T) {
	_, err := Parse(iotest.ErrReader(io.ErrClosedPipe))
	require.EqualError(t, err, io.ErrClosedPipe.Error())
	require.ErrorIs(t, err, io.ErrClosedPipe)

	p := Parser{MaxBytes: 20}
	_, err = p.Parse(strings.NewReader("---\na: 1\n---\n1234567"))
	require.NoError(t, err)
	_, err = p.Parse(strings.NewReader("---\na: 1\n---\n12345678"))
	require.ErrorIs(t, err, ErrTooLarge)
	require.EqualError(t, err, "post is larger than allowed: want at most 20 bytes")

	_, err = ParseFile("testdata/none.html")
	require.EqualError(t, err, "testdata/none.html: no such file or directory")
	_, err = ParseFile("testdata")
	require.EqualError(t, err, "testdata: is a directory")
}

func TestErrorJSON(t *testing.T) {
	e := &Error{File: "a.md", Line: 3, Column: 2, Key: "date", Err: errors.New("want <b>, have 中")}
	data, err := e.MarshalJSON()
	require.NoError(t, err)
	require.Equal(t, `{"file":"a.md","line":3,"column":2,"key":"date","message":"want <b>, have 中"}`, strings.TrimSpace(string(data)))
	var back Error
	require.NoError(t, json.Unmarshal(data, &back))
	require.Equal(t, e.Error(), back.Error())
	require.Error(t, json.Unmarshal([]byte("1"), &back))
	require.Equal(t, "a.md: x", (&Error{File: "a.md", Err: errors.New("x")}).Error())
	require.Equal(t, "", (&Error{}).Error())
}

func TestSite(t *testing.T) {
	site, err := url.Parse("https://www.example.co.uk/blog/")
	require.NoError(t, err)
	p := Parser{Site: site}
	a, err := p.Parse(strings.NewReader("---\npermalink: 2021/post/\n---\n<img src=a.jpg><a href=/x>x</a><a href=//shop.example.co.uk/y>y</a><a href=https://other.co.uk>z</a>"))
	require.NoError(t, err)
	require.Equal(t, "https://www.example.co.uk/blog/2021/post/a.jpg", a.Images[0].Src)
	var out []string
	for l := range a.Outbound() {
		out = append(out, l.URL)
	}
	require.Equal(t, []string{"https://other.co.uk/"}, out)
	for range a.Outbound() {
		break
	}
}
