package convert

import (
	"io/fs"
	"os"
	"slices"

	"github.com/goarticle/article"
	"github.com/goarticle/article/convert/internal/address"
	"github.com/goarticle/article/convert/internal/asset"
	"github.com/goarticle/article/internal/place"
)

// A File is one that a post names relatively: a picture, a video, or what a
// link leads to. It has to come along where the address is to stay true.
type File struct {
	Address      string // as the post has it
	Line, Column int    // of it, from 1; 0: not known
	Source       string // its path in the folder of the posts that are converted; empty with Err
	Name         string // where it has to be in the folder of the new posts; empty with Err
	Err          error  // why it cannot come along, such as [fs.ErrNotExist]

	other string // another file that the address may mean
	link  bool   // it is not shown, but linked to

	beside bool // it is one of a post, and not of a page, of Jekyll's or Hexo's
}

// Files returns the files that a names relatively, each once, in the order of
// the body, that of the front matter first: those of images with their sources,
// of videos and audio with their posters, and of links that lead to no page.
//
// Addresses lead to a file from that of the post or, as Hugo and Eleventy
// publish it and Hexo has it, from a folder of its name. from is the folder that
// is converted, file the path of a's file below it, and to what [Layout.Place]
// said. No file outside of from is looked at, not through a link either, and
// none of a name that begins with a dot. If from is nil nothing is known of
// files, and none can come along.
//
// There are none with c.Absolute, which leaves no address relative, and none
// that c.Map has another address for.
func (c *Converter) Files(a *article.Article, from *os.Root, file string, to Home) []File {
	if c.Absolute {
		return nil
	}
	finder := asset.Finder{Root: from, Post: file, Folder: to.Folder, Within: to.Only}
	refs, start := fileRefs(a)
	cursor := place.Cursor{Src: a.Source}
	seen := map[string]bool{}
	var list []File
	for _, r := range refs {
		if _, moved := c.Map.address(r.Value); moved || !address.IsLocal(r.Value) || seen[r.Value] {
			continue
		}
		seen[r.Value] = true
		found, ok := finder.Find(r)
		if !ok {
			continue
		}
		f := File{Address: r.Value, Source: found.Source, Name: found.Name, Err: found.Err, other: found.Other, link: r.Link, beside: to.Only}
		if start >= 0 && r.End > 0 {
			f.Line, f.Column = cursor.At(start + r.Start)
		}
		list = append(list, f)
	}
	return list
}

// fileRefs are the addresses in a post that may name files, and where the body
// starts that they stand in, -1 if that is not known. Those that have no place
// end at 0.
func fileRefs(a *article.Article) (refs []address.Ref, start int) {
	refs = []address.Ref{{Value: a.Cover}}
	body := address.In(a.Body, a.Markup == article.Markdown)
	known := map[string]bool{}
	for _, r := range body {
		known[r.Value] = true
	}
	refs = append(refs, body...)
	for _, m := range a.Images { // those of tags of site generators
		if !known[m.Src] && address.IsLocal(m.Src) {
			refs = append(refs, address.Ref{Value: m.Src})
		}
	}
	if !hasFile(a) {
		return refs, -1
	}
	return refs, len(a.Source) - len(a.Body)
}

// namesFiles reports whether a post shows something that may be a file of its
// own.
func namesFiles(a *article.Article) bool {
	refs, _ := fileRefs(a)
	return slices.ContainsFunc(refs, func(r address.Ref) bool { return !r.Link && address.IsLocal(r.Value) })
}

// Change is what is to be said of a file that came along with an outcome, or
// did not with an error. It is nil where nothing is, as the address stays true.
func (f *File) Change(a *article.Article, err error) *Change {
	c := &Change{File: a.File, Line: f.Line, Column: f.Column, Kind: Missing, Value: f.Address}
	switch {
	case err != nil:
		c.Note = fileNote(err)
	case f.other != "":
		c.Kind, c.Note = Meaning, "it may be "+f.other+", too: "+f.Source+" came along"
	default:
		return nil
	}
	return c
}

// Need is what the site of a target has to be told for a file that came along,
// or did not with an error; empty if that is nothing.
func (f *File) Need(t Target, err error) Need {
	switch {
	case err != nil && t == Astro && !f.link:
		return AstroMissing
	case err != nil:
		return ""
	case t == Eleventy:
		return EleventyFiles
	case !f.beside:
		return ""
	}
	return map[Target]Need{Jekyll: JekyllFiles, Hexo: HexoFiles}[t]
}

// fileNote is why a file did not come along.
func fileNote(err error) string {
	if e, ok := err.(*article.Error); ok {
		err = e.Err
	}
	switch err {
	case fs.ErrNotExist:
		return "there is no such file"
	case asset.ErrUnknown, asset.ErrOutside, asset.ErrHidden, asset.ErrNoFile, asset.ErrNoRoom, asset.ErrFolder:
		return "it " + err.Error() + ", so it did not come along"
	}
	return "it did not come along: " + err.Error()
}
