package convert

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article"
)

// TestNeeds checks what each site has to be told, by the post.
func TestNeeds(t *testing.T) {
	const whole = "title: T\ndate: 2021-11-06\ndescription: D\n"
	for _, tt := range []struct {
		name, front, body string
		converter         Converter
		want              []Need
	}{
		{"plain Markdown", whole, "a *b*\n\nc\n", Converter{Target: Hugo}, nil},
		{"tags in Markdown", whole, "# a\n\nb <kbd>c</kbd>\n", Converter{Target: Hugo}, []Need{HugoUnsafe}},
		{"tags in code", whole, "# a\n\nb `<kbd>`\n", Converter{Target: Hugo}, nil},
		{"tags, elsewhere", whole, "# a\n\nb <kbd>c</kbd>\n", Converter{Target: Hexo}, nil},
		{"HTML as Markdown", whole, "<p>a <kbd>b</kbd></p>", Converter{Target: Hugo}, nil},
		{"HTML that is kept", whole, "<p>a</p>", Converter{Target: Hugo, Format: Keep}, []Need{HugoUnsafe}},
		{"a file of HTML", whole, "<p>a</p>", Converter{Target: Hugo, Format: HTML}, []Need{HugoAllowContent}},
		{"a file of HTML for Astro", whole, "<p>a</p>", Converter{Target: Astro, Format: HTML}, []Need{AstroLoader}},
		{"all of the schema", whole, "<p>a</p>", Converter{Target: Astro}, nil},
		{"nothing of the schema", "author: A\n", "<p>a</p>", Converter{Target: Astro}, []Need{AstroTitle, AstroDescription, AstroDate}},
		{"former addresses", whole + "aliases: [/a]\n", "<p>a</p>", Converter{Target: Jekyll}, []Need{JekyllRedirects}},
		{"former addresses, which Hugo reads", whole + "redirect_from: /a\n", "<p>a</p>", Converter{Target: Hugo}, nil},
		{"an address", whole + "permalink: /a/\n", "<p>a</p>", Converter{Target: Astro}, []Need{AstroRedirects}},
		{"a draft", whole + "draft: true\n", "<p>a</p>", Converter{Target: Eleventy}, []Need{EleventyDrafts}},
		{"marks", whole, "<p>a {{< b >}} {{< c >}}</p><p>{{< d >}}</p>", Converter{Target: Hexo}, []Need{TemplateMarks}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a, err := new(article.Parser).ParseNamed("a.md", strings.NewReader("---\n"+tt.front+"---\n"+tt.body))
			require.NoError(t, err)
			p, err := tt.converter.Convert(a)
			require.NoError(t, err)
			require.Equal(t, tt.want, p.Needs)
		})
	}
}

// TestDrafts checks that a draft by its folder is one for every target, and
// what is said of it.
func TestDrafts(t *testing.T) {
	for target, want := range map[Target]string{
		Hugo: "draft: true", Hexo: "published: false", Jekyll: "published: false", Eleventy: "draft: true", Astro: "draft: true",
	} {
		a, err := new(article.Parser).ParseNamed("site/_drafts/2021-11-06-a.md", strings.NewReader("---\ntitle: T\n---\n"))
		require.NoError(t, err)
		for _, f := range []Format{Markdown, Keep} {
			p, err := (&Converter{Target: target, Format: f}).Convert(a)
			require.NoError(t, err)
			require.Contains(t, string(p.Data), "\n"+want+"\n")
			key, value, _ := strings.Cut(want, ": ")
			require.Contains(t, p.Changes, Change{File: a.File, Kind: Added, To: key, Value: value, Note: "the folder _drafts has it"})
		}
	}
}
