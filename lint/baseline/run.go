package baseline

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/goarticle/article/lint"
)

// A Run is a run of lint, whose findings are compared with a baseline. It is
// used by one goroutine.
type Run struct {
	// Name is that of the baseline file. Paths in it are relative to its
	// folder, so that they do not depend on where lint is run.
	Name string

	// Rules are those that were on; nil: those of lint.Default, and Rule.
	Rules []lint.Rule

	// Files are the posts that were checked, whether something was found or
	// not, named as in [lint.Diagnostic]. Entries of others are never stale.
	// Those of a rule that compares posts are not, either, when the
	// baseline has posts that were not checked.
	Files []string

	// Folders are those that were searched for posts. A post below them
	// that does not exist counts as checked: its entries are stale.
	Folders []string

	// Source returns a post, or nil if it cannot be had. It is asked once
	// for each post with findings. When it is nil, entries have no text.
	Source func(file string) []byte
}

// Entries are the findings as entries, sorted.
func (r *Run) Entries(found []lint.Diagnostic) []Entry {
	var list []Entry
	items := r.begin().items(sorted(found))
	slices.SortStableFunc(items, func(a, b item) int { return a.Entry.Compare(b.Entry) })
	for _, it := range items {
		if n := len(list); n > 0 && list[n-1].Compare(it.Entry) == 0 {
			list[n-1].Count = min(list[n-1].Count+it.Count, maxCount)
			continue
		}
		list = append(list, it.Entry)
	}
	return list
}

func sorted(found []lint.Diagnostic) []lint.Diagnostic {
	return slices.SortedStableFunc(slices.Values(found), lint.Diagnostic.Compare)
}

// A Result is what a comparison gives.
type Result struct {
	// New are the findings that are not known, in order. One that stands
	// for several is new when some of them are.
	New []lint.Diagnostic

	// Stale says for each entry that is known more often than found how
	// often, in the order of the baseline file. It is empty if the rule
	// [Rule] is off.
	Stale []lint.Diagnostic

	// Known are the entries less what is stale: the baseline as it could
	// be written again.
	Known []Entry
}

// Compare compares findings with the entries that are known. Of like findings
// those are known that begin with the text of an entry, and then the first.
func (r *Run) Compare(known []Entry, found []lint.Diagnostic) Result {
	c := r.begin()
	found = sorted(found)
	left := make([]remainder, len(known))
	groups := map[[2]string]*group{}
	for i, e := range known {
		left[i] = remainder{e, max(e.Count, 1)}
		groups[e.group()] = groups[e.group()].add(&left[i])
	}
	items := c.items(found)
	for _, choose := range []func(*group, Entry) *queue{same, like, hidden, unnamed} {
		for i := range items {
			if q := choose(groups[items[i].group()], items[i].Entry); q != nil {
				q.take(&items[i].Count)
			}
		}
	}
	return c.result(found, items, left)
}

// A comparison is a run with what is worked out once.
type comparison struct {
	*Run
	rules  map[string]*lint.Rule
	folder string            // of the baseline file, absolute
	here   string            // the working directory; empty when it is not known
	files  map[string]string // names by path
}

func (r *Run) begin() *comparison {
	c := &comparison{Run: r, rules: map[string]*lint.Rule{}}
	rules := r.Rules
	if rules == nil {
		rules = append(lint.Default(), Rule())
	}
	for i := range rules {
		c.rules[rules[i].ID] = &rules[i]
	}
	c.here, _ = os.Getwd()
	c.folder = c.absolute(filepath.Dir(r.Name))
	c.files = make(map[string]string, len(r.Files))
	for _, file := range r.Files {
		c.files[c.path(file)] = file
	}
	return c
}

// A remainder is an entry with how many of it were not found.
type remainder struct {
	Entry
	left int
}

// group is what the entries have in common that are compared.
func (e Entry) group() [2]string { return [2]string{e.Path, e.Rule} }

// A group holds the entries of a rule in a post.
type group struct {
	same map[[2]string]*queue // by message and text
	like map[string]*queue    // by message
	all  queue
}

// A queue is entries of which something may remain.
type queue []*remainder

// add adds an entry to a group, which may be nil.
func (g *group) add(e *remainder) *group {
	if g == nil {
		g = &group{same: map[[2]string]*queue{}, like: map[string]*queue{}}
	}
	key := [2]string{e.Message, e.Text}
	if g.same[key] == nil {
		g.same[key] = &queue{}
	}
	if g.like[e.Message] == nil {
		g.like[e.Message] = &queue{}
	}
	for _, q := range []*queue{g.same[key], g.like[e.Message], &g.all} {
		*q = append(*q, e)
	}
	return g
}

