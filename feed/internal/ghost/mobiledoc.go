package ghost

import (
	"encoding/json"
	"fmt"
	"html"
	"strings"
)

// The kinds of sections and markers of mobiledoc.
const (
	markupSection = 1
	imageSection  = 2
	listSection   = 3
	cardSection   = 10
	atomMarker    = 1
)

// A mobiledoc is a document: sections whose parts stand in lists beside them.
type mobiledoc struct {
	Sections []json.RawMessage `json:"sections"`
	Atoms    [][]any           `json:"atoms"`
	Cards    [][]any           `json:"cards"`
	Markups  [][]any           `json:"markups"`
	*Renderer
	open []string // the elements that are open
}

// Mobiledoc is a document of mobiledoc as HTML.
func (r *Renderer) Mobiledoc(document string) (string, error) {
	d := mobiledoc{Renderer: r}
	if err := json.Unmarshal([]byte(document), &d); err != nil {
		return "", fmt.Errorf("want a document of mobiledoc: %w", err)
	}
	var b strings.Builder
	for _, raw := range d.Sections {
		var s []any
		if json.Unmarshal(raw, &s) == nil && len(s) > 1 {
			b.WriteString(d.section(s) + "\n")
		}
	}
	return strings.TrimSpace(b.String()), nil
}

// section is a section as HTML.
func (d *mobiledoc) section(s []any) string {
	kind, _ := s[0].(float64)
	name, _ := s[1].(string)
	switch {
	case kind == markupSection && len(s) > 2:
		return "<" + tagOr(name, "p") + ">" + d.markers(s[2]) + "</" + tagOr(name, "p") + ">"
	case kind == imageSection:
		return `<img src="` + html.EscapeString(name) + `">`
	case kind == listSection && len(s) > 2:
		items, _ := s[2].([]any)
		var b strings.Builder
		for _, i := range items {
			b.WriteString("<li>" + d.markers(i) + "</li>")
		}
		return "<" + tagOr(name, "ul") + ">" + b.String() + "</" + tagOr(name, "ul") + ">"
	case kind == cardSection:
		return d.cardAt(s[1])
	}
	return ""
}

// cardAt is the card of a number.
func (d *mobiledoc) cardAt(number any) string {
	c := entry(d.Cards, number)
	if len(c) == 0 {
		return ""
	}
	name, _ := c[0].(string)
	n := node{}
	if len(c) > 1 {
		if m, ok := c[1].(map[string]any); ok {
			n = m
		}
	}
	return d.card(name, n)
}

// entry is the entry of a list at a number, nil for one that does not exist.
func entry(list [][]any, number any) []any {
	f, ok := number.(float64)
	if !ok || f < 0 || int(f) >= len(list) {
		return nil
	}
	return list[int(f)]
}

// markers are texts with their markup: each opens some elements and closes a
// number of them.
func (d *mobiledoc) markers(v any) string {
	var b strings.Builder
	d.open = nil
	list, _ := v.([]any)
	for _, v := range list {
		m, _ := v.([]any)
		if len(m) < 4 {
			continue
		}
		opens, _ := m[1].([]any)
		for _, o := range opens {
			b.WriteString(d.opened(o))
		}
		if kind, _ := m[0].(float64); kind == atomMarker {
			b.WriteString(d.atom(m[3]))
		} else if s, ok := m[3].(string); ok {
			b.WriteString(html.EscapeString(s))
		}
		closes, _ := m[2].(float64)
		for range min(int(closes), len(d.open)) {
			b.WriteString(d.closed())
		}
	}
	for len(d.open) > 0 {
		b.WriteString(d.closed())
	}
	return b.String()
}

// opened is the start tag of a markup.
func (d *mobiledoc) opened(number any) string {
	m := entry(d.Markups, number)
	if len(m) == 0 {
		return ""
	}
	name, _ := m[0].(string)
	name = tagOr(name, "span")
	d.open = append(d.open, name)
	var tag strings.Builder
	tag.WriteString("<" + name)
	if len(m) > 1 {
		attrs, _ := m[1].([]any)
		for i := 0; i+1 < len(attrs); i += 2 {
			key, _ := attrs[i].(string)
			value, _ := attrs[i+1].(string)
			if key == "href" || key == "title" || key == "rel" {
				tag.WriteString(attr(key, value))
			}
		}
	}
	return tag.String() + ">"
}

func (d *mobiledoc) closed() string {
	n := len(d.open) - 1
	if n < 0 {
		return ""
	}
	name := d.open[n]
	d.open = d.open[:n]
	return "</" + name + ">"
}

// atom is the atom of a number.
func (d *mobiledoc) atom(number any) string {
	a := entry(d.Atoms, number)
	if len(a) == 0 {
		return ""
	}
	if name, _ := a[0].(string); name == "soft-return" {
		return "<br>"
	}
	if len(a) > 1 {
		s, _ := a[1].(string)
		return html.EscapeString(s)
	}
	return ""
}

// tagOr is a name, if it is that of an element, or another one.
func tagOr(name, other string) string {
	name = strings.ToLower(name)
	for _, c := range name {
		if (c < 'a' || c > 'z') && (c < '1' || c > '6') {
			return other
		}
	}
	if name == "" || name == "script" || name == "style" || name[0] < 'a' {
		return other
	}
	return name
}
