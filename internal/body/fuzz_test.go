package body

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article/internal/fixture"
	"github.com/goarticle/article/internal/place"
)

// FuzzRead checks of any bytes, from any of them on:
//   - They are read, or a limit is passed at a place in them.
//   - Images, links, embeds and headings are in the order of the source, and their
//     tags, like the places of faults, lie in it, behind the start.
//   - Every span of the text, of images and of lines is within what there is.
//   - An element is within its parent, and a line within its element.
//   - The text is UTF-8 where the source is.
//   - Reading twice gives the same.
func FuzzRead(f *testing.F) {
	fixture.Seeds(f, func(post []byte) { f.Add(post, len(post)/9) })
	f.Add([]byte("<noscript><iframe src=a></iframe><iframe src=b></iframe></noscript><object><embed src=c><lite-youtube videoid=d><p></object><video><source src=e>"), 0)
	f.Add([]byte("<b><p>a<a href=x><table><i></b>[caption]<img data-caption=b>c[/caption]<svg><![CDATA[d"), 0)
	f.Fuzz(func(t *testing.T, src []byte, start int) {
		start = min(max(start, 0), len(src))
		d, err := Read(src, start)
		if err != nil {
			fault, ok := errors.AsType[*Fault](err)
			require.True(t, ok)
			require.ErrorIs(t, err, place.ErrTooLarge)
			requireSpan(t, start, fault.Offset, len(src))
			return
		}
		requireTags(t, d)
		requireElements(t, d)
		requireTexts(t, d)
		for i := range d.Faults {
			requireSpan(t, start, d.Faults[i].Offset, len(src))
		}
		require.True(t, utf8.ValidString(d.Text) || !utf8.Valid(src[start:]))
		again, err := Read(src, start)
		require.NoError(t, err)
		require.Equal(t, d, again)
	})
}

// requireSpan checks that numbers do not fall.
func requireSpan[T int | int32](t *testing.T, ns ...T) {
	for i := range ns[1:] {
		require.LessOrEqual(t, ns[i], ns[i+1], "%v", ns)
	}
}

// requireTags checks the tags of images, links, embeds and headings.
func requireTags(t *testing.T, d *Document) {
	at := d.Start
	for _, m := range d.Images {
		requireSpan(t, at, m.Offset, m.End-1, len(d.Source)-1)
		require.Regexp(t, `(?i)^<(img|image|amp-img|a-img)[\s/>]`, string(d.Source[m.Offset:m.End]))
		require.Equal(t, byte('>'), d.Source[m.End-1])
		requireSpan(t, 0, m.Text, int32(len(d.Text)))
		requireSpan(t, -1, m.Link, int32(len(d.Links))-1)
		requireSpan(t, 0, m.set0, m.set1, len(d.Candidates))
		requireSpan(t, 0, m.Caption, int32(len(d.Captions)))
		at = m.End
	}
	at = d.Start
	for _, l := range d.Links {
		requireSpan(t, at, l.Offset, l.End-1, len(d.Source)-1)
		require.Regexp(t, `(?i)^<a[\s/]`, string(d.Source[l.Offset:l.End]))
		requireSpan(t, 0, l.img0, l.img1, int32(len(d.Images)))
		at = l.Offset + 1
	}
	at = d.Start
	for _, e := range d.Embeds {
		requireSpan(t, at, e.Offset, e.End-1, len(d.Source)-1)
		require.Regexp(t, `(?i)^<(iframe|video|audio|object|embed|[\w-]+-[\w-]+)[\s/>]`, string(d.Source[e.Offset:e.End]))
		requireSpan(t, 0, e.Text, int32(len(d.Text)))
		requireSpan(t, 0, e.Caption, int32(len(d.Captions)))
		requireSpan(t, -1, e.Figure, int32(len(d.Elems))-1)
		at = e.Offset + 1
	}
	at = d.Start
	for _, h := range d.Headings {
		requireSpan(t, at, h.Offset, h.End-1, len(d.Source)-1)
		require.Regexp(t, `(?i)^<h[1-6][\s/>]`, string(d.Source[h.Offset:h.End]))
		requireSpan(t, 1, h.Level, 6)
		requireSpan(t, 0, h.Text0, h.Text1, int32(len(d.Text)))
		at = h.Offset + 1
	}
}

// requireElements checks that elements are within their parents.
func requireElements(t *testing.T, d *Document) {
	require.EqualValues(t, -1, d.Elems[0].Parent)
	for i := range d.Elems {
		e := &d.Elems[i]
		requireSpan(t, 0, e.Img0, e.Img1, int32(len(d.Images)))
		requireSpan(t, 0, e.Line0, e.Line1, int32(len(d.Lines)))
		requireSpan(t, 0, e.Text0, e.Text1, int32(len(d.Text)))
		if i == 0 {
			continue
		}
		requireSpan(t, 0, e.Parent, int32(i)-1)
		p := &d.Elems[e.Parent]
		requireSpan(t, p.Img0, e.Img0)
		requireSpan(t, p.Line0, e.Line0)
		for _, around := range []int32{e.Figure, e.Table, e.Cell, e.Item} {
			requireSpan(t, -1, around, int32(i))
		}
	}
}

// requireTexts checks the lines and what may be a caption.
func requireTexts(t *testing.T, d *Document) {
	var text, img int32
	for i := range d.Lines {
		l := &d.Lines[i]
		requireSpan(t, text, l.Text0, l.Text1)
		requireSpan(t, img, l.Img0, l.Img1, int32(len(d.Images)))
		require.True(t, l.Text0 < l.Text1 || l.Img0 < l.Img1, "an empty line")
		require.True(t, l.some&pre != 0 || !strings.Contains(d.TextAt(l.Text0, l.Text1), "\n"))
		requireSpan(t, 0, l.Elem, int32(len(d.Elems))-1)
		requireSpan(t, -1, l.Caption, int32(len(d.Captions))-1)
		text, img = l.Text1, l.Img1
	}
	requireSpan(t, text, int32(len(d.Text))+1)
	for i := range d.Captions {
		c := &d.Captions[i]
		requireSpan(t, 0, c.Text0, c.Text1, int32(len(d.Text)))
		requireSpan(t, 0, c.Img0, c.Img1, int32(len(d.Images)))
		requireSpan(t, 0, c.Line, int32(len(d.Lines)))
		requireSpan(t, -1, c.Within, int32(i)-1)
		require.Contains(t, []string{FromFigcaption, FromClass, FromAttribute, FromShortcode}, c.From)
	}
}
