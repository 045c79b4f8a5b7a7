// Package wordpress makes of the content of a WordPress post the HTML that its
// site showed: paragraphs where blank lines are, no comments around blocks, and
// what shortcodes and addresses alone on a line stand for. It takes the content
// and what is known of the site's pictures and files, and gives HTML and a list
// of what it could not show. It knows nothing of exports.
package wordpress

import (
	"fmt"
	"strings"
)

// A Media is a picture or a file that a post may show.
type Media struct {
	ID, Parent int
	Order      int
	URL        string
	Title      string
	Alt        string
	Caption    string // HTML
}

// A Renderer makes HTML of the content of one post.
type Renderer struct {
	// Media finds a picture or a file by its number; nil: none is known.
	Media func(id int) *Media

	// Attached are the pictures of the post, in order, for galleries that name
	// none; nil: there are none.
	Attached func() []*Media
}

// A Notice is something that the HTML does not show as the site did.
type Notice struct {
	Line int // in the content, from 1
	Err  error
}

// HTML is content as the site showed it.
func (r *Renderer) HTML(content string) (string, []Notice) {
	content = newLines.Replace(content)
	w := &writer{Renderer: r, src: content, told: map[string]bool{}, unclosed: map[string]bool{}}
	w.out.Grow(len(content) + len(content)/8)
	if strings.Contains(content, "<!-- wp:") {
		w.blocks()
	} else {
		w.auto = true
		w.write(len(content))
	}
	w.endRun()
	return strings.TrimSpace(w.out.String()), w.notices
}

var newLines = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// A writer goes over a content once.
type writer struct {
	*Renderer
	src   string
	at    int
	end   int // of the part at hand
	out   strings.Builder
	auto  bool // blank lines part paragraphs
	plain bool // no shortcodes and players

	inRun    bool // text or an inline tag was written in the paragraph at hand
	open     bool // its p is open
	content  bool // it has something before which a line may break
	bare     bool // it stands in an element that just began: no p
	newlines int  // line ends since the last text
	broke    bool // the last tag was br
	afterP   bool // the last token was a p

	notices  []Notice
	told     map[string]bool // shortcodes and blocks
	unclosed map[string]bool // shortcodes that have no end behind
}

// maxNotices is how many notices a post has.
const maxNotices = 50

// tell adds a notice about something at an offset, once for each key.
func (w *writer) tell(key string, offset int, format string, args ...any) {
	if w.told[key] || len(w.notices) >= maxNotices {
		return
	}
	w.told[key] = true
	w.notices = append(w.notices, Notice{1 + strings.Count(w.src[:offset], "\n"), fmt.Errorf(format, args...)})
}

// blocks writes a content that is made of blocks. What stands outside of them,
// or in one that holds the text of the old editor, has paragraphs by blank lines.
func (w *writer) blocks() {
	depth, free := 0, 0
	for w.at < len(w.src) {
		from := strings.Index(w.src[w.at:], "<!-- ")
		if from < 0 {
			break
		}
		from += w.at
		b, ok := blockAt(w.src[from:])
		w.auto = depth == 0 || free > 0
		if !ok {
			w.write(endOfComment(w.src, from))
			continue
		}
		w.write(from)
		w.endRun()
		w.at = from + b.length
		switch {
		case b.empty:
			w.tell("block "+b.name, from, "block %s is filled by WordPress when the page is shown: nothing stands for it", b.name)
		case b.closes:
			depth = max(0, depth-1)
			if isFree(b.name) {
				free = max(0, free-1)
			}
			w.at += len(w.src[w.at:]) - len(strings.TrimPrefix(w.src[w.at:], "\n"))
		default:
			depth++
			if isFree(b.name) {
				free++
			}
			w.at += len(w.src[w.at:]) - len(strings.TrimPrefix(w.src[w.at:], "\n"))
		}
	}
	w.auto = depth == 0 || free > 0
	w.write(len(w.src))
}

// endOfComment is the offset behind the comment that begins at from; one that is
// not closed goes on to the end.
func endOfComment(src string, from int) int {
	if end := strings.Index(src[from:], "-->"); end >= 0 {
		return from + end + len("-->")
	}
	return len(src)
}

// isFree reports whether a block holds text as the old editor has it.
func isFree(name string) bool {
	return name == "freeform" || name == "core/freeform" || name == "shortcode" || name == "core/shortcode"
}

// A block is the comment that begins or ends one.
type block struct {
	name          string
	closes, empty bool
	length        int
}

// blockAt reads the comment of a block that text begins with.
func blockAt(text string) (b block, ok bool) {
	rest := strings.TrimPrefix(text, "<!-- ")
	rest, b.closes = strings.CutPrefix(rest, "/")
	rest, ok = strings.CutPrefix(rest, "wp:")
	if !ok {
		return b, false
	}
	if next := strings.IndexByte(rest, '<'); next >= 0 {
		rest = rest[:next] // values have < as an escape
	}
	before, _, ok0 := strings.Cut(rest, "-->")
	if !ok0 {
		return b, false
	}
	b.length = strings.Index(text, "-->") + len("-->")
	inside := before
	b.empty = strings.HasSuffix(inside, "/")
	b.name, _, _ = strings.Cut(strings.TrimSuffix(inside, "/"), " ")
	return b, b.name != ""
}

// Paragraphs is a text with paragraphs by blank lines, in which no shortcodes
// are known.
func Paragraphs(text string) string {
	w := &writer{Renderer: &Renderer{}, src: newLines.Replace(text), auto: true, plain: true}
	w.write(len(w.src))
	w.endRun()
	return strings.TrimSpace(w.out.String())
}
