package article

import (
	"cmp"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article/internal/body"
	"github.com/goarticle/article/internal/caption"
	"github.com/goarticle/article/internal/fixture"
	"github.com/goarticle/article/internal/prose"
)

// TestSampleReads checks that the captions of which samples are drawn are
// those of the posts.
func TestSampleReads(t *testing.T) {
	var s sample
	s.readFolder(t, "testdata/posts")
	require.NotEmpty(t, s.given)
	require.NotEmpty(t, s.missed)
}

// TestSampleCaptions prints, over a folder of posts, how many captions each
// row of the table of rules gave, and two random samples to read beside their
// markup: captions by place and look, and images without a caption that short
// text follows. Neither names the rule, so that a reader judges the text
// alone. ARTICLE_SAMPLE says how many of each and ARTICLE_POSTS the folder,
// whose subfolders are taken for repositories, of which a sample has four at
// most; ARTICLE_SEED, if it is there, another sample.
func TestSampleCaptions(t *testing.T) {
	n, _ := strconv.Atoi(os.Getenv("ARTICLE_SAMPLE"))
	if n == 0 {
		t.Skip("ARTICLE_SAMPLE says not how many captions to print")
	}
	var s sample
	for _, dir := range sampleFolders(t) {
		s.readFolder(t, dir)
	}
	s.printRows()
	seed, _ := strconv.ParseUint(os.Getenv("ARTICLE_SEED"), 10, 64)
	r := rand.New(rand.NewPCG(seed, 0))
	fmt.Printf("\n== captions by place and look: %d\n", len(s.given))
	printSample(s.given, n, r)
	fmt.Printf("\n== no caption, and short text behind the image: %d\n", len(s.missed))
	printSample(s.missed, n, r)
}

func sampleFolders(t *testing.T) []string {
	if dir := os.Getenv("ARTICLE_POSTS"); dir != "" {
		return []string{dir}
	}
	return []string{fixture.Shared(t, "pictures"), fixture.Shared(t, "corpus")}
}

// A sample is what is to be drawn from.
type sample struct {
	rows          map[[2]string]int // by kind and row
	given, missed []sampled
	seen          map[string]bool // posts by repository and name
}

// A sampled image is one with the markup around it.
type sampled struct {
	repository, name string
	line             int
	caption, markup  string
}

func (s *sample) readFolder(t *testing.T, dir string) {
	require.NoError(t, filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		short, _ := filepath.Rel(dir, name)
		if err != nil || e.IsDir() || s.seen[short] {
			return err
		}
		if a, err := ParseFile(name); err == nil {
			s.add(t, short, a)
		}
		return nil
	}))
}

func (s *sample) add(t *testing.T, name string, a *Article) {
	if s.rows == nil {
		s.rows, s.seen = map[[2]string]int{}, map[string]bool{}
	}
	s.seen[name] = true
	repository, _, _ := strings.Cut(filepath.ToSlash(name), "/")
	d, found := captionsOf(t, a)
	for i := range found {
		c, m := &found[i], &a.Images[i]
		one := sampled{repository: repository, name: name, line: m.Line, caption: c.Text}
		switch {
		case c.From != "":
			s.rows[[2]string{c.From, c.Row}]++
			if c.From != FromNextBlock && c.From != FromSameBlock && c.From != FromPreviousBlock {
				continue
			}
			one.markup = markupAround(a, m, 300, 500)
			s.given = append(s.given, one)
		case !m.Decorative && hasShortTextBehind(d, i):
			one.markup = markupAround(a, m, 300, 500)
			s.missed = append(s.missed, one)
		}
	}
}

// captionsOf finds the captions of a post again, with the rows that gave
// them.
func captionsOf(t *testing.T, a *Article) (*body.Document, []caption.Caption) {
	r, err := a.render()
	require.NoError(t, err)
	d, err := body.Read(r.html, r.start, r.marks()...)
	require.NoError(t, err)
	for i, m := range d.Images {
		m.Decorative = a.Images[i].Decorative
	}
	found := caption.Find(d, a.Title)
	for i := range found {
		require.Equal(t, a.Images[i].Caption, found[i].Text)
	}
	return d, found
}

// hasShortTextBehind reports whether the next text behind an image stands in
// its line, or in the line after that, and is of a length that captions have.
func hasShortTextBehind(d *body.Document, i int) bool {
	const longest = 200
	m := d.Images[i]
	l := &d.Lines[m.InLine]
	text := d.TextAt(max(m.Text, l.Text0), l.Text1)
	if prose.IsBlank(text) && int(m.InLine)+1 < len(d.Lines) {
		next := &d.Lines[m.InLine+1]
		text = d.TextAt(next.Text0, next.Text1)
		if next.Img0 < next.Img1 || next.Used {
			return false
		}
	}
	return !prose.IsBlank(text) && !prose.IsLonger(text, longest)
}

// markupAround is the source of an image with some of what stands around it.
func markupAround(a *Article, m *Image, before, behind int) string {
	from := max(m.Offset-before, len(a.Source)-len(a.Body))
	to := min(m.End+behind, len(a.Source))
	return string(a.Source[from:m.Offset]) + "⟦" + string(a.Source[m.Offset:m.End]) + "⟧" + string(a.Source[m.End:to])
}

func (s *sample) printRows() {
	for _, row := range slices.SortedFunc(maps.Keys(s.rows), func(a, b [2]string) int { return slices.Compare(a[:], b[:]) }) {
		fmt.Printf("%5d  %-14s %s\n", s.rows[row], row[0], row[1])
	}
}

// printSample prints n of the images, drawn at random, at most four of a
// repository.
func printSample(all []sampled, n int, r *rand.Rand) {
	const most = 4
	slices.SortFunc(all, func(a, b sampled) int { return cmp.Or(cmp.Compare(a.name, b.name), cmp.Compare(a.line, b.line)) })
	r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	of := map[string]int{}
	printed := 0
	for _, one := range all {
		if of[one.repository]++; of[one.repository] > most || printed == n {
			continue
		}
		printed++
		fmt.Printf("\n---- %d. %s:%d\n", printed, one.name, one.line)
		if one.caption != "" {
			fmt.Printf("caption: %s\n", one.caption)
		}
		fmt.Println(strings.ToValidUTF8(one.markup, "\ufffd"))
	}
}
