package main

import (
	"fmt"
	"maps"
	"os"
	"path"
	"slices"
	"strings"

	"github.com/goarticle/article"
	"github.com/goarticle/article/convert"
)

// A kind is what differs, in which posts, and why if that is known.
type kind struct {
	target convert.Target
	group  string // fixtures, html, markdown: see groupOf
	what   string // title, text, …; words is text whose words are joined or parted
	cause  string // of causes, empty if none is known
}

func (k kind) String() string {
	return strings.TrimSpace(fmt.Sprintf("%s %s %s %s", k.target, k.group, k.what, k.cause))
}

var groups = []string{"fixtures", "html", "markdown"}

// groupOf is the group of a post: those of the project, which hold what is
// rare, and others by what their body is. Markdown stays what it is, so there
// it is how the generator reads it that differs.
func groupOf(p *post) string {
	switch {
	case p.fixture:
		return "fixtures"
	case p.article.Markup == article.Markdown:
		return "markdown"
	}
	return "html"
}

// A tally is what was compared for one target.
type tally struct {
	target  convert.Target
	missing string         // why nothing was
	posts   map[string]int // by group
	built   map[string]int
	differs map[kind][]difference
	notes   map[string][]difference // what a user has to do
}

func newTally(target convert.Target) *tally {
	return &tally{target: target, posts: map[string]int{}, built: map[string]int{}, differs: map[kind][]difference{}, notes: map[string][]difference{}}
}

func (t *tally) note(p *post, what string) {
	t.notes[what] = append(t.notes[what], difference{p, fmt.Sprintf("%s note: %s: %s (%s)", t.target, what, p.name, p.id)})
}

func (t *tally) differ(p *post, what, cause, want, have string) {
	k := kind{t.target, groupOf(p), what, cause}
	t.differs[k] = append(t.differs[k], difference{p, fmt.Sprintf("%s: %s (%s)\n  want %s\n  have %s", k, p.name, p.id, want, have)})
}

// A difference is that of one post.
type difference struct {
	post *post
	text string
}

func texts(list []difference) []string {
	var all []string
	for _, d := range list {
		all = append(all, d.text)
	}
	return all
}

// same compares two texts. Where they differ it is told from where on.
func (t *tally) same(p *post, what, want, have string) {
	if want == have {
		return
	}
	i := 0
	for i < len(want) && i < len(have) && want[i] == have[i] {
		i++
	}
	t.differ(p, what, t.cause(p, what, want, have), around(want, i), around(have, i))
}

// around is the part of a text that differs from i on.
func around(s string, i int) string {
	return fmt.Sprintf("%q", strings.ToValidUTF8(s[max(0, min(i, len(s))-60):min(len(s), i+100)], ""))
}

// compare compares a page with its post.
func (t *tally) compare(w *written, p *page) {
	a := w.article
	t.same(w.post, "title", oneLine(a.Title), oneLine(p.title))
	if !a.Date.IsZero() && a.Date.Unix() != p.date.Unix() {
		t.differ(w.post, "date", "", a.Date.String(), p.date.String())
	}
	t.same(w.post, "categories", sorted(a.Categories), sorted(p.categories))
	t.same(w.post, "tags", sorted(a.Tags), sorted(p.tags))
	have, err := factsOf(p.content)
	if err != nil {
		t.differ(w.post, "text", "", "HTML", err.Error())
		return
	}
	t.body(w.post, have)
}

func (t *tally) body(p *post, have *facts) {
	want := p.source
	plain := quotes.Replace // each site has those that it sets
	if p.article.Markup == article.Markdown {
		plain = typed.Replace // a body that stays Markdown gets all of the site's typography
	}
	lines := func(list []string) string { return plain(strings.Join(list, "\n")) }
	t.images(p, want.images, have.images)
	t.same(p, "alts", lines(want.alts()), lines(have.alts()))
	t.same(p, "captions", lines(want.captions), lines(have.captions))
	t.same(p, "links", strings.Join(want.links, "\n"), strings.Join(have.links, "\n"))
	t.same(p, "headings", lines(want.headings), lines(have.headings))
	w, h := plain(want.text), plain(have.text)
	if isSame(w, h) {
		t.same(p, "words", w, h)
	} else {
		t.same(p, "text", w, h)
	}
}

var quotes = strings.NewReplacer("“", `"`, "”", `"`, "‘", "'", "’", "'")

// typed undoes what makes typography of what was typed. Which dash -- becomes
// differs.
var typed = strings.NewReplacer("“", `"`, "”", `"`, "‘", "'", "’", "'", "«", "<<", "»", ">>", "—", "-", "–", "-", "---", "-", "--", "-", "…", "...")

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func sorted(list []string) string {
	var out []string
	for _, s := range list {
		out = append(out, oneLine(s))
	}
	slices.Sort(out)
	return strings.Join(out, "\n")
}

// images compares the addresses of images. Those of the post that are the
// page's under one of their other names have that.
func (t *tally) images(p *post, want, have []image) {
	var w, h []string
	for i, m := range want {
		w = append(w, m.addresses[0])
		if i < len(have) && t.isOne(m.addresses, have[i].addresses[0]) {
			w[i] = have[i].addresses[0]
		}
	}
	for _, m := range have {
		h = append(h, m.addresses[0])
	}
	t.same(p, "images", strings.Join(w, "\n"), strings.Join(h, "\n"))
}

// isOne reports whether an image has an address. Astro gives files beside a
// post addresses of its own that begin with their names.
func (t *tally) isOne(addresses []string, have string) bool {
	return slices.ContainsFunc(addresses, func(w string) bool {
		file := strings.TrimSuffix(path.Base(w), path.Ext(w))
		return w == have || t.target == convert.Astro && strings.HasPrefix(have, "/_astro/"+file+".")
	})
}

// print prints the figures of each group, the differences by what they are.
func (t *tally) print() {
	if t.missing != "" {
		fmt.Printf("%-9s not built: %s\n", t.target, t.missing)
		return
	}
	for _, g := range groups {
		if t.posts[g] == 0 {
			continue
		}
		counts := map[string]int{}
		for k, list := range t.differs {
			if k.group == g {
				counts[k.what] += len(list)
			}
		}
		fmt.Printf("%-9s %-9s %5d %5d %6.1f%%", t.target, g, t.posts[g], t.built[g], 100-100*float64(counts["text"])/float64(max(1, t.built[g])))
		for _, what := range slices.Sorted(maps.Keys(counts)) {
			fmt.Printf("  %s %d", what, counts[what])
		}
		fmt.Println()
	}
	for _, what := range slices.Sorted(maps.Keys(t.notes)) {
		fmt.Printf("%-9s %d %s\n", "", len(t.notes[what]), what)
	}
}

const header = "generator bodies    posts built   text  and what differs, in how many posts"

// save writes the differences and what a user has to do into a file.
func (t *tally) save(name string) error {
	var lines []string
	for _, list := range t.differs {
		lines = append(lines, texts(list)...)
	}
	for _, list := range t.notes {
		lines = append(lines, texts(list)...)
	}
	slices.Sort(lines)
	return os.WriteFile(name, []byte(strings.Join(lines, "\n")+"\n"), 0o666)
}
