package convert

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/goarticle/article"
	"github.com/goarticle/article/internal/file"
)

// A Dir writes posts into a folder, each into a file of its own. It is for
// one run: a post is given the number that makes its name one of its own
// among those that the same Dir wrote. It is not for several goroutines at
// once.
type Dir struct {
	// Root is the folder. It may be nil in a dry run, as of a folder that
	// does not exist yet.
	Root *os.Root

	// Force lets Write replace files that have other content.
	Force bool

	// DryRun only tells what would be done.
	DryRun bool

	taken map[string]int // by names as the most careless file system sees them: the number to try next
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

// Write writes p under its name, or under one with a number if the Dir has
// written a post under that name before: a.md, a-2.md, a-3.md. The file is
// written beside its place and then renamed, so that it is never there in
// part. A file that would not change is left alone.
//
// It returns the name in the folder. An error is an [*article.Error] with
// this name and wraps [ErrExists], or what the file system says.
func (d *Dir) Write(p *Post) (name string, o Outcome, err error) {
	name = d.own(p.Name)
	o, err = d.outcome(name, p.Data)
	if err == nil && o != Unchanged && !d.DryRun {
		err = d.replace(name, p.Data)
	}
	if err != nil {
		return name, "", &article.Error{File: name, Err: file.Cause(err)}
	}
	return name, o, nil
}

// own is name, or the first of its kind with a number that is not taken.
func (d *Dir) own(name string) string {
	if d.taken == nil {
		d.taken = map[string]int{}
	}
	ext := path.Ext(name)
	first, own := folded(name), name
	for d.taken[folded(own)] > 0 {
		d.taken[first]++
		own = strings.TrimSuffix(name, ext) + "-" + strconv.Itoa(d.taken[first]) + ext
	}
	d.taken[folded(own)] = 1
	return own
}

// folded is a name as file systems see it that know neither case nor the
// forms of Unicode apart.
func folded(name string) string { return norm.NFC.String(strings.ToLower(norm.NFC.String(name))) }

// outcome is what writing data under a name comes to.
func (d *Dir) outcome(name string, data []byte) (Outcome, error) {
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
	if info.Size() == int64(len(data)) {
		old, err := d.Root.ReadFile(name)
		if err != nil {
			return "", err
		}
		if bytes.Equal(old, data) {
			return Unchanged, nil
		}
	}
	if !d.Force {
		return "", ErrExists
	}
	return Replaced, nil
}

// replace writes a file beside its place and renames it.
func (d *Dir) replace(name string, data []byte) error {
	f, temp, err := d.temp()
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	err = errors.Join(err, f.Close())
	if err == nil {
		err = d.Root.Rename(temp, name)
	}
	if err != nil {
		d.Root.Remove(temp) // what matters is why it came to this
	}
	return err
}

// temp creates a file of a name that is not there.
func (d *Dir) temp() (f *os.File, name string, err error) {
	for n := range 1000 {
		name = fmt.Sprintf(".convert-%d-%d.tmp", os.Getpid(), n)
		f, err = d.Root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if !errors.Is(err, fs.ErrExist) {
			return f, name, err
		}
	}
	return nil, "", err
}
