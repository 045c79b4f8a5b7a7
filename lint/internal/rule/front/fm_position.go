package front

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/goarticle/article"
	"github.com/goarticle/article/lint/internal/page"
	"github.com/goarticle/article/lint/internal/phrase"
	"github.com/goarticle/article/lint/internal/target"
)

// A positionFault is front matter that some generators do not find.
type positionFault struct {
	name  string
	want  string
	none  []target.Name // find no front matter
	stops []target.Name // report an error
	where string        // only there

	// find returns what a post has in its place, and where; empty if it
	// has not this fault.
	find func(p *page.Page) (start, end int, have string)
}

// positionFaults are asked in order; the first that fits and that the target
// minds is reported. Read in November 2026: hexo-front-matter 5.0.0, Jekyll's
// pattern, gray-matter 4.0.3 and @11ty/gray-matter 3.0.0, Hugo 0.165 and the
// pattern of Astro 5. interop/tables holds it against all of them but
// Jekyll's.
var positionFaults = []positionFault{
	{name: "mark", want: atTop, none: []target.Name{target.Jekyll}, where: ", in a page outside _posts", find: before(func(blank string, mark bool) string {
		return textIf(mark && blank == "", "a byte order mark before it")
	})},
	// Of lines of blanks, and of blanks before the first line.
	{name: "blanks", want: atTop, none: []target.Name{target.Hexo, target.Jekyll, target.Eleventy}, find: before(func(blank string, _ bool) string {
		return textIf(strings.ContainsAny(blank, " \t"), "blanks before it")
	})},
	// The short form of Hexo, which has no opening line, takes the first of
	// them for the front matter.
	{name: "blank lines", want: atTop, none: []target.Name{target.Hexo, target.Jekyll, target.Eleventy}, find: before(func(blank string, mark bool) string {
		n := strings.Count(blank, "\n")
		return textIf(n > 1 || n == 1 && mark, phrase.Count(n, "a byte order mark and a blank line before it", "%d blank lines before it"))
	})},
	{name: "blank line", want: atTop, none: []target.Name{target.Jekyll, target.Eleventy}, find: before(func(blank string, _ bool) string {
		return textIf(blank != "", "a blank line before it")
	})},
	{name: "toml", want: "front matter in YAML", none: []target.Name{target.Hexo, target.Jekyll, target.Eleventy}, find: opensWith("+++", "TOML")},
	{name: "json", want: "front matter in YAML", none: []target.Name{target.Hexo, target.Jekyll, target.Eleventy, target.Astro}, find: opensWith("{", "JSON")},
	{name: "semicolons", want: "front matter in YAML", none: []target.Name{target.Jekyll, target.Hugo, target.Eleventy, target.Astro}, find: opensWith(";;;", "JSON between lines of ;;;")},
	{name: "opening line", want: "--- alone on the line that opens the front matter", none: []target.Name{target.Hexo}, find: blanksBehindOpener},
	{name: "closing line", want: "--- that closes the front matter", none: []target.Name{target.Hexo, target.Astro}, stops: []target.Name{target.Hugo, target.Eleventy}, find: closesWithDots},
}

const atTop = "the front matter at the top"

// Position is the rule fm-position. The article may be nil.
func Position(p *page.Page) {
	at := p.Opener()
	if errors.Is(p.Err, article.ErrNoFrontMatter) || p.Target == "" && at == 0 {
		return
	}
	for _, f := range positionFaults {
		start, end, have := f.find(p)
		if have == "" || p.Target == "" && f.want != atTop {
			continue
		}
		if minds := f.readers(p.Target); minds != "" {
			p.Report(start, end, "want %s, have %s: %s", f.want, have, minds)
			return
		}
	}
}

// readers says what the target, or each of all generators, makes of the
// fault; nothing if it does not mind.
func (f *positionFault) readers(t target.Name) string {
	switch {
	case slices.Contains(f.stops, t):
		return fmt.Sprintf("%v stops there", t)
	case slices.Contains(f.none, t):
		return fmt.Sprintf("%v finds none then%s", t, f.where)
	case t != "":
		return ""
	}
	var names []string
	for _, n := range f.none {
		names = append(names, strings.Replace(n.String(), "Eleventy", "gray-matter", 1))
	}
	last := len(names) - 1
	if last == 0 {
		return names[0] + " finds none then" + f.where
	}
	return strings.Join(names[:last], ", ") + " and " + names[last] + " find none then" + f.where
}

// before makes a find function of one that says what is wrong with the blank
// text and the byte order mark before the front matter.
func before(what func(blank string, mark bool) string) func(p *page.Page) (int, int, string) {
	return func(p *page.Page) (int, int, string) {
		at := p.Opener()
		blank, mark := bytes.CutPrefix(p.Source[:at], []byte("\ufeff"))
		return 0, at, what(string(blank), mark)
	}
}

func textIf(is bool, text string) string {
	if !is {
		return ""
	}
	return text
}

func opensWith(mark, format string) func(p *page.Page) (int, int, string) {
	return func(p *page.Page) (int, int, string) {
		at := p.Opener()
		return at, p.LineEnd(at), textIf(bytes.HasPrefix(p.Source[at:], []byte(mark)), format)
	}
}

// blanksBehindOpener finds blanks on the line that opens the front matter.
func blanksBehindOpener(p *page.Page) (start, end int, have string) {
	start = p.LineEnd(p.Opener())
	end = start + len(p.Source[start:]) - len(bytes.TrimLeft(p.Source[start:], " \t"))
	return start, end, textIf(end > start, "blanks behind it")
}

// closesWithDots finds a ... where YAML has the end of a document.
func closesWithDots(p *page.Page) (start, end int, have string) {
	if p.Article == nil {
		return 0, 0, ""
	}
	front := bytes.TrimRight(p.Source[:p.Body()], " \t\r\n")
	start = p.LineStart(len(front))
	return start, len(front), textIf(string(front[start:]) == "...", "...")
}
