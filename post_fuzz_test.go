package article

import (
	"bytes"
	"encoding/json"
	"net/url"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article/internal/fixture"
)

// FuzzPost checks of any bytes, with and without a site:
//   - Reading them does not panic, and gives either an Article or an error.
//   - Every error is an [*Error] with a place in the file.
//   - Source is the bytes, and Body what they end with.
//   - Every place lies in the file: that of an image, a link or a heading is
//     the offset of its tag, and those of faults are in order.
//   - An image has a caption if, and only if, it is known where from.
//   - One Parser that two goroutines use gives the same Article twice.
//   - The Article is written as JSON, which is read back as the same JSON.
func FuzzPost(f *testing.F) {
	fixture.Seeds(f, func(post []byte) { f.Add(post) })
	for _, c := range attacks {
		if post := c.post(); len(post) < 1<<10 {
			f.Add([]byte(post))
		}
	}
	site, err := url.Parse("https://www.example.co.uk/blog/")
	require.NoError(f, err)
	f.Fuzz(func(t *testing.T, post []byte) {
		for _, p := range []*Parser{{}, {Site: site, Location: time.FixedZone("there", -9*3600)}} {
			a, err := parseTwice(t, p, post)
			if err != nil {
				requireErrorPlaces(t, post, err)
				continue
			}
			require.Equal(t, string(post), string(a.Source))
			require.True(t, bytes.HasSuffix(post, []byte(a.Body)))
			requirePlaces(t, a)
			requireFaultPlaces(t, a)
			for _, m := range a.Images {
				require.Equal(t, m.Caption == "", m.CaptionFrom == "")
			}
			data, err := json.Marshal(a)
			require.NoError(t, err)
			again, err := json.Marshal(fromJSON(t, string(data)))
			require.NoError(t, err)
			require.JSONEq(t, string(data), string(again))
		}
	})
}

// parseTwice reads a post with one Parser in two goroutines.
func parseTwice(t *testing.T, p *Parser, post []byte) (*Article, error) {
	var list [2]*Article
	var errs [2]error
	var group sync.WaitGroup
	for i := range list {
		group.Go(func() { list[i], errs[i] = p.Parse(bytes.NewReader(post)) })
	}
	group.Wait()
	require.Equal(t, errs[0], errs[1])
	require.Equal(t, list[0] == nil, errs[0] != nil)
	a, err := json.Marshal(list[0])
	require.NoError(t, err)
	b, err := json.Marshal(list[1])
	require.NoError(t, err)
	require.Equal(t, string(a), string(b))
	return list[0], errs[0]
}

// requireErrorPlaces checks what an error of a post must be.
func requireErrorPlaces(t *testing.T, post []byte, err error) {
	for _, err := range unjoined(err) {
		require.IsType(t, (*Error)(nil), err)
		e := err.(*Error)
		require.NotEmpty(t, e.Error())
		requireInFile(t, post, e.Line, e.Column)
	}
}

func unjoined(err error) []error {
	if err == nil {
		return nil
	}
	if list, ok := err.(interface{ Unwrap() []error }); ok {
		return list.Unwrap()
	}
	return []error{err}
}

// requireFaultPlaces checks that faults have places in the file, in order.
func requireFaultPlaces(t *testing.T, a *Article) {
	var before Error
	for _, e := range a.Faults {
		requireInFile(t, a.Source, e.Line, e.Column)
		require.False(t, e.Line < before.Line || e.Line == before.Line && e.Column < before.Column, "%v before %v", &before, e)
		before = *e
	}
}

// requireInFile checks that a place lies in the file, or right behind it.
func requireInFile(t *testing.T, src []byte, line, column int) {
	t.Helper()
	lines := bytes.Split(src, []byte("\n"))
	require.LessOrEqual(t, line, len(lines), "line")
	require.Positive(t, line)
	require.Positive(t, column)
	require.LessOrEqual(t, column, len(bytes.Runes(lines[line-1]))+1, "column on line %d", line)
}
