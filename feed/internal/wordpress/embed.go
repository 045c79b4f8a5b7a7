package wordpress

import (
	"html"
	"net/url"
	"path"
	"regexp"
	"strings"
)

var address = regexp.MustCompile(`^https?://[^\s<>"\[\]]+$`)

// isAddress reports whether a text is an address and nothing else.
func isAddress(s string) bool { return strings.HasPrefix(s, "http") && address.MatchString(s) }

// embed writes what an address alone on its line stands for.
func (w *writer) embed(u string) {
	if !w.auto || w.open && !w.content {
		w.inline(player(html.UnescapeString(u)))
		return
	}
	w.whole("<p>" + player(html.UnescapeString(u)) + "</p>")
}

// players are hosts of films with the address of their player, by which a page
// shows a film without asking the host first. Those of other hosts become links.
var players = []struct {
	film   *regexp.Regexp // of the address without its scheme
	player string
}{
	{regexp.MustCompile(`^(?:www\.|m\.)?youtube\.com/(?:watch\?(?:.*&)?v=|embed/|v/|shorts/)([\w-]{6,})`), "https://www.youtube.com/embed/"},
	{regexp.MustCompile(`^youtu\.be/([\w-]{6,})`), "https://www.youtube.com/embed/"},
	{regexp.MustCompile(`^(?:www\.|player\.)?vimeo\.com/(?:video/)?(\d{4,})`), "https://player.vimeo.com/video/"},
	{regexp.MustCompile(`^(?:www\.)?dailymotion\.com/video/(\w{4,})`), "https://www.dailymotion.com/embed/video/"},
}

var (
	sounds = setOf(".mp3 .m4a .ogg .oga .wav .flac .opus")
	films  = setOf(".mp4 .m4v .webm .ogv .mov")
)

// player is the element that shows what is at an address.
func player(u string) string {
	_, rest, _ := strings.Cut(u, "://")
	for _, p := range players {
		if m := p.film.FindStringSubmatch(rest); m != nil {
			return `<iframe src="` + p.player + html.EscapeString(m[1]) + `" width="560" height="315" allowfullscreen></iframe>`
		}
	}
	at := html.EscapeString(u)
	if parsed, err := url.Parse(u); err == nil {
		switch ext := strings.ToLower(path.Ext(parsed.Path)); {
		case sounds[ext]:
			return `<audio controls src="` + at + `"></audio>`
		case films[ext]:
			return `<video controls src="` + at + `"></video>`
		}
	}
	return `<a href="` + at + `">` + at + "</a>"
}
