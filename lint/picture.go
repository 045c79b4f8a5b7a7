package lint

import (
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/goarticle/article"
	"github.com/goarticle/article/lint/internal/markup"
	"github.com/goarticle/article/lint/internal/phrase"
)

func captionMissing() Rule {
	return Rule{
		ID: "caption-missing",
		Doc: `Every picture has a caption. ` +
			`A news photo without one leaves the reader to guess who is shown, and its source is not named. ` +
			`Put the picture into a figure with a figcaption, or write the caption below it. ` +
			`Icons, emoji, avatars and pixels, and pictures with alt="", which add nothing to the text, are left alone. ` +
			`There is one finding for a post.`,
		Severity: Warning,
		Check: func(p *Post) {
			for m := range p.pictures {
				if m.Caption == "" && (m.Alt != "" || !hasAlt(p.Source[m.Offset:m.End])) {
					p.Report(m.Offset, m.End, "")
				}
			}
		},
		Count: func(n int) string {
			return phrase.Count(n, "want a caption, have none", "want a caption for each picture, have %d without")
		},
	}
}

// pictures calls yield for the images that are an img of the post and no
// decoration, until it returns false.
func (p *Post) pictures(yield func(m *article.Image) bool) {
	for i := range p.Article.Images {
		m := &p.Article.Images[i]
		if !m.Decorative && !p.markup().IsCode(m.Offset) && !p.isShortcode(m) && !yield(m) {
			return
		}
	}
}

func imgSize() Rule {
	return Rule{
		ID: "img-size",
		Doc: `Every picture has a width and a height. ` +
			`Without them a browser does not know what space to keep free, and the text jumps while a reader reads it. ` +
			`Write the size of the file in pixels into width and height; style sheets may still make it smaller. ` +
			`Decoration, svg and templates are left alone, and so is a picture of which one of the two is said in a style. ` +
			`There is one finding for a post.`,
		Severity: Warning,
		Check: func(p *Post) {
			for m := range p.pictures {
				if !hasSize(m) && !markup.HasTemplate(m.Src) && !isSVG(m.Src) {
					p.Report(m.Offset, m.End, "")
				}
			}
		},
		Count: func(n int) string {
			return phrase.Count(n, "want a width and a height, have not both", "want a width and a height for each picture, have %d without")
		},
	}
}

func hasSize(m *article.Image) bool { return m.Width > 0 && m.Height > 0 }

func isSVG(src string) bool {
	src, _, _ = strings.Cut(strings.ToLower(src), "?")
	return strings.HasSuffix(src, ".svg") || strings.HasPrefix(src, "data:")
}

func trackerPixel() Rule {
	return Rule{
		ID: "tracker-pixel",
		Doc: `A post has no images that only count who reads it. ` +
			`They come along with posts from feeds and other platforms, and tell those who reads the copy. ` +
			`Take the img away. ` +
			`What is found lies on another host, and has the size of a point, or no size and the name of a counter; spacers and lines of the site itself, emoji and formulas are left alone.`,
		Severity: Warning,
		Check: func(p *Post) {
			for i := range p.Article.Images {
				m := &p.Article.Images[i]
				if isTracker(m) && !p.markup().IsCode(m.Offset) && !p.isShortcode(m) {
					p.Report(m.Offset, m.End, "want no image that counts readers, have %s", phrase.Quote(m.Src))
				}
			}
		},
	}
}

// isTracker reports whether a decoration is one that nobody can see, on
// another host. Emoji, formulas and avatars, which are decorations as well,
// say their size or an alt text; a spacer is an image that many posts share.
func isTracker(m *article.Image) bool {
	scheme, rest := cutScheme(cleanAddress(m.Src))
	if !m.Decorative || m.Alt != "" || scheme != "http" && scheme != "https" && !strings.HasPrefix(rest, "//") {
		return false
	}
	if m.Width <= 1 && m.Height <= 1 && m.Width+m.Height > 0 {
		return true
	}
	if m.Width+m.Height > 0 {
		return false
	}
	rest, _, _ = strings.Cut(strings.ToLower(rest), "?")
	return slices.ContainsFunc(trackerWords, func(word string) bool { return strings.Contains(rest, word) })
}

// trackerWords are parts of the addresses of counters. They count only where
// the library takes an image for a decoration, and the post says no size and
// no alt text: so a picture such as /hitchhiker.jpg is none.
var trackerWords = []string{"/_/stat", "/pixel", "pixel.", "/tracker", "/track/", "/beacon", "/counter", "/~r/", "/stats", "stats.", "/collect", "/__utm", "/b.gif", "/hit"}

func coverInBody() Rule {
	return Rule{
		ID: "cover-in-body",
		Doc: `The cover that the front matter names is one of the images of the body. ` +
			`Lists and cards show the cover, and a reader who follows them looks for it; a cover that is not in the post is often that of another one. ` +
			`Put the picture into the body, or name one that is there. ` +
			`Addresses are compared by their last part, without the sizes that WordPress writes into names (-300x200). Turn the rule on where the theme does not show the cover itself.`,
		Severity: Warning,
		Check:    checkCover,
	}
}

func checkCover(p *Post) {
	cover := coverName(p.Article.Cover)
	if cover == "" || markup.HasTemplate(p.Article.Cover) {
		return
	}
	for _, m := range p.Article.Images {
		if coverName(m.Src) == cover || coverName(m.Link) == cover {
			return
		}
	}
	key, _ := p.present("cover")
	start, end := p.Key(key)
	p.Report(start, end, "%s: want one of the images of the body, have %s", key, phrase.Quote(p.Article.Cover))
}

// coverName is the name of a file in an address, in lower case, without a
// size and an extension.
func coverName(address string) string {
	address, _, _ = strings.Cut(strings.TrimSpace(address), "?")
	if s, err := url.PathUnescape(address); err == nil {
		address = s
	}
	name := strings.ToLower(path.Base(address))
	name = strings.TrimSuffix(name, path.Ext(name))
	if i := strings.LastIndexByte(name, '-'); i > 0 {
		var width, height int
		if n, _ := fmt.Sscanf(name[i:], "-%dx%d", &width, &height); n == 2 {
			name = name[:i]
		}
	}
	return strings.TrimSuffix(strings.TrimSuffix(name, "."), "-scaled")
}
