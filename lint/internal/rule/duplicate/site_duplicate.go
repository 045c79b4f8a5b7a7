// Package duplicate has the rule about posts that are there twice: at one
// address, or with one text. It keeps a few numbers of each page, compares them
// at the end and reports on the site; of texts it keeps hashes only.
package duplicate

import (
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/goarticle/article/lint/internal/page"
)

// A post is what is kept of one to find another that is the same.
type post struct {
	file     string
	address  string    // where it will be published, as far as that can be told
	at       page.Span // of the permalink, or else of the title
	language string
	title    uint64   // hash; 0 without a title
	text     uint64   // hash; 0 for a text too short to compare
	sketch   []uint32 // of the text
}

// Keep keeps of a post what Check, the rule site-duplicate, asks at the end.
func Keep(p *page.Page) any {
	a := p.Article
	if a.Draft || slices.Contains(strings.Split(p.Name, "/"), "_drafts") {
		return nil
	}
	k := &post{file: p.Name, address: addressOf(p), language: strings.ToLower(a.Language)}
	key, ok := p.Present("permalink")
	if !ok {
		key = "title"
	}
	k.at = p.Span(p.Key(key))
	if a.Title != "" {
		k.title = hash([]byte(strings.ToLower(a.Title)))
	}
	k.text, k.sketch = sketch(a.Text)
	return k
}

// addressOf is where a post will be published, in a form that is the same
// for addresses which clash; empty when it cannot be told.
func addressOf(p *page.Page) string {
	a := p.Article
	if a.Permalink != "" {
		return addressOfPermalink(a.Permalink)
	}
	if p.Name == "" {
		return ""
	}
	dir, base := path.Split(p.Name)
	stem := strings.TrimSuffix(base, path.Ext(base))
	if slug, ok := p.Keys()["slug"].(string); ok && slug != "" {
		// The slug is a part of the address, the date mostly another one.
		return "slug " + lower(dir) + " " + a.Date.Format("2006-01-02") + " " + strings.ToLower(slug)
	}
	return "file " + lower(dir+stem)
}

// lower is an address in lower case. One that is not UTF-8 stays as it is:
// strings.ToLower would make one and the same character of all such bytes.
func lower(address string) string {
	if !utf8.ValidString(address) {
		return address
	}
	return strings.ToLower(address)
}

// addressOfPermalink takes /a, /a/, /a/index.html, /A and a for one address.
// Placeholders (:title) and templates say nothing.
func addressOfPermalink(link string) string {
	u, err := url.Parse(link)
	if err != nil || strings.Contains(u.Path, ":") || strings.ContainsAny(link, "{}") || link == "false" {
		return ""
	}
	dir := strings.TrimSuffix(lower(u.Path), "index.html")
	return "link " + u.Host + "/" + strings.Trim(dir, "/") + "?" + u.RawQuery
}

// A sketch of a text is the least of the hashes of its shingles: the share of
// equal ones is about the share of shingles that two texts have in common
// (Broder, On the resemblance and containment of documents, 1997).
const (
	shingle     = 8   // characters: about a word and a half, or three of Chinese
	sketchSize  = 32  // hashes: 128 bytes for a post
	shortText   = 200 // characters below which texts are alike by chance
	alike       = 0.9 // share of equal hashes from which two texts are the same
	maxSiblings = 50  // posts of one title that a post is compared with
)

// sketch returns the hash of the letters and digits of a text, and the
// sketch; nothing for a short text.
func sketch(text string) (uint64, []uint32) {
	letters := make([]byte, 0, len(text))
	starts := make([]uint32, 0, len(text)) // of the letters; a post has no 4 GiB
	for _, r := range text {
		start := uint32(len(letters))
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			letters = append(letters, byte(r))
		case 'A' <= r && r <= 'Z':
			letters = append(letters, byte(r)+'a'-'A')
		case r >= utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			letters = utf8.AppendRune(letters, unicode.ToLower(r))
		default:
			continue
		}
		starts = append(starts, start)
	}
	if len(starts) < shortText {
		return 0, nil
	}
	least := make([]uint32, 0, sketchSize+1)
	for i := range len(starts) - shingle {
		h := uint32(hash(letters[starts[i]:starts[i+shingle]]) >> 32)
		if len(least) == sketchSize && h >= least[sketchSize-1] {
			continue
		}
		if at, found := slices.BinarySearch(least, h); !found {
			least = slices.Insert(least, at, h)
			least = least[:min(len(least), sketchSize)]
		}
	}
	return hash(letters), slices.Clip(least)
}

// hash is FNV-1a, mixed so that its upper half is as good as its lower. It is
// never 0, and the same in every run: what is found must be, too.
func hash(b []byte) uint64 {
	h := uint64(0xcbf29ce484222325)
	for _, c := range b {
		h = (h ^ uint64(c)) * 0x100000001b3
	}
	h ^= h >> 32
	h *= 0xd6e8feb86659fd93
	h ^= h >> 32
	return h | 1
}

// resemblance is the share of equal hashes among the least of both sketches.
func resemblance(a, b []uint32) float64 {
	n, same := 0, 0
	for i, j := 0, 0; n < sketchSize && i < len(a) && j < len(b); n++ {
		switch {
		case a[i] == b[j]:
			same++
			i++
			j++
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	if n == 0 {
		return 0
	}
	return float64(same) / float64(n)
}

// A textKey tells apart posts that may have the same text.
type textKey struct {
	language string
	hash     uint64
}

// Check is the rule site-duplicate.
func Check(s *page.Site) {
	addresses := map[string]*post{}
	texts := map[textKey]*post{}
	titles := map[textKey][]*post{}
	for file, kept := range s.Posts {
		p := kept.(*post)
		if first := addAddress(addresses, p); first != nil {
			s.Report(file, p.at, addressMessage(first.file, p))
			continue
		}
		if first, share := addText(texts, titles, p); first != nil {
			s.ReportAs(page.Warning, file, p.at, fmt.Sprintf("want a text of its own, have that of %s (%.0f %% alike)", first.file, 100*share))
		}
	}
}

func addAddress(all map[string]*post, p *post) *post {
	if p.address == "" {
		return nil
	}
	key := p.language + " " + p.address
	if first := all[key]; first != nil {
		return first
	}
	all[key] = p
	return nil
}

func addressMessage(first string, p *post) string {
	what, _, _ := strings.Cut(p.address, " ")
	switch what {
	case "link":
		return "want a permalink of its own, have that of " + first
	case "slug":
		return "want a slug of its own for the day, have that of " + first
	}
	return "want a file name of its own up to the extension, have that of " + first
}

// addText returns an earlier post with the same text as p. Posts of one
// title are compared by their sketches, all others by the whole text.
func addText(texts map[textKey]*post, titles map[textKey][]*post, p *post) (first *post, share float64) {
	if p.text == 0 {
		return nil, 0
	}
	text := textKey{p.language, p.text}
	if first = texts[text]; first != nil {
		return first, 1
	}
	texts[text] = p
	if p.title == 0 {
		return nil, 0
	}
	title := textKey{p.language, p.title}
	for _, other := range titles[title] {
		if share = resemblance(p.sketch, other.sketch); share >= alike {
			return other, share
		}
	}
	if len(titles[title]) < maxSiblings {
		titles[title] = append(titles[title], p)
	}
	return nil, 0
}
