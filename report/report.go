// Package report writes a page to look at: one HTML file that shows what posts
// hold, for whoever judges many of them by eye. It has figures and plots,
// images beside their captions, links by host, a table of posts to search, and
// what lint found.
//
// The file needs nothing beside it and asks for nothing: its policy lets no
// script run but its own, and pictures are only asked for once a reader wants
// them. Posts are untrusted, and nothing of them is ever read as markup.
//
// What lint found as text, or for CI, is written by package lint/report.
package report

import (
	"errors"
	"io"

	"github.com/goarticle/article"
	"github.com/goarticle/article/lint"
)

// A Page says what the page is like. The zero Page is ready to use.
type Page struct {
	// Title is that of the page; empty: Posts.
	Title string

	// Pictures has them loaded from their addresses as soon as the page is
	// opened. Otherwise a reader asks for them by a button.
	Pictures bool

	// Local returns the address at which the page finds an image of a that
	// has no host, such as ../static/lake.jpg, and an empty one where it
	// does not. nil: such images are not shown.
	Local func(a *article.Article, src string) string

	// Rules tell what the rules are about that found something; nil: those
	// of lint.All.
	Rules []lint.Rule
}

// Writer begins a page.
func (p Page) Writer(w io.Writer) *Writer {
	out := &Writer{page: p, parts: newParts(w), numbers: map[string]int{}}
	if p.Rules == nil {
		out.page.Rules = lint.All()
	}
	out.overview = newOverview()
	head, tail := p.shell()
	out.tail = tail
	out.parts.writeString(head)
	return out
}

// A Writer writes a page post by post, and holds little of each: the figures,
// and the names of files and hosts. Without [Writer.Close] the page is not
// whole. After an
// error of writing it does nothing and returns that error. It is used by one
// goroutine.
type Writer struct {
	page     Page
	parts    parts
	overview overview
	numbers  map[string]int // of posts, by file
	tail     string
}

// Add adds a post, and what was found in it.
func (w *Writer) Add(a *article.Article, found ...lint.Diagnostic) error {
	row := w.begin(a.File)
	row.describe(a)
	row.Findings = len(found)
	w.overview.addPost(a)
	w.parts.add(posts, row)
	w.parts.add(details, detailsOf(a))
	w.addImages(a)
	w.addLinks(a)
	w.addFindings(row.number, found)
	return w.parts.err
}

// AddError adds a post that could not be read, and what was found in it. err
// is that of a function that reads posts; of several for one post all are
// shown.
func (w *Writer) AddError(err error, found ...lint.Diagnostic) error {
	e, _ := errors.AsType[*article.Error](err)
	if e == nil {
		e = &article.Error{Err: err}
	}
	row := w.begin(e.File)
	row.Unread, row.Findings = true, len(found)
	w.overview.addUnread(row.File)
	w.parts.add(posts, row)
	w.parts.add(details, detailRow{Faults: faultsOf(errorsOf(err))})
	w.addFindings(row.number, found)
	return w.parts.err
}

// Close ends the page, with what was found by comparing posts. It does not
// close the file.
func (w *Writer) Close(found ...lint.Diagnostic) error {
	w.overview.CompareFrom = w.parts.count(findings)
	for _, d := range found {
		number, ok := w.numbers[d.File]
		if !ok {
			number = -1
		}
		w.addFindings(number, []lint.Diagnostic{d})
	}
	w.parts.flush()
	w.overview.finish(w)
	w.parts.writeString(w.tail)
	return w.parts.err
}

// begin begins a post: the row has its number, and where its images, links and
// findings begin.
func (w *Writer) begin(file string) postRow {
	number := w.parts.count(posts)
	if _, ok := w.numbers[file]; !ok {
		w.numbers[file] = number
	}
	return postRow{
		number:       number,
		File:         cut(file, maxAddress),
		FirstImage:   w.parts.count(images),
		FirstLink:    w.parts.count(links),
		FirstFinding: w.parts.count(findings),
	}
}

// addImages adds the images of a post with the markup around each.
func (w *Writer) addImages(a *article.Article) {
	for i := range a.Images {
		row := w.imageOf(a, &a.Images[i])
		row.Post = w.parts.count(posts) - 1
		w.overview.addImage(a, &a.Images[i], row.Host)
		w.parts.add(images, row)
		w.parts.add(markup, around(a, &a.Images[i]))
	}
}

// addLinks adds the links of a post.
func (w *Writer) addLinks(a *article.Article) {
	number := w.parts.count(posts) - 1
	for i := range a.Links {
		l := &a.Links[i]
		w.parts.add(links, linkRow{
			Post: number, Host: w.overview.addLink(number, l), URL: cut(addressOf(l), maxAddress), Text: cut(l.Text, maxText),
			Outbound: l.Outbound, Line: l.Line, Column: l.Column,
		})
	}
}

// addFindings adds what was found in a post; number -1: one that is not known.
func (w *Writer) addFindings(number int, found []lint.Diagnostic) {
	for _, d := range found {
		w.overview.addFinding(number, d)
		row := findingRow{
			Post: number, Rule: d.Rule, Severity: d.Severity.String(), Message: cut(d.Message, maxText),
			Line: d.Start.Line, Column: d.Start.Column,
		}
		if number < 0 {
			row.File = cut(d.File, maxAddress)
		}
		w.parts.add(findings, row)
	}
}

// errorsOf are the errors that err joins, or err alone.
func errorsOf(err error) []error {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		return joined.Unwrap()
	}
	return []error{err}
}
