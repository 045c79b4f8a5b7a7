package css

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article/internal/fixture"
)

// listed are declarations as name=value, with bars between them.
func listed(style string) string {
	var list []string
	for name, value := range Declarations([]byte(style)) {
		list = append(list, string(name)+"="+string(value))
	}
	return strings.Join(list, "|")
}

func TestDeclarations(t *testing.T) {
	for style, want := range map[string]string{
		"":                               "",
		";;":                             "",
		"no declaration;color":           "",
		"color:red":                      "color=red",
		" COLOR :\n Red ; ":              "color=Red",
		"a:1;b: 2;;c :3":                 "a=1|b=2|c=3",
		"a:1!important;b:2 !important ":  "a=1|b=2",
		"a:1 !IMPORTANT;b:2 ! Important": "a=1|b=2",
		"a:unimportant;b: !important":    "a=unimportant|b=",
		"background:url(http://a)":       "background=url(http://a)",
		"a:;:b":                          "a=|=b",
	} {
		require.Equal(t, want, listed(style), "%q", style)
	}
	for name := range Declarations([]byte("a:1;b:2")) {
		require.Equal(t, "a", string(name))
		break // nothing may be yielded after it
	}
}

func TestEqualFold(t *testing.T) {
	require.True(t, EqualFold([]byte("CenTer"), "center"))
	require.True(t, EqualFold(nil, ""))
	require.False(t, EqualFold([]byte("centre"), "center"))
	require.False(t, EqualFold([]byte("center "), "center"))
	require.False(t, EqualFold([]byte("\u212a"), "k")) // the Kelvin sign, which folds to k
}

func TestIsGrey(t *testing.T) {
	for _, color := range []string{
		"gray", "GREY", "DarkGray", "slategrey", "silver", "#666", "#999999", "#AAA", "#505050", "#d0d0d0", "#708090",
		"rgb(102, 102, 102)", "rgb(99,99,99)", "RGB(102 102 102)", "RGBA(120,120,120,.5)", "rgba(0, 0, 0, 0.6)", "rgba(0,0,0,0.54)",
		"rgba(0,0,0,.6)", "rgb(0 0 0 / 60%)", "rgba(0,0,0,0.5)", "rgb(40%, 40%, 40%)", "rgb(34.9019%,34.9019%,34.9019%)", "rgba(120,120,120,1)", "rgba(120,120,120,1.0)",
	} {
		require.True(t, IsGrey([]byte(color)), color)
	}
	for _, color := range []string{
		"", "red", "black", "white", "#000", "#fff", "#4f4f4f", "#d1d1d1", "#f66", "#66668b", "#12345", "#66", "#66x", "#", "666",
		"rgb(1)", "rgb", "rgb(0,0,0)", "(102,102,102)", "hsl(102,102,102)", "rgb(102,102,200)", "rgba(0,0,0,0.9)", "rgba(0,0,0,0.1)", "rgba(0,0,0,.9)", "rgba(0,0,0,1)", "rgba(120,120,120,.1)", "rgba(0,0,0,0)", "rgb(1..2,102,102,102,102)",
		"rgb(99999999999999999999,102,102)",
	} {
		require.False(t, IsGrey([]byte(color)), color)
	}
}

func TestIsSmall(t *testing.T) {
	for _, size := range []string{"small", "SMALLER", "x-small", "xx-small", "13px", "12PX", "9pt", "9.5pt", ".8em", "0.9rem", "80%", "90%", "0px"} {
		require.True(t, IsSmall([]byte(size)), size)
	}
	for _, size := range []string{"", "medium", "large", "larger", "14px", "13.1px", "10pt", "1em", "0.91rem", "91%", "1..2em", "12", ".px", "px", "12vw", "12 px", "-1px", "calc(1px)"} {
		require.False(t, IsSmall([]byte(size)), size)
	}
}

// FuzzDeclarations checks of any style attribute:
//   - Each name is in lower case, without a colon, and stands in the
//     attribute, as its value does, behind the one before it.
//   - Neither has a semicolon in it, or white space around it.
//   - Whatever the value is, it is a colour and a size that can be judged.
func FuzzDeclarations(f *testing.F) {
	fixture.Seeds(f, func(post []byte) {
		for _, attr := range strings.Split(string(post), "style=\"")[1:] {
			style, _, _ := strings.Cut(attr, "\"")
			f.Add(style)
		}
	})
	f.Add("color:rgba(0,0,0,0.5) !important;font-size:1.2em")
	f.Fuzz(func(t *testing.T, style string) {
		rest := strings.ToLower(style)
		for name, value := range Declarations([]byte(style)) {
			for _, part := range []string{string(name), strings.ToLower(string(value))} {
				i := strings.Index(rest, part)
				require.GreaterOrEqual(t, i, 0)
				rest = rest[i+len(part):]
				require.NotContains(t, part, ";")
				require.Equal(t, strings.TrimSpace(part), part)
			}
			require.NotContains(t, string(name), ":")
			require.False(t, IsGrey(value) && IsSmall(value))
		}
	})
}
