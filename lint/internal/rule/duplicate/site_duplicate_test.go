package duplicate

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article/lint/internal/page"
	"github.com/goarticle/article/lint/internal/page/pagetest"
)

// TestCheck checks pairs of posts, of which the second is or is not the first
// again.
func TestCheck(t *testing.T) {
	var b strings.Builder
	for i := range 100 {
		fmt.Fprintf(&b, "word%d ", i*i)
	}
	text := b.String()
	const long = "want a text of its own, have that of a.md"
	for _, c := range []struct {
		first, second [2]string // name and text
		want          string
	}{
		{[2]string{"a.md", "title: x"}, [2]string{"A.html", "title: y"}, "A.html1 want a file name of its own up to the extension, have that of a.md"},
		{[2]string{"a.md", "title: x"}, [2]string{"A.html", "title: y\nlang: de"}, ""},
		{[2]string{"a.md", "title: x\npermalink: /B/index.html"}, [2]string{"c.md", "title: y\nurl: b"}, "c.md2 want a permalink of its own, have that of a.md"},
		{[2]string{"a.md", "title: x\npermalink: /:title/"}, [2]string{"c.md", "title: y\npermalink: /:title/"}, ""},
		{[2]string{"a.md", "slug: s\ndate: 2021-05-04"}, [2]string{"c.md", "slug: S\ndate: 2021-05-04"}, "c.md0 want a slug of its own for the day, have that of a.md"},
		{[2]string{"a.md", "title: x\n---\n" + text}, [2]string{"c.md", "title: y\n---\n<b>" + strings.ToUpper(text) + "</b>"}, "c.md1 " + long + " (100 % alike)"},
		{[2]string{"a.md", "title: x\n---\n" + text}, [2]string{"c.md", "title: X\n---\n" + text + "end"}, "c.md1 " + long},
		{[2]string{"a.md", "title: x\n---\n" + text}, [2]string{"c.md", "title: y\n---\n" + text + "end"}, ""},
		{[2]string{"a.md", "title: x\n---\nshort"}, [2]string{"c.md", "title: x\n---\nshort"}, ""},
		{[2]string{"a.md", "title: x\ndraft: true"}, [2]string{"a.html", "title: y"}, ""},
	} {
		var have string
		s := page.Site{
			Posts: func(yield func(string, any) bool) {
				for _, post := range [][2]string{c.first, c.second} {
					src := "---\n" + post[1]
					if !strings.Contains(post[1], "---") {
						src += "\n---\n"
					}
					if k := Keep(pagetest.Read(post[0], src)); k != nil && !yield(post[0], k) {
						return
					}
				}
			},
			ReportAs: func(_ page.Severity, file string, at page.Span, m string) {
				have += fmt.Sprint(file, at.Start.Line-1, " ", m)
			},
		}
		Check(&s)
		require.True(t, strings.HasPrefix(have, c.want) && (have == "") == (c.want == ""), "%q, want %q", have, c.want)
	}
}
