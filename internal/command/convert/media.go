package convert

import (
	"bufio"
	"html"
	"net/url"
	"path"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"github.com/goarticle/article"
)

// media lists the addresses of pictures and files that posts use, each once,
// with the path that it may have.
type media struct {
	out   *bufio.Writer
	seen  map[string]bool // addresses
	paths map[string]bool
}

// add lists what a post uses.
func (m *media) add(a *article.Article) {
	m.file(a.Cover)
	for i := range a.Images {
		m.file(a.Images[i].Src)
		if isFile(a.Images[i].Link) {
			m.file(a.Images[i].Link)
		}
	}
	for _, s := range playedSource.FindAllStringSubmatch(a.Body, -1) {
		m.file(html.UnescapeString(s[1] + s[2]))
	}
	for i := range a.Links {
		if isFile(a.Links[i].URL) {
			m.file(a.Links[i].URL)
		}
	}
}

var playedSource = regexp.MustCompile(`(?i)<(?:audio|video|source)\s[^<>]*\bsrc\s*=\s*(?:"([^"]*)"|'([^']*)')`)

// fileEndings are those of what people put beside a text.
var fileEndings = regexp.MustCompile(`(?i)\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?|mp3|m4a|ogg|oga|wav|flac|mp4|m4v|webm|ogv|mov|pdf|zip|gz|docx?|xlsx?|pptx?|odt|ods|odp|epub|txt|csv)$`)

// isFile reports whether an address is that of a file, and not of a page.
func isFile(address string) bool {
	u, err := url.Parse(address)
	return err == nil && fileEndings.MatchString(u.Path)
}

// file lists an address, if it has a host.
func (m *media) file(address string) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || m.seen[address] {
		return
	}
	if m.seen == nil {
		m.seen, m.paths = map[string]bool{}, map[string]bool{}
	}
	m.seen[address] = true
	m.out.WriteString(address + "\t" + m.own(pathOf(u)) + "\n")
}

// uploads are the folders in which blogs keep what was uploaded.
var uploads = []string{"/wp-content/uploads/", "/content/images/", "/content/media/", "/content/files/"}

// pathOf is the path that a file may have: below the folder of uploads, or else
// below its host.
func pathOf(u *url.URL) string {
	p := path.Clean("/" + u.Path)
	for _, folder := range uploads {
		if i := strings.Index(p, folder); i >= 0 {
			return clean("uploads/" + p[i+len(folder):])
		}
	}
	if p == "/" {
		p = "/index"
	}
	return clean(u.Hostname() + p)
}

// clean is a path without what file systems take ill.
func clean(p string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || strings.ContainsRune(`\:*?"<>|`, r) {
			return '-'
		}
		return r
	}, p)
}

// own is a path, or the first of its kind with a number that is not taken.
func (m *media) own(p string) string {
	ext := path.Ext(p)
	own := p
	for n := 2; m.paths[strings.ToLower(own)]; n++ {
		own = strings.TrimSuffix(p, ext) + "-" + strconv.Itoa(n) + ext
	}
	m.paths[strings.ToLower(own)] = true
	return own
}
