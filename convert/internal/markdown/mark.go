package markdown

import (
	"strconv"
	"strings"

	"github.com/goarticle/article/convert/internal/template"
)

// runs reports whether a mark of a template engine is run before Markdown is
// read.
func (p *printer) runs(mark string) bool {
	switch p.Engine {
	case Hugo:
		return template.IsShortcode(mark)
	case Liquid:
		return p.alive && !template.IsShortcode(mark)
	}
	return false
}

// mark is a mark of a template engine as it is written: byte for byte, but for
// what Markdown would take for HTML or a table, if it is text.
func (p *printer) mark(mark string) string {
	switch {
	case p.runs(mark):
		return mark
	case p.Engine == Liquid && p.alive:
		return "{% raw %}" + p.markText(mark) + "{% endraw %}"
	}
	return p.markText(mark)
}

func (p *printer) markText(mark string) string {
	if strings.Contains(mark, "<") {
		var b strings.Builder
		for i := range len(mark) {
			if mark[i] == '<' && i+1 < len(mark) && beginsTag(rune(mark[i+1])) {
				b.WriteString("&lt;")
				continue
			}
			b.WriteByte(mark[i])
		}
		mark = b.String()
	}
	if p.Pipes {
		mark = strings.ReplaceAll(mark, "|", `\|`)
	}
	return strings.Join(strings.FieldsFunc(mark, func(r rune) bool { return r == '\n' || r == '\r' }), " ")
}

func beginsTag(r rune) bool {
	return r|0x20 >= 'a' && r|0x20 <= 'z' || r == '/' || r == '!' || r == '?'
}

// braces are what begins a mark of the engine that is at work, and must not
// come of text.
func (p *printer) braces() []string {
	switch {
	case p.Engine == Hugo:
		return hugoBraces
	case p.Engine == Liquid && p.alive:
		return liquidBraces
	}
	return nil
}

var (
	hugoBraces   = []string{"{{<", "{{%"}
	liquidBraces = []string{"{{", "{%", "{#"}
)

// entity is a character as a reference to it.
func entity(r rune) string {
	switch r {
	case '<':
		return "&lt;"
	case '&':
		return "&amp;"
	}
	return "&#" + strconv.Itoa(int(r)) + ";"
}
