package front

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"github.com/goarticle/article/internal/front/mistake"
	"github.com/goarticle/article/internal/place"
	"github.com/goarticle/article/internal/tree"
)

// unmarshalYAML reads YAML into v, a *node or anything that YAML decodes
// into. Its errors are *Error values with places in data.
func unmarshalYAML(data []byte, v any) error {
	root, err := loadYAML(data)
	if err != nil {
		return err
	}
	return assign(root, v)
}

// assign is the end of each unmarshal function.
func assign(root *tree.Node, v any) error {
	if out, ok := v.(*tree.Node); ok {
		*out = *root
		return nil
	}
	return tree.Decode(root, v, nil)
}

// loadYAML reads data, which must be one mapping or nothing at all.
func loadYAML(data []byte) (*tree.Node, error) {
	if root := plainYAML(data); root != nil {
		return root, nil
	}
	return loadAnyYAML(data)
}

// loadAnyYAML is loadYAML by the library.
func loadAnyYAML(data []byte) (*tree.Node, error) {
	if err := checkCharacters(data); err != nil {
		return nil, err
	}
	var doc tree.Node
	text, stands := standIns(data)
	err := yaml.Load(text, &doc, yaml.WithPlugin(depthLimit{}))
	if err != nil && OnlyComments(data) {
		return noKeys(1, 1), nil // "no documents in stream"
	}
	if err != nil {
		return nil, yamlError(data, err)
	}
	root := &doc
	if doc.Kind == yaml.DocumentNode {
		root = doc.Content[0]
	}
	placeLines(root, data)
	if err := stands.remove(root, data); err != nil {
		return nil, err
	}
	if tree.IsNull(root) {
		return noKeys(root.Line, root.Column), nil
	}
	if root.Kind != tree.Mapping {
		return nil, notMapping(root, data)
	}
	return root, nil
}

// noKeys is the mapping of a block that has none.
func noKeys(line, column int) *tree.Node {
	return &tree.Node{Kind: tree.Mapping, Tag: "!!map", Line: line, Column: column}
}

func notMapping(root *tree.Node, data []byte) error {
	hint := ""
	if text := lineOf(data, root.Line); root.Kind == tree.Scalar {
		if column, key, want, have := mistake.NoMapping(text); want != "" {
			return &place.Error{Line: root.Line, Column: column, Key: key, Err: fmt.Errorf("want %s, have %s", want, have)}
		}
	}
	if root.Kind == tree.Scalar && strings.Contains(root.Value, "=") {
		hint = "; TOML stands between lines of +++"
	}
	return &place.Error{Line: root.Line, Column: root.Column,
		Err: fmt.Errorf("want keys and values such as title: text, have %s%s", tree.KindName(root), hint)}
}

// maxDepth is how deep front matter may be nested. The library's own limit,
// 10,000, is more than encoding/json reads back.
const maxDepth = 500

// depthLimit refuses nesting that no front matter needs.
type depthLimit struct{}

var errDepth = fmt.Errorf("nesting is %w: want at most %d levels", place.ErrTooLarge, maxDepth)

// CheckDepth is asked by the library at each level.
func (depthLimit) CheckDepth(depth int, _ *yaml.DepthContext) error {
	if depth > maxDepth {
		return errDepth
	}
	return nil
}

// CheckAlias is asked by the library at each alias.
func (depthLimit) CheckAlias(aliases, _ int) error {
	if aliases > tree.MaxAlias {
		return tree.ErrAlias
	}
	return nil
}

// checkCharacters finds what YAML does not allow anywhere (YAML 1.2.2, 5.1).
// The library refuses it, too, but does not say where.
func checkCharacters(data []byte) error {
	line, column := 1, 1
	for i := 0; i < len(data); {
		r, n := rune(data[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRune(data[i:])
		}
		if !Allows(r) && r != 0xfeff {
			return &place.Error{Line: line, Column: column, Err: fmt.Errorf("want text, have the control character %U", r)}
		}
		if i += n; r == '\n' {
			line++
			column = 0
		}
		column++
	}
	return nil
}

// Allows reports whether YAML lets a character stand anywhere (1.2.2, 5.1).
func Allows(r rune) bool {
	switch {
	case r >= 0x20 && r < 0x7f, r == '\t', r == '\n', r == '\r':
		return true
	case r < 0xa0:
		return r == 0x85
	}
	return r != 0xfeff && r != 0xfffe && r != 0xffff
}

// OnlyComments reports whether data holds no YAML at all.
func OnlyComments(data []byte) bool {
	starts := append(place.LineStarts(data), len(data))
	for i, end := range starts[1:] {
		line := bytes.Trim(data[starts[i]:end], " \t\r\n")
		if len(line) > 0 && line[0] != '#' {
			return false
		}
	}
	return true
}

// placeLines puts the file's lines in place of YAML's where they differ: in YAML
// a lone CR ends a line, too.
func placeLines(root *tree.Node, data []byte) {
	if !oddLineEnds(data) {
		return
	}
	starts := place.LineStarts(data)
	c := place.Cursor{Src: data}
	tree.Each(root, func(n *tree.Node) {
		if n.Line < 1 || n.Line > len(starts) {
			return
		}
		n.Line, n.Column = c.At(place.RuneOffset(data, starts[n.Line-1], n.Column-1))
	})
}

func oddLineEnds(data []byte) bool {
	return bytes.Count(data, []byte("\r")) != bytes.Count(data, []byte("\r\n"))
}

// yamlError turns a syntax error into one that says where in data it is and,
// where the cause is a usual one, what to write instead.
func yamlError(data []byte, err error) error {
	e, ok := errors.AsType[*yaml.LoadError](err)
	if !ok {
		return &place.Error{Line: 1, Column: 1, Err: err}
	}
	m := mistake.New(data, e)
	if strings.Contains(e.Message, errDepth.Error()) {
		return m.At(errDepth) // the library keeps the text of an error alone
	}
	return m.Explain()
}

func lineOf(data []byte, line int) string {
	for text := range bytes.Lines(data) {
		if line--; line == 0 {
			return strings.TrimRight(string(text), " \t\r\n")
		}
	}
	return ""
}
