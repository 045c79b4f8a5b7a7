package main

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestBrief(t *testing.T) {
	t.Setenv("ARTICLE_SHARED", "")
	var stdout, stderr bytes.Buffer
	require.Zero(t, run([]string{"-brief"}, &stdout, &stderr), stderr.String())
	for _, r := range append(goRows(), nodeRow(nil, errors.New("missing"))) {
		want := 2
		if r.name == "article" {
			want = 3
		}
		require.Equal(t, want, strings.Count(stdout.String(), "| "+r.name+" "), "%s:\n%s", r.name, stdout.String())
	}
	for _, r := range markdownRows()[1:] {
		require.Equal(t, 1, strings.Count(stdout.String(), "| "+r.name+" "), "%s:\n%s", r.name, stdout.String())
	}
}

func TestUsage(t *testing.T) {
	for _, args := range [][]string{{"-rounds", "0"}, {"post.md"}, {"-unknown"}} {
		var stdout, stderr bytes.Buffer
		require.Equal(t, 2, run(args, &stdout, &stderr), args)
		require.Empty(t, stdout.String())
		require.Contains(t, stderr.String(), "bench")
	}
}

// The rows are compared, so they must find the same where they look for the
// same.
func TestRowsAgree(t *testing.T) {
	posts, err := readPosts("")
	require.NoError(t, err)
	require.Len(t, posts, 3)
	for _, p := range posts {
		ours, err := readOurs(p)
		require.NoError(t, err)
		read := readGlue
		if p.markdown {
			read = readMarkdownGlue
		}
		glued, err := read(p)
		require.NoError(t, err)
		require.NotZero(t, ours.Captions, "captions without a figcaption")
		glued.Captions, glued.Text = ours.Captions, ours.Text // which differ, as the table says
		require.Equal(t, ours, glued, p.name)
	}
	require.Equal(t, 4, mustFind(t, readOurs, posts[0]).Images)
	require.Greater(t, len(posts[1].body), longBody)
	for _, read := range []func(post) (found, error){readReadability, readTrafilatura} {
		require.Greater(t, mustFind(t, read, posts[0]).Text, 3000)
	}
}

func mustFind(t *testing.T, read func(post) (found, error), p post) found {
	f, err := read(p)
	require.NoError(t, err)
	return f
}

func TestGlue(t *testing.T) {
	g, err := glue([]byte("---\ntitle: T\ndate: Sat, 06 Nov 2021 08:50:18 GMT\n---\n"+
		`<figure><img src=a.jpg alt=A><figcaption> C </figcaption></figure><p><a href=/b>in</a> <a href="https://example.com/">out</a>`), asIs)
	require.NoError(t, err)
	require.Equal(t, "T", g.meta.Title)
	require.Equal(t, "2021-11-06T08:50:18Z", g.date.UTC().Format(time.RFC3339))
	require.Equal(t, []gluedImage{{"a.jpg", "A", "C"}}, g.images)
	require.Equal(t, []gluedLink{{"/b", "in", false}, {"https://example.com/", "out", true}}, g.links)
}

// The row of Node runs where its packages are.
func TestNode(t *testing.T) {
	n, err := startNode("node")
	if err != nil {
		t.Skip(err)
	}
	posts, err := readPosts("")
	require.NoError(t, err)
	s, err := n.measure(posts[0], time.Millisecond)
	require.NoError(t, err)
	require.NoError(t, n.close())
	require.Positive(t, s.nanoseconds)
	glued := mustFind(t, readGlue, posts[0])
	s.found.Text = glued.Text // parsers differ in the blanks behind a body
	require.Equal(t, glued, s.found)
}

func TestMeasureRows(t *testing.T) {
	calls := ""
	fake := func(name string, times ...float64) row {
		n := 0
		return row{name: name, measure: func(post, time.Duration) (sample, error) {
			calls += name
			n++
			if n > len(times) {
				return sample{}, errors.New("broken")
			}
			return sample{nanoseconds: times[n-1]}, nil
		}}
	}
	results := measureRows([]row{fake("a", 9, 1, 5, 2), fake("b", 1, 1)}, post{}, 3, 0)
	require.Equal(t, "abababa", calls, "in turn, after one to warm up, and not again after an error")
	require.Equal(t, 2.0, results[0].nanoseconds)
	require.EqualError(t, results[1].err, "broken")

	var table strings.Builder
	require.NoError(t, writeTable(&table, post{name: "x", data: make([]byte, 1234)}, results))
	require.Contains(t, table.String(), "x, 1,234 bytes")
	require.Contains(t, table.String(), "not measured: broken")
}

func TestFormat(t *testing.T) {
	require.Equal(t, "1.5 µs", duration(1500))
	require.Equal(t, "2.50 ms", duration(2.5e6))
	require.Equal(t, "", count(-1))
	require.Equal(t, "12,346", count(12345.6))
	require.Equal(t, "123", grouped(123))
	require.Equal(t, 2.5, median([]sample{{nanoseconds: 4}, {nanoseconds: 1}}, func(s sample) float64 { return s.nanoseconds }))
}
