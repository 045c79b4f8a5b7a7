// Package asset finds the files that the addresses in a post name: the pictures,
// videos and other files that have to come along with it. In go an address, and
// the folder with the path of the post in it; out comes the path of the file, or
// why it is not to be had. It must not know Articles, and writes nothing.
package asset

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"github.com/goarticle/article/convert/internal/address"
)

// Why a file does not come along.
var (
	ErrUnknown = errors.New("belongs to a post that is in no folder")
	ErrOutside = errors.New("leads out of the folder that is converted")
	ErrHidden  = errors.New("is hidden")
	ErrNoFile  = errors.New("is no file")
	ErrNoRoom  = errors.New("leads out of the folder for the posts")
	ErrFolder  = errors.New("is not in the folder of the post, from where alone files are published")
)

// A Finder finds the files of one post.
type Finder struct {
	Root   *os.Root // the folder that is converted; nil: no file of it is known
	Post   string   // the path of the post in it
	Folder string   // where addresses lead from, in the folder for the posts
	Within bool     // files have to be there or below it
}

// A File is one that an address names.
type File struct {
	Source string // its path in the folder that is converted; empty with Err
	Name   string // where it has to be in the folder for the posts; empty with Err
	Other  string // another file that the address may name
	Err    error  // why it cannot come along
}

// Find finds the file that a local address names. It is not ok for one that
// names none: that of another post or page, or of a folder.
func (f *Finder) Find(r address.Ref) (File, bool) {
	name := address.Path(r.Value)
	if name == "" || isPage(name) || strings.HasSuffix(name, "/") {
		return File{}, false
	}
	file := f.source(name)
	if file.Err != nil {
		return file, !r.Link || isDocument(name)
	}
	to := path.Join(f.Folder, name)
	switch {
	case to == ".." || strings.HasPrefix(to, "../"):
		file.Err = ErrNoRoom
	case f.Within && !strings.HasPrefix(to, f.Folder+"/"):
		file.Err = ErrFolder
	}
	if file.Err != nil {
		return File{Err: file.Err}, true
	}
	file.Name = to
	return file, true
}

// source finds a file as the address leads from that of the post, or from a
// folder of its name, which is where Hugo and Eleventy publish it, and where
// Hexo has its files. Both may be there: the folder of the post holds nothing
// but its files, so a path that stays in it is one of these.
func (f *Finder) source(name string) File {
	if f.Root == nil {
		return File{Err: ErrUnknown}
	}
	dir := path.Dir(f.Post)
	own := path.Join(dir, strings.TrimSuffix(path.Base(f.Post), path.Ext(f.Post)))
	tries := []string{path.Join(own, name), path.Join(dir, name)}
	if strings.HasPrefix(path.Clean(name), "../") {
		slices.Reverse(tries)
	}
	var found []string
	reason := fs.ErrNotExist
	for _, s := range tries {
		err := f.check(s)
		if err == nil && !slices.Contains(found, s) {
			found = append(found, s)
		} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
			reason = err
		}
	}
	switch len(found) {
	case 0:
		return File{Err: reason}
	case 1:
		return File{Source: found[0]}
	}
	return File{Source: found[0], Other: found[1]}
}

// check returns an error unless a path is that of a file that may come along.
func (f *Finder) check(name string) error {
	if name == ".." || strings.HasPrefix(name, "../") || strings.HasPrefix(name, "/") {
		return ErrOutside
	}
	for part := range strings.SplitSeq(name, "/") {
		if strings.HasPrefix(part, ".") {
			return ErrHidden
		}
	}
	if strings.ContainsRune(name, 0) {
		return fs.ErrNotExist
	}
	info, err := f.Root.Stat(name)
	switch {
	case err == nil && info.Mode().IsRegular():
		return nil
	case err == nil:
		return ErrNoFile
	case errors.Is(err, fs.ErrNotExist):
		return fs.ErrNotExist
	case isEscape(err):
		return ErrOutside
	}
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err
	}
	return err
}

// isEscape reports the error of a link that leads out of a root, which package
// os has no name for.
func isEscape(err error) bool {
	e, ok := errors.AsType[*fs.PathError](err)
	return ok && strings.Contains(e.Err.Error(), "escapes")
}

// isPage reports whether a path is that of a page: one that is a post itself,
// or one that a program makes.
func isPage(name string) bool {
	return slices.Contains([]string{".md", ".markdown", ".html", ".htm", ".xhtml", ".shtml", ".php", ".asp", ".aspx", ".jsp", ".cgi"},
		strings.ToLower(path.Ext(name)))
}

// isDocument reports whether a link to a path is meant for a file, and not for
// a page or the host of another site, which may end with anything. Only of
// these it is said that they are missing.
func isDocument(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	return ext != "" && slices.Contains(documents, ext[1:])
}

// documents are the extensions of files that posts are seen to link to.
var documents = strings.Fields("pdf ps eps doc docx xls xlsx ppt pptx odt ods odp rtf txt csv tsv json xml yaml yml epub mobi bib tex ipynb " +
	"zip gz tgz tar bz2 xz rar 7z iso dmg apk exe jar whl " +
	"jpg jpeg png gif svg webp avif bmp tif tiff heic ico psd mp3 ogg oga wav flac m4a mp4 m4v webm mov avi mkv ogv srt vtt ttf woff woff2")
