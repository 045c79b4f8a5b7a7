// Skeletons builds the skeleton sites of internal/site with the generators
// themselves, and says where what they build is not what is read as a post: each
// file has a word of its own, which is looked for in the pages.
//
//	go run ./skeletons out
//
// A generator that is not there is left out, and named. hugo is one in PATH.
package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/goarticle/article/internal/site"
)

const skeletons = "../internal/site/testdata/sites"

// generators are what builds a site, with drafts, and the folder it builds.
var generators = []struct {
	name, output string
	command      []string
}{
	{"hugo", "public", []string{"hugo", "--buildDrafts"}},
	{"jekyll", "_site", []string{"jekyll", "build", "--drafts"}},
	{"hexo", "public", []string{"node", "node_modules/hexo/bin/hexo", "generate", "--draft"}},
	{"eleventy", "_site", []string{"node", "node_modules/@11ty/eleventy/cmd.cjs", "--quiet"}},
	{"astro", "dist", []string{"node", "node_modules/astro/astro.js", "build"}},
}

func main() {
	if len(os.Args) != 2 {
		log.Fatal("want a folder to build in")
	}
	failed := false
	for _, g := range generators {
		dir := filepath.Join(os.Args[1], g.name)
		differences, err := compare(dir, g.name, g.output, g.command)
		switch {
		case err != nil:
			fmt.Printf("skeletons: %s left out: %v\n", g.name, err)
		case len(differences) > 0:
			failed = true
			fmt.Printf("skeletons: %s\n  %s\n", g.name, strings.Join(differences, "\n  "))
		default:
			fmt.Printf("skeletons: %s reads what it builds\n", g.name)
		}
	}
	if failed {
		os.Exit(1)
	}
}

// compare builds a copy of a skeleton, and returns what differs.
func compare(dir, name, output string, command []string) ([]string, error) {
	if err := copySite(dir, name, output); err != nil {
		return nil, err
	}
	s, ok := site.At(os.DirFS(dir), ".")
	if !ok {
		return []string{"no site is found"}, nil
	}
	read := s.Posts(os.DirFS(dir)).Names
	words, err := mark(dir)
	if err != nil {
		return nil, err
	}
	modules, err := filepath.Abs("node_modules")
	if err != nil {
		return nil, err
	}
	if err := os.Symlink(modules, filepath.Join(dir, "node_modules")); err != nil {
		return nil, err
	}
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Dir, cmd.Env = dir, append(os.Environ(), "TZ=UTC", "LC_ALL=C.UTF-8", "ASTRO_TELEMETRY_DISABLED=1")
	if out, err := cmd.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("%w\n%s", err, out)
	}
	built, err := pages(filepath.Join(dir, output))
	if err != nil {
		return nil, err
	}
	var differ []string
	for file, word := range words {
		is := bytes.Contains(built, []byte(word))
		if is != slices.Contains(read, file) {
			differ = append(differ, fmt.Sprintf("%s: built %v, read %v", file, is, !is))
		}
	}
	slices.Sort(differ)
	return differ, nil
}

// copySite copies a skeleton without what was built.
func copySite(dir, name, output string) error {
	if err := os.RemoveAll(dir); err != nil {
		return err
	}
	if err := os.CopyFS(dir, os.DirFS(filepath.Join(skeletons, name))); err != nil {
		return err
	}
	if err := os.RemoveAll(filepath.Join(dir, "node_modules")); err != nil {
		return err
	}
	_ = os.Remove(filepath.Join(dir, "Gemfile")) // asks for gems that may not be here
	return os.RemoveAll(filepath.Join(dir, output))
}

// mark adds a word to each file that may be a post, and returns the words by
// file. Files without front matter are copied by some generators as they are:
// the word has to be in a page of HTML that is none of them.
func mark(dir string) (map[string]string, error) {
	words := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		ending := filepath.Ext(name)
		if err != nil || d.IsDir() || !slices.Contains([]string{".md", ".markdown", ".html"}, ending) {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		if err != nil {
			return err
		}
		if slices.Contains([]string{"layouts", "_layouts", "_includes", "themes", "archetypes", "scaffolds", "public"}, strings.Split(rel, "/")[0]) || strings.HasSuffix(rel, "plain.html") || strings.HasPrefix(rel, "source/raw/") {
			return nil // a template, or a page that is copied
		}
		word := fmt.Sprintf("word%dword", len(words))
		words[rel] = word
		f, err := os.OpenFile(name, os.O_APPEND|os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		defer f.Close()
		_, err = fmt.Fprintf(f, "\n%s\n", word)
		return err
	})
	return words, err
}

// pages are all pages that were built.
func pages(dir string) ([]byte, error) {
	var all []byte
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(name) != ".html" {
			return err
		}
		src, err := os.ReadFile(name)
		all = append(all, src...)
		return err
	})
	return all, err
}
