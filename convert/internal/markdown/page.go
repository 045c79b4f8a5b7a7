package markdown

import "bytes"

// A page is the lines written so far, and what each further one begins with:
// the marks of the quotes and lists that it stands in.
type page struct {
	out    []byte
	prefix []byte
	lead   []byte // of the next line in place of prefix, if hasLead
	due    bool   // a blank line comes before the next block

	hasLead bool
}

// line writes a line.
func (p *page) line(text string) {
	if p.hasLead {
		p.out = append(p.out, p.lead...)
		p.hasLead = false
	} else {
		p.out = append(p.out, p.prefix...)
	}
	if text == "" {
		p.out = bytes.TrimRight(p.out, " ")
	}
	p.out = append(append(p.out, text...), '\n')
}

// begin begins a block.
func (p *page) begin() {
	if p.due {
		p.line("")
	}
	p.due = true
}

// A place is what a container goes back to when it ends.
type place struct {
	prefix, lead int
	hasLead, due bool
}

// enter enters a container, whose first line begins with mark and the others
// with rest.
func (p *page) enter(mark, rest string) place {
	at := place{len(p.prefix), len(p.lead), p.hasLead, p.due}
	if !p.hasLead {
		p.lead = append(p.lead[:0], p.prefix...)
		at.lead = len(p.lead)
	}
	p.hasLead, p.due = true, false
	p.lead = append(p.lead, mark...)
	p.prefix = append(p.prefix, rest...)
	return at
}

// leave leaves a container. It reports whether nothing was written in it; then
// its mark is not, either.
func (p *page) leave(at place) (empty bool) {
	p.prefix = p.prefix[:at.prefix]
	if empty = p.hasLead; empty {
		p.lead = p.lead[:at.lead]
		p.hasLead, p.due = at.hasLead, at.due
		return true
	}
	p.due = true
	return false
}
