package convert

import (
	"bufio"
	"cmp"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/goarticle/article"
	"github.com/goarticle/article/convert"
	"github.com/goarticle/article/feed"
	"github.com/goarticle/article/internal/command/term"
)

// exports are what is done with posts that stand in an export, beside
// converting them, and what is said of it.
type exports struct {
	mediaName, commentsName string // of a file and a folder; empty: none
	types                   string

	media    *media
	file     *os.File
	comments convert.Dir
	poster   *poster

	held    int            // comments that were not written
	skipped map[string]int // items that are no posts, by their types
	faults  int
}

func (e *exports) flags(f *flag.FlagSet) {
	f.StringVar(&e.mediaName, "media", "", "")
	f.StringVar(&e.commentsName, "comments", "", "")
	f.StringVar(&e.types, "types", "", "")
}

// open makes the file and the folder ready.
func (e *exports) open(p *poster) error {
	e.poster = p
	if e.mediaName != "" {
		f, err := os.Create(e.mediaName)
		if err != nil {
			return fmt.Errorf("-media: %w", err)
		}
		e.file = f
		e.media = &media{out: bufio.NewWriter(f)}
	}
	if e.commentsName == "" || p != nil && p.dir.DryRun {
		return nil
	}
	if err := os.MkdirAll(e.commentsName, 0o777); err != nil {
		return fmt.Errorf("-comments: %w", err)
	}
	root, err := os.OpenRoot(e.commentsName)
	if err != nil {
		return fmt.Errorf("-comments: %w", err)
	}
	e.comments.Root = root
	e.comments.Force = p != nil && p.dir.Force
	return nil
}

// reader reads the posts of exports.
func (e *exports) reader() *feed.Reader {
	r := &feed.Reader{
		Comments: e.addComments,
		Skipped: func(s feed.Skipped) {
			if e.skipped == nil {
				e.skipped = map[string]int{}
			}
			e.skipped[s.Type]++
		},
	}
	if e.types != "" {
		r.Types = strings.Split(e.types, ",")
	}
	return r
}

// addComments writes the comments of a post into a file of its own.
func (e *exports) addComments(a *article.Article, list []feed.Comment) error {
	if e.comments.Root == nil {
		e.held += len(list)
		return nil
	}
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(list); err != nil {
		return &article.Error{File: a.File, Err: err}
	}
	name := strings.TrimSuffix(path.Base(a.File), path.Ext(a.File)) + ".json"
	if name, _, err := e.comments.Write(&convert.Post{Name: name, Data: []byte(b.String())}); err != nil {
		return inFile(path.Join(filepath.ToSlash(e.commentsName), name), err)
	}
	return nil
}

// note notes the pictures and files of a post, and tells in the report what its
// export says is wrong with it.
func (e *exports) note(a *article.Article) error {
	if e.media != nil {
		e.media.add(a)
	}
	if e.poster == nil {
		return nil // JSON has the faults
	}
	for _, f := range a.Faults {
		if f.File == a.File {
			continue // of the file, not of the export
		}
		e.faults++
		if err := e.poster.tell([]convert.Change{{File: f.File, Line: f.Line, Kind: convert.Meaning, Note: f.Err.Error()}}); err != nil {
			return err
		}
	}
	return nil
}

// end closes the file and the folder.
func (e *exports) end() (err error) {
	if e.media != nil {
		if err = errors.Join(e.media.out.Flush(), e.file.Close()); err != nil {
			err = fmt.Errorf("-media: %w", err)
		}
	}
	if e.comments.Root != nil {
		err = errors.Join(err, e.comments.Root.Close())
	}
	return err
}

// summary says what the posts do not have of their export.
func (e *exports) summary(w io.Writer) {
	if e.held > 0 {
		fmt.Fprintf(w, "%s comments left out: -comments DIR writes them\n", term.Thousands(e.held))
	}
	for _, kind := range slices.Sorted(maps.Keys(e.skipped)) {
		fmt.Fprintf(w, "%s items of type %s left out: -types %s has them, too\n", term.Thousands(e.skipped[kind]), kind, cmp.Or(e.types, "post,page")+","+kind)
	}
	if e.faults > 0 && e.poster.changes == nil {
		fmt.Fprintf(w, "%s things do not show as the site did: -report FILE lists them\n", term.Thousands(e.faults))
	}
}
