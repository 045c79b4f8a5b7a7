package article

import (
	"strings"
)

// excerptOf is the text before the more mark, else the first paragraph that is
// fit for one. The lines of captions are marked as used.
func excerptOf(doc *Document) string {
	d := excerpter{doc}
	if d.more > 0 {
		return withoutByline(strings.TrimSpace(d.Text[:min(int(d.more), len(d.Text))]))
	}
	for i := 0; i < len(d.lines); i++ {
		from, to := d.paragraph(i)
		i = to - 1
		if d.isTalk(from, to) {
			if s := withoutByline(flatten(d.textAt(d.lines[from].text0, d.lines[to-1].text1))); s != "" {
				return strings.Clone(s)
			}
		}
	}
	return ""
}

type excerpter struct{ *Document }

// paragraph is the range of lines, apart by br only, that line i begins.
func (d *excerpter) paragraph(i int) (from, to int) {
	to = i + 1
	for to < len(d.lines) && d.lines[to].sep == sepBreak && d.lines[to].elem == d.lines[i].elem && d.lines[to].used == d.lines[i].used {
		to++
	}
	return i, to
}

// isTalk reports whether the lines are a paragraph of the article, not a
// caption, a heading, code, a cell, an entry of a table of contents, or a
// notice.
func (d *excerpter) isTalk(from, to int) bool {
	l := &d.lines[from]
	text := d.textAt(l.text0, d.lines[to-1].text1)
	if len(text) == 0 || l.used || l.all&code != 0 || l.block&apart != 0 || d.isCaption(l.caption) {
		return false
	}
	links := int32(0)
	for i := from; i < to; i++ {
		links += d.lines[i].links
	}
	onlyLinks := int(links)*10 > len(text)*9 // as in a menu
	return !onlyLinks && !isNotice(text)
}

// isCaption reports whether caption element i is one by its look: short, and
// without an image.
func (d *excerpter) isCaption(i int32) bool {
	const longest = 200 // characters
	if i < 0 {
		return false
	}
	c := &d.captions[i]
	return c.img0 == c.img1 && !isLonger(d.textAt(c.text0, c.text1), longest)
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
	if !ok || isLonger(byline, longest) {
		return s
	}
	return strings.TrimSpace(rest)
}
