package picture

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestCaptionText(t *testing.T) {
	for text, want := range map[string]string{
		"The lake": "The lake",
		"The <em>lake</em> in <a href='/x'>May</a>": "The lake in May",
		"The lake<br>in May":                        "The lake in May",
		"The lake<BR/>in May":                       "The lake in May",
		"<p>The lake</p><p>in May</p>":              "The lake in May",
		"<strong>The lake":                          "The lake",
		"The lake</i>":                              "The lake",
		"Tom &amp; <b>Jerry</b>":                    "Tom & Jerry",
		"Tom &amp; Jerry":                           "Tom & Jerry",
		"Tom & Jerry; and Co.":                      "Tom & Jerry; and Co.",
		"a &nosuch; b":                              "a &nosuch; b",
		"a < b and b > c":                           "a < b and b > c",
		"i <3 it":                                   "i <3 it",
		"List<int> of <b>x</b>":                     "List<int> of x",
		"List<int>":                                 "List<int>",
		"a <b":                                      "a <b",
		"a <bold> b":                                "a <bold> b",
		"<b>a</b><!-- no --> b":                     "a b",
		"\xff <b>a</b>":                             "\ufffd a",
	} {
		require.Equal(t, strings.ToValidUTF8(want, "\ufffd"), strings.ToValidUTF8(captionText(text), "\ufffd"), text)
	}
	captionText(strings.Repeat("<b <a &amp", 100_000)) // looked at again and again, it would not end
}
