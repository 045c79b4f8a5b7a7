package convert

import (
	"cmp"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"

	"github.com/goarticle/article"
	"github.com/goarticle/article/convert/internal/syntax"
	"github.com/goarticle/article/convert/internal/values"
	"github.com/goarticle/article/internal/tree"
)

// keep is the Article's file with those keys changed that the target wants
// otherwise.
func (w *writer) keep() ([]byte, error) {
	a := w.article
	if len(a.Source) == 0 || !hasFile(a) {
		return nil, errors.New("want an Article as it was read from its file, to keep the file's bytes")
	}
	fence := syntax.FenceOf(a.Source)
	if err := w.wantFence(fence); err != nil {
		return nil, err
	}
	if err := w.wantUnique(); err != nil {
		return nil, err
	}
	own := *w.Converter
	own.Syntax = Syntax(fence.Syntax())
	w.Converter = &own
	f, err := w.newFront()
	if err != nil {
		return nil, err
	}
	w.unguarded(f.out)
	w.keptBody()
	data, err := edited(a, f.edits())
	if err != nil {
		return nil, err
	}
	data = w.fenced(fence, data)
	return append(data[:len(data)-len(a.Body):len(data)-len(a.Body)], w.moved(a.Body, !w.isHTMLFile())...), nil
}

// wantUnique wants each key once, as all readers but Jekyll's refuse the post
// otherwise.
func (w *writer) wantUnique() error {
	if w.Target == Jekyll {
		return nil
	}
	for _, f := range w.article.Faults {
		if errors.Is(f, tree.ErrTwice) {
			return &article.Error{File: f.File, Line: f.Line, Column: f.Column, Key: f.Key,
				Err: fmt.Errorf("want it once, as %s refuses the post otherwise: %w", w.target.Name, f.Err)}
		}
	}
	return nil
}

// A keyEdit is what is to be done to a key of a file that is kept.
type keyEdit struct {
	from  string     // the key in the file, or the one that is added
	to    string     // the key in the post
	value *yaml.Node // nil: it stays
	drop  bool
}

// edits make out of the front matter of the file: they remove keys first, so
// that their names are free, and add keys last.
func (f *front) edits() []keyEdit {
	stays := make(map[string]bool, len(f.out))
	for _, o := range f.out {
		if stays[o.from] = true; o.from == "" {
			stays[o.Key] = true // what is added may have an empty key already
		}
	}
	var list []keyEdit
	was := make(map[string]*yaml.Node, len(f.source))
	for _, o := range f.source {
		was[o.from] = o.Value
		if !stays[o.from] {
			list = append(list, keyEdit{from: o.from, drop: true})
		}
	}
	for _, o := range f.out {
		k := keyEdit{from: cmp.Or(o.from, o.Key), to: o.Key}
		if o.Value != was[o.from] {
			k.value = o.Value
		}
		if k.value != nil || k.from != k.to {
			list = append(list, k)
		}
	}
	return list
}

// edited is the file of an Article with its keys edited. Most files want
// nothing.
func edited(a *article.Article, list []keyEdit) ([]byte, error) {
	if len(list) == 0 {
		return a.Source, nil
	}
	e := a.Edit()
	for _, k := range list {
		if err := k.apply(a, e); err != nil {
			return nil, err
		}
	}
	return e.Bytes(), nil
}

// apply gives a key its value and then its name, so that errors name the key
// that the file has.
func (k *keyEdit) apply(a *article.Article, e *article.Edit) error {
	if k.drop {
		return e.Delete(k.from)
	}
	if k.value != nil {
		v, err := goValue(k.value)
		if err != nil {
			line, column := a.Place(k.from)
			return &article.Error{File: a.File, Line: line, Column: column, Key: k.from, Err: err}
		}
		if err := e.Set(k.from, v); err != nil {
			return err
		}
	}
	if k.from == k.to {
		return nil
	}
	return e.Rename(k.from, k.to)
}

// goValue is a value as an Edit takes it.
func goValue(n *yaml.Node) (any, error) {
	switch {
	case n.Kind == yaml.ScalarNode:
		return goScalar(n)
	case n.Kind == yaml.SequenceNode && values.IsNested(n):
		return goLists(n)
	case n.Kind == yaml.SequenceNode:
		return goTexts(n)
	}
	return nil, errors.New("cannot be changed in place: want text, a list, a bool, a number or a date, have a mapping")
}

func goScalar(n *yaml.Node) (any, error) {
	switch n.Tag {
	case values.DateTag:
		return time.Parse(time.RFC3339Nano, n.Value)
	case "!!bool":
		return n.Value == "true", nil
	case "!!int":
		return strconv.ParseInt(n.Value, 0, 64)
	case "!!float":
		return strconv.ParseFloat(n.Value, 64)
	case "!!null":
		return nil, errors.New("cannot be changed in place: want a value, have null")
	}
	return n.Value, nil
}

func goTexts(n *yaml.Node) ([]string, error) {
	list := make([]string, len(n.Content))
	for i, c := range n.Content {
		if c.Kind != yaml.ScalarNode || values.IsNull(c) {
			return nil, errors.New("cannot be changed in place: want a list of texts, have other values in it")
		}
		list[i] = c.Value
	}
	return list, nil
}

// goLists are lists in a list, such as Hexo's paths of categories.
func goLists(n *yaml.Node) ([][]string, error) {
	lists := make([][]string, len(n.Content))
	for i, c := range n.Content {
		if c.Kind != yaml.SequenceNode {
			c = &yaml.Node{Content: []*yaml.Node{c}}
		}
		texts, err := goTexts(c)
		if err != nil {
			return nil, err
		}
		lists[i] = texts
	}
	return lists, nil
}

// keptBody tells what the target makes of the body.
func (w *writer) keptBody() {
	if w.isHTMLFile() {
		w.keptHTML()
		return
	}
	w.needOfBody(w.article.Body)
	if w.Target == Hugo && !w.already && strings.Contains(w.article.Body, "<") {
		w.change(Change{Kind: Meaning, Note: "Hugo leaves HTML out of .md unless markup.goldmark.renderer.unsafe is set"})
	}
	w.moreMark()
	w.shortcodes(w.article.Body)
}
