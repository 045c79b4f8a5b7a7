package edit

import (
	"errors"
	"slices"
	"strings"

	"github.com/goarticle/article/internal/front"
	"github.com/goarticle/article/internal/tree"
)

// setItems changes the items of a list in brackets. It is not ok where the
// old or the new value is no such list; then the value is replaced whole.
func (b *Block) setItems(m *member, s *setting) (_ []patch, ok bool, _ error) {
	v := m.Entry.Value
	if s.kind != setList || len(s.list) == 0 || v.Kind != tree.Sequence || b.Src[m.value.start] != '[' {
		return nil, false, nil
	}
	spans, end := b.layout.items(m.value.start)
	if len(spans) == 0 || len(spans) != len(v.Content) || !allTexts(v.Content) {
		return nil, false, nil
	}
	l := flowList{Block: b, open: m.value.start, spans: spans, nodes: v.Content}
	if len(s.list) != len(spans) && l.comments(end) {
		return nil, false, errors.New("want a list without comments to change how many items it has")
	}
	return l.patches(s.list), true, nil
}

// allTexts reports whether nodes are all scalars.
func allTexts(nodes []*tree.Node) bool {
	return !slices.ContainsFunc(nodes, func(n *tree.Node) bool { return n.Kind != tree.Scalar })
}

// A flowList is a list in brackets in the source.
type flowList struct {
	*Block
	open  int
	spans []span
	nodes []*tree.Node
}

// comments reports whether there is a comment between the items.
func (l *flowList) comments(end int) bool {
	at := l.open
	for _, s := range append(slices.Clone(l.spans), span{end, end}) {
		if strings.Contains(string(l.Src[at:s.start]), "#") {
			return true
		}
		at = s.end
	}
	return false
}

// patches makes the items those of texts. Items at both ends that stay are
// left alone, those between them are replaced one by one.
func (l *flowList) patches(texts []string) []patch {
	first, last := l.common(texts)
	spans, texts := l.spans[first:len(l.spans)-last], texts[first:len(texts)-last]
	n := min(len(spans), len(texts))
	var p []patch
	for i := range n {
		p = append(p, patch{spans[i], l.layout.text(texts[i], l.quoteAt(spans[i].start), true)})
	}
	at := first + n
	switch {
	case len(texts) > n:
		p = append(p, l.insert(at, texts[n:]))
	case len(spans) > n && at > 0:
		p = append(p, patch{span: span{l.spans[at-1].end, spans[len(spans)-1].end}})
	case len(spans) > n:
		p = append(p, patch{span: span{spans[0].start, l.spans[len(spans)].start}})
	}
	return p
}

// common is how many items at the start and at the end stay.
func (l *flowList) common(texts []string) (first, last int) {
	return commonTexts(l.nodes, texts, func(i int) byte { return l.quoteAt(l.spans[i].start) })
}

// commonTexts is how many of nodes, at the start and at the end, are texts
// already.
func commonTexts(nodes []*tree.Node, texts []string, like func(int) byte) (first, last int) {
	n := min(len(nodes), len(texts))
	for first < n && isText(nodes[first], like(first), texts[first]) {
		first++
	}
	for last < n-first {
		i, j := len(nodes)-1-last, len(texts)-1-last
		if !isText(nodes[i], like(i), texts[j]) {
			break
		}
		last++
	}
	return first, last
}

// insert puts texts before the item at i, apart as the other items are.
func (l *flowList) insert(i int, texts []string) patch {
	between := ", "
	if before := l.Src[l.open+1 : l.spans[0].start]; len(l.spans) > 1 {
		between = string(l.Src[l.spans[0].end:l.spans[1].start])
	} else if strings.Contains(string(before), "\n") {
		between = "," + string(before)
	}
	like := l.quoteAt(l.spans[max(i-1, 0)].start)
	var out strings.Builder
	for _, s := range texts {
		s = l.layout.text(s, like, true)
		if i > 0 {
			out.WriteString(between + s)
		} else {
			out.WriteString(s + between)
		}
	}
	if i > 0 {
		return patch{span{l.spans[i-1].end, l.spans[i-1].end}, out.String()}
	}
	return patch{span{l.spans[0].start, l.spans[0].start}, out.String()}
}

// A flowScanner reads lists and mappings in brackets that are known to be
// well formed.
type flowScanner struct {
	src   []byte
	plain bool // texts need no quotes: quotes and # count at the start of a value only
	quote func(src []byte, i int) int

	at    int
	depth int
	fresh bool // a value may begin
	item  span
	items []span
}

// scan returns the spans of the items of the list or mapping that opens at i,
// without blanks and comments around them, and the offset behind it.
func (f *flowScanner) scan(i int) ([]span, int) {
	f.at, f.item = i, span{-1, -1}
	for f.at < len(f.src) {
		if f.step(); f.depth == 0 {
			break
		}
	}
	return f.items, f.at
}

func (f *flowScanner) step() {
	switch c := f.src[f.at]; {
	case strings.IndexByte(" \t\r\n", c) >= 0:
		f.at++
	case c == '#' && (!f.plain || f.fresh || isSpace(f.src[f.at-1])):
		f.at = front.NextLine(f.src, f.at)
	case (c == '"' || c == '\'') && (f.fresh || !f.plain):
		f.take(f.quote(f.src, f.at)-f.at, false)
	case c == '[' || c == '{':
		if f.depth++; f.depth == 1 {
			f.at++
			f.fresh = true
			return
		}
		f.take(1, true)
	case c == ']' || c == '}':
		if f.depth--; f.depth == 0 {
			f.end()
			return
		}
		f.take(1, false)
	case c == ',' && f.depth == 1:
		f.end()
	case f.fresh && (c == '&' || c == '!'):
		f.take(max(1, indexAny(f.src[f.at:], " \t\r\n,[]{}")), true)
	default:
		f.take(1, c == ',' || c == ':' && f.colon())
	}
}

// colon reports whether the colon at f.at ends a key.
func (f *flowScanner) colon() bool {
	next := f.at + 1
	return next == len(f.src) || indexAny(f.src[next:next+1], " \t\r\n,[]{}") == 0 ||
		f.src[f.at-1] == '"' || f.src[f.at-1] == '\''
}

// take makes the next n bytes part of the item.
func (f *flowScanner) take(n int, fresh bool) {
	if f.item.start < 0 {
		f.item.start = f.at
	}
	f.at += n
	f.item.end, f.fresh = f.at, fresh
}

// end ends an item at a comma or a bracket.
func (f *flowScanner) end() {
	f.at++
	if f.item.start >= 0 {
		f.items = append(f.items, f.item)
	}
	f.item, f.fresh = span{-1, -1}, true
}
