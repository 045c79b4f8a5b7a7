package edit

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/goarticle/article/internal/front"
	"github.com/goarticle/article/internal/place"
	"github.com/goarticle/article/internal/tree"
)

func (y *yamlLayout) key(name string, like byte) string {
	if like == 0 && strings.Contains(name, ":") {
		like = '"'
	}
	return y.text(name, like, false)
}

// text keeps s plain where like is no quote and any reader takes it for
// text.
func (y *yamlLayout) text(s string, like byte, inList bool) string {
	quoted := like == '"' || like == '\''
	switch {
	case !quoted && yamlPlain(s, inList):
		return s
	case onOneLine(s) && (like == '\'' || !quoted && strings.ContainsAny(s, `"\`)):
		return tree.SingleQuote(s)
	}
	return escapedText(s)
}

func (y *yamlLayout) time(s string, like byte) string {
	if like == '"' || like == '\'' {
		return y.text(s, like, false)
	}
	return s
}

// yamlPlain reports whether s without quotes is text for every reader of
// YAML 1.1 and 1.2, and in a list in brackets, too. It would rather quote
// too much.
func yamlPlain(s string, inList bool) bool {
	first, _ := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	switch {
	case s == "" || !onOneLine(s) || unicode.IsSpace(first) || unicode.IsSpace(last):
		return false
	case strings.ContainsRune("-?:,[]{}#&*!|>'\"%@`=~+", first) || last == ':':
		return false
	case strings.Contains(s, ": ") || strings.Contains(s, " #"):
		return false
	case inList && strings.ContainsAny(s, ",[]{}:?"): // the last two only for scanners of YAML 1.1
		return false
	}
	return !yamlIsWord(s) && !yamlMaybeNumber(s)
}

// yamlIsWord reports the words that stand for something else (YAML 1.1
// types bool, float, null, merge).
func yamlIsWord(s string) bool {
	switch strings.ToLower(s) {
	case "y", "n", "yes", "no", "on", "off", "true", "false", "null", ".inf", ".nan", "<<":
		return true
	}
	return false
}

// yamlMaybeNumber reports what begins with a digit or a point and may be a
// number or a time in any of YAML's forms: 1_000, 0x1F, 0o7, .5, 1e3,
// 12:30:45, 2001-12-14 21:59.
func yamlMaybeNumber(s string) bool {
	switch {
	case s[0] == '0' && len(s) > 1 && strings.IndexByte("xXoObB", s[1]) >= 0:
		return strings.Trim(s[2:], "0123456789abcdefABCDEF_") == ""
	case s[0] >= '0' && s[0] <= '9' || s[0] == '.':
		return strings.Trim(s, "0123456789eEtTzZ_:.+- ") == ""
	}
	return false
}

// add puts a key on a line behind the last.
func (y *yamlLayout) add(key string, s *setting) ([]patch, error) {
	if y.Root.Style&tree.Flow != 0 {
		return nil, errFlowMapping
	}
	indent, content := "", y.Root.Content
	if len(content) == 0 && !front.OnlyComments(y.Data()) {
		return nil, errors.New("want keys and values or nothing, have " + place.Quote(string(bytes.TrimSpace(y.Data()))))
	}
	if len(content) > 0 {
		start := y.offset(content[0])
		indent = string(y.src[lineStart(y.src, start):start])
		if strings.Trim(indent, " ") != "" {
			return nil, errComplexKey
		}
	}
	text := indent + y.key(key, 0) + ":"
	if dash, ok := y.dash(y.lastList()); ok && s.kind == setList && len(s.list) > 0 {
		text += y.eol + y.blockItems(s.list, dash, y.likeOf(s))
	} else {
		text += " " + y.write(s, &member{like: y.likeOf(s)}) + y.eol
	}
	return []patch{{span{y.End, y.End}, text}}, nil
}

// lastList is the last list that has items, or nil.
func (y *yamlLayout) lastList() *tree.Node {
	for i := len(y.Root.Content) - 1; i > 0; i -= 2 {
		if v := y.Root.Content[i]; v.Kind == tree.Sequence && len(v.Content) > 0 {
			return v
		}
	}
	return nil
}

// likeOf is the quote that a new value has: that of the last text that could
// do without, of an item the last one in a list.
func (y *yamlLayout) likeOf(s *setting) byte {
	if list := y.lastList(); list != nil && s.kind == setList {
		for _, v := range slices.Backward(list.Content) {
			if readsAsText(v, v.Value) && yamlPlain(v.Value, false) {
				return y.quoteAt(y.offset(v))
			}
		}
		return 0
	}
	for i := len(y.Root.Content) - 1; i > 0; i -= 2 {
		if v := y.Root.Content[i]; readsAsText(v, v.Value) && yamlPlain(v.Value, false) {
			return y.quoteAt(y.offset(v))
		}
	}
	return 0
}

// dash is what stands before the items of v, if that is a block list.
func (y *yamlLayout) dash(v *tree.Node) (string, bool) {
	if v == nil || !isBlockCollection(v) || v.Kind != tree.Sequence {
		return "", false
	}
	start := y.offset(v.Content[0])
	before := string(y.src[lineStart(y.src, start):start])
	if strings.HasSuffix(before, "-") {
		before += " " // an item of nothing
	}
	return before, strings.Trim(before, " ") == "-"
}

// blockItems are lines of a block list.
func (y *yamlLayout) blockItems(texts []string, dash string, like byte) string {
	var b strings.Builder
	for _, s := range texts {
		b.WriteString(dash + y.text(s, like, false) + y.eol)
	}
	return b.String()
}

func (y *yamlLayout) below(m *member, s *setting) ([]patch, bool, error) {
	v := m.Entry.Value
	switch {
	case s.kind == setText && (m.like == '|' || m.like == '>'):
		p, ok := y.setBlockScalar(m, s.text)
		return p, ok, nil
	case s.kind != setList || len(s.list) == 0:
		return nil, false, nil
	case isEmpty(v):
		dash, ok := y.dash(y.lastList())
		at := front.NextLine(y.src, m.value.end)
		return []patch{{span{at, at}, y.blockItems(s.list, dash, y.likeOf(s))}}, ok, nil
	}
	dash, ok := y.dash(v)
	if !ok {
		return nil, false, nil
	}
	if items, ok := y.blockSpans(v, m.rest.end); ok {
		return y.setBlockItems(v, items, s.list), true, nil
	}
	return []patch{{m.rest, y.blockItems(s.list, dash, 0)}}, true, nil
}

// setBlockScalar keeps a text below its | or >, if it needs no escapes there
// and no mark of indentation.
func (y *yamlLayout) setBlockScalar(m *member, s string) ([]patch, bool) {
	text, ends := strings.CutSuffix(s, "\n")
	lines := strings.Split(text, "\n")
	if text == "" || isSpace(text[0]) || lines[len(lines)-1] == "" {
		return nil, false
	}
	header := string(m.like)
	if len(lines) > 1 {
		header = "|"
	}
	if !ends {
		header += "-"
	}
	indent := y.scalarIndent(m)
	var b strings.Builder
	for _, l := range lines {
		if !onOneLine(l) || l != "" && strings.Trim(l, " ") == "" {
			return nil, false
		}
		if l != "" {
			b.WriteString(indent + l)
		}
		b.WriteString(y.eol)
	}
	return []patch{{m.value, header}, {m.rest, b.String()}}, true
}

// scalarIndent is what stands before the lines of a block scalar.
func (y *yamlLayout) scalarIndent(m *member) string {
	rest := y.src[m.rest.start:m.rest.end]
	rest = rest[:len(rest)-len(bytes.TrimLeft(rest, " \t\r\n"))]
	rest = rest[bytes.LastIndexByte(rest, '\n')+1:]
	if len(rest) < y.Root.Column {
		return strings.Repeat(" ", y.Root.Column+1)
	}
	return string(rest)
}

// A blockItem is an item of a block list.
type blockItem struct {
	value span
	lines span
	dash  string
}

// blockSpans finds the items of a block list of scalars, each on lines of its
// own.
func (y *yamlLayout) blockSpans(v *tree.Node, limit int) ([]blockItem, bool) {
	items := make([]blockItem, len(v.Content))
	for i := len(v.Content) - 1; i >= 0; i-- {
		n := v.Content[i]
		start := y.offset(n)
		first := lineStart(y.src, start)
		end := y.nodeEnd(n, start, limit)
		value := span{start, start + len(bytes.TrimRight(y.src[start:max(start, end)], "\r\n"))} // a block scalar ends behind its line
		items[i] = blockItem{value, span{first, y.lineBehind(end)}, string(y.src[first:start])}
		if n.Kind != tree.Scalar || isEmpty(n) || strings.Trim(items[i].dash, " ") != "-" || end > limit {
			return nil, false
		}
		limit = first
	}
	return items, true
}

// setBlockItems makes the items of a block list those of texts. Items at both
// ends that stay are left alone, those between them are replaced one by one.
func (y *yamlLayout) setBlockItems(v *tree.Node, items []blockItem, texts []string) []patch {
	like := func(i int) byte { return y.quoteAt(items[i].value.start) }
	first, last := commonTexts(v.Content, texts, like)
	middle, texts := items[first:len(items)-last], texts[first:len(texts)-last]
	n := min(len(middle), len(texts))
	var p []patch
	for i := range n {
		p = append(p, patch{middle[i].value, y.text(texts[i], like(first+i), false)})
	}
	for _, m := range middle[n:] {
		p = append(p, patch{m.lines, ""})
	}
	if len(texts) == n {
		return p
	}
	near := max(first+n-1, 0)
	at := items[near].lines.end
	if first+n == 0 {
		at = items[0].lines.start
	}
	return append(p, patch{span{at, at}, y.blockItems(texts[n:], items[near].dash, like(near))})
}
