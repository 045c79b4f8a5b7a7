package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/goarticle/article"
)

// The exit statuses other than 0.
const (
	exitNotRead = 1
	exitUsage   = 2
)

type converter struct {
	parser    article.Parser
	format    string
	filesFrom string
	quiet     bool
	stdin     io.Reader
	stdout    io.Writer
	stderr    io.Writer
	start     time.Time
	status    int     // the worst so far
	poster    *poster // nil: posts are written as JSON
	json      *jsonWriter
}

// convert reads the posts and writes them until ctx is done or writing fails.
func (c *converter) convert(ctx context.Context, sources []source) {
	c.json = newJSONWriter(c.stdout, c.format == "json")
	bar := newProgress(c, sources)
	read, failed := 0, 0
	for a, err := range c.posts(sources) {
		if ctx.Err() != nil {
			break
		}
		if err == nil {
			err = c.write(a)
		}
		if isUsage(err) {
			c.fail(exitUsage, err)
			continue
		}
		if c.json.err != nil {
			bar.end()
			c.fail(exitNotRead, fmt.Errorf("convert: %w", c.json.err))
			return
		}
		read++
		if err != nil {
			failed++
			c.fail(exitNotRead, err)
		}
		bar.set(read)
	}
	bar.end()
	if err := c.poster.end(); err != nil {
		c.fail(exitNotRead, fmt.Errorf("convert: %w", err))
	}
	if ctx.Err() != nil {
		c.status = max(c.status, exitNotRead)
	}
	c.summary(ctx, read, failed)
}

// isUsage reports whether err is that of an argument, and not of a post.
func isUsage(err error) bool {
	return errors.Is(err, article.ErrNoPosts) || errors.Is(err, path.ErrBadPattern)
}

// write writes a as JSON, or as a post.
func (c *converter) write(a *article.Article) error {
	limitMemory(max(len(a.Source), len(a.Body)))
	if c.poster == nil {
		if err := c.json.write(a); err != nil {
			return &article.Error{File: a.File, Err: err}
		}
		return nil
	}
	data, err := c.poster.post(a)
	if err == nil {
		_, c.json.err = c.stdout.Write(data)
	}
	return err
}

// fail reports err, each of several on a line of its own.
func (c *converter) fail(status int, err error) {
	c.status = max(c.status, status)
	for _, err := range list(err) {
		fmt.Fprintln(c.stderr, oneLine(err.Error()))
	}
}

// oneLine is s without control characters, those of the direction of text
// among them. A file may have them in its name, and a terminal would obey
// them.
func oneLine(s string) string {
	var b strings.Builder
	for _, r := range s {
		if !unicode.IsControl(r) && !unicode.Is(unicode.Bidi_Control, r) {
			b.WriteRune(r)
			continue
		}
		q := strconv.QuoteRune(r)
		b.WriteString(q[1 : len(q)-1])
	}
	return b.String()
}

// summary says what was done, if that was more than one post.
func (c *converter) summary(ctx context.Context, read, failed int) {
	if c.quiet || read <= 1 {
		return
	}
	stopped := ""
	if ctx.Err() != nil {
		stopped = "stopped after "
	}
	fmt.Fprintf(c.stderr, "%s%s posts, %s not %s%s, %.1f s\n",
		stopped, thousands(read), thousands(failed), c.poster.verb(), c.poster.summary(), time.Since(c.start).Seconds())
}

// thousands is n with commas: 5,685.
func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
