package tags

import (
	"bytes"
	"cmp"
	"path"
	"slices"
	"strings"
)

// An Embed is what a tag shows that is no image: Kind is the element that
// shows it. A field that the tag does not set is empty.
type Embed struct{ Kind, Address, Poster, Title, Caption, Width, Height string }

// A player is a word by which tags, and files that Jekyll includes, are named
// that show something, and the element and the address of what it shows.
type player struct {
	word string
	kind string
	base string // of the address, where the tag has the number of a video alone; empty: it has an address
}

// players are those that are known: of Hugo (gohugo.io/shortcodes), Hexo
// (hexo.io/docs/tag-plugins), Octopress, and of themes and plugins of these and
// of Jekyll. Tags of posts that scripts draw, such as tweets, show no frame of
// their own.
var players = []player{
	{"youtube", "iframe", "https://www.youtube.com/embed/"},
	{"youtubeplayer", "iframe", "https://www.youtube.com/embed/"},
	{"vimeo", "iframe", "https://player.vimeo.com/video/"},
	{"vimeoplayer", "iframe", "https://player.vimeo.com/video/"},
	{"dailymotion", "iframe", "https://www.dailymotion.com/embed/video/"},
	{"bilibili", "iframe", "https://player.bilibili.com/player.html?bvid="},
	{"iframe", "iframe", ""},
	{"video", "video", ""},
	{"audio", "audio", ""},
}

// The names of parameters, the first that has a value counts.
var (
	embedIDs       = []string{"id", "video_id", "videoid", "videoId", "video", "yt"}
	embedAddresses = []string{"src", "url", "file", "path", "mp4", "webm", "mp3", "href", "link"}
	embedPosters   = []string{"poster", "cover", "thumbnail", "thumb", "image"}
	embedCaptions  = []string{"caption", "description"}
)

// EmbedOf is what a tag shows that is no image, nil if it shows nothing. The
// address of one that the site fills in is in braces: {{ page.video }}.
func EmbedOf(tag []byte) *Embed {
	inner := innerOf(tag)
	name := tagName(inner)
	isValue := bytes.HasPrefix(tag, []byte("{{")) && !bytes.HasPrefix(tag, []byte("{{<")) && !bytes.HasPrefix(tag, []byte("{{%"))
	if name == "" || isValue {
		return nil
	}
	p := readParams(bytes.TrimSuffix(inner[bytes.Index(inner, []byte(name))+len(name):], []byte{'/'}))
	if isInclude(name) {
		if len(p.placed) == 0 {
			return nil
		}
		name, p.placed = path.Base(p.placed[0].value), p.placed[1:]
		name = strings.TrimSuffix(name, path.Ext(name))
	}
	player := playerOf(name, p)
	if player == nil {
		return nil
	}
	e := &Embed{
		Kind: player.kind, Address: player.address(p), Poster: p.get(embedPosters), Title: p.get([]string{"title"}), Caption: p.get(embedCaptions),
		Width: p.get([]string{"width", "w"}), Height: p.get([]string{"height", "h"}),
	}
	if e.Address == "" {
		return nil
	}
	e.placedSize(p.placed)
	return e
}

// playerOf is the player that a tag is named for. A video of a provider is the
// provider's.
func playerOf(name string, p *params) *player {
	words := strings.FieldsFunc(strings.ToLower(name), func(c rune) bool { return c == '-' || c == '_' })
	if provider := p.named["provider"]; provider != "" {
		words = append([]string{strings.ToLower(provider)}, words...)
	}
	for _, w := range words {
		if i := slices.IndexFunc(players, func(p player) bool { return p.word == w }); i >= 0 {
			return &players[i]
		}
	}
	return nil
}

// address is the address in the parameters of a tag, empty if there is none.
func (t *player) address(p *params) string {
	value := p.get(embedAddresses)
	if t.base != "" {
		value = cmp.Or(p.get(embedIDs), value)
	}
	if value == "" && len(p.placed) > 0 {
		value = p.placed[0].value
	}
	switch {
	case strings.Contains(value, "//"), strings.HasPrefix(value, "{{"):
		return value
	case t.base == "":
		if strings.ContainsAny(value, "/.") {
			return value
		}
		return ""
	case value == "" || strings.IndexFunc(value, isNoID) >= 0:
		return ""
	case len(p.placed) > 1 && p.placed[1].value == "playlist" && t.word == "youtube":
		return t.base + "videoseries?list=" + value
	}
	return t.base + value
}

func isNoID(c rune) bool {
	return c != '-' && c != '_' && (c > 'z' || !isAlphanumeric(byte(c)))
}

// placedSize takes the size, and the poster, that Hexo and Octopress have
// behind the address, from parameters without a name.
func (e *Embed) placedSize(placed []param) {
	if len(placed) > 0 {
		placed = placed[1:]
	}
	for _, size := range []*string{&e.Width, &e.Height} {
		if len(placed) > 0 && *size == "" && placed[0].value != "" && strings.Trim(placed[0].value, "0123456789") == "" {
			*size = placed[0].value
			placed = placed[1:]
		}
	}
	if e.Kind == "video" && len(placed) > 0 && e.Poster == "" && isPicture(placed[0].value) {
		e.Poster = placed[0].value
	}
}
