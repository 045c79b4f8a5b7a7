package body

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestIsLoose(t *testing.T) {
	const text = "The harbour wakes before the town does."
	for name, c := range map[string]struct {
		body string
		want bool
	}{
		"empty":                       {"", false},
		"one paragraph":               {text, false},
		"two paragraphs":              {text + "\n\n" + text, true},
		"lines with blanks between":   {text + "\n \t\n" + text + "\n\n" + text, true},
		"CRLF":                        {text + "\r\n\r\n" + text, true},
		"Chinese":                     {strings.Repeat("港口比城市醒得早。", 3) + "\n\n" + strings.Repeat("港口比城市醒得早。", 3), true},
		"inline tags":                 {"<em>" + text + "</em>\n\n<a href=x>" + text + "</a>", true},
		"in a div":                    {"<div>\n" + text + "\n\n" + text + "\n\n" + text + "\n</div>", true},
		"images between":              {text + "\n\n<img src=a>\n\n" + text + "\n\n<img src=b><br />\n<em>caption</em>", true},
		"a heading and a list":        {"<h2>Heading</h2>\n" + text + "\n\n<ul>\n<li>" + text + "</li>\n\n</ul>\n\n" + text, true},
		"one p among five":            {strings.Repeat(text+"\n\n", 4) + "<p>" + text + "</p>", true},
		"one p among four":            {strings.Repeat(text+"\n\n", 3) + "<p>" + text + "</p>", false},
		"p":                           {"<p>" + text + "</p>\n\n<p>" + text + "</p>\n\n", false},
		"p that is never closed":      {"<p>" + text + "\n\n<p>" + text + "\n\n", false},
		"blank lines within p":        {"<p>" + text + "\n\n" + text + "</p>", false},
		"br":                          {text + "<br><br>\n\n" + text + "<br><br>\n\n" + text, false},
		"br before blank lines":       {text + "<br>\n\n" + text + "<br>\n\n" + text, false},
		"words, not paragraphs":       {"one\n\ntwo\n\nthree", false},
		"blank lines between the end": {"<div>" + text + "</div>\n\n<div>" + text + "</div>\n\n", false},
		"cells":                       {"<table><tr>\n\n<td>" + text + "\n\n</td>\n\n<td>" + text + "\n\n</td></tr></table>", false},
		"headings":                    {"<h2>" + text + "\n\n</h2>\n\n<h2>" + text + "\n\n</h2>", false},
		"scripts, styles and code":    {"<script>" + text + "\n\n" + text + "</script><pre>\n\n" + text + "\n\n" + text + "</pre><style>" + text + "\n\n" + text + "</style>", false},
		"a script that never ends":    {"<script>" + text + "\n\n" + text + "\n\n" + text, false},
		"comments":                    {"<!--" + text + "\n\n" + text + "\n\n" + text + "-->", false},
		"a comment that never ends":   {"<!--" + text + "\n\n" + text + "\n\n", false},
		"custom elements":             {"<x-card>\n\n" + text + "\n\n</x-card>\n\n<x-card>" + text + "\n\n</x-card>", false},
		"a tag that never ends":       {text + "\n\n<p", false},
		"a lone bracket":              {text + "\n\n<", false},
	} {
		require.Equal(t, c.want, IsLoose([]byte(c.body)), name)
	}
}
