package article

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/goarticle/article/internal/place"
	"github.com/goarticle/article/internal/tree"
)

// FromJSON reads back what encoding/json wrote of Articles: JSON Lines, one
// Article on each line, or objects that stand one after another and begin
// and end in the first column, as an indenting encoder writes them.
//
// An Article has every field that it was written with. What JSON does not
// hold is empty: Source, and the offsets of images, links, embeds and
// headings. Keys that an Article does not have are passed over, and without a
// comments key Comments is true. Of a number in Extra that has no fraction an
// int is made, whatever it was.
//
// An object that cannot be read is an [*Error] with its first line, and the
// reading goes on behind it. A failure of r is the last error.
func FromJSON(r io.Reader) iter.Seq2[*Article, error] {
	return func(yield func(*Article, error) bool) {
		for o := range jsonObjects(r) {
			a, err := o.article()
			if !yield(a, err) {
				return
			}
		}
	}
}

// maxJSON is above the JSON of the largest post: its body, its text and the
// escapes of either.
const maxJSON = 8 * defaultMaxBytes

// A jsonText is one object in a stream.
type jsonText struct {
	data []byte
	line int // on which it begins, from 1
	err  error
}

// jsonObjects cuts a stream into objects: one begins with a line that begins
// with a brace, and ends with that line or with one that begins with its
// last brace.
func jsonObjects(r io.Reader) iter.Seq[jsonText] {
	return func(yield func(jsonText) bool) {
		in := bufio.NewReader(r)
		var o jsonText
		for n := 1; ; n++ {
			line, err := readLine(in, maxJSON-len(o.data))
			if len(o.data) > 0 && strings.HasPrefix(line, "{") {
				if !yield(o) {
					return
				}
				o = jsonText{}
			}
			o.add(line, n)
			if (o.ended(line, n) || err != nil && len(o.data) > 0) && !yield(o) {
				return
			}
			if o.ended(line, n) {
				o = jsonText{}
			}
			if err != nil {
				if err != io.EOF {
					yield(jsonText{line: n, err: err})
				}
				return
			}
		}
	}
}

// add adds line number n, unless it is a blank one between objects.
func (o *jsonText) add(line string, n int) {
	if len(o.data) == 0 {
		if strings.TrimSpace(line) == "" {
			return
		}
		o.line = n
	}
	o.data = append(o.data, line...)
}

// ended reports whether line number n is the last one of the object.
func (o *jsonText) ended(line string, n int) bool {
	return len(o.data) > 0 && (strings.HasPrefix(line, "}") || o.line == n && json.Valid(o.data))
}

// readLine reads a line with its end, of at most limit bytes.
func readLine(in *bufio.Reader, limit int) (string, error) {
	var line []byte
	for {
		part, err := in.ReadSlice('\n')
		if line = append(line, part...); len(line) > limit {
			return "", fmt.Errorf("object is %w: want at most %d bytes", ErrTooLarge, maxJSON)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return string(line), err
		}
	}
}

func (o *jsonText) article() (*Article, error) {
	if o.err != nil {
		return nil, &Error{Line: o.line, Err: o.err}
	}
	a := &Article{Comments: true}
	d := json.NewDecoder(bytes.NewReader(o.data))
	d.UseNumber()
	if err := d.Decode(a); err != nil {
		return nil, &Error{Line: o.line, Err: fmt.Errorf("want a post as JSON: %w", err)}
	}
	if rest, _ := io.ReadAll(d.Buffered()); len(bytes.TrimSpace(rest)) > 0 {
		return nil, &Error{Line: o.line, Err: errors.New("want one object on a line, have more")}
	}
	for k, v := range a.Extra {
		a.Extra[k] = exactNumbers(v)
	}
	a.Date, a.Updated = ownOffset(a.Date), ownOffset(a.Updated)
	return a, nil
}

// exactNumbers gives the numbers in v the types that Extra has.
func exactNumbers(v any) any {
	switch v := v.(type) {
	case []any:
		for i := range v {
			v[i] = exactNumbers(v[i])
		}
	case map[string]any:
		for k := range v {
			v[k] = exactNumbers(v[k])
		}
	case json.Number:
		return exactNumber(v)
	}
	return v
}

func exactNumber(n json.Number) any {
	if i, err := strconv.Atoi(n.String()); err == nil {
		return i
	}
	if u, err := strconv.ParseUint(n.String(), 10, 64); err == nil {
		return u
	}
	if f, err := n.Float64(); err == nil && !tree.IsDigits(strings.TrimPrefix(n.String(), "-")) {
		return f
	}
	return n
}

// ownOffset is t with the offset it was written with. Package time takes the
// machine's own zone where that has the same offset.
func ownOffset(t time.Time) time.Time {
	if t.IsZero() {
		return time.Time{}
	}
	_, offset := t.Zone()
	if offset == 0 {
		return t.UTC()
	}
	return t.In(time.FixedZone("", offset))
}

