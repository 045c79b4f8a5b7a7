package front

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/goarticle/article/internal/front/mistake"
	"github.com/goarticle/article/internal/place"
	"github.com/goarticle/article/internal/tree"
)

// standing are the characters that stand in for others while the library reads
// a block. They are of those for private use (U+E000 and up), which mean
// nothing to it, and none that the block has.
type standing struct {
	back *strings.Replacer // nil: none
	mark bool              // there is a U+FEFF
}

// standIns returns data with them.
func standIns(data []byte) ([]byte, standing) {
	var to, back []string
	var s standing
	for _, r := range mistake.OddCharacters {
		if !bytes.ContainsRune(data, r) {
			continue
		}
		stand := unusedPrivate(data, len(to)/2)
		if stand == 0 {
			break // a block made of all of them
		}
		to = append(to, string(r), string(stand))
		back = append(back, string(stand), string(r))
		s.mark = r == 0xfeff
	}
	if to == nil {
		return data, s
	}
	s.back = strings.NewReplacer(back...)
	return []byte(strings.NewReplacer(to...).Replace(string(data))), s
}

// unusedPrivate is the nth character, from 0, of those for private use that data
// does not have; 0 if there is none.
func unusedPrivate(data []byte, n int) rune {
	const first, last = 0xe000, 0xf8ff
	var used [last - first + 1]bool
	for _, r := range string(data) {
		if r >= first && r <= last {
			used[r-first] = true
		}
	}
	for i, is := range used {
		if is {
			continue
		}
		if n--; n < 0 {
			return first + rune(i)
		}
	}
	return 0
}

// remove puts the characters back into the values of a tree. It reports one
// that YAML allows between quotes alone.
func (s standing) remove(root *tree.Node, data []byte) (err error) {
	if s.back == nil {
		return nil
	}
	starts := place.LineStarts(data)
	tree.Each(root, func(n *tree.Node) {
		if n.Kind != tree.Scalar {
			return
		}
		n.Value = s.back.Replace(n.Value)
		isQuoted := n.Style&(tree.SingleQuoted|tree.DoubleQuoted) != 0
		if s.mark && err == nil && !isQuoted && strings.ContainsRune(n.Value, 0xfeff) {
			c := place.Cursor{Src: data}
			start := place.RuneOffset(data, starts[min(n.Line, len(starts))-1], n.Column-1)
			line, column := c.At(start + max(bytes.Index(data[start:], []byte("\ufeff")), 0))
			err = &place.Error{Line: line, Column: column, Err: fmt.Errorf("want text, have the control character U+FEFF")}
		}
	})
	return err
}
