package convert

import (
	"fmt"
	"strings"

	"github.com/goarticle/article/convert/internal/inline"
	"github.com/goarticle/article/convert/internal/template"
)

// lost tells of what Markdown has no form for, each with its place, if the body
// has as many tags of the name as were lost, else with the place of the first.
func (w *writer) lost(l inline.Loss) {
	note := l.Note
	if note == "" {
		note = "Markdown has no form for it"
	}
	places := w.placesOf(l)
	if len(places) == 0 && l.Count > 1 {
		note = fmt.Sprintf("%d of them, this is the first; %s", l.Count, note)
	}
	kind := Dropped
	if l.Note != "" {
		kind = Meaning
	}
	c := Change{Kind: kind, Value: l.Value, Note: note}
	for _, i := range places {
		c.Line, c.Column = w.place(i)
		w.change(c)
	}
	if len(places) == 0 {
		c.Line, c.Column = w.placeOf(l.Value)
		w.change(c)
	}
}

// placesOf is where all of what was lost is in the body, nil if that is not
// sure.
func (w *writer) placesOf(l inline.Loss) []int {
	if marksOf[l.Value] != nil || l.Count < 2 {
		return nil
	}
	var list []int
	body, pos := lower(w.article.Body), 0
	for i := tagIn(body, l.Value); i >= 0 && len(list) <= l.Count; i = tagIn(body[pos:], l.Value) {
		list = append(list, pos+i)
		pos += i + 1
	}
	if len(list) != l.Count {
		return nil
	}
	return list
}

// placeOf is the place of the first of what was lost, 0 if it is not known.
func (w *writer) placeOf(what string) (line, column int) {
	if i := w.find(what); i >= 0 {
		return w.place(i)
	}
	return 0, 0
}

// marksOf are what stands in a body, in lower case, where there is what was
// lost, unless that is the tag of its name.
var marksOf = map[string][]string{
	"align":                          {"align", "<center"},
	"font color":                     {"<font"},
	"the color of a text":            {"color:", "color :"},
	"u":                              {"<u>", "<u ", "underline"},
	"ol type":                        {"<ol"},
	"ol start":                       {"<ol"},
	"ol reversed":                    {"reversed"},
	"li value":                       {"value="},
	"span":                           {"rowspan", "colspan"},
	"hidden":                         {"hidden", "display"},
	"the size of an image":           {"width", "height"},
	"the style of an image":          {"style=", "class="},
	"the text of the more mark":      {"<!--more", "<!-- more"},
	"the title of an image":          {"title="},
	"the place that a link leads to": {"href=\"#", "href='#", "href=#", "<a id", "<a name"},
	"a link to javascript:":          {"javascript:"},
	"a link to vbscript:":            {"vbscript:"},
	"a link to file:":                {"file:"},
	"a link to data:":                {"data:"},
}

// find is where the first of what was lost is in the body, -1 if that is not
// known.
func (w *writer) find(what string) int {
	body := lower(w.article.Body)
	what, _, _ = strings.Cut(strings.Trim(what, "<>"), ": ")
	first := -1
	for _, mark := range marksOf[what] {
		if i := strings.Index(body, mark); i >= 0 && (first < 0 || i < first) {
			first = i
		}
	}
	if marksOf[what] != nil {
		return first
	}
	name, _, _ := strings.Cut(what, " ")
	return tagIn(body, name)
}

// lower is text with the letters of ASCII in lower case, which keeps places.
func lower(s string) string {
	b := []byte(s)
	for i, c := range b {
		if c >= 'A' && c <= 'Z' {
			b[i] = c | 0x20
		}
	}
	return string(b)
}

// tagIn is where the first tag of a name is, -1 if nowhere.
func tagIn(body, name string) int {
	for pos := 0; ; {
		i := strings.Index(body[pos:], "<"+name)
		if i < 0 {
			return -1
		}
		pos += i + 1
		if end := pos + len(name); end < len(body) && strings.IndexByte(" >/\t\r\n", body[end]) >= 0 {
			return pos - 1
		}
	}
}

// place is the place of an offset of the body in the file, 0 if the Article
// does not have the bytes of its file.
func (w *writer) place(offset int) (line, column int) {
	if w.cursor.Src == nil {
		return 0, 0
	}
	return w.cursor.At(len(w.article.Source) - len(w.article.Body) + offset)
}

// owns reports whether the marks of templates in the body are those of the
// target's own site.
func (w *writer) owns() bool { return w.target.Owns(w.source) }

// templates tells of the marks of template engines in the body that the target
// shows as they are, and of those that it runs if its site has them.
func (w *writer) templates() {
	if w.Target == "" {
		return
	}
	last := 0
	for start, end := range template.All(w.article.Body) {
		mark := w.article.Body[start:end]
		note := w.templateNote(mark)
		if note == "" {
			continue
		}
		line, column := w.place(start)
		if line == last && line > 0 {
			continue
		}
		last = line
		w.need(TemplateMarks)
		w.change(Change{Kind: Meaning, Line: line, Column: column, Value: mark, Note: note})
	}
}

// templateNote says what the target makes of a mark, if that is not what the
// author meant.
func (w *writer) templateNote(mark string) string {
	switch shortcode := template.IsShortcode(mark); {
	case w.Target == Hugo && shortcode:
		return "Hugo takes it for a shortcode, which the site has to have"
	case shortcode:
		return "a shortcode of Hugo's, which " + w.target.Name + " shows as it is"
	case len(w.target.Braces) == 0:
		return "a mark of a template engine, which " + w.target.Name + " shows as it is"
	}
	return ""
}
