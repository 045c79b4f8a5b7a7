package markdown

import (
	"fmt"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// attacks are bodies of about n bytes each that a reader may take too long
// for.
var attacks = map[string]func(n int) string{
	"quotes":             func(n int) string { return strings.Repeat(">", n) + "a" },
	"quotes with blanks": func(n int) string { return strings.Repeat("> ", n/2) + "a" },
	"deep lines":         func(n int) string { return strings.Repeat(strings.Repeat("> ", 100)+"a\n", n/202) },
	"deep items": func(n int) string {
		return strings.Repeat("- ", 48) + strings.Repeat("a\n"+strings.Repeat(" ", 96), n/98)
	},
	"lists":              func(n int) string { return strings.Repeat("- ", n/2) + "a" },
	"ordered lists":      func(n int) string { return strings.Repeat("1. ", n/3) + "a" },
	"brackets":           func(n int) string { return strings.Repeat("[", n/2) + "a" + strings.Repeat("]", n/2) },
	"brackets, named":    func(n int) string { return "[a]: b\n\n" + strings.Repeat("[", n/2) + "a" + strings.Repeat("]", n/2) },
	"open brackets":      func(n int) string { return strings.Repeat("[", n) },
	"closing brackets":   func(n int) string { return strings.Repeat("]", n) },
	"images":             func(n int) string { return strings.Repeat("![", n/7) + "a" + strings.Repeat("](b)", n/7) },
	"stars":              func(n int) string { return strings.Repeat("*", n) },
	"stars around":       func(n int) string { return strings.Repeat("*", n/2) + "a" + strings.Repeat("*", n/2) },
	"open emphasis":      func(n int) string { return strings.Repeat("*a _b ", n/6) },
	"mixed emphasis":     func(n int) string { return strings.Repeat("*a_ ", n/4) },
	"emphasis of threes": func(n int) string { return strings.Repeat("a**b*c***", n/9) },
	"tildes":             func(n int) string { return strings.Repeat("~~a~ ", n/5) },
	"long tildes":        func(n int) string { return strings.Repeat("~~~a", n/4) },
	"backticks":          func(n int) string { return "a" + strings.Repeat("`", n) },
	"runs of backticks": func(n int) string {
		var s strings.Builder
		for i := 1; s.Len() < n; i++ {
			s.WriteString("a" + strings.Repeat("`", i))
		}
		return s.String()
	},
	"less than":          func(n int) string { return strings.Repeat("<", n) },
	"greater than":       func(n int) string { return "a" + strings.Repeat(">", n) },
	"open tags":          func(n int) string { return "a " + strings.Repeat("<a b ", n/5) },
	"one open tag":       func(n int) string { return "a <a " + strings.Repeat("b ", n/2) },
	"open attributes":    func(n int) string { return "a " + strings.Repeat("<a x=\" y='", n/10) },
	"open comments":      func(n int) string { return "a " + strings.Repeat("<!-- ", n/5) },
	"open instructions":  func(n int) string { return "a " + strings.Repeat("<? ", n/3) },
	"open declarations":  func(n int) string { return "a " + strings.Repeat("<!A ", n/4) },
	"dashes":             func(n int) string { return strings.Repeat("- ", n/2) },
	"open links":         func(n int) string { return strings.Repeat("[a](", n/4) },
	"open angles":        func(n int) string { return strings.Repeat("[a](<b", n/6) },
	"open titles":        func(n int) string { return strings.Repeat("[a](b \"", n/7) },
	"open titles, mixed": func(n int) string { return "[a](b '" + strings.Repeat("[a](b (c", n/8) },
	"open references":    func(n int) string { return "[a]: b\n\n" + strings.Repeat("[a][", n/4) },
	"references":         func(n int) string { return "[a]: b\n\n" + strings.Repeat("[a][a]\n", n/7) },
	"long label":         func(n int) string { return "[a]: b\n\n" + strings.Repeat("[a\n", n/6) + strings.Repeat("]\n", n/6) },
	"definitions": func(n int) string {
		var s strings.Builder
		for i := 0; s.Len() < n; i++ {
			fmt.Fprintf(&s, "[%d]: a\n", i)
		}
		return s.String()
	},
	"definitions, used": func(n int) string {
		var s strings.Builder
		for i := 0; s.Len() < n; i++ {
			fmt.Fprintf(&s, "[%d]: a\n\n[%d] [b][%d]\n\n", i, i, i)
		}
		return s.String()
	},
	"footnotes": func(n int) string {
		var s strings.Builder
		for i := 0; s.Len() < n/2; i++ {
			fmt.Fprintf(&s, "a[^%d]\n\n", i)
		}
		for i := s.Len() / 7; i >= 0; i-- {
			fmt.Fprintf(&s, "[^%d]: b\n", i)
		}
		return s.String()
	},
	"one footnote":     func(n int) string { return "[^1]: b\n\n" + strings.Repeat("a[^1] ", n/6) },
	"nested footnotes": func(n int) string { return strings.Repeat("[^a]:", n/5) },
	"table":            func(n int) string { return "|a|b|\n|-|-|\n" + strings.Repeat("|a|b|\n", n/6) },
	"wide table": func(n int) string {
		c := n / 8
		return strings.Repeat("|a", c) + "|\n" + strings.Repeat("|-", c) + "|\n" + strings.Repeat("|a", c) + "|\n"
	},
	"short rows": func(n int) string {
		c := n / 8
		return strings.Repeat("|a", c) + "|\n" + strings.Repeat("|-", c) + "|\n" + strings.Repeat("a\n", c)
	},
	"many heads":             func(n int) string { return strings.Repeat("|-|\n", n/4) },
	"bars in code":           func(n int) string { return "|a|b|\n|-|-|\n" + strings.Repeat("|`a\\|b`|c|\n", n/11) },
	"headings":               func(n int) string { return strings.Repeat("# a\n", n/4) },
	"underlined":             func(n int) string { return strings.Repeat("a\n-\n", n/4) },
	"attributes":             func(n int) string { return "# " + strings.Repeat("{a=", n/3) },
	"lists of attributes":    func(n int) string { return strings.Repeat("a{: .b ", n/7) + "\n" + strings.Repeat("{:.a}", n/5) },
	"open tags of templates": func(n int) string { return strings.Repeat("{{ {% {{< ", n/10) },
	"tags of templates":      func(n int) string { return strings.Repeat("{{a}}", n/5) },
	"links to tags":          func(n int) string { return strings.Repeat("[a]({{b}})", n/10) },
	"open regions":           func(n int) string { return strings.Repeat("{% highlight a %}\n", n/18) },
	"regions":                func(n int) string { return strings.Repeat("{% raw %}{{a}}{% endraw %}", n/26) },
	"code and tags":          func(n int) string { return "{{a}}" + strings.Repeat("`{{a", n/4) },
	"indented":               func(n int) string { return strings.Repeat(" ", n/2) + "a\n" + strings.Repeat("\t", n/2) + "b" },
	"steps":                  func(n int) string { return steps(n) },
	"blank lines":            func(n int) string { return strings.Repeat("\n", n) },
	"items and blank lines":  func(n int) string { return strings.Repeat("-\n\n", n/3) },
	"long lines":             func(n int) string { return strings.Repeat("a", n) },
	"short lines":            func(n int) string { return strings.Repeat("a\n", n/2) },
	"words":                  func(n int) string { return strings.Repeat("a ", n/2) },
	"addresses":              func(n int) string { return strings.Repeat("http://a.bc/", n/12) },
	"address and tildes":     func(n int) string { return strings.Repeat("http://a.bc/~~~~~~~~~~~~~~ ", n/28) },
	"addresses of mail":      func(n int) string { return strings.Repeat("a.b.c@d-", n/8) },
	"entities":               func(n int) string { return strings.Repeat("&a", n/2) },
	"backslashes":            func(n int) string { return strings.Repeat("\\", n) },
	"div of Markdown":        func(n int) string { return strings.Repeat("<div markdown=1>\n", n/17) },
	"word markdown":          func(n int) string { return "<div " + strings.Repeat("markdown ", n/9) },
	"html blocks":            func(n int) string { return strings.Repeat("<div>\n", n/6) },
	"scripts":                func(n int) string { return strings.Repeat("<script>\n", n/9) },
	"fences":                 func(n int) string { return strings.Repeat("```\n", n/4) },
	"tabs":                   func(n int) string { return strings.Repeat(">\t", n/2) },
	"nul":                    func(n int) string { return strings.Repeat("\x00", n) },
}

// steps is a list that goes one level deeper with each line.
func steps(n int) string {
	var s strings.Builder
	for i := 0; s.Len() < n; i++ {
		s.WriteString(strings.Repeat("  ", i%150) + "- a\n")
	}
	return s.String()
}

// TestAttacks reads them at three sizes, each twice the one before. What is
// allocated shows the work that is done; the bound on the time is a wide one,
// which a body that takes time by the square of its size is far beyond.
func TestAttacks(t *testing.T) {
	for name, body := range attacks {
		t.Run(name, func(t *testing.T) {
			const size, longest = 64 << 10, 20 * time.Second
			var allocated [3]uint64
			for i := range allocated {
				b := []byte(body(size << i))
				var before, after runtime.MemStats
				runtime.ReadMemStats(&before)
				start := time.Now()
				d, err := Parse(b)
				took := time.Since(start)
				runtime.ReadMemStats(&after)
				allocated[i] = (after.TotalAlloc - before.TotalAlloc) / uint64(len(b))
				require.NoError(t, err)
				require.LessOrEqual(t, len(d.HTML), 40*len(b)+1000)
				require.Less(t, took, longest)
				if os.Getenv("ARTICLE_TABLE") != "" {
					fmt.Printf("%-25s %8d bytes %10s %6d bytes allocated for each\n", name, len(b), took.Round(time.Millisecond), allocated[i])
				}
			}
			require.Less(t, allocated[2], 600+2*allocated[0])
		})
	}
}
