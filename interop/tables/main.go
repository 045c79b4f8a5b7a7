// Tables writes down what lint says of every spelling of a date, and of every
// place of the front matter, for each site generator, and holds what it says
// of Hugo against Hugo's own reader. tables.mjs does so for the others.
//
//	tables dates.txt > cases.jsonl
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/gohugoio/hugo/common/htime"
	"github.com/gohugoio/hugo/parser/pageparser"

	"github.com/goarticle/article"
	"github.com/goarticle/article/lint"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "tables:", err)
		os.Exit(1)
	}
}

// A tableCase is a post with one thing that a reader may not like.
type tableCase struct {
	Kind   string      `json:"kind"` // date or front matter
	Name   string      `json:"name"`
	Target lint.Target `json:"target"`
	Text   string      `json:"text"`  // of the post
	Zone   bool        `json:"zone"`  // the date says its zone
	Meant  int64       `json:"meant"` // the date, in milliseconds; in UTC without a zone
	Says   string      `json:"says"`  // what lint makes of the post
	Other  bool        `json:"other"` // another rule has found something
}

func run(args []string) error {
	if len(args) != 1 {
		return fmt.Errorf("want the file of dates")
	}
	src, err := os.ReadFile(args[0])
	if err != nil {
		return err
	}
	cases := slices.Concat(dateCases(strings.Split(strings.TrimSpace(string(src)), "\n")), frontCases())
	out := json.NewEncoder(os.Stdout)
	wrong, checked := 0, 0
	for _, c := range cases {
		if c.Target != lint.Hugo {
			if err := out.Encode(c); err != nil {
				return err
			}
			continue
		}
		checked++
		if want := hugo(&c); !c.agrees(want) {
			wrong++
			fmt.Fprintf(os.Stderr, "hugo: %s %s: the reader says %q, lint says %q\n", c.Kind, c.Name, want, c.Says)
		}
	}
	if wrong > 0 {
		return fmt.Errorf("of %d forms %d are read by Hugo otherwise than lint says", checked, wrong)
	}
	fmt.Fprintf(os.Stderr, "tables: Hugo reads %d forms as lint says\n", checked)
	return nil
}

// targets are those that have a reader here. Jekyll's is in Ruby.
var targets = []lint.Target{lint.Hexo, lint.Hugo, lint.Eleventy, lint.Astro}

func dateCases(dates []string) (cases []tableCase) {
	for _, date := range dates {
		for _, quote := range []string{"", "'"} {
			text := "---\ntitle: x\ndate: " + quote + date + quote + "\n---\nbody\n"
			utc := dateIn(text, time.UTC)
			zone := utc.Equal(dateIn(text, time.FixedZone("far", -9*3600)))
			for _, t := range targets {
				c := tableCase{Kind: "date", Name: quote + date + quote, Target: t, Text: text, Zone: zone, Meant: utc.UnixMilli()}
				c.check("date-portable")
				cases = append(cases, c)
			}
		}
	}
	return cases
}

func dateIn(text string, loc *time.Location) time.Time {
	p := article.Parser{Location: loc}
	a, err := p.Parse(strings.NewReader(text))
	if err != nil {
		return time.Time{}
	}
	return a.Date
}

// fronts are posts with front matter that not all readers find.
var fronts = map[string]string{
	"first line":             "---\ntitle: x\n---\nbody\n",
	"blank line":             "\n---\ntitle: x\n---\nbody\n",
	"two blank lines":        "\n\n---\ntitle: x\n---\nbody\n",
	"line of blanks":         "  \n---\ntitle: x\n---\nbody\n",
	"second line of blanks":  "\n \n---\ntitle: x\n---\nbody\n",
	"mark":                   "\ufeff---\ntitle: x\n---\nbody\n",
	"mark and blank line":    "\ufeff\n---\ntitle: x\n---\nbody\n",
	"blanks behind opener":   "---  \ntitle: x\n---\nbody\n",
	"tab behind opener":      "---\t\ntitle: x\n---\nbody\n",
	"blanks behind closer":   "---\ntitle: x\n---  \nbody\n",
	"dots":                   "---\ntitle: x\n...\nbody\n",
	"CRLF":                   "---\r\ntitle: x\r\n---\r\nbody\r\n",
	"TOML":                   "+++\ntitle = \"x\"\n+++\nbody\n",
	"JSON":                   "{\"title\": \"x\"}\nbody\n",
	"JSON in semicolons":     ";;;\n\"title\": \"x\"\n;;;\nbody\n",
	"a key twice":            "---\ntitle: x\ntitle: x\n---\nbody\n",
	"a colon without quotes": "---\ntitle: x: y\n---\nbody\n",
	"never closed":           "---\ntitle: x\nbody\n",
}

func frontCases() (cases []tableCase) {
	var names []string
	for name := range fronts {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		for _, t := range targets {
			c := tableCase{Kind: "front matter", Name: name, Target: t, Text: fronts[name]}
			c.check("fm-position")
			cases = append(cases, c)
		}
	}
	return cases
}

// check asks lint.
func (c *tableCase) check(rule string) {
	rules := slices.DeleteFunc(lint.Default(), func(r lint.Rule) bool {
		return !slices.Contains([]string{"date-valid", "date-portable", "fm-position", "fm-parse", "fm-duplicate"}, r.ID)
	})
	l := lint.Linter{Rules: rules, Target: c.Target}
	for _, d := range l.Check("post.md", []byte(c.Text)) {
		if d.Rule == rule {
			c.Says = d.Message
		} else {
			c.Other = true
		}
	}
}

// phrases are the parts of messages that stand for what a reader does.
var phrases = map[string]string{
	"":        "",
	"error":   " stops",
	"none":    " finds none then",
	"site":    " passes over the zone",
	"machine": " in the zone of the machine",
	"file":    " takes the date of the file",
	"1970":    " a day in 1970",
	"future":  " a day in a far future",
}

// agrees reports whether lint says what a reader does. Of what another rule
// has found it need not speak.
func (c *tableCase) agrees(does string) bool {
	switch phrase, ok := phrases[does]; {
	case c.Other && c.Says == "":
		return true
	case phrase == "":
		return ok && c.Says == ""
	default:
		return strings.Contains(c.Says, phrase)
	}
}

// hugo is what Hugo does with a post.
func hugo(c *tableCase) string {
	items, err := pageparser.ParseBytes([]byte(c.Text), pageparser.Config{})
	if err != nil || slices.ContainsFunc(items, pageparser.Item.IsError) {
		return "error"
	}
	f, err := pageparser.ParseFrontMatterAndContent(strings.NewReader(c.Text))
	switch {
	case err != nil:
		return "error"
	case f.FrontMatter["title"] != "x":
		return "none"
	case c.Kind != "date":
		return ""
	}
	here, err1 := htime.ToTimeInDefaultLocationE(f.FrontMatter["date"], time.UTC)
	far, err2 := htime.ToTimeInDefaultLocationE(f.FrontMatter["date"], time.FixedZone("far", -9*3600))
	switch {
	case err1 != nil || err2 != nil:
		return "error"
	case here.Year() > 2500:
		return "future"
	case here.Year() == 1970:
		return "1970"
	case c.Zone && !here.Equal(far):
		return "site"
	case here.UnixMilli() != c.Meant:
		return "another time, " + here.String()
	}
	return ""
}