// decodeFields decodes the fields of a into v, as if they were front matter.
// Lines and columns in errors would be those of no file: the key is named.
func (a *Article) decodeFields(v any) error {
	root := a.fieldsNode()
	err := tree.Decode(root, v, nil)
	eachError(err, func(e *place.Error) {
		if i := 2 * (e.Line - 1); e.Key == "" && i >= 0 && i < len(root.Content) {
			e.Key = root.Content[i].Value
		}
		e.Line, e.Column = 0, 0
	})
	return err
}

// eachError calls f for err, an error with a place, or for each of several joined.
func eachError(err error, f func(*place.Error)) {
	switch e := err.(type) {
	case *place.Error:
		f(e)
	case interface{ Unwrap() []error }:
		for _, err := range e.Unwrap() {
			eachError(err, f)
		}
	}
}

// fieldsNode is a mapping of what the fields of a hold, under the names that
// a post would use, then Extra by name. A key of Extra counts for more than
// the field that was read from it.
func (a *Article) fieldsNode() *tree.Node {
	m := fieldsMapping{extra: a.Extra, root: &tree.Node{Kind: tree.Mapping, Tag: "!!map"}}
	m.text("title", a.Title)
	if len(a.Authors) == 1 {
		m.text("author", a.Authors[0])
	} else {
		m.list("authors", a.Authors)
	}
	m.date("date", a.Date)
	m.date("updated", a.Updated)
	m.list("categories", a.Categories)
	m.list("tags", a.Tags)
	m.text("cover", a.Cover)
	m.text("description", a.Summary)
	m.text("lang", a.Language)
	m.text("layout", a.Layout)
	m.text("permalink", a.Permalink)
	if a.Draft {
		m.add("draft", tree.NewScalar("!!bool", "true"))
	}
	if !a.Comments {
		m.add("comments", tree.NewScalar("!!bool", "false"))
	}
	for _, k := range slices.Sorted(maps.Keys(a.Extra)) {
		m.extra = nil
		m.add(k, nodeOf(a.Extra[k]))
	}
	return m.root
}

// A fieldsMapping is a mapping that is being made of fields.
type fieldsMapping struct {
	root  *tree.Node
	extra map[string]any
}

// add adds an entry, whose line is its number and whose nodes each have a
// column of their own: decoding finds nodes by their places.
func (m *fieldsMapping) add(key string, value *tree.Node) {
	if _, ok := m.extra[key]; ok {
		return
	}
	k := tree.NewScalar("!!str", key)
	line, column := len(m.root.Content)/2+1, 0
	for _, n := range []*tree.Node{k, value} {
		tree.Each(n, func(n *tree.Node) {
			column++
			n.Line, n.Column = line, column
		})
	}
	m.root.Content = append(m.root.Content, k, value)
}

func (m *fieldsMapping) text(key, s string) {
	if s != "" {
		m.add(key, tree.NewScalar("!!str", s))
	}
}

func (m *fieldsMapping) date(key string, t time.Time) {
	if !t.IsZero() {
		m.text(key, t.Format(time.RFC3339Nano))
	}
}

func (m *fieldsMapping) list(key string, items []string) {
	if len(items) == 0 {
		return
	}
	n := &tree.Node{Kind: tree.Sequence, Tag: "!!seq"}
	for _, s := range items {
		n.Content = append(n.Content, tree.NewScalar("!!str", s))
	}
	m.add(key, n)
}

// nodeOf is a value of Extra as a node.
func nodeOf(v any) *tree.Node {
	switch v := v.(type) {
	case nil:
		return tree.NewScalar("!!null", "null")
	case string:
		return tree.NewScalar("!!str", v)
	case bool:
		return tree.NewScalar("!!bool", strconv.FormatBool(v))
	case int, int64, uint64:
		return tree.NewScalar("!!int", fmt.Sprint(v))
	case json.Number:
		return tree.NewScalar(tree.NumberTag(v.String()), v.String())
	case float64:
		return tree.NewScalar("!!float", tree.FloatText(v))
	case []any:
		n := &tree.Node{Kind: tree.Sequence, Tag: "!!seq"}
		for _, c := range v {
			n.Content = append(n.Content, nodeOf(c))
		}
		return n
	case map[string]any:
		n := &tree.Node{Kind: tree.Mapping, Tag: "!!map"}
		for _, k := range slices.Sorted(maps.Keys(v)) {
			n.Content = append(n.Content, tree.NewScalar("!!str", k), nodeOf(v[k]))
		}
		return n
	}
	return nodeOfJSON(v)
}

// nodeOfJSON is a value that a caller put into Extra as encoding/json shows
// it, null if it does not.
func nodeOfJSON(v any) *tree.Node {
	data, err := json.Marshal(v)
	if err != nil {
		return nodeOf(nil)
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	var plain any
	if err := d.Decode(&plain); err != nil {
		return nodeOf(nil)
	}
	return nodeOf(plain)
}
