package schema

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"path"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/goarticle/article"
	"github.com/goarticle/article/internal/file"
)

// scheme is that of the addresses of files: schema:///dir/post.schema.json.
const scheme = "schema"

var errNoTarget = errors.New("want something to refer to, have nothing there")

func addressOf(name string) string {
	u := url.URL{Scheme: scheme, Path: "/" + name}
	return u.String()
}

// nameOf is the file that an address names; not ok if it is elsewhere.
func nameOf(address string) (name string, ok bool) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != scheme || u.Host != "" {
		return "", false
	}
	return strings.TrimPrefix(u.Path, "/"), true
}

// files are the files of a schema that were read.
type files struct {
	fsys  fs.FS
	nodes map[string]*yaml.Node
}

// read returns what the file name holds. Its errors are *article.Error
// values.
func (f *files) read(name string) (*yaml.Node, error) {
	if n := f.nodes[name]; n != nil {
		return n, nil
	}
	src, err := f.source(name)
	if err != nil {
		return nil, &article.Error{File: name, Err: err}
	}
	n, err := parse(name, src)
	if err != nil {
		return nil, err
	}
	f.nodes[name] = n
	return n, nil
}

// maxSchema is the size of the largest schema file. It is the limit of front
// matter, too.
const maxSchema = 1 << 20

func (f *files) source(name string) ([]byte, error) {
	if !fs.ValidPath(name) || name == "." {
		return nil, fmt.Errorf("want the name of a schema in the folder of the configuration or below it")
	}
	schema, err := f.fsys.Open(name)
	if err != nil {
		return nil, file.Cause(err)
	}
	defer schema.Close()
	src, err := io.ReadAll(io.LimitReader(schema, maxSchema+1))
	if err != nil {
		return nil, file.Cause(err)
	}
	if len(src) > maxSchema {
		return nil, fmt.Errorf("schema is %w: want at most %d bytes", article.ErrTooLarge, maxSchema)
	}
	return src, nil
}

// parse reads a schema as if it were the front matter of a post: with places,
// and nothing twice.
func parse(name string, src []byte) (*yaml.Node, error) {
	src = bytes.TrimPrefix(src, []byte("\ufeff"))
	opener := "---json\n"
	switch isYAML := slices.Contains([]string{".yaml", ".yml"}, path.Ext(name)); {
	case isYAML && bytes.HasPrefix(src, []byte("---\n")):
		opener = ""
	case isYAML:
		opener = "---\n"
	case !bytes.HasPrefix(bytes.TrimSpace(src), []byte("{")):
		return nil, &article.Error{File: name, Line: 1, Err: errors.New("want a JSON Schema that begins with {")}
	}
	lines := strings.Count(opener, "\n")
	a, err := article.Parse(io.MultiReader(strings.NewReader(opener), bytes.NewReader(src), strings.NewReader("\n---\n")))
	if err != nil {
		return nil, inSchema(name, lines, err)
	}
	if strings.TrimSpace(strings.TrimSuffix(a.Body, "\n---\n")) != "" {
		return nil, &article.Error{File: name, Err: errors.New("want one schema, have more after ---")}
	}
	root, err := article.FrontMatter[yaml.Node](a)
	if err != nil {
		return nil, inSchema(name, lines, err)
	}
	moveUp(&root, lines)
	return &root, nil
}

// inSchema is the first error of err, at its place in the schema.
func inSchema(name string, lines int, err error) error {
	e, ok := errors.AsType[*article.Error](err)
	if !ok {
		return &article.Error{File: name, Err: err}
	}
	e.File, e.Line = name, max(e.Line-lines, 1)
	if strings.HasPrefix(e.Err.Error(), "key is there twice") {
		e.Err = errors.New("key is there twice") // the line that it names is another one here
	}
	return e
}

func moveUp(n *yaml.Node, lines int) {
	n.Line -= lines
	for _, c := range n.Content {
		moveUp(c, lines)
	}
}

// errorAtRef is an error of what refers to an address, in the file name or in
// one that it refers to.
func (f *files) errorAtRef(name, address string, err error) error {
	for _, from := range f.names(name) {
		if n := f.ref(from, f.nodes[from], address); n != nil {
			return &article.Error{File: from, Line: n.Line, Column: n.Column, Err: fmt.Errorf("%s: %w", n.Value, cause(err))}
		}
	}
	address = strings.TrimPrefix(address, scheme+":///")
	return &article.Error{File: name, Err: fmt.Errorf("%s: %w", address, cause(err))}
}

// cause is err without the name of the file.
func cause(err error) error {
	if e, ok := errors.AsType[*article.Error](err); ok {
		return e.Err
	}
	return err
}

// names are the files that were read, first the one given.
func (f *files) names(first string) []string {
	names := []string{first}
	for name := range f.nodes {
		if name != first {
			names = append(names, name)
		}
	}
	slices.Sort(names[1:])
	return names
}

// ref is the value of a $ref or a $schema below n that means an address, or
// nil.
func (f *files) ref(from string, n *yaml.Node, address string) *yaml.Node {
	for i, c := range n.Content {
		if n.Kind == yaml.MappingNode && i%2 == 1 && isRef(n.Content[i-1].Value) && means(from, c.Value, address) {
			return c
		}
		if found := f.ref(from, c, address); found != nil {
			return found
		}
	}
	return nil
}

func isRef(key string) bool { return key == "$ref" || key == "$schema" || key == "$dynamicRef" }

// means reports whether a reference in the file from means an address. Where
// a schema has an $id, which an address goes by, its end tells.
func means(from, ref, address string) bool {
	base, err := url.Parse(addressOf(from))
	if err != nil {
		return false
	}
	u, err := base.Parse(ref)
	if err != nil {
		return false
	}
	want, err := url.Parse(address)
	if err != nil {
		return false
	}
	if !strings.Contains(address, "#") {
		u.Fragment, u.RawFragment = "", ""
	}
	return u.String() == want.String() || ref == address || ref != "" && strings.HasSuffix(address, strings.TrimPrefix(ref, "./"))
}
