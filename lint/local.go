package lint

import (
	"io/fs"
	"net/url"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/goarticle/article"
	"github.com/goarticle/article/lint/internal/markup"
	"github.com/goarticle/article/lint/internal/phrase"
)

func linkLocal() Rule {
	return Rule{
		ID: "link-local",
		Doc: `A link to a file of the site, or to a place in the same post, leads there. ` +
			`A file that was renamed, or never copied, is missing without a word; where the case differs (Map.pdf, map.pdf) it is missing on the server alone. ` +
			`Correct the address, or put the file into the folder of the setting root. ` +
			`What is looked for are addresses that begin with one slash and end as files do (.pdf, .jpg, .zip), and, in a post that is not Markdown, fragments (#reeds) of the post itself. ` +
			`A site that is published below a path, such as /blog/, needs a root in which that path is a folder. ` +
			`Addresses of pages, such as /about/ and /about.html, relative addresses, which depend on where the post is published, and templates are left alone. ` +
			`The rule wakes up when root is set; img-source then looks for images in the same way.`,
		Severity:  Error,
		NeedsRoot: true,
		Check:     checkLocal,
	}
}

func checkLocal(p *Post) {
	ids := localIDs(p)
	for i := range p.Article.Links {
		l := &p.Article.Links[i]
		if markup.HasTemplate(l.Href) || p.markup().IsCode(l.Offset) {
			continue
		}
		why := p.files.missing(l.Href)
		if fragment, ok := strings.CutPrefix(l.Href, "#"); ok && ids != nil && isMissingID(ids, fragment) {
			why = "none of that name in the post"
		}
		if why != "" {
			p.Report(l.Offset, markup.TagEnd(p.Source, l.Offset), "want a link to what is there, have %s: %s", phrase.Quote(l.Href), why)
		}
	}
}

// localIDs are what the fragments of links in a post can name; nil if that
// cannot be told: Markdown makes names for headings, and templates for what
// they like.
func localIDs(p *Post) map[string]bool {
	if isMarkdown(p.Name) || markup.HasTemplate(p.Article.Body) || !slices.ContainsFunc(p.Article.Links, func(l article.Link) bool { return strings.HasPrefix(l.Href, "#") }) {
		return nil
	}
	ids := map[string]bool{}
	p.markup().Tags(func(t *markup.Token) bool {
		ids[t.ID] = true
		ids[t.Anchor] = true
		return true
	})
	return ids
}

// isMissingID reports whether a fragment names nothing (HTML standard, 7.4.6.4:
// as written, then decoded; the empty one and top are the top). A fragment
// that begins with a slash, ! or : is for a script, or for a search.
func isMissingID(ids map[string]bool, fragment string) bool {
	if fragment == "" || strings.EqualFold(fragment, "top") || strings.ContainsAny(fragment[:1], "/!:") {
		return false
	}
	decoded, err := url.PathUnescape(fragment)
	return !ids[fragment] && (err != nil || !ids[decoded])
}

// siteFiles looks for files of the site. Folders that it has listed it
// remembers. It may be used by several goroutines at once.
type siteFiles struct {
	root fs.FS

	mu      sync.Mutex
	folders map[string][]string // names by folder, in order
}

// missing says why a file of the site that an address names is not there. It
// is empty for a file that is, and for an address that names none.
func (s *siteFiles) missing(address string) string {
	name := s.fileOf(address)
	if name == "" {
		return ""
	}
	if there := s.spelling(name); there != name {
		if there != "" {
			return "the file is /" + phrase.Shorten(there)
		}
		return "no such file in the folder root"
	}
	if _, err := fs.Stat(s.root, name); err != nil {
		return "no such file in the folder root" // a link that leads out of it, or nowhere
	}
	return ""
}

// fileOf is the file in the root that an address names, or empty. Browsers
// take \ for /, and .. at the top for nothing (URL standard, 4.4).
func (s *siteFiles) fileOf(address string) string {
	if s.root == nil {
		return ""
	}
	address = strings.ReplaceAll(cleanAddress(address), `\`, "/")
	if !strings.HasPrefix(address, "/") || strings.HasPrefix(address, "//") || markup.HasTemplate(address) {
		return ""
	}
	if i := strings.IndexAny(address, "?#"); i >= 0 {
		address = address[:i]
	}
	if decoded, err := url.PathUnescape(address); err == nil {
		address = decoded
	}
	name := strings.TrimPrefix(path.Clean("/"+address), "/")
	if strings.HasSuffix(address, "/") || len(name) > longestPath || !isFileName(name) || !fs.ValidPath(name) {
		return ""
	}
	return name
}

// longestPath is PATH_MAX of Linux. An address may be longer, a file's may not.
const longestPath = 4096

// fileEndings are those of files that no generator makes of a post. What ends
// in .html, .php or .xml is a page, what ends in .css, .js or .json may be
// made when the site is built, and /v1.2 and /example.com have none.
var fileEndings = strings.Fields(`
	png jpg jpeg jpe gif webp avif svg bmp tif tiff ico heic eps psd
	pdf ps doc docx xls xlsx ppt pptx odt ods odp rtf csv tsv epub mobi djvu key
	zip gz tgz bz2 xz 7z rar tar dmg exe msi jar apk deb rpm iso
	mp3 m4a ogg oga wav flac mid mp4 m4v mov webm mkv avi ogv swf srt vtt ttf otf woff woff2
`)

func isFileName(name string) bool {
	return slices.Contains(fileEndings, strings.ToLower(strings.TrimPrefix(path.Ext(name), ".")))
}

// spelling is the name as it stands in the root, which may differ in case
// also where the computer does not mind; empty if there is none.
func (s *siteFiles) spelling(name string) string {
	at := "."
	for part := range strings.SplitSeq(name, "/") {
		names := s.list(at)
		if _, ok := slices.BinarySearch(names, part); !ok {
			i := slices.IndexFunc(names, func(n string) bool { return strings.EqualFold(n, part) })
			if i < 0 {
				return ""
			}
			part = names[i]
		}
		at = path.Join(at, part)
	}
	return at
}

// list returns the names in a folder of the root; none if it cannot be read.
func (s *siteFiles) list(folder string) []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if names, ok := s.folders[folder]; ok {
		return names
	}
	entries, _ := fs.ReadDir(s.root, folder)
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = e.Name()
	}
	slices.Sort(names)
	if s.folders == nil {
		s.folders = map[string][]string{}
	}
	s.folders[folder] = names
	return names
}
