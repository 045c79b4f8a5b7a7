package report

import (
	"cmp"
	"encoding/json"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/goarticle/article"
	"github.com/goarticle/article/internal/weburl"
)

// How many bytes of a text the page has. It is for looking at: whole texts
// would make it ten times as large.
const (
	maxText    = 2000 // a caption, an alt text, a message
	maxAddress = 2000
	maxSearch  = 600 // of what the search reads beside titles and names
	maxExcerpt = 1500
	maxPicture = 8000 // of an address that is the picture itself
)

// A postRow is a line of the table of posts, and what the search reads.
type postRow struct {
	number int

	File         string `json:"file"`
	Title        string `json:"title"`
	Date         string `json:"date"`
	Words        int    `json:"words"`
	Images       int    `json:"images"`
	Captions     int    `json:"captions"`
	Links        int    `json:"links"`
	Faults       int    `json:"faults"`
	Findings     int    `json:"findings"`
	Draft        bool   `json:"draft,omitzero"`
	Unread       bool   `json:"unread,omitzero"`
	Text         string `json:"text,omitzero"`
	FirstImage   int    `json:"firstImage"`
	FirstLink    int    `json:"firstLink"`
	FirstFinding int    `json:"firstFinding"`
}

// describe takes from a what the table shows.
func (r *postRow) describe(a *article.Article) {
	r.Title, r.Words, r.Draft = cut(a.Title, maxText), a.Words, a.Draft
	r.Images, r.Links, r.Faults = len(a.Images), len(a.Links), len(a.Faults)
	if !a.Date.IsZero() {
		r.Date = a.Date.Format(time.DateOnly)
	}
	for i := range a.Images {
		if a.Images[i].Caption != "" {
			r.Captions++
		}
	}
	text := []string{strings.Join(a.Authors, " "), strings.Join(a.Categories, " "), strings.Join(a.Tags, " "), a.Summary, a.Excerpt}
	r.Text = cut(strings.Join(text, " \n"), maxSearch)
}

// A detailRow is what the view of one post has besides its images, links and
// findings.
type detailRow struct {
	Authors    []string     `json:"authors,omitzero"`
	Date       string       `json:"date,omitzero"`
	Updated    string       `json:"updated,omitzero"`
	Categories []string     `json:"categories,omitzero"`
	Tags       []string     `json:"tags,omitzero"`
	Cover      string       `json:"cover,omitzero"`
	Summary    string       `json:"summary,omitzero"`
	Language   string       `json:"language,omitzero"`
	Layout     string       `json:"layout,omitzero"`
	Permalink  string       `json:"permalink,omitzero"`
	NoComments bool         `json:"noComments,omitzero"`
	Markup     string       `json:"markup,omitzero"`
	Excerpt    string       `json:"excerpt,omitzero"`
	Extra      string       `json:"extra,omitzero"` // as JSON
	Headings   []headingRow `json:"headings,omitzero"`
	Faults     []faultRow   `json:"faults,omitzero"`
}

