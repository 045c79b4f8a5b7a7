package inline

import (
	"strings"

	"golang.org/x/net/html"

	"github.com/goarticle/article/convert/internal/dialect"
)

// codeSpan is code in a line. Where a line with a | in it would be a table it
// is HTML.
func (w *Writer) codeSpan(s string, cell bool) string {
	s, before, after := w.CodeMarks(s)
	if strings.Contains(s, "|") {
		switch {
		case w.Pipes:
			s = strings.ReplaceAll(html.EscapeString(s), "|", "&#124;")
			return before + "<code>" + w.escapeInHTML(s) + "</code>" + after
		case cell:
			s = strings.ReplaceAll(s, "|", `\|`)
		}
	}
	ticks := strings.Repeat("`", codeTicks(s))
	if s[0] == '`' || s[len(s)-1] == '`' || s[0] == ' ' && s[len(s)-1] == ' ' && strings.TrimSpace(s) != "" {
		s = " " + s + " "
	}
	return before + ticks + s + ticks + after
}

// codeTicks is the least number of backticks of which s has no run.
func codeTicks(s string) int {
	if !strings.Contains(s, "`") {
		return 1
	}
	return LongestRun(s, '`') + 1
}

// LongestRun is how often c stands side by side in s at most.
func LongestRun(s string, c byte) int {
	longest, n := 0, 0
	for i := range len(s) {
		if s[i] != c {
			n = 0
			continue
		}
		n++
		longest = max(longest, n)
	}
	return longest
}

// CodeMarks is code with its marks of template engines as they show in it, and
// what stands around it to keep them from being run.
func (w *Writer) CodeMarks(s string) (code, before, after string) {
	s = w.Marks.Show(s, html.UnescapeString)
	switch {
	case w.Engine == dialect.Hugo:
		return guardShortcodes(s), "", ""
	case w.Engine == dialect.Liquid && w.Alive && hasBraces(s):
		return s, "{% raw %}", "{% endraw %}"
	}
	return s, "", ""
}

func hasBraces(s string) bool {
	return strings.Contains(s, "{{") || strings.Contains(s, "{%") || strings.Contains(s, "{#")
}
