package convert

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/goarticle/article"
	"github.com/goarticle/article/convert/internal/address"
)

// A Map has new addresses for old ones, as where pictures move to another host.
// A nil Map, as the zero one, has none.
type Map struct {
	pairs address.Pairs
}

// Set gives all addresses that begin with old another beginning. Of several
// that fit an address the longest counts. It reports false, and does nothing,
// if old is empty or has one already.
func (m *Map) Set(old, to string) bool { return m.pairs.Set(old, to) }

// address is the new address for one, and whether there is one.
func (m *Map) address(s string) (string, bool) {
	if m == nil {
		return s, false
	}
	return m.pairs.Find(s)
}

// ReadMap reads a Map: JSON Lines, each an object with the keys old and new, or
// an array of both, or lines of an old address, a tab and a new one. Blank
// lines, and lines of the second kind that begin with #, are passed over. name
// is what errors call r. They are [*article.Error] values with the line, joined
// if there are several.
func ReadMap(name string, r io.Reader) (*Map, error) {
	m, first := &Map{}, map[string]int{}
	var all []error
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	n := 0
	for lines.Scan() {
		n++
		line := strings.TrimSuffix(lines.Text(), "\r")
		if n == 1 {
			line = strings.TrimPrefix(line, "\ufeff")
		}
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		old, to, err := address.ReadPair(line)
		switch {
		case err != nil:
		case old == "":
			err = errors.New("want an old address, have none")
		case !m.Set(old, to) && m.pairs.Of(old) != to:
			err = fmt.Errorf("want one new address for each old one, have another for %q in line %d", old, first[old])
		}
		if err != nil {
			all = append(all, &article.Error{File: name, Line: n, Err: err})
		} else if first[old] == 0 {
			first[old] = n
		}
	}
	if err := lines.Err(); err != nil {
		all = append(all, &article.Error{File: name, Line: n + 1, Err: err})
	}
	return m, errors.Join(all...)
}

// moved is a body in which the addresses are those of the Map.
func (w *writer) moved(body string, isMarkdown bool) string {
	if w.Map == nil {
		return body
	}
	return address.Replace(body, isMarkdown, func(r address.Ref) (string, bool) { return w.move(r.Value) })
}

// move is the new address for one, and whether there is one.
func (w *writer) move(old string) (string, bool) {
	to, ok := w.Map.address(old)
	if ok {
		w.change(Change{Kind: Moved, Value: old, Note: to})
	}
	return to, ok
}
