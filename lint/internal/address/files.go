package address

import (
	"io/fs"
	"net/url"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/goarticle/article/lint/internal/markup"
	"github.com/goarticle/article/lint/internal/phrase"
)

// Files looks for files of the site. Folders that it has listed it remembers.
// It may be used by several goroutines at once. A nil one, and one without a
// Root, has nothing missing.
type Files struct {
	Root fs.FS // the folder of the site's files

	mu      sync.Mutex
	folders map[string][]string // names by folder, in order
}

// Missing says why a file of the site that an address names is not there. It
// is empty for a file that is, and for an address that names none.
func (s *Files) Missing(address string) string {
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
	if _, err := fs.Stat(s.Root, name); err != nil {
		return "no such file in the folder root" // a link that leads out of it, or nowhere
	}
	return ""
}

// Has reports whether there is a file of that name in the root.
func (s *Files) Has(name string) bool {
	if s == nil || s.Root == nil {
		return false
	}
	_, err := fs.Stat(s.Root, strings.TrimPrefix(path.Clean("/"+name), "/"))
	return err == nil
}

// fileOf is the file in the root that an address names, or empty. Browsers
// take \ for /, and .. at the top for nothing (URL standard, 4.4).
func (s *Files) fileOf(address string) string {
	if s == nil || s.Root == nil {
		return ""
	}
	address = strings.ReplaceAll(Clean(address), `\`, "/")
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
func (s *Files) spelling(name string) string {
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
func (s *Files) list(folder string) []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if names, ok := s.folders[folder]; ok {
		return names
	}
	entries, _ := fs.ReadDir(s.Root, folder)
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
