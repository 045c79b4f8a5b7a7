package values

import (
	"encoding/json"
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v4"
)

// scalar is a scalar as it would be read.
func scalar(tag, value string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: tag, Value: value}
}

func TestOf(t *testing.T) {
	for _, tt := range []struct {
		value     any
		tag, want string
	}{
		{nil, "!!null", "null"}, {"a", "!!str", "a"}, {"", "!!str", ""}, {"\xff", "!!str", "\ufffd"}, {true, "!!bool", "true"}, {1, "!!int", "1"},
		{int64(-1), "!!int", "-1"}, {json.Number("1e3"), "!!float", "1e3"}, {2.0, "!!float", "2.0"}, {1e21, "!!float", "1e+21"}, {math.Inf(1), "!!float", "+Inf"},
		{int8(3), "!!int", "3"}, {make(chan int), "!!null", "null"}, {[]any{1, "a"}, "!!seq", ""}, {map[string]any{"a": 1}, "!!map", ""},
		{[]string{"a"}, "!!seq", ""}, {struct{ A int }{1}, "!!map", ""},
	} {
		n := Of(tt.value)
		require.Equal(t, tt.tag, n.Tag, "%v", tt.value)
		require.Equal(t, tt.want, n.Value, "%v", tt.value)
	}
	require.Equal(t, []string{"a", "1", "b"}, Texts(Of(map[string]any{"b": "a", "a": []any{1}})), "want keys in order")
	require.True(t, Same(Of([]any{"a", []any{"b"}}), Of([]any{"a", []string{"b"}})))
	require.False(t, Same(Of([]any{"a"}), Of("a")))
}

func TestScalars(t *testing.T) {
	require.Nil(t, Text(""))
	require.Nil(t, List(nil))
	require.Nil(t, Word(""))
	require.Equal(t, "!!str", Text("true").Tag)
	require.Equal(t, "!!bool", Word("true").Tag)
	require.Equal(t, "!!str", Word("md").Tag)
	require.Equal(t, DateTag, Date("2021-11-06").Tag)
	require.Equal(t, []string{"a", "b"}, Texts(List([]string{"a", "b", "a"})))
}

func TestNumber(t *testing.T) {
	for _, tt := range []struct {
		tag, value, want string
		ok               bool
	}{
		{"!!int", "0x1F", "31", true}, {"!!int", "1_000", "1000", true}, {"!!int", "9223372036854775808", "9223372036854775808", true},
		{"!!float", "99999999999999999999", "99999999999999999999", true}, {"!!float", "1.50", "1.5", true}, {"!!float", "2", "2", true}, {"!!float", "1e3", "1000.0", true},
		{"!!float", ".inf", "+Inf", false}, {"!!float", ".nan", "NaN", false}, {"!!str", "a", "a", false}, {"!!int", "a", "a", false},
	} {
		have, ok := Number(scalar(tt.tag, tt.value))
		require.Equal(t, tt.want, have, tt.value)
		require.Equal(t, tt.ok, ok, tt.value)
	}
	for s, want := range map[string]bool{"10": true, "-10": true, "0": false, "01": false, "": false, "-": false, "1.0": false} {
		require.Equal(t, want, IsDigits(s), s)
	}
}

func TestRead(t *testing.T) {
	require.True(t, IsEmpty(Of([]any{nil, " ", map[string]any{}})))
	require.False(t, IsEmpty(Of([]any{nil, 0})))
	require.True(t, IsNested(Of([]any{"a", []any{}})))
	require.False(t, IsNested(Of(map[string]any{"a": []any{}})))
	require.True(t, Holds(Of([]any{"a ", []any{"b"}}), []string{"b", "a"}))
	require.False(t, Holds(Of("a"), []string{"a", "b"}))
	require.True(t, Holds(Of(nil), nil))
	require.Equal(t, "", Short(Of(nil)))
	require.Equal(t, "a, b", Short(Of([]any{"a", "b"})))
	require.Equal(t, strings.Repeat("é", 100)+"…", Short(Of(strings.Repeat("é", 101))))
}

// FuzzOf checks of any value of JSON:
//   - Its tree is read as the same value.
//   - Its tree has the texts that it holds, and is the same as itself.
func FuzzOf(f *testing.F) {
	for _, s := range []string{"null", `"a"`, "1.50", "-1e300", `[1,"yes",[true]]`, `{"a":{"<<":[]},"":"\u0000"}`, "12345678901234567890"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var v, again any
		if json.Unmarshal([]byte(s), &v) != nil {
			return
		}
		n := Of(v)
		require.NoError(t, n.Load(&again))
		want, err := json.Marshal(v)
		require.NoError(t, err)
		have, err := json.Marshal(again)
		require.NoError(t, err)
		require.JSONEq(t, string(want), string(have))
		require.True(t, Holds(n, Texts(n)))
		require.True(t, Same(n, Of(v)))
	})
}
