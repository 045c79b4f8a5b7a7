package wordpress

import "strings"

// blockTags are the elements that part paragraphs.
var blockTags = setOf("table thead tfoot caption col colgroup tbody tr td th div dl dd dt ul ol li pre form map area " +
	"blockquote address p h1 h2 h3 h4 h5 h6 hr fieldset legend section article aside hgroup header footer nav figure " +
	"figcaption details menu summary main")

// rawTags are the elements that come through as they are: line ends in them
// mean nothing, or themselves.
var rawTags = setOf("pre script style svg math textarea select object audio video canvas")

func setOf(names string) map[string]bool {
	set := map[string]bool{}
	for name := range strings.FieldsSeq(names) {
		set[name] = true
	}
	return set
}

// write writes the part of the content up to an offset.
func (w *writer) write(end int) {
	w.end = end
	for w.at < end {
		switch i := strings.IndexAny(w.src[w.at:end], "<["); {
		case i < 0:
			w.text(end)
		case i > 0:
			w.text(w.at + i)
		case w.src[w.at] == '<':
			w.markup()
		case w.plain:
			w.inline("[")
			w.at++
		default:
			w.bracket()
		}
	}
}

// text writes text up to an offset, in which there is no markup.
func (w *writer) text(end int) {
	text := w.src[w.at:end]
	for first := true; ; first = false {
		line, rest, more := strings.Cut(text, "\n")
		if !first {
			w.newLine()
		}
		alone := (!first || w.atLineStart()) && (more || w.endsLine(end))
		if u := strings.TrimSpace(line); alone && !w.plain && isAddress(u) {
			w.embed(u)
		} else {
			w.line(line, first)
		}
		if !more {
			break
		}
		text = rest
	}
	w.at = end
}

// atLineStart reports whether what comes next is the first on its line.
func (w *writer) atLineStart() bool {
	return w.afterP || w.at == 0 || w.src[w.at-1] == '\n' || strings.HasSuffix(w.src[:w.at], "-->")
}

// endsLine reports whether a line ends at an offset, or a paragraph does.
func (w *writer) endsLine(at int) bool {
	rest := w.src[at:]
	return rest == "" || rest[0] == '\n' || strings.HasPrefix(rest, "</p>") || strings.HasPrefix(rest, "<!--")
}

// newLine notes the end of a line; two of them end a paragraph.
func (w *writer) newLine() {
	w.afterP = false
	if !w.auto {
		w.out.WriteByte('\n')
		return
	}
	if w.newlines++; w.newlines > 1 {
		w.endRun()
	}
}

// line writes text without a line end in it.
func (w *writer) line(text string, first bool) {
	switch {
	case !w.auto:
		w.out.WriteString(text)
	case strings.TrimSpace(text) == "":
		if first && w.inRun && text != "" {
			w.inline(" ")
		}
	case !first || !w.inRun:
		w.inline(strings.TrimLeft(text, " \t"))
	default:
		w.inline(text)
	}
	if text != "" {
		w.afterP = false
	}
}

// inline writes what stands in a paragraph, and begins one if none is open.
func (w *writer) inline(s string) {
	if !w.auto {
		w.out.WriteString(s)
		return
	}
	switch {
	case !w.inRun && !w.bare:
		w.out.WriteString("<p>")
		w.open = true
	case w.newlines == 1 && w.content && !w.broke:
		w.out.WriteString("<br />\n")
	case w.newlines == 1:
		w.out.WriteByte('\n')
	}
	w.inRun, w.content, w.newlines, w.broke = true, true, 0, false
	w.out.WriteString(s)
}

// endRun ends the paragraph at hand.
func (w *writer) endRun() {
	if w.open {
		w.out.WriteString("</p>\n")
	}
	w.inRun, w.open, w.content, w.bare, w.newlines, w.broke = false, false, false, false, 0, false
}

