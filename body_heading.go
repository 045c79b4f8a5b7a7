package article

// A rawHeading is a heading whose text is not yet cut.
type rawHeading struct {
	level        int
	id           string
	offset, end  int
	text0, text1 int32
}

// openHeading begins a heading. One in another ends that: the text of
// headings that are nested without end would grow without bounds.
func (d *reader) openHeading(t tag, a *attrs) int32 {
	d.closeHeading(d.heading, true)
	d.headings = append(d.headings, rawHeading{
		level: t.level(), id: string(a.id), offset: d.start, text0: d.text.len(),
	})
	d.heading = int32(len(d.headings)) - 1
	return d.heading
}

// closeHeading ends heading i if it is open: behind its end tag, or before
// the tag that closes it without one.
func (d *reader) closeHeading(i int32, implied bool) {
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
