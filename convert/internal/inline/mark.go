package inline

import (
	"strconv"
	"strings"

	"github.com/goarticle/article/convert/internal/dialect"
	"github.com/goarticle/article/convert/internal/template"
)

// runs reports whether a mark of a template engine is run before Markdown is
// read.
func (w *Writer) runs(mark string) bool {
	switch w.Engine {
	case dialect.Hugo:
		return template.IsShortcode(mark)
	case dialect.Liquid:
		return w.Alive && !template.IsShortcode(mark)
	}
	return false
}

// Mark is a mark of a template engine as it is written: byte for byte, but for
// what Markdown would take for HTML or a table, if it is text.
func (w *Writer) Mark(mark string) string {
	switch {
	case w.runs(mark):
		return mark
	case w.Engine == dialect.Liquid && w.Alive:
		return "{% raw %}" + w.markText(mark) + "{% endraw %}"
	}
	return w.markText(mark)
}

func (w *Writer) markText(mark string) string {
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
	if w.Pipes {
		mark = strings.ReplaceAll(mark, "|", `\|`)
	}
	return strings.Join(strings.FieldsFunc(mark, func(r rune) bool { return r == '\n' || r == '\r' }), " ")
}

func beginsTag(r rune) bool {
	return r|0x20 >= 'a' && r|0x20 <= 'z' || r == '/' || r == '!' || r == '?'
}

// braces are what begins a mark of the engine that is at work, and must not
// come of text.
func (w *Writer) braces() []string {
	switch {
	case w.Engine == dialect.Hugo:
		return hugoBraces
	case w.Engine == dialect.Liquid && w.Alive:
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
