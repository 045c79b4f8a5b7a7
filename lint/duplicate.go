package lint

import (
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

func siteDuplicate() Rule {
	return Rule{
		ID: "site-duplicate",
		Doc: `No two posts are published at one address, and no two are the same text. ` +
			`Of two posts with one permalink, or of a.md beside a.html, a generator writes one and loses the other in silence. ` +
			`A text that is there twice was mostly fetched twice. ` +
			`Give one of the posts another permalink or name, or delete it. ` +
			`Posts of one title are compared by their text, so a column that always has the same title is left alone; drafts, and posts in different languages, do not count.`,
		Severity:  Error,
		Keep:      keepForDuplicates,
		CheckSite: checkDuplicates,
	}
}

// A postKey is what is kept of a post to find another that is the same.
type postKey struct {
	address  string // where it will be published, as far as that can be told
	at       Span   // of the permalink, or else of the title
	language string
	title    uint64   // hash; 0 without a title
	text     uint64   // hash; 0 for a text too short to compare
	sketch   []uint32 // of the text
}

func keepForDuplicates(p *Post) any {
	a := p.Article
	if a.Draft {
		return nil
	}
	k := &postKey{address: addressOf(p), language: strings.ToLower(a.Language)}
	key, ok := p.present("permalink")
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
func addressOf(p *Post) string {
	a := p.Article
	if a.Permalink != "" {
		return addressOfPermalink(a.Permalink)
	}
	if p.Name == "" {
		return ""
	}
	dir, base := path.Split(p.Name)
	stem := strings.TrimSuffix(base, path.Ext(base))
	if slug, ok := p.keys()["slug"].(string); ok && slug != "" {
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
	var starts []int
	for _, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			starts = append(starts, len(letters))
			letters = append(letters, string(unicode.ToLower(r))...)
		}
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

func checkDuplicates(s *Site) {
	addresses := map[string]*Kept{}
	texts := map[textKey]*Kept{}
	titles := map[textKey][]*Kept{}
	for i := range s.Posts {
		post := &s.Posts[i]
		k := post.Value.(*postKey)
		if first := addAddress(addresses, post, k); first != nil {
			s.Report(post.File, k.at, addressMessage(first.File, k))
			continue
		}
		if first, share := addText(texts, titles, post, k); first != nil {
			s.ReportAs(Warning, post.File, k.at, fmt.Sprintf("want a text of its own, have that of %s (%.0f %% alike)", first.File, 100*share))
		}
	}
}

func addAddress(all map[string]*Kept, post *Kept, k *postKey) *Kept {
	if k.address == "" {
		return nil
	}
	key := k.language + " " + k.address
	if first := all[key]; first != nil {
		return first
	}
	all[key] = post
	return nil
}

func addressMessage(first string, k *postKey) string {
	what, _, _ := strings.Cut(k.address, " ")
	switch what {
	case "link":
		return "want a permalink of its own, have that of " + first
	case "slug":
		return "want a slug of its own for the day, have that of " + first
	}
	return "want a file name of its own up to the extension, have that of " + first
}

// addText returns an earlier post with the same text as post. Posts of one
// title are compared by their sketches, all others by the whole text.
func addText(texts map[textKey]*Kept, titles map[textKey][]*Kept, post *Kept, k *postKey) (first *Kept, share float64) {
	if k.text == 0 {
		return nil, 0
	}
	text := textKey{k.language, k.text}
	if first = texts[text]; first != nil {
		return first, 1
	}
	texts[text] = post
	if k.title == 0 {
		return nil, 0
	}
	title := textKey{k.language, k.title}
	for _, other := range titles[title] {
		if share = resemblance(k.sketch, other.Value.(*postKey).sketch); share >= alike {
			return other, share
		}
	}
	if len(titles[title]) < maxSiblings {
		titles[title] = append(titles[title], post)
	}
	return nil, 0
}
