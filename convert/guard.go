package convert

import (
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/goarticle/article"
	"github.com/goarticle/article/convert/internal/syntax"
	"github.com/goarticle/article/convert/internal/values"
)

// guarded adds the keys that keep the target from reading the body as
// something else than it is.
func (w *writer) guarded(entries []entry, body string) []entry {
	for _, g := range w.guards(entries, body) {
		if g.Key == w.target.Off && w.owns() {
			continue
		}
		w.change(Change{Kind: Added, To: g.Key, Value: g.Value.Value, Note: g.note})
		entries = append(entries, entry{Entry: g.Entry})
	}
	return entries
}

// unguarded tells of the same keys. A post that is kept does not get them: its
// body may have been written for the target, and mean what stands there.
func (w *writer) unguarded(entries []entry) {
	for _, g := range w.guards(entries, w.article.Body) {
		w.change(Change{Kind: Meaning, To: g.Key, Value: g.Value.Value, Note: g.note + "; a post that is kept does not get this key"})
	}
}

// A guard is a key that the body wants.
type guard struct {
	syntax.Entry
	note string
}

func (w *writer) guards(entries []entry, body string) []guard {
	has := func(key string) bool {
		return slices.ContainsFunc(entries, func(e entry) bool { return strings.EqualFold(e.Key, key) })
	}
	var list []guard
	if t := w.target; t.Off != "" && containsAny(body, t.Braces) && !has(t.Off) {
		value := t.OffMark
		if w.isHTMLFile() {
			value = t.OffHTML
		}
		list = append(list, guard{syntax.Entry{Key: t.Off, Value: values.Word(value)}, t.Name + " would run what stands in braces in the body"})
	}
	if w.Target == Hugo && isCJK(w.article) && !has("isCJKLanguage") {
		list = append(list, guard{syntax.Entry{Key: "isCJKLanguage", Value: values.Bool(true)}, "Hugo counts characters, not words, then"})
	}
	return list
}

// isCJK reports whether most words of a post are counted by the character.
func isCJK(a *article.Article) bool {
	han := 0
	for _, r := range a.Text {
		if isHanOrKana(r) {
			han++
		}
	}
	return han*2 > a.Words
}

func isHanOrKana(r rune) bool {
	return r >= 0x3041 && r <= 0x30ff || r >= 0x3400 && r <= 0x9fff || r >= 0xf900 && r <= 0xfaff || r >= 0x20000 && r <= 0x3ffff
}

// keptHTML tells what the target makes of a body of HTML.
func (w *writer) keptHTML() {
	w.needOfFile()
	w.moreMark()
	w.shortcodes(w.article.Body)
}

// moreMark tells of a mark that ends a summary elsewhere, but not for Hugo.
func (w *writer) moreMark() {
	body := w.article.Body
	if w.Target == Hugo && strings.Contains(body, "<!-- more -->") && !strings.Contains(body, "<!--more-->") {
		w.change(Change{Kind: Meaning, Value: "<!-- more -->", Note: "Hugo knows it as <!--more--> only"})
	}
}

// shortcodes tells of what Hugo takes for its own marks in a body.
func (w *writer) shortcodes(body string) {
	if w.Target == Hugo && (strings.Contains(body, "{{<") || strings.Contains(body, "{{%")) {
		w.need(TemplateMarks)
		w.change(Change{Kind: Meaning, Value: "{{<", Note: "Hugo takes it for a shortcode: write {{</* … */>}}"})
	}
}

// checkIntegers tells of integers that are too large: TOML has 64 bits, and
// JavaScript rounds what needs more than 53, or refuses it in TOML.
func (w *writer) checkIntegers(key string, n *yaml.Node) {
	for _, c := range n.Content {
		w.checkIntegers(key, c)
	}
	if n.Tag != "!!int" && (n.Tag != "!!float" || !values.IsDigits(n.Value)) {
		return
	}
	s, _ := values.Number(n)
	v, err := strconv.ParseInt(s, 10, 64)
	large := err != nil || v > 1<<53 || v < -1<<53
	switch {
	case w.syntax() == TOML && (err != nil || large && w.target.Script):
		w.change(Change{Kind: Meaning, Key: key, To: key, Value: s, Note: "it is text, as no integer is as large there"})
		n.Tag, n.Value = "!!str", s
	case large && w.target.Script:
		w.change(Change{Kind: Meaning, Key: key, To: key, Value: s, Note: "JavaScript rounds an integer of this size"})
	}
}

func containsAny(s string, parts []string) bool {
	return slices.ContainsFunc(parts, func(p string) bool { return strings.Contains(s, p) })
}
