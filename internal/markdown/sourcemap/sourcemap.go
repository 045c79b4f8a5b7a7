// Package sourcemap knows where in a source the parts of a rendering come from.
// It takes offsets while the rendering is written, and answers for any offset
// in it. It knows neither of the two texts.
package sourcemap

import "sort"

// A Map maps offsets in the rendering to offsets in the source. The zero Map is
// that of an empty rendering.
type Map struct {
	pieces   []piece
	elements []element
}

// New returns a Map with room for so many pieces.
func New(pieces int) Map { return Map{pieces: make([]piece, 0, pieces)} }

// A piece says that the n bytes of the rendering from out on are those of the
// body from src on. What follows, up to the next piece, has no place of its
// own. The pieces of a rendering are in its order, whatever that of the source.
type piece struct{ out, src, n int32 }

// An element of the rendering that begins at out stands for a construct of
// Markdown: the bytes of the source from start up to end.
type element struct{ out, start, end int32 }

// Elements calls yield for each element that stands for a construct, in the
// order of the rendering: where it begins there, and the span of the construct.
func (p *Map) Elements(yield func(out, start, end int) bool) {
	for _, e := range p.elements {
		if !yield(int(e.out), int(e.start), int(e.end)) {
			return
		}
	}
}

// Offset returns the place in the source of an offset in the rendering: the very
// byte where it was copied, the start of the construct within the tags that
// stand for it, else the nearest known place before it; 0 if there is none. An
// offset behind the rendering is taken for its end.
func (p *Map) Offset(at int) int {
	i := sort.Search(len(p.pieces), func(i int) bool { return int(p.pieces[i].out) > at }) - 1
	if i < 0 {
		return 0
	}
	c := p.pieces[i]
	return int(c.src) + min(at-int(c.out), int(c.n))
}

// Exact returns the place in the source of a byte of the rendering, if it was
// copied from there.
func (p *Map) Exact(at int) (offset int, ok bool) {
	i := sort.Search(len(p.pieces), func(i int) bool { return int(p.pieces[i].out) > at }) - 1
	if i < 0 || at >= int(p.pieces[i].out+p.pieces[i].n) {
		return 0, false
	}
	c := p.pieces[i]
	return int(c.src) + at - int(c.out), true
}

// Copied returns the part of the source from the first byte that was copied into
// the rendering from start up to end, up to the last. It is not ok if there is
// none.
func (p *Map) Copied(start, end int) (from, to int, ok bool) {
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

// Span returns what an element stands for in the source. Start is the offset in
// the rendering at which its tag begins, end that at which it is over, which
// counts for raw HTML alone: a link, an image, a heading or a tag has the span
// of its own construct, whatever the end.
func (p *Map) Span(start, end int) (int, int) {
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

// Copy notes that n bytes from out on are those from src on.
func (p *Map) Copy(out, src, n int) {
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

// Stand notes that the element which begins at out stands for a construct.
func (p *Map) Stand(out, start, end int) {
	p.Copy(out, start, 0)
	p.elements = append(p.elements, element{int32(out), int32(start), int32(end)})
}
