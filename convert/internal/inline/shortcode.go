package inline

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"github.com/goarticle/article/convert/internal/template"
)

// Param is text as a parameter of a shortcode, which holds no mark of another.
func (w *Writer) Param(s string) string {
	s = w.Marks.Show(s, html.UnescapeString)
	s = breakShortcodes(strings.ReplaceAll(s, ">}}", ">\u200b}}"))
	switch {
	case !strings.ContainsAny(s, "\"\\\n"):
		return `"` + s + `"`
	case !strings.ContainsAny(s, "`\n"):
		return "`" + s + "`"
	}
	// Hugo knows no backslash there but that before a quote.
	s = escapedPunct.ReplaceAllStringFunc(s, func(c string) string { return entity(rune(c[1])) })
	return `"` + strings.NewReplacer(`\`, "&#92;", `"`, `\"`, "\n", " ").Replace(s) + `"`
}

var escapedPunct = regexp.MustCompile(`\\[!-/:-@\[-` + "`" + `{-~]`)

// guardShortcodes is code with a comment in each of Hugo's shortcodes, by which
// Hugo shows them: {{</* ref */>}}. One that does not end stops Hugo; a blank
// without width keeps it from being one.
func guardShortcodes(s string) string {
	if !strings.Contains(s, "{{<") && !strings.Contains(s, "{{%") {
		return s
	}
	var b strings.Builder
	pos := 0
	for start, end := range template.All(s) {
		mark := s[start:end]
		if !template.IsShortcode(mark) {
			continue
		}
		b.WriteString(breakShortcodes(s[pos:start]))
		if !strings.HasPrefix(mark[3:], "/*") {
			mark = mark[:3] + "/*" + mark[3:len(mark)-3] + "*/" + mark[len(mark)-3:]
		}
		b.WriteString(mark)
		pos = end
	}
	return b.String() + breakShortcodes(s[pos:])
}

func breakShortcodes(s string) string {
	return shortcodeBreaker.Replace(s)
}

var shortcodeBreaker = strings.NewReplacer("{{<", "{{\u200b<", "{{%", "{{\u200b%")
