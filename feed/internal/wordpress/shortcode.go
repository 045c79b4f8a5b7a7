package wordpress

import (
	"html"
	"regexp"
	"strings"
)

// A shortcode is one with its attributes, and what stands in it.
type shortcode struct {
	name   string
	attrs  map[string]string
	bare   []string // values without a name
	inner  string
	length int // of all of it
}

// shortcodes are those that WordPress itself knows. Each returns HTML that stands
// by itself, and false if it has nothing to show.
var shortcodes = map[string]struct {
	paired bool
	show   func(w *writer, s *shortcode) (string, bool)
}{
	"caption":    {true, (*writer).caption},
	"wp_caption": {true, (*writer).caption},
	"gallery":    {false, (*writer).gallery},
	"embed":      {true, (*writer).embedded},
	"audio":      {true, (*writer).audio},
	"video":      {true, (*writer).video},
}

// bracket writes what begins with [.
func (w *writer) bracket() {
	rest := w.src[w.at:w.end]
	if strings.HasPrefix(rest, "[[") {
		if s, ok := shortcodeAt(rest[1:]); ok && strings.HasPrefix(rest[1+s.length:], "]") {
			w.inline(rest[1 : 1+s.length])
			w.at += s.length + 2
			return
		}
	}
	s, ok := shortcodeAt(rest)
	if !ok {
		w.inline("[")
		w.at++
		return
	}
	known, ok := shortcodes[s.name]
	if !ok {
		w.stranger(s)
		return
	}
	if known.paired {
		w.pair(s, rest)
	}
	text, ok := known.show(w, s)
	if !ok {
		w.tell("shortcode "+s.name, w.at, "shortcode [%s] has nothing to show: it stays as it is", s.name)
		w.inline(rest[:s.length])
	} else {
		w.whole(text)
	}
	w.at += s.length
}

// stranger writes the mark of a shortcode that a plugin knows, and tells of it.
// A word in brackets, such as [sic], is none.
func (w *writer) stranger(s *shortcode) {
	mark := w.src[w.at : w.at+s.length]
	if len(s.attrs) > 0 || strings.ContainsAny(s.name, "_-") || w.closer(s.name, w.at+s.length) >= 0 {
		w.tell("shortcode "+s.name, w.at, "shortcode [%s] is that of a plugin: it stays as it is", s.name)
	}
	w.inline(mark)
	w.at += s.length
}

// pair adds what stands between the marks of a shortcode, if it has two.
func (w *writer) pair(s *shortcode, rest string) {
	end := w.closer(s.name, w.at+s.length)
	if end < 0 || end > w.end {
		return
	}
	s.inner = w.src[w.at+s.length : end]
	s.length = end - w.at + len("[/") + len(s.name) + len("]")
}

// closer is the offset of the mark that closes a shortcode, -1 if there is none.
func (w *writer) closer(name string, from int) int {
	if w.unclosed[name] {
		return -1
	}
	i := strings.Index(w.src[from:], "[/"+name+"]")
	if i < 0 {
		w.unclosed[name] = true
		return -1
	}
	return from + i
}

// longestShortcode is how long the mark of a shortcode may be.
const longestShortcode = 8 << 10

var shortcodeName = regexp.MustCompile(`^\[([A-Za-z][A-Za-z0-9_-]*)(?:[\s/\]])`)

var shortcodeAttr = regexp.MustCompile(`([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'\]]+))|"([^"]*)"|'([^']*)'|([^\s"']+)`)

// shortcodeAt reads the opening mark of a shortcode that text begins with.
func shortcodeAt(text string) (*shortcode, bool) {
	if len(text) > longestShortcode {
		text = text[:longestShortcode]
	}
	m := shortcodeName.FindStringSubmatch(text)
	if m == nil {
		return nil, false
	}
	end := endOfShortcode(text)
	if end < 0 {
		return nil, false
	}
	s := &shortcode{name: m[1], attrs: map[string]string{}, length: end}
	inside := strings.TrimSuffix(text[1+len(m[1]):end-1], "/")
	for _, a := range shortcodeAttr.FindAllStringSubmatch(inside, -1) {
		if a[1] != "" {
			s.attrs[strings.ToLower(a[1])] = a[2] + a[3] + a[4]
		} else {
			s.bare = append(s.bare, a[5]+a[6]+a[7])
		}
	}
	return s, true
}

// endOfShortcode is the offset behind the mark that text begins with, past the
// brackets in quotes; -1 if it does not end on its paragraph.
func endOfShortcode(text string) int {
	end, _ := endOfMark(text, ']', func(i int) bool { return text[i] == '[' || text[i] == '\n' && text[i-1] == '\n' })
	return end
}

var captioned = regexp.MustCompile(`(?is)^\s*((?:<a\s[^>]*>\s*)?<img\s[^>]*>(?:\s*</a>)?)(.*)$`)

// caption is an image with its caption.
func (w *writer) caption(s *shortcode) (string, bool) {
	inner, text := strings.TrimSpace(s.inner), s.attrs["caption"]
	if m := captioned.FindStringSubmatch(inner); m != nil && text == "" {
		inner, text = m[1], m[2]
	}
	text = strings.TrimSpace(text)
	if inner == "" {
		return "", false
	}
	if text == "" {
		return "<p>" + inner + "</p>", true
	}
	var b strings.Builder
	b.WriteString("<figure")
	if id := s.attrs["id"]; id != "" {
		b.WriteString(` id="` + html.EscapeString(id) + `"`)
	}
	b.WriteString(` class="` + html.EscapeString(strings.TrimSpace("wp-caption "+s.attrs["align"])) + `">`)
	b.WriteString(inner + `<figcaption class="wp-caption-text">` + strings.ReplaceAll(text, "\n", "<br />\n") + "</figcaption></figure>")
	return b.String(), true
}

// embedded is what an address stands for.
func (w *writer) embedded(s *shortcode) (string, bool) {
	u := strings.TrimSpace(s.inner)
	if u == "" {
		u = s.attrs["src"]
	}
	if !isAddress(u) {
		return "", false
	}
	return "<p>" + player(u) + "</p>", true
}

// audio is a sound.
func (w *writer) audio(s *shortcode) (string, bool) {
	u := s.source("src", "mp3", "m4a", "ogg", "wav", "flac", "wma")
	if u == "" {
		return "", false
	}
	return `<p><audio controls src="` + html.EscapeString(u) + `"></audio></p>`, true
}

// video is a film.
func (w *writer) video(s *shortcode) (string, bool) {
	u := s.source("src", "mp4", "m4v", "webm", "ogv", "wmv", "flv")
	if u == "" {
		return "", false
	}
	var attrs strings.Builder
	for _, name := range []string{"poster", "width", "height"} {
		if v := s.attrs[name]; v != "" {
			attrs.WriteString(" " + name + `="` + html.EscapeString(v) + `"`)
		}
	}
	return `<p><video controls src="` + html.EscapeString(u) + `"` + attrs.String() + `></video></p>`, true
}

// source is the address that one of the attributes has, or that stands alone.
func (s *shortcode) source(names ...string) string {
	for _, name := range names {
		if u := s.attrs[name]; u != "" {
			return u
		}
	}
	for _, u := range append(s.bare, strings.TrimSpace(s.inner)) {
		if isAddress(u) {
			return u
		}
	}
	return ""
}
