// Sites builds a site of converted posts with each generator, in the
// configuration that a new site has, and compares its pages with the posts.
//
//	sites [-only targets] [-all] OUT folder …
//
// Of a folder named dir=N it takes a sample of N posts, always the same one, or
// with -all all of them. Below OUT it makes the sites, and a file for each generator
// that lists what differs. A post without a page is a failure, and so are more
// differences of one kind than accepted.txt has, but with -all. It runs in the
// folder interop.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/goarticle/article/convert"
)

func main() {
	only := flag.String("only", "hugo,hexo,jekyll,eleventy,astro", "the generators")
	all := flag.Bool("all", false, "all posts, not a sample")
	flag.Parse()
	if flag.NArg() < 2 {
		fmt.Fprintln(os.Stderr, "usage: sites [-only targets] [-all] OUT folder[=N] …")
		os.Exit(2)
	}
	r := run{out: flag.Arg(0)}
	if err := r.sites(strings.Split(*only, ","), flag.Args()[1:], *all); err != nil {
		fmt.Fprintln(os.Stderr, "sites:", err)
		os.Exit(1)
	}
}

// A run is one over all generators.
type run struct {
	out    string
	failed []string // what is wrong, with the posts
}

func (r *run) sites(targets, folders []string, all bool) error {
	posts, err := sample(folders, all)
	if err != nil {
		return err
	}
	accepted, err := readAccepted("sites/accepted.txt")
	if err != nil {
		return err
	}
	fmt.Printf("sites: %d posts of %d folders\n%s\n", len(posts), len(folders), header)
	for _, name := range targets {
		t, err := r.site(convert.Target(name), posts)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		t.print()
		if !all {
			r.failed = append(r.failed, accepted.beyond(t)...)
		}
	}
	if len(r.failed) > 0 {
		return fmt.Errorf("what differs and is not accepted:\n%s", strings.Join(r.failed, "\n"))
	}
	return nil
}

// site builds the site of one generator and compares its pages.
func (r *run) site(target convert.Target, posts []*post) (*tally, error) {
	t := newTally(target)
	if t.missing = absent(target); t.missing != "" {
		return t, nil
	}
	s := &site{target: target, dir: filepath.Join(r.out, string(target))}
	if err := s.write(posts, t); err != nil {
		return nil, err
	}
	pages, err := s.built(t)
	if err != nil {
		return nil, err
	}
	for _, w := range s.written {
		page := pages[w.id]
		if page == nil {
			t.differ(w.post, "page", "", "one", "none")
			continue
		}
		t.built[groupOf(w.post)]++
		t.compare(w, page)
	}
	return t, t.save(filepath.Join(r.out, string(target)+".txt"))
}
