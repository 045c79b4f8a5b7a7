package convert

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/goarticle/article"
	"github.com/goarticle/article/convert/internal/output"
	"github.com/goarticle/article/internal/file"
)

// A Dir writes posts into a folder, each into a file of its own, and copies the
// files that they name. It is for one run, in which no two may have one name. It
// is not for several goroutines at once.
type Dir struct {
	// Root is the folder. It may be nil in a dry run, as of a folder that
	// does not exist yet.
	Root *os.Root

	// Force lets Write and Copy replace files that have other content.
	Force bool

	// DryRun only tells what would be done.
	DryRun bool

	taken map[string]owner // by names as the most careless file system sees them
}

// An owner is what a name was given to.
type owner struct {
	source string // the file that it was made of or copied from
	copied *os.Root
}

// An Outcome is what Write did, or in a dry run would do.
type Outcome string

// The outcomes.
const (
	Written   Outcome = "written"   // there was no file of this name
	Replaced  Outcome = "replaced"  // there was one with other content
	Unchanged Outcome = "unchanged" // there was one with the same content
)

// ErrExists is wrapped by the error for a file that is there with other
// content and may not be replaced.
var ErrExists = errors.New("file exists and has other content")

// ErrTaken is wrapped by the error for a name that another post or file of the
// same run has, to file systems that know neither case nor the forms of Unicode
// apart.
var ErrTaken = errors.New("want a name of its own")

// Write writes p under its name, which may be a path with slashes. The file is
// written beside its place and then renamed, so that it is never there in part,
// and the folders that it wants are made. A file that would not change is left
// alone.
//
// It returns the name in the folder. An error is an [*article.Error] with
// this name and wraps [ErrExists], [ErrTaken], or what the file system says.
func (d *Dir) Write(p *Post) (name string, o Outcome, err error) {
	name = p.Name
	if err = d.take(name, owner{source: p.File}); err == nil {
		o, err = d.outcome(name, int64(len(p.Data)), bytes.NewReader(p.Data))
	}
	if err == nil && o != Unchanged && !d.DryRun {
		err = output.Replace(d.Root, name, bytes.NewReader(p.Data))
	}
	if err != nil {
		return name, "", &article.Error{File: name, Err: file.Cause(err)}
	}
	return name, o, nil
}

// take gives a name away, once.
func (d *Dir) take(name string, o owner) error {
	if d.taken == nil {
		d.taken = map[string]owner{}
	}
	key := folded(name)
	if was, ok := d.taken[key]; ok {
		if was.source == "" {
			return fmt.Errorf("%w, have that of another post", ErrTaken)
		}
		return fmt.Errorf("%w, have that of %s", ErrTaken, was.source)
	}
	d.taken[key] = o
	return nil
}

// Copy copies the file f, which is in the folder from, to its name. What is
// there, and errors, are as for Write. A file that this Dir has copied there
// already is [Unchanged], as is one with the same content.
func (d *Dir) Copy(from *os.Root, f *File) (Outcome, error) {
	if f.Err != nil {
		return "", &article.Error{File: f.Address, Err: f.Err}
	}
	if was, ok := d.taken[folded(f.Name)]; ok && was.copied == from && was.source == f.Source {
		return Unchanged, nil
	}
	o, err := d.copy(from, f)
	if err != nil {
		return "", &article.Error{File: f.Name, Err: file.Cause(err)}
	}
	return o, nil
}

func (d *Dir) copy(from *os.Root, f *File) (Outcome, error) {
	src, err := from.Open(f.Source)
	if err != nil {
		return "", err
	}
	defer src.Close()
	info, err := src.Stat()
	if err != nil {
		return "", err
	}
	o, err := d.outcome(f.Name, info.Size(), src)
	if err == nil && o == Unchanged {
		return o, nil // whoever has put it there
	}
	if taken := d.take(f.Name, owner{f.Source, from}); taken != nil {
		return "", taken
	}
	if err != nil || d.DryRun {
		return o, err
	}
	if _, err := src.Seek(0, io.SeekStart); err != nil {
		return "", err
	}
	return o, output.Replace(d.Root, f.Name, src)
}

// folded is a name as file systems see it that know neither case nor the
// forms of Unicode apart.
func folded(name string) string { return norm.NFC.String(strings.ToLower(norm.NFC.String(name))) }

// outcome is what writing so many bytes under a name comes to.
func (d *Dir) outcome(name string, size int64, data io.Reader) (Outcome, error) {
	if d.Root == nil {
		if !d.DryRun {
			return "", errors.New("want a folder, have none")
		}
		return Written, nil
	}
	info, err := d.Root.Stat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return Written, nil
	}
	if err != nil {
		return "", err
	}
	if !info.Mode().IsRegular() {
		return "", fmt.Errorf("want a file, have %s", info.Mode().Type())
	}
	if info.Size() == size {
		same, err := output.IsSame(d.Root, name, data)
		if err != nil {
			return "", err
		}
		if same {
			return Unchanged, nil
		}
	}
	if !d.Force {
		return "", ErrExists
	}
	return Replaced, nil
}