type headingRow struct {
	Level  int    `json:"level"`
	Text   string `json:"text"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
}

type faultRow struct {
	Key     string `json:"key,omitzero"`
	Message string `json:"message"`
	Line    int    `json:"line,omitzero"`
	Column  int    `json:"column,omitzero"`
}

// detailsOf are the details of a.
func detailsOf(a *article.Article) detailRow {
	row := detailRow{
		Authors: cutAll(a.Authors), Date: timeOf(a.Date), Updated: timeOf(a.Updated),
		Categories: cutAll(a.Categories), Tags: cutAll(a.Tags),
		Cover: cut(a.Cover, maxAddress), Summary: cut(a.Summary, maxExcerpt), Language: cut(a.Language, maxText),
		Layout: cut(a.Layout, maxText), Permalink: cut(a.Permalink, maxAddress), NoComments: !a.Comments,
		Markup: cmp.Or(string(a.Markup), string(article.HTML)), Excerpt: cut(a.Excerpt, maxExcerpt),
	}
	if len(a.Extra) > 0 {
		if extra, err := json.Marshal(a.Extra); err == nil {
			row.Extra = cut(string(extra), maxText)
		}
	}
	for _, h := range a.Headings {
		row.Headings = append(row.Headings, headingRow{h.Level, cut(h.Text, maxText), h.Line, h.Column})
	}
	for _, f := range a.Faults {
		row.Faults = append(row.Faults, faultsOf([]error{f})...)
	}
	return row
}

// faultsOf are errors of one post as rows.
func faultsOf(errs []error) []faultRow {
	var rows []faultRow
	for _, err := range errs {
		e, ok := err.(*article.Error)
		if !ok {
			rows = append(rows, faultRow{Message: cut(err.Error(), maxText)})
			continue
		}
		row := faultRow{Key: cut(e.Key, maxText), Line: e.Line, Column: e.Column}
		if e.Err != nil {
			row.Message = cut(e.Err.Error(), maxText)
		}
		rows = append(rows, row)
	}
	return rows
}

// An imageRow is an image of a post.
type imageRow struct {
	Post       int    `json:"post"`
	Src        string `json:"src"`
	Host       string `json:"host,omitzero"`
	Show       string `json:"show,omitzero"` // where a browser finds the picture; empty: nowhere
	Alt        string `json:"alt,omitzero"`
	Title      string `json:"title,omitzero"`
	Caption    string `json:"caption,omitzero"`
	From       string `json:"from,omitzero"`
	Link       string `json:"link,omitzero"`
	Decorative bool   `json:"decorative,omitzero"`
	Width      int    `json:"width,omitzero"`
	Height     int    `json:"height,omitzero"`
	Line       int    `json:"line"`
	Column     int    `json:"column"`
}

// imageOf is the row of an image of a.
func (w *Writer) imageOf(a *article.Article, m *article.Image) imageRow {
	row := imageRow{
		Src: cut(m.Src, maxAddress), Host: weburl.HostOf(m.Src), Show: w.show(a, m.Src),
		Alt: cut(m.Alt, maxText), Title: cut(m.Title, maxText), Caption: cut(m.Caption, maxText), From: m.CaptionFrom,
		Link: cut(m.Link, maxAddress), Decorative: m.Decorative, Width: m.Width, Height: m.Height, Line: m.Line, Column: m.Column,
	}
	return row
}

// show is where a browser finds the picture at src, as far as the page may
// ask for it.
func (w *Writer) show(a *article.Article, src string) string {
	switch scheme := schemeOf(src); {
	case len(src) > maxPicture:
		return ""
	case scheme == "http" || scheme == "https" || scheme == "data":
		return src
	case strings.HasPrefix(src, "//"):
		return "https:" + src
	case scheme == "" && src != "" && w.page.Local != nil:
		return w.page.Local(a, src)
	}
	return ""
}

// A linkRow is a link of a post.
type linkRow struct {
	Post     int    `json:"post"`
	Host     int    `json:"host"` // the number of its row
	URL      string `json:"url"`
	Text     string `json:"text,omitzero"`
	Outbound bool   `json:"outbound,omitzero"`
	Line     int    `json:"line"`
	Column   int    `json:"column"`
}

// addressOf is where a link leads.
func addressOf(l *article.Link) string { return cmp.Or(l.URL, l.Href) }

// A findingRow is something that was found in a post.
type findingRow struct {
	Post     int    `json:"post"` // -1: not on the page
	File     string `json:"file,omitzero"`
	Rule     string `json:"rule"`
	Severity string `json:"severity"`
	Message  string `json:"message"`
	Line     int    `json:"line,omitzero"`
	Column   int    `json:"column,omitzero"`
}

// schemeOf is the scheme of an address in lower case; empty: it has none.
func schemeOf(address string) string {
	scheme, _, ok := strings.Cut(address, ":")
	if !ok || scheme == "" || strings.ContainsFunc(scheme, isNotOfScheme) {
		return ""
	}
	return strings.ToLower(scheme)
}

func isNotOfScheme(r rune) bool {
	return !('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r == '+' || r == '-' || r == '.')
}

// timeOf is t as text; the zero time is empty.
func timeOf(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}

// cut is s, or the beginning of it with a mark that something is missing.
func cut(s string, size int) string {
	if len(s) <= size {
		return s
	}
	for size > 0 && !utf8.RuneStart(s[size]) {
		size--
	}
	return s[:size] + "…"
}

// maxList is how many texts of a list the page has.
const maxList = 100

// cutAll cuts each text of a list, and the list.
func cutAll(list []string) []string {
	var all []string
	for i, s := range list {
		if i == maxList {
			return append(all, "…")
		}
		all = append(all, cut(s, maxText))
	}
	return all
}
