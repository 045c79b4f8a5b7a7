package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/goarticle/article/convert"
)

// absent says what is not there to build a site with, empty if nothing.
func absent(t convert.Target) string {
	if t != convert.Jekyll {
		return ""
	}
	if _, err := exec.LookPath("jekyll"); err != nil {
		return "no jekyll (Debian: apt-get install jekyll)"
	}
	return ""
}

// built builds the site and reads its pages. Astro 5 may save its store of
// content without the last entries where it is slow to write: a second build
// has them.
func (s *site) built(t *tally) (map[string]*page, error) {
	for again := s.target == convert.Astro; ; again = false {
		if err := s.build(t); err != nil {
			return nil, err
		}
		pages, err := s.pages()
		isMissing := func(w *written) bool { return pages[w.id] == nil }
		if err != nil || !again || !slices.ContainsFunc(s.written, isMissing) {
			return pages, err
		}
	}
}

// build builds a site. A post that stops it is taken out, and counts as a
// difference, where the generator names it.
func (s *site) build(t *tally) error {
	args, err := s.command()
	if err != nil {
		return err
	}
	for {
		err := command(s.dir, args...)
		if err == nil {
			return nil
		}
		stops := func(w *written) bool { return isNamed(w.id, err.Error()) }
		if !slices.ContainsFunc(s.written, stops) {
			return err
		}
		for _, w := range s.written {
			if !stops(w) {
				continue
			}
			t.differ(w.post, "stops", "", "a site", about(w.id, err.Error()))
			if err := os.Remove(filepath.Join(s.dir, w.file)); err != nil {
				return err
			}
		}
		s.written = slices.DeleteFunc(s.written, stops)
	}
}

func isNamed(id, message string) bool {
	return regexp.MustCompile(`\b` + id + `\b`).MatchString(message)
}

// about are the lines of a message from the one that names a post on.
func about(id, message string) string {
	lines := strings.Split(message, "\n")
	i := slices.IndexFunc(lines, func(line string) bool { return isNamed(id, line) })
	return strings.Join(lines[max(0, i-1):min(len(lines), i+3)], "\n    ")
}

// command is what builds a site, with drafts and what has a date to come.
func (s *site) command() ([]string, error) {
	modules, err := filepath.Abs("node_modules")
	if err != nil {
		return nil, err
	}
	var args []string
	switch s.target {
	case convert.Hugo:
		hugo, err := filepath.Abs(filepath.Join(s.dir, "..", "hugo.bin"))
		if err != nil {
			return nil, err
		}
		if err := command(".", "go", "build", "-o", hugo, "github.com/gohugoio/hugo"); err != nil {
			return nil, err
		}
		args = []string{hugo, "--buildDrafts", "--buildFuture", "--buildExpired"}
	case convert.Hexo:
		args = []string{"node", filepath.Join(modules, "hexo", "bin", "hexo"), "generate", "--draft", "--bail"}
	case convert.Jekyll:
		args = []string{"jekyll", "build", "--drafts", "--future", "--unpublished"}
	case convert.Eleventy:
		args = []string{"node", filepath.Join(modules, "@11ty", "eleventy", "cmd.cjs"), "--quiet"}
	case convert.Astro:
		args = []string{"node", filepath.Join(modules, "astro", "astro.js"), "build"}
	}
	return args, nil
}

// isWarning reports whether a line is about what stops nothing.
func isWarning(line string) bool {
	return slices.ContainsFunc([]string{"WARN", "You can suppress this warning", "ignoreLogs = ", "[Shiki]"}, func(s string) bool { return strings.HasPrefix(line, s) })
}

// command runs a program in a folder. What it says is part of the error.
func command(dir string, args ...string) error {
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "TZ=UTC", "LANG=C.UTF-8", "LC_ALL=C.UTF-8", "ASTRO_TELEMETRY_DISABLED=1", "NO_COLOR=1")
	out, err := cmd.CombinedOutput()
	if err == nil {
		return nil
	}
	lines := slices.DeleteFunc(strings.Split(strings.TrimSpace(string(out)), "\n"), isWarning)
	return fmt.Errorf("%s: %w\n%s", strings.Join(args, " "), err, strings.Join(lines[:min(len(lines), 40)], "\n"))
}