// The four ways to know a finding, the surest first. hidden comes before
// unnamed: findings that are not shown go to any entry that is left, so that
// what is new among those that are shown does not.

func same(g *group, e Entry) *queue {
	if g == nil {
		return nil
	}
	return g.same[[2]string{e.Message, e.Text}]
}

func like(g *group, e Entry) *queue {
	if g == nil {
		return nil
	}
	return g.like[e.Message]
}

func hidden(g *group, e Entry) *queue {
	if g == nil || e.Message != "" {
		return nil
	}
	return &g.all
}

func unnamed(g *group, _ Entry) *queue {
	if g == nil {
		return nil
	}
	return g.like[""]
}

// take takes up to n from the queue, and from n what it has taken.
func (q *queue) take(n *int) {
	for len(*q) > 0 && *n > 0 {
		e := (*q)[0]
		taken := min(e.left, *n)
		e.left -= taken
		*n -= taken
		if e.left == 0 {
			*q = (*q)[1:]
		}
	}
}

// result is what the comparison has left of the items and the entries.
func (c *comparison) result(found []lint.Diagnostic, items []item, left []remainder) (result Result) {
	last := -1
	for _, it := range items {
		if it.Count > 0 && it.of != last {
			result.New = append(result.New, found[it.of])
			last = it.of
		}
	}
	rule := c.rules[ID]
	whole := !slices.ContainsFunc(left, func(e remainder) bool { return !c.wasChecked(e.Path) })
	for _, e := range left {
		if e.left > 0 && c.judges(e.Entry, whole) {
			if rule != nil {
				result.Stale = append(result.Stale, c.stale(e, rule.Severity))
			}
			e.Count = max(e.Count, 1) - e.left
			if e.Count == 0 {
				continue
			}
		}
		result.Known = append(result.Known, e.Entry)
	}
	slices.SortStableFunc(result.Stale, lint.Diagnostic.Compare)
	return result
}

// judges reports whether the run would have found what is left of an entry.
// whole says that no post of the baseline was left out: rules that compare
// posts may miss the other one if some were.
func (c *comparison) judges(e Entry, whole bool) bool {
	rule := c.rules[e.Rule]
	if rule == nil || !c.wasChecked(e.Path) || rule.CheckSite != nil && !whole {
		return false
	}
	return !slices.ContainsFunc(rule.Ignore, func(pattern string) bool {
		ok, err := doublestar.Match(pattern, c.files[e.Path])
		return ok && err == nil
	})
}

// wasChecked reports whether a post was checked, or is gone from a folder
// that was searched.
func (c *comparison) wasChecked(path string) bool {
	if _, ok := c.files[path]; ok {
		return true
	}
	name := filepath.Join(c.folder, filepath.FromSlash(path))
	if !slices.ContainsFunc(c.Folders, func(folder string) bool { return isBelow(c.absolute(folder), name) }) {
		return false
	}
	_, err := os.Lstat(name)
	return errors.Is(err, fs.ErrNotExist)
}

func isBelow(folder, name string) bool {
	rel, err := filepath.Rel(folder, name)
	return err == nil && filepath.IsLocal(rel)
}

// path is the name of a post as seen from the folder of the baseline file,
// or the name itself where nothing leads from one to the other. Symbolic
// links are not followed.
func (c *comparison) path(file string) string {
	name, err := filepath.Rel(c.folder, c.absolute(file))
	if err != nil {
		name = file
	}
	return strings.ToValidUTF8(filepath.ToSlash(name), "\ufffd")
}

func (c *comparison) absolute(name string) string {
	name = filepath.FromSlash(name)
	if filepath.IsAbs(name) {
		return filepath.Clean(name)
	}
	return filepath.Join(c.here, name)
}

// stale is the finding that an entry is known more often than found.
func (c *comparison) stale(e remainder, severity lint.Severity) lint.Diagnostic {
	all := max(e.Count, 1)
	what := "nothing to ignore any more"
	if e.left < all {
		what = fmt.Sprintf("only %d of %d left to ignore", all-e.left, all)
	}
	message := fmt.Sprintf("%s in %s for the rule %s", what, e.Path, e.Rule)
	if e.Message != "" {
		message += ": " + e.Message
	}
	return lint.Diagnostic{Rule: ID, Severity: severity, File: filepath.ToSlash(c.Name), Span: e.Span, Message: message}
}
