package convert

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article"
)

func TestName(t *testing.T) {
	tests := []struct {
		file, title string
		target      Target
		format      Format
		want        string
	}{
		{"posts/a.html", "T", Hugo, Markdown, "a.md"},
		{"posts/a.html", "T", Hugo, HTML, "a.html"},
		{"a.b.markdown", "T", Hugo, "", "a.b.md"},
		{"posts/a.html", "T", Jekyll, "", "2021-11-06-a.md"},
		{"posts/2012-01-29-a.html", "T", Jekyll, "", "2012-01-29-a.md"},
		{"posts/2012-1-9-a.html", "T", Jekyll, "", "2012-01-09-a.md"},
		{"posts/2012-1-9-a.html", "T", Hugo, "", "2012-1-9-a.md"},
		{"posts/2012-02-31-a.html", "T", Jekyll, "", "2021-11-06-2012-02-31-a.md"},
		{"posts/2012-01-29-", "T", Jekyll, "", "2021-11-06-2012-01-29-.md"},
		{"posts/hello/index.html", "T", Hugo, "", "hello.md"},
		{"index.html", "Hello, World!", Hugo, "", "hello-world.md"},
		{"INDEX.md", "index", Hugo, "", "post.md"},
		{"", "Über die See: 新闻 é", Hugo, "", "über-die-see-新闻-é.md"},
		{"", "", Hugo, "", "post.md"},
		{"", "…", Hugo, "", "post.md"},
		{"_hidden.md", "T", Jekyll, "", "2021-11-06-hidden.md"},
		{"a?b*c.md", "T", Hugo, "", "a-b-c.md"},
		{"a\x00\u202eb.md", "T", Hugo, "", "a--b.md"},
		{"CON.md", "T", Hugo, "", "post-CON.md"},
		{"lpt1.x.md", "T", Hugo, "", "post-lpt1.x.md"},
		{"command.md", "T", Hugo, "", "command.md"},
		{"a ..md", "T", Hugo, "", "a.md"},
		{"..", "T", Hugo, "", "t.md"},
		{"…/.md", "", Hugo, "", "….md"},
		{strings.Repeat("é", 200) + ".md", "T", Hugo, "", strings.Repeat("é", 90) + ".md"},
	}
	for _, tt := range tests {
		a := &article.Article{File: tt.file, Title: tt.title, Comments: true, Date: time.Date(2021, 11, 6, 23, 0, 0, 0, time.FixedZone("", 8*3600))}
		p, err := (&Converter{Target: tt.target, Format: tt.format}).Convert(a)
		require.NoError(t, err)
		require.Equal(t, tt.want, p.Name, "%q", tt.file)
	}
}
