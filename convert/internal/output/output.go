// Package output writes files into a folder. In go names with slashes and bytes;
// a file is there as a whole, or as it was. It must not know what the files are.
package output

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
)

// IsSame reports whether the file name has the bytes of data.
func IsSame(root *os.Root, name string, data io.Reader) (bool, error) {
	f, err := root.Open(name)
	if err != nil {
		return false, err
	}
	defer f.Close()
	const part = 1 << 16
	have, want := make([]byte, part), make([]byte, part)
	for {
		n, err1 := io.ReadFull(f, have)
		m, err2 := io.ReadFull(data, want)
		for _, err := range []error{err1, err2} {
			if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
				return false, err
			}
		}
		if !bytes.Equal(have[:n], want[:m]) {
			return false, nil
		}
		if err1 != nil {
			return err2 != nil, nil
		}
	}
}

// Replace writes a file beside its place and renames it, so that it is never
// there in part. It makes the folders that it wants.
func Replace(root *os.Root, name string, data io.Reader) error {
	if dir := path.Dir(name); dir != "." {
		if err := root.MkdirAll(dir, 0o777); err != nil {
			return err
		}
	}
	f, temp, err := create(root, path.Dir(name))
	if err != nil {
		return err
	}
	_, err = io.Copy(f, data)
	err = errors.Join(err, f.Close())
	if err == nil {
		err = root.Rename(temp, name)
	}
	if err != nil {
		root.Remove(temp) // what matters is why it came to this
	}
	return err
}

// create creates a file of a name that is not there.
func create(root *os.Root, dir string) (f *os.File, name string, err error) {
	for n := range 1000 {
		name = path.Join(dir, fmt.Sprintf(".convert-%d-%d.tmp", os.Getpid(), n))
		f, err = root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if !errors.Is(err, fs.ErrExist) {
			return f, name, err
		}
	}
	return nil, "", err
}
