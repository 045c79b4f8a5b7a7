// Suites holds the library against the test suites that others have for TOML,
// YAML, HTML and Markdown: each of their cases is made a post, and what it
// becomes is compared with what the suite expects. It prints a table.
//
//	node yaml.mjs | suites left.txt
//
// What is left out is a line of left.txt, with its reason. A case there that
// no suite has is an error as well; one that holds is told.
package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"text/tabwriter"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "suites:", err)
		os.Exit(1)
	}
}

// suites are all there are.
var suites = []struct {
	name  string
	cases func(r *results) error
}{
	{"toml", tomlCases},
	{"yaml", yamlCases},
	{"html-tokens", tokenCases},
	{"html-trees", treeCases},
	{"commonmark", markdownCases},
}

func run(args []string) error {
	if len(args) != 1 {
		return fmt.Errorf("want the file of cases that are left out")
	}
	src, err := os.ReadFile(args[0])
	if err != nil {
		return err
	}
	left, err := readLeft(string(src))
	if err != nil {
		return fmt.Errorf("%s:%w", args[0], err)
	}
	w := tabwriter.NewWriter(os.Stderr, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "suite\tcases\thold\tleft out\tfail\t")
	failed := 0
	for _, s := range suites {
		r := results{suite: s.name, left: left}
		if err := s.cases(&r); err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
		if r.held == 0 {
			return fmt.Errorf("%s: want cases, have none", s.name)
		}
		fmt.Fprintf(w, "%s\t%d\t%d\t%d\t%d\t\n", s.name, r.held+r.out+r.failed, r.held, r.out, r.failed)
		failed += r.failed
	}
	w.Flush()
	for _, l := range left {
		if !l.used {
			failed++
			fmt.Fprintf(os.Stderr, "%s: %s: left out, but no suite has it\n", l.suite, l.id)
		}
	}
	if failed > 0 {
		return fmt.Errorf("%d cases are not as they should be", failed)
	}
	return nil
}

// A leftOut is a case that is not held against the library.
type leftOut struct {
	suite, id, reason string
	used              bool
}

// readLeft reads lines of a suite, a case and the reason.
func readLeft(src string) (left []*leftOut, err error) {
	for i, line := range strings.Split(src, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		suite, rest, _ := strings.Cut(line, " ")
		id, reason, ok := strings.Cut(rest, ": ")
		if !ok {
			return nil, fmt.Errorf("%d: want suite case: reason, have %q", i+1, line)
		}
		left = append(left, &leftOut{suite: suite, id: id, reason: reason})
	}
	return left, nil
}

// results count the cases of one suite.
type results struct {
	suite             string
	left              []*leftOut
	held, out, failed int
}

// add counts a case: err is how the library differs.
func (r *results) add(id string, err error) {
	l := r.leftOut(id)
	switch {
	case err != nil && l != nil:
		l.used = true
		r.out++
	case err != nil:
		r.failed++
		fmt.Fprintf(os.Stderr, "%s %s: %v\n", r.suite, id, err)
	default:
		r.held++
	}
	if err == nil && l != nil {
		l.used = true
		fmt.Fprintf(os.Stderr, "%s %s: left out, but it holds; take its line away\n", r.suite, id)
	}
}

func (r *results) leftOut(id string) *leftOut {
	for _, l := range r.left {
		if l.suite == r.suite && l.id == id {
			return l
		}
	}
	return nil
}

// moduleDir is where the source of a module is that this one needs.
func moduleDir(path ...string) (string, error) {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", path[0]).Output()
	if err != nil {
		return "", fmt.Errorf("go list -m %s: %w", path[0], err)
	}
	return filepath.Join(append([]string{strings.TrimSpace(string(out))}, path[1:]...)...), nil
}
