package convert

import (
	"fmt"
	"io"
	"strings"

	"github.com/goarticle/article/convert"
	"github.com/goarticle/article/internal/command/term"
)

// done is what was done with the posts, such as ", 2 written".
func (p *poster) done() string {
	if p == nil {
		return ""
	}
	var b strings.Builder
	for _, o := range []convert.Outcome{convert.Written, convert.Replaced, convert.Unchanged} {
		if n := p.outcomes[o]; n > 0 {
			fmt.Fprintf(&b, ", %s %s", term.Thousands(n), o)
		}
	}
	if n := p.assets.copied; n > 0 {
		fmt.Fprintf(&b, ", %s copied", count(n, "file", "files"))
	}
	if b.Len() > 0 && p.dir.DryRun {
		b.WriteString(" in a dry run")
	}
	return b.String()
}

// tellChanges says how many changes of each kind there are.
func (p *poster) tellChanges(w io.Writer) {
	if p == nil || p.tally.Changes == 0 {
		return
	}
	var list []string
	for _, c := range p.tally.Topics() {
		list = append(list, topic(c))
	}
	more := "; -report FILE has each"
	if p.report != "" {
		more = "; " + term.OneLine(p.report) + " has each"
	}
	fmt.Fprintf(w, "%s in %s: %s%s\n", count(p.tally.Changes, "change", "changes"), count(p.tally.Posts, "post", "posts"), strings.Join(list, ", "), more)
}

// tellNeeds says once what the site has to be told, and for how many posts.
func (p *poster) tellNeeds(w io.Writer) {
	if p == nil {
		return
	}
	for _, n := range p.tally.Needs() {
		fmt.Fprintf(w, "%s: %s\n", count(n.N, "post", "posts"), n.Of)
	}
}

// topic is a count of changes about one topic, in words.
func topic(c convert.Count[convert.Topic]) string {
	text := string(c.Of)
	if c.N == 1 {
		for _, plural := range [][2]string{{"keys that mean", "key that means"}, {"keys", "key"}, {"dates", "date"}, {"parts", "part"},
			{"bodies that were", "body that was"}, {"notes", "note"}, {"marks", "mark"}, {"addresses", "address"}, {"files", "file"}} {
			if rest, ok := strings.CutPrefix(text, plural[0]); ok {
				text = plural[1] + rest
				break
			}
		}
	}
	return term.Thousands(c.N) + " " + text
}

// count is a number of things.
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return term.Thousands(n) + " " + many
}
