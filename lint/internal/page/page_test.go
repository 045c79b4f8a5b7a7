package page_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article/lint/internal/page"
	"github.com/goarticle/article/lint/internal/page/pagetest"
)

const src = "\ufeff\n---\ntitle: 芦苇莺  \nPubDate: 2021-05-04\nupdated: soon\ntags: []\ncategories: ' '\ncover: 1\n---\n<p>湖</p>\n"

// TestPlaces asks for places in and out of order, and holds them against a
// search for the text.
func TestPlaces(t *testing.T) {
	p := pagetest.Read("a.md", src)
	require.NotNil(t, p.Article)
	for _, text := range []string{"title: 芦苇莺", "PubDate: 2021-05-04", "cover: 1", "title: 芦苇莺"} {
		key, _, _ := strings.Cut(text, ":")
		start, end := p.Key(key)
		require.Equal(t, text, src[start:end])
		span := p.Span(start, end)
		require.Equal(t, start, p.Offset(span.Start.Line, span.Start.Column))
		require.Equal(t, end, p.Offset(span.End.Line, span.End.Column))
		require.Equal(t, start, p.LineStart(end))
	}
	start, end := p.Key("none")
	require.Equal(t, "---", src[start:end])
	require.Equal(t, "<p>湖</p>\n", src[p.Body():])
	require.False(t, p.Markup().Markdown)
	require.True(t, p.IsMarkdownFile())
	require.Equal(t, p.Body(), p.Markup().Start)
	require.Equal(t, len(src), p.Offset(100, 1))
	require.Equal(t, page.Span{Start: page.Position{Line: 1, Column: 1, ByteColumn: 1}, End: page.Position{Line: 1, Column: 1, ByteColumn: 4}}, p.Span(0, 3))
}

func TestNotRead(t *testing.T) {
	p := pagetest.Read("a.html", "\n no front matter")
	require.Nil(t, p.Article)
	require.Error(t, p.Err)
	require.Equal(t, len(p.Source), p.Body())
	start, end := p.Key("title")
	require.Equal(t, "no front matter", string(p.Source[start:end]))
	require.False(t, p.Markup().Markdown)
}

func TestKeys(t *testing.T) {
	p := pagetest.Read("a.md", src)
	require.True(t, p.HasValue("date", "pubDate"))
	require.True(t, p.HasValue("cover"))
	require.False(t, p.HasValue("tags", "categories", "none"))
	require.True(t, p.HasFault("updated"))
	require.False(t, p.HasFault("date", "none"))
	for field, want := range map[string]string{"date": "pubDate true", "updated": "updated true", "tags": "tags false", "permalink": "permalink false"} {
		key, ok := p.Present(field)
		require.Equal(t, want, fmt.Sprint(key, " ", ok))
	}
	require.Equal(t, []string{"PubDate", "updated"}, p.DateKeys())
	require.Equal(t, []string{"Authors", "author", "authors"}, page.SameField("Authors"))
	require.Equal(t, []string{"own"}, page.SameField("own"))
	for _, field := range page.DateFields() {
		require.True(t, page.IsDateKey(strings.ToUpper(field)))
	}
	require.True(t, page.IsNumber(1) && page.IsNumber(1.5) && !page.IsNumber("1"))
}

// TestReport checks that what is reported lies within the post, is no more than
// is kept, and belongs to the rule that began last.
func TestReport(t *testing.T) {
	p := pagetest.Read("a.md", src)
	p.Begin("first", page.Warning)
	p.ReportAs(page.Error, -1, 1<<40, "all of it")
	p.ReportAs(page.Notice, 3, 2, "nothing")
	p.Begin("second", page.Error)
	require.True(t, p.IsReported(0))
	for range page.MaxFindings + 1 {
		p.Report(1, 2, "x")
	}
	require.False(t, p.IsReported(1))
	found, all := p.Reported()
	require.Len(t, found, page.MaxFindings)
	require.Equal(t, page.MaxFindings+1, all)
	p.Keep(1)
	require.Equal(t, []page.Finding{
		{Rule: "first", Severity: page.Warning, Start: 0, End: len(src), Message: "all of it"},
		{Rule: "first", Severity: page.Notice, Start: 3, End: 3, Message: "nothing"},
		{Rule: "second", Severity: page.Error, Start: 1, End: 2, Message: "x"},
	}, p.Found())
	p.Begin("third", page.Error)
	p.ReportError(p.Article.Faults[0])
	found, _ = p.Reported()
	require.Equal(t, "soon", src[found[0].Start:found[0].End])
	require.Regexp(t, "^updated: want ", found[0].Message)
}

func TestForget(t *testing.T) {
	p := pagetest.Read("a.md", src)
	p.Report(0, 1, "x")
	p.Forget()
	require.Empty(t, p.Found())
}

func TestSite(t *testing.T) {
	var have string
	s := page.Site{ReportAs: func(v page.Severity, file string, _ page.Span, message string) { have = fmt.Sprint(v, file, message) }}
	s.Report("a", page.Span{}, "b")
	require.Equal(t, "0ab", have)
}
