// Package excerpt takes a Document whose captions are found and gives the
// text that announces the post: what stands before the more mark, else the
// first paragraph that is none of a caption, a heading or a notice.
package excerpt

import (
	"strings"

	"github.com/goarticle/article/internal/body"
	"github.com/goarticle/article/internal/prose"
)

// Of is the text before the more mark, else the first paragraph that is
// fit for one. The lines of captions are marked as used.
func Of(doc *body.Document) string {
	d := excerpter{doc}
	if d.More > 0 {
		return withoutByline(strings.TrimSpace(d.Text[:min(int(d.More), len(d.Text))]))
	}
	for i := 0; i < len(d.Lines); i++ {
		from, to := d.paragraph(i)
		i = to - 1
		if d.isTalk(from, to) {
			if s := withoutByline(prose.Flatten(d.TextAt(d.Lines[from].Text0, d.Lines[to-1].Text1))); s != "" {
				return strings.Clone(s)
			}
		}
	}
	return ""
}

type excerpter struct{ *body.Document }

// paragraph is the range of lines, apart by one br each, that line i begins.
func (d *excerpter) paragraph(i int) (from, to int) {
	to = i + 1
	for to < len(d.Lines) && d.goesOn(&d.Lines[i], &d.Lines[to]) {
		to++
	}
	return i, to
}

// goesOn reports whether a line belongs to the paragraph of one before it. Two
// br in a row are how editors without paragraphs end one.
func (d *excerpter) goesOn(first, l *body.Line) bool {
	return l.Sep == body.AtBreak && l.Breaks < 2 && l.Elem == first.Elem && l.Used == first.Used
}

// isTalk reports whether the lines are a paragraph of the article, not a
// caption, a heading, code, a cell, an entry of a table of contents, or a
// notice.
func (d *excerpter) isTalk(from, to int) bool {
	l := &d.Lines[from]
	text := d.TextAt(l.Text0, d.Lines[to-1].Text1)
	if len(text) == 0 || l.Used || l.All&body.Code != 0 || l.Block&body.Apart != 0 || d.isCaption(l.Caption) {
		return false
	}
	links := int32(0)
	for i := from; i < to; i++ {
		links += d.Lines[i].Links
	}
	onlyLinks := int(links)*10 > len(text)*9 // as in a menu
	return !onlyLinks && !prose.IsNotice(text)
}

// isCaption reports whether caption element i is one by its look: short, and
// without an image.
func (d *excerpter) isCaption(i int32) bool {
	const longest = 200 // characters
	if i < 0 {
		return false
	}
	c := &d.Captions[i]
	return c.Img0 == c.Img1 && !prose.IsLonger(d.TextAt(c.Text0, c.Text1), longest)
}

// withoutByline is s without a 【…】 that it begins with, in which Chinese
// news names the agency and the author.
func withoutByline(s string) string {
	const longest = 40
	rest, ok := strings.CutPrefix(s, "【")
	if !ok {
		return s
	}
	byline, rest, ok := strings.Cut(rest, "】")
	if !ok || prose.IsLonger(byline, longest) {
		return s
	}
	return strings.TrimSpace(rest)
}
