package markdown

import "sort"

// Places map offsets in the rendering to offsets in the body.
type places struct {
	pieces   []piece
	elements []element
}

// A piece says that the n bytes of the rendering from out on are those of the
// body from src on. What follows, up to the next piece, has no place of its
// own. The pieces of a rendering are in its order, whatever that of the body.
type piece struct{ out, src, n int32 }

// An element of the rendering that begins at out stands for a construct of
// Markdown: the bytes of the body from start up to end.
type element struct{ out, start, end int32 }

// Offset returns the place in the body of an offset in the rendering: the very
// byte where it was copied, the start of the construct within the tags that
// stand for it, else the nearest known place before it; 0 if there is none. An
// offset behind the rendering is taken for its end.
func (p *places) Offset(at int) int {
	i := sort.Search(len(p.pieces), func(i int) bool { return int(p.pieces[i].out) > at }) - 1
	if i < 0 {
		return 0
	}
	c := p.pieces[i]
	return int(c.src) + min(at-int(c.out), int(c.n))
}

// Exact returns the place in the body of a byte of the rendering, if it was
// copied from there.
func (p *places) Exact(at int) (offset int, ok bool) {
	i := sort.Search(len(p.pieces), func(i int) bool { return int(p.pieces[i].out) > at }) - 1
	if i < 0 || at >= int(p.pieces[i].out+p.pieces[i].n) {
		return 0, false
	}
	c := p.pieces[i]
	return int(c.src) + at - int(c.out), true
}

// Copied returns the part of the body from the first byte that was copied into
// the rendering from start up to end, up to the last. It is not ok if there is
// none.
func (p *places) Copied(start, end int) (from, to int, ok bool) {
	i := sort.Search(len(p.pieces), func(i int) bool { return int(p.pieces[i].out+p.pieces[i].n) > start })
	for ; i < len(p.pieces) && int(p.pieces[i].out) < end; i++ {
		c := p.pieces[i]
		first, last := max(start, int(c.out)), min(end, int(c.out+c.n))
		if first >= last {
			continue
		}
		if at := int(c.src) + first - int(c.out); !ok || at < from {
			from = at
		}
		to, ok = max(to, int(c.src)+last-int(c.out)), true
	}
	return from, to, ok
}

// Span returns what an element stands for in the body. Start is the offset in
// the rendering at which its tag begins, end that at which it is over, which
// counts for raw HTML alone: a link, an image, a heading or a tag has the span
// of its own construct, whatever the end.
func (p *places) Span(start, end int) (int, int) {
	i := sort.Search(len(p.elements), func(i int) bool { return int(p.elements[i].out) >= start })
	if i < len(p.elements) && int(p.elements[i].out) == start {
		return int(p.elements[i].start), int(p.elements[i].end)
	}
	from := p.Offset(start)
	if end <= start {
		return from, from
	}
	return from, max(from, p.Offset(end-1)+1)
}

// copied notes that n bytes from out on are those from src on.
func (p *places) copied(out, src, n int) {
	if i := len(p.pieces) - 1; i >= 0 {
		last := &p.pieces[i]
		if int(last.out+last.n) == out && int(last.src+last.n) == src {
			last.n += int32(n)
			return
		}
		if int(last.out) == out && last.n == 0 {
			*last = piece{int32(out), int32(src), int32(n)}
			return
		}
	}
	p.pieces = append(p.pieces, piece{int32(out), int32(src), int32(n)})
}

// stands notes that the element which begins at out stands for a construct.
func (p *places) stands(out, start, end int) {
	p.copied(out, start, 0)
	p.elements = append(p.elements, element{int32(out), int32(start), int32(end)})
}
