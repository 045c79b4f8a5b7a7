// Command bench measures package article beside what else reads posts: in
// one run, on the same bytes, and next to the least that any reader must do.
//
//	npm ci --prefix node   # once, for the row of gray-matter and cheerio
//	go run .
//
// It prints a table in Markdown for each post: testdata/post.md, the same
// with a body of 250 KB, testdata/markdown.md, and, where ARTICLE_SHARED names
// a folder of posts, the posts in its folder seed.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"time"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run is main with its surroundings given.
func run(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	flags.SetOutput(stderr)
	rounds := flags.Int("rounds", 31, "measure every row this `often`, in turn")
	each := flags.Duration("each", 60*time.Millisecond, "and for this `long` each time")
	brief := flags.Bool("brief", false, "show that everything works, in a few seconds; the times say little")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	if *brief {
		*rounds, *each = 3, 5*time.Millisecond
	}
	if flags.NArg() > 0 || *rounds < 1 {
		fmt.Fprintln(stderr, "bench: want no arguments and at least one round; see -help")
		return 2
	}
	if err := measureAll(*rounds, *each, stdout); err != nil {
		fmt.Fprintln(stderr, "bench:", err)
		return 1
	}
	return 0
}

// measureAll measures every row on every post and writes the tables to w.
func measureAll(rounds int, each time.Duration, w io.Writer) error {
	posts, err := readPosts(os.Getenv("ARTICLE_SHARED"))
	if err != nil {
		return err
	}
	node, missing := startNode("node")
	if missing == nil {
		defer node.close()
	}
	fmt.Fprintf(w, "%s. Medians of %d rounds.\n", machine(), rounds)
	for _, p := range posts {
		if err := writeTable(w, p, measureRows(rowsOf(p, nodeRow(node, missing)), p, rounds, each)); err != nil {
			return err
		}
	}
	return nil
}
