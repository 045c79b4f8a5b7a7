package body

// A Heading is a heading whose text is not yet cut.
type Heading struct {
	Level        int    // 1 to 6
	ID           string // the id attribute
	Offset, End  int    // of the element, in Source
	Text0, Text1 int32  // its text
}

// openHeading begins a heading. One in another ends that: the text of
// headings that are nested without end would grow without bounds.
func (d *reader) openHeading(t Tag, a *attrs) int32 {
	d.closeHeading(d.heading, true)
	d.Headings = append(d.Headings, Heading{
		Level: t.level(), ID: string(a.id), Offset: d.start, Text0: d.text.Len(),
	})
	d.heading = int32(len(d.Headings)) - 1
	return d.heading
}

// closeHeading ends heading i if it is open: behind its end tag, or before
// the tag that closes it without one.
func (d *reader) closeHeading(i int32, implied bool) {
	if i < 0 || i != d.heading {
		return
	}
	d.heading = -1
	h := &d.Headings[i]
	h.Text1, h.End = d.text.Len(), d.endOf(implied)
}
