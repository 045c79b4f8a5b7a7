package convert

import (
	"fmt"
	"slices"
	"strings"

	"github.com/goarticle/article"
	"github.com/goarticle/article/convert/internal/syntax"
	"github.com/goarticle/article/convert/internal/target"
)

// wantFence returns an error where the target does not read front matter
// within a fence.
func (w *writer) wantFence(c syntax.Fence) error {
	if _, ok := w.target.Opens[untagged(c, w.target)]; ok {
		return nil
	}
	var names []string
	for opener := range w.target.Opens {
		names = append(names, opener)
	}
	slices.Sort(names)
	return &article.Error{File: w.article.File, Line: 1 + strings.Count(c.Lead, "\n"), Column: 1,
		Err: fmt.Errorf("want front matter that begins with %s, which is what %s reads, have %s", strings.Join(names, " or "), w.target.Name, c.Opener)}
}

// untagged is the opener, without the name of YAML if a target does not know
// it.
func untagged(c syntax.Fence, t *target.Target) string {
	if _, ok := t.Opens[c.Opener]; !ok && c.Syntax() == string(YAML) {
		return "---"
	}
	return c.Opener
}

// fenced is data with a fence that the target reads.
func (w *writer) fenced(c syntax.Fence, data []byte) []byte {
	head := string(data[len(c.Lead) : len(data)-len(w.article.Body)])
	lead, t := c.Lead, w.target
	if leads := t.Opens[untagged(c, t)]; leads != nil && !slices.Contains(leads, lead) {
		w.unread("", "front matter behind a byte order mark or a blank line")
		lead = ""
	}
	if opener := untagged(c, t); opener != c.Opener || t.Exact && c.Blanks != "" {
		line := head[:strings.IndexAny(head, "\r\n")]
		w.unread(line, "front matter behind this line")
		head = opener + head[len(line):]
	}
	text := strings.TrimRight(head, " \t\r\n")
	if rest, ok := strings.CutSuffix(text, "\n..."); ok && c.Syntax() == string(YAML) && !t.Dots {
		w.unread("...", "the end of front matter in it")
		head = rest + "\n---" + head[len(text):]
	}
	return slices.Concat([]byte(lead), []byte(head), []byte(w.article.Body))
}

// unread tells of what stood around the front matter and is no longer there.
func (w *writer) unread(text, what string) {
	w.change(Change{Kind: Dropped, Value: text, Note: w.target.Name + " does not find " + what})
}
