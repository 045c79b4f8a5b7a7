package article

import (
	"slices"
	"strings"
)

// A rawHeading is a heading whose text is not yet cut.
type rawHeading struct {
	level        int
	id           string
	offset, end  int
	line, col    int
	text0, text1 int32
}

// openHeading begins a heading. One in another ends that: the text of
// headings that are nested without end would grow without bounds.
func (d *document) openHeading(t tag, a *attrs) int32 {
	d.closeHeading(d.heading, true)
	line, col := d.cursor.place(d.start)
	d.headings = append(d.headings, rawHeading{
		level: t.level(), id: string(a.id), offset: d.start, line: line, col: col, text0: d.text.len(),
	})
	d.heading = int32(len(d.headings)) - 1
	return d.heading
}

// closeHeading ends heading i if it is open: behind its end tag, or before
// the tag that closes it without one.
func (d *document) closeHeading(i int32, implied bool) {
	if i < 0 || i != d.heading {
		return
	}
	d.heading = -1
	h := &d.headings[i]
	h.text1, h.end = d.text.len(), d.end
	if implied {
		h.end = d.start
	}
}

// setHeadings sets the Article's headings.
func (d *document) setHeadings() {
	d.Headings = slices.Grow(d.Headings, len(d.headings))
	for _, h := range d.headings {
		d.Headings = append(d.Headings, Heading{
			Level: h.level, Text: strings.Clone(flatten(d.textAt(h.text0, h.text1))), ID: h.id,
			Line: h.line, Column: h.col, Offset: h.offset, End: h.end,
		})
	}
}

// textAt is a part of the text. It shares the memory of the whole. A line of
// images at the end may begin behind it.
func (d *document) textAt(from, to int32) string {
	if to = min(to, int32(len(d.Text))); from >= to {
		return ""
	}
	return d.Text[from:to]
}
