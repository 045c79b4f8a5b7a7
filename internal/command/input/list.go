package input

import (
	"bytes"
	"io"
	"os"
	"strings"
)

// ReadList reads the names of files in the file name, one on a line, or each
// ended by a NUL if there is one. - is stdin, and an empty name no list.
func ReadList(name string, stdin io.Reader) ([]string, error) {
	var data []byte
	var err error
	switch name {
	case "":
	case "-":
		data, err = io.ReadAll(stdin)
	default:
		data, err = os.ReadFile(name)
	}
	if err != nil {
		return nil, err
	}
	return splitList(data), nil
}

// splitList splits a list at its NULs, or at its lines if it has none.
func splitList(data []byte) []string {
	end := "\n"
	if bytes.IndexByte(data, 0) >= 0 {
		end = "\x00"
	}
	var names []string
	for name := range strings.SplitSeq(string(data), end) {
		if end == "\n" {
			name = strings.TrimSuffix(name, "\r")
		}
		if name != "" {
			names = append(names, name)
		}
	}
	return names
}
