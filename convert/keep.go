package convert

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"

	"github.com/goarticle/article"
	"github.com/goarticle/article/convert/internal/values"
)

// keep is the Article's file with those keys changed that the target wants
// otherwise.
func (w *writer) keep() ([]byte, error) {
	a := w.article
	if len(a.Source) == 0 || !strings.HasSuffix(string(a.Source), a.Body) {
		return nil, errors.New("want an Article as it was read from its file, to keep the file's bytes")
	}
	c, err := w.cutFence()
	if err != nil {
		return nil, err
	}
	own := *w.Converter
	own.Syntax = c.syntax()
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
	return w.fenced(c, data), nil
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
			stays[o.key] = true // what is added may have an empty key already
		}
	}
	var list []keyEdit
	was := make(map[string]*yaml.Node, len(f.source))
	for _, o := range f.source {
		was[o.from] = o.value
		if !stays[o.from] {
			list = append(list, keyEdit{from: o.from, drop: true})
		}
	}
	for _, o := range f.out {
		k := keyEdit{from: cmp.Or(o.from, o.key), to: o.key}
		if o.value != was[o.from] {
			k.value = o.value
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
	if w.Target == Hugo && !w.already && strings.Contains(w.article.Body, "<") {
		w.change(Change{Kind: Meaning, Note: "Hugo leaves HTML out of .md unless markup.goldmark.renderer.unsafe is set"})
	}
	w.moreMark()
	w.shortcodes(w.article.Body)
}

// A fence is what stands around the front matter of a file.
type fence struct {
	lead   string // before it
	opener string // the line that opens it, without blanks; { of a JSON object
	blanks string // at the end of that line
}

// cutFence finds the fence, and returns an error where the target does not
// read front matter of its syntax.
func (w *writer) cutFence() (fence, error) {
	source := string(w.article.Source)
	rest := strings.TrimLeft(strings.TrimPrefix(source, bom), " \t\r\n")
	line, _, _ := strings.Cut(rest, "\n")
	line = strings.TrimSuffix(line, "\r")
	c := fence{lead: source[:len(source)-len(rest)], opener: strings.Join(strings.Fields(line), "")}
	if strings.HasPrefix(line, "{") {
		c.opener = "{"
		return c, w.wantOpener(c)
	}
	c.blanks = line[len(strings.TrimRight(line, " \t")):]
	return c, w.wantOpener(c)
}

func (w *writer) wantOpener(c fence) error {
	if _, ok := w.target.opens[c.untagged(w.target)]; ok {
		return nil
	}
	var names []string
	for opener := range w.target.opens {
		names = append(names, opener)
	}
	slices.Sort(names)
	return &article.Error{File: w.article.File, Line: 1 + strings.Count(c.lead, "\n"), Column: 1,
		Err: fmt.Errorf("want front matter that begins with %s, which is what %s reads, have %s", strings.Join(names, " or "), w.target.name, c.opener)}
}

// untagged is the opener, without the name of YAML if a target does not know
// it.
func (c fence) untagged(t *target) string {
	if _, ok := t.opens[c.opener]; !ok && c.isYAML() {
		return "---"
	}
	return c.opener
}

func (c fence) isYAML() bool { return c.syntax() == YAML }

func (c fence) syntax() Syntax {
	switch c.opener {
	case "---", "---yaml", "---yml":
		return YAML
	case "+++", "---toml":
		return TOML
	}
	return JSON
}

// fenced is data with a fence that the target reads.
func (w *writer) fenced(c fence, data []byte) []byte {
	head := string(data[len(c.lead) : len(data)-len(w.article.Body)])
	lead, t := c.lead, w.target
	if leads := t.opens[c.untagged(t)]; leads != nil && !slices.Contains(leads, lead) {
		w.unread("", "front matter behind a byte order mark or a blank line")
		lead = ""
	}
	if opener := c.untagged(t); opener != c.opener || t.exact && c.blanks != "" {
		line := head[:strings.IndexAny(head, "\r\n")]
		w.unread(line, "front matter behind this line")
		head = opener + head[len(line):]
	}
	text := strings.TrimRight(head, " \t\r\n")
	if rest, ok := strings.CutSuffix(text, "\n..."); ok && c.isYAML() && !t.dots {
		w.unread("...", "the end of front matter in it")
		head = rest + "\n---" + head[len(text):]
	}
	return slices.Concat([]byte(lead), []byte(head), []byte(w.article.Body))
}

// unread tells of what stood around the front matter and is no longer there.
func (w *writer) unread(text, what string) {
	w.change(Change{Kind: Dropped, Value: text, Note: w.target.name + " does not find " + what})
}