// whole writes an element that stands between paragraphs.
func (w *writer) whole(html string) {
	if !w.auto {
		w.out.WriteString(html)
		return
	}
	w.endRun()
	w.out.WriteString(html)
	w.out.WriteByte('\n')
}

// markup writes what begins with <.
func (w *writer) markup() {
	rest := w.src[w.at:w.end]
	if strings.HasPrefix(rest, "<!--") {
		w.comment(rest)
		return
	}
	name, closes := tagName(rest)
	end := endOfTag(rest)
	if name == "" || end <= 0 {
		w.inline("<")
		w.at++
		return
	}
	if rawTags[name] && !closes {
		end = endOfRaw(rest, name, end)
	}
	w.at += end
	w.tag(rest[:end], name, closes)
}

// comment writes a comment as it is.
func (w *writer) comment(rest string) {
	end := strings.Index(rest, "-->")
	if end < 0 {
		end = len(rest)
	} else {
		end += len("-->")
	}
	if strings.HasPrefix(rest, "<!--nextpage-->") {
		w.tell("nextpage", w.at, "the parts of a post in several pages stand below each other")
	}
	w.out.WriteString(rest[:end])
	w.at += end
}

// tag writes a tag, or an element that comes through as it is.
func (w *writer) tag(text, name string, closes bool) {
	w.afterP = name == "p" && !closes
	switch {
	case !w.auto:
		w.out.WriteString(text)
	case name == "p" && closes:
		if w.open {
			w.endRun()
		}
	case name == "p":
		w.endRun()
		w.out.WriteString(text)
		w.inRun, w.open = true, true
	case name == "pre", name == "script", name == "style", name == "hr":
		w.whole(text)
	case blockTags[name]:
		w.endRun()
		w.out.WriteString(text)
		w.bare = !closes && name != "blockquote"
		if closes {
			w.out.WriteByte('\n')
		}
	default:
		w.inline(text)
		w.broke = name == "br"
	}
}

// tagName is the name of the tag that text begins with, in lower case, empty if
// it is none, and whether it closes.
func tagName(text string) (name string, closes bool) {
	text, closes = strings.CutPrefix(text[1:], "/")
	n := 0
	for n < len(text) && n < 32 && isNameByte(text[n]) {
		n++
	}
	if n == 0 || text[0] < 'A' {
		return "", closes
	}
	return strings.ToLower(text[:n]), closes
}

func isNameByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == ':'
}

// endOfTag is the offset behind the tag that text begins with, past the marks in
// quotes; -1 if it does not end before the next one.
func endOfTag(text string) int {
	end, open := endOfMark(text, '>', func(i int) bool { return text[i] == '<' })
	if open {
		return strings.IndexByte(text, '>') + 1 // a quote that is not closed; there are two at most
	}
	return end
}

// endOfMark is the offset behind the mark that text begins with and that ends
// with a byte, past what stands in quotes; -1 if it does not end before stops
// says so of an offset. open reports a quote that is not closed.
func endOfMark(text string, end byte, stops func(i int) bool) (at int, open bool) {
	var quote byte
	for i := 1; i < len(text); i++ {
		switch c := text[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case (c == '"' || c == '\'') && text[i-1] == '=':
			quote = c
		case stops(i):
			return -1, false
		case c == end:
			return i + 1, false
		}
	}
	return -1, quote != 0
}

// endOfRaw is the offset behind an element that comes through as it is. One
// that is not closed goes on to the end.
func endOfRaw(text, name string, from int) int {
	if strings.HasSuffix(text[:from], "/>") {
		return from
	}
	for at := from; ; {
		i := strings.Index(text[at:], "</")
		if i < 0 {
			return len(text)
		}
		at += i
		if closing, _ := tagName(text[at:]); closing == name {
			if end := strings.IndexByte(text[at:], '>'); end >= 0 {
				return at + end + 1
			}
			return len(text)
		}
		at += len("</")
	}
}
