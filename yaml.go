package article

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// A node is a value of front matter with its place. TOML and JSON are read
// into nodes, too, so that all that follows is the same for every format.
// Of the package, this file alone knows the YAML library.
type node = yaml.Node

const (
	scalarNode   = yaml.ScalarNode
	sequenceNode = yaml.SequenceNode
	mappingNode  = yaml.MappingNode
	aliasNode    = yaml.AliasNode

	doubleQuoted = yaml.DoubleQuotedStyle
	flowStyle    = yaml.FlowStyle
)

// Limits of front matter. The library's own (depth 10,000) is more than
// encoding/json reads back.
const (
	maxDepth = 500
	maxAlias = 100_000 // nodes reached through aliases
)

// newScalar returns a scalar with one of YAML's short tags.
func newScalar(tag, text string) *node { return &node{Kind: scalarNode, Tag: tag, Value: text} }

func isNull(n *node) bool { return n.Kind == scalarNode && n.ShortTag() == "!!null" }

// resolve is n, or what it stands for if it is an alias.
func resolve(n *node) *node {
	if n.Kind == aliasNode && n.Alias != nil {
		return n.Alias
	}
	return n
}

// kindName is what n is called in an error.
func kindName(n *node) string {
	switch n = resolve(n); {
	case n.Kind == mappingNode:
		return "a mapping"
	case n.Kind == sequenceNode:
		return "a list"
	case isNull(n):
		return "nothing"
	}
	return quote(n.Value)
}

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
func assign(root *node, v any) error {
	if out, ok := v.(*node); ok {
		*out = *root
		return nil
	}
	return decodeNode(root, v, nil)
}

// loadYAML reads data, which must be one mapping or nothing at all.
func loadYAML(data []byte) (*node, error) {
	if err := checkCharacters(data); err != nil {
		return nil, err
	}
	var doc node
	err := yaml.Load(data, &doc, yaml.WithPlugin(depthLimit{}))
	if err != nil && onlyComments(data) {
		return &node{Kind: mappingNode, Tag: "!!map"}, nil // "no documents in stream"
	}
	if err != nil {
		return nil, yamlError(data, err)
	}
	root := &doc
	if doc.Kind == yaml.DocumentNode {
		root = doc.Content[0]
	}
	placeLines(root, data)
	if isNull(root) {
		return &node{Kind: mappingNode, Tag: "!!map"}, nil
	}
	if root.Kind != mappingNode {
		return nil, notMapping(root)
	}
	return root, nil
}

func notMapping(root *node) error {
	hint := ""
	if root.Kind == scalarNode && strings.Contains(root.Value, "=") {
		hint = "; TOML stands between lines of +++"
	}
	return &Error{Line: root.Line, Column: root.Column,
		Err: fmt.Errorf("want keys and values such as title: text, have %s%s", kindName(root), hint)}
}

// depthLimit refuses nesting that no front matter needs.
type depthLimit struct{}

var errDepth = fmt.Errorf("nesting is %w: want at most %d levels", ErrTooLarge, maxDepth)

func (depthLimit) CheckDepth(depth int, _ *yaml.DepthContext) error {
	if depth > maxDepth {
		return errDepth
	}
	return nil
}

var errAlias = fmt.Errorf("what the aliases stand for is %w: want at most %d values", ErrTooLarge, maxAlias)

func (depthLimit) CheckAlias(aliases, _ int) error {
	if aliases > maxAlias {
		return errAlias
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
		if !yamlAllows(r) {
			return &Error{Line: line, Column: column, Err: fmt.Errorf("want text, have the control character %U", r)}
		}
		if i += n; r == '\n' {
			line++
			column = 0
		}
		column++
	}
	return nil
}

func yamlAllows(r rune) bool {
	switch {
	case r >= 0x20 && r < 0x7f, r == '\t', r == '\n', r == '\r':
		return true
	case r < 0xa0:
		return r == 0x85
	}
	return r != 0xfeff && r != 0xfffe && r != 0xffff
}

// onlyComments reports whether data holds no YAML at all.
func onlyComments(data []byte) bool {
	for line := range bytes.Lines(data) {
		line = bytes.TrimSpace(line)
		if len(line) > 0 && line[0] != '#' {
			return false
		}
	}
	return true
}

// placeLines puts the file's lines in place of YAML's where they differ: for
// the library U+0085, U+2028, U+2029 and a lone CR end a line, too.
func placeLines(root *node, data []byte) {
	if !oddLineEnds(data) {
		return
	}
	starts := yamlLineStarts(data)
	c := cursor{src: data}
	eachNode(root, func(n *node) {
		if n.Line < 1 || n.Line > len(starts) {
			return
		}
		n.Line, n.Column = c.place(runeOffset(data, starts[n.Line-1], n.Column-1))
	})
}

func oddLineEnds(data []byte) bool {
	return bytes.Contains(data, []byte("\u2028")) || bytes.Contains(data, []byte("\u2029")) ||
		bytes.Contains(data, []byte("\u0085")) || bytes.Count(data, []byte("\r")) != bytes.Count(data, []byte("\r\n"))
}

func yamlLineStarts(data []byte) []int {
	starts := []int{0}
	for i, r := range string(data) {
		switch {
		case r == '\r' && i+1 < len(data) && data[i+1] == '\n':
		case r == '\n', r == '\r', r == 0x85, r == 0x2028, r == 0x2029:
			starts = append(starts, i+utf8.RuneLen(r))
		}
	}
	return starts
}

// runeOffset is the offset of the character n characters after offset i.
func runeOffset(data []byte, i, n int) int {
	for ; n > 0 && i < len(data); n-- {
		_, size := utf8.DecodeRune(data[i:])
		i += size
	}
	return i
}

// eachNode calls f for n and every node below it. Aliases are not followed,
// so each node comes once.
func eachNode(n *node, f func(*node)) {
	f(n)
	for _, c := range n.Content {
		eachNode(c, f)
	}
}

// placeTree gives every node below root one place.
func placeTree(root *node, line, column int) {
	eachNode(root, func(n *node) { n.Line, n.Column = line, column })
}

// checkTree moves all of root down by some lines, makes it writable as JSON
// (dates and keys become text) and reports every key that is there twice or
// is no text, and all that is wrong with aliases.
func checkTree(root *node, lines int) error {
	t := treeCheck{lines: lines}
	t.walk(root)
	if len(t.errs) == 0 && t.aliases {
		t.expand(root)
	}
	return joined(t.errs)
}

type treeCheck struct {
	lines    int
	aliases  bool
	expanded int
	inside   map[*node]bool // anchors being expanded
	errs     []*Error
}

// maxErrors is how many errors of one front matter are told.
const maxErrors = 100

func (t *treeCheck) errorAt(n *node, err error) { t.keyErrorAt(n, "", err) }

func (t *treeCheck) keyErrorAt(n *node, key string, err error) {
	if len(t.errs) < maxErrors {
		t.errs = append(t.errs, &Error{Line: n.Line, Column: n.Column, Key: key, Err: err})
	}
}

func (t *treeCheck) walk(n *node) {
	n.Line += t.lines
	switch n.Kind {
	case aliasNode:
		t.aliases = true
	case mappingNode:
		t.keys(n)
	case scalarNode:
		if n.ShortTag() == "!!timestamp" {
			n.Tag = "!!str"
		}
	}
	for _, c := range n.Content {
		t.walk(c)
	}
}

// keys checks the keys of a mapping and makes them text. It comes before the
// walk over them, so their lines are still those of the front matter.
func (t *treeCheck) keys(n *node) {
	seen := make(map[string]int, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		k := resolve(n.Content[i])
		at := &node{Line: n.Content[i].Line + t.lines, Column: n.Content[i].Column}
		switch {
		case k.Kind == mappingNode && k.Style&flowStyle != 0:
			t.errorAt(at, errors.New("want text as a key, have a mapping; a value that begins with {{ wants quotes"))
		case k.Kind != scalarNode || isNull(k):
			t.errorAt(at, fmt.Errorf("want text as a key, have %s", kindName(k)))
		case isMerge(k):
			t.merge(n.Content[i+1])
		default:
			if line, ok := seen[k.Value]; ok {
				t.keyErrorAt(at, k.Value, fmt.Errorf("key is there twice, first on line %d", line))
				continue
			}
			seen[k.Value] = at.Line
			k.Tag = "!!str"
		}
	}
}

func isMerge(key *node) bool { return key.ShortTag() == "!!merge" }

// merge checks the value of a merge key: a mapping or a list of them.
func (t *treeCheck) merge(v *node) {
	for _, m := range mergeSources(v) {
		if resolve(m).Kind != mappingNode {
			at := &node{Line: v.Line + t.lines, Column: v.Column}
			t.errorAt(at, fmt.Errorf("want a mapping to merge with <<, have %s", kindName(m)))
		}
	}
}

func mergeSources(v *node) []*node {
	if r := resolve(v); r.Kind == sequenceNode {
		return r.Content
	}
	return []*node{v}
}

// expand walks n with its aliases, as a decoder would, and reports an alias
// within what it stands for, and more of them than the limit allows.
func (t *treeCheck) expand(n *node) {
	if t.expanded > maxAlias || len(t.errs) > 0 {
		return
	}
	if n.Kind != aliasNode {
		for _, c := range n.Content {
			t.expand(c)
		}
		if t.inside != nil {
			t.expanded++
		}
		return
	}
	if t.inside[n.Alias] {
		t.errorAt(n, fmt.Errorf("alias *%s stands within its own value", n.Value))
		return
	}
	outermost := t.inside == nil
	if outermost {
		t.inside = map[*node]bool{}
	}
	t.inside[n.Alias] = true
	t.expand(n.Alias)
	delete(t.inside, n.Alias)
	if outermost {
		t.inside = nil
		if t.expanded > maxAlias && len(t.errs) == 0 {
			t.errorAt(n, errAlias)
		}
	}
}

// keyOf is the scalar of a key, at the key's own place.
func keyOf(k *node) *node {
	if k.Kind != aliasNode {
		return k
	}
	return &node{Kind: scalarNode, Tag: "!!str", Value: k.Alias.Value, Line: k.Line, Column: k.Column}
}

// mappingOf are the entries of a mapping with what it merges in place; of
// entries with one key the mapping's own comes first, then those of the
// earlier source (YAML merge key, 1.1).
func mappingOf(n *node) []entry {
	var own, merged []entry
	have := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if k := n.Content[i]; !isMerge(resolve(k)) {
			own = append(own, entry{keyOf(k), n.Content[i+1]})
			have[keyOf(k).Value] = true
		}
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if !isMerge(resolve(n.Content[i])) {
			continue
		}
		for _, m := range mergeSources(n.Content[i+1]) {
			for _, e := range mappingOf(resolve(m)) {
				if !have[e.key.Value] {
					have[e.key.Value] = true
					merged = append(merged, e)
				}
			}
		}
	}
	return append(own, merged...)
}

// valueOf is n as encoding/json can write it: what yaml/v4 makes of it, with
// integers exact. A number that JSON has no form for is reported to bad and
// becomes nil.
func valueOf(n *node, bad func(*node)) any {
	switch n = resolve(n); n.Kind {
	case sequenceNode:
		list := make([]any, len(n.Content))
		for i, c := range n.Content {
			list[i] = valueOf(c, bad)
		}
		return list
	case mappingNode:
		m := make(map[string]any, len(n.Content)/2)
		for _, e := range mappingOf(n) {
			m[e.key.Value] = valueOf(e.value, bad)
		}
		return m
	}
	return scalarValue(n, bad)
}

func scalarValue(n *node, bad func(*node)) any {
	if n.ShortTag() == "!!str" {
		return n.Value
	}
	var v any
	if err := n.Load(&v); err != nil {
		return n.Value // a tag that its text contradicts: !!int x
	}
	switch v := v.(type) {
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			bad(n)
			return nil
		}
		if isDigits(strings.TrimLeft(n.Value, "+-")) {
			return json.Number(strings.TrimPrefix(n.Value, "+"))
		}
	case time.Time:
		return n.Value
	case string:
		return strings.ToValidUTF8(v, "\ufffd") // !!binary may be anything
	}
	return v
}

func isDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == "" && (s[0] != '0' || s == "0")
}

// textOf is the text of a scalar: its source text, or what !!binary encodes.
func textOf(n *node) string {
	if n.ShortTag() == "!!binary" {
		if s, ok := scalarValue(n, func(*node) {}).(string); ok {
			return s
		}
	}
	return n.Value
}

// decodeNode decodes a checked tree into v, a pointer. A text that is a date
// goes into a time.Time, with loc as the zone of those that name none.
func decodeNode(root *node, v any, loc *time.Location) error {
	opts := []yaml.Option{yaml.WithUniqueKeys(false)} // checkTree saw to them; theirs is quadratic
	err := root.Load(v, opts...)
	if dated, errs := readDates(root, err, loc); dated {
		if errs != nil {
			return joined(errs)
		}
		err = root.Load(v, opts...)
	}
	if err == nil {
		return nil
	}
	return joined(loadErrors(err))
}

// readDates rewrites as RFC 3339 the scalars that err says do not go into a
// time.Time. It reports whether there were any, and those that are no date.
func readDates(root *node, err error, loc *time.Location) (dated bool, errs []*Error) {
	all, ok := errors.AsType[*yaml.LoadErrors](err)
	if !ok {
		return false, nil
	}
	for _, e := range all.Errors {
		n := scalarAt(root, e.Mark.Line, e.Mark.Column)
		if n == nil || !strings.Contains(e.Message, "time.Time") && !strings.HasPrefix(e.Message, "parsing time") {
			continue
		}
		dated = true
		t, err := parseDate(n.Value, loc)
		if err != nil {
			errs = append(errs, &Error{Line: n.Line, Column: n.Column, Err: err})
			continue
		}
		n.Tag, n.Value = "!!timestamp", t.Format(time.RFC3339Nano)
	}
	return dated, errs
}

// scalarAt is the scalar at a place below root, or nil.
func scalarAt(root *node, line, column int) *node {
	var found *node
	eachNode(root, func(n *node) {
		if n.Kind == scalarNode && n.Line == line && n.Column == column {
			found = n
		}
	})
	return found
}

// loadErrors are the errors of decoding into a Go value, each with its
// place.
func loadErrors(err error) []*Error {
	all, ok := errors.AsType[*yaml.LoadErrors](err)
	if !ok {
		if one, ok := errors.AsType[*yaml.LoadError](err); ok {
			return []*Error{loadError(one)}
		}
		return []*Error{{Err: err}}
	}
	var errs []*Error
	for _, e := range all.Errors {
		errs = append(errs, loadError(e))
	}
	return errs
}

func loadError(e *yaml.LoadError) *Error {
	return &Error{Line: e.Mark.Line, Column: e.Mark.Column, Err: errors.New(e.Message)}
}

// yamlError turns a syntax error into one that says where in data it is and,
// where the cause is a usual one, what to write instead.
func yamlError(data []byte, err error) error {
	e, ok := errors.AsType[*yaml.LoadError](err)
	if !ok {
		return &Error{Line: 1, Column: 1, Err: err}
	}
	out := &Error{Err: errors.New(e.Message)}
	out.Line, out.Column = placeOfError(data, e)
	text := lineOf(data, out.Line)
	out.Key = keyOn(text)
	if cause := e.Unwrap(); errors.Is(cause, ErrTooLarge) {
		out.Err = cause
	} else if hint := hintFor(e, text, out.Column); hint != "" {
		out.Err = errors.New(hint)
	}
	return out
}

// placeOfError is where in data a person looks for the cause of e. What is
// never closed the library reports where the block ends: the cause is where
// it opens.
func placeOfError(data []byte, e *yaml.LoadError) (line, column int) {
	starts := yamlLineStarts(data)
	last := len(starts)
	if last > 1 && starts[last-1] == len(data) {
		last--
	}
	at := e.Mark
	open := strings.Contains(e.ContextMsg, "quoted scalar") &&
		(strings.Contains(e.Message, "end of stream") || strings.Contains(e.Message, "document indicator"))
	inFlow := strings.Contains(e.ContextMsg, "flow") && strings.Contains(e.Message, "',' or")
	if open || inFlow || at.Line > last {
		at = e.ContextMark
	}
	if strings.Contains(e.Message, "found multiple") {
		return secondDocument(data), 1
	}
	if at.Line < 1 || at.Line > last {
		at.Line, at.Column = last, 1
	}
	c := cursor{src: data}
	return c.place(runeOffset(data, starts[at.Line-1], at.Column-1))
}

// secondDocument is the line of data, from 1, on which a second document
// begins.
func secondDocument(data []byte) int {
	n, line := 0, 0
	for text := range bytes.Lines(data) {
		line++
		if !bytes.HasPrefix(text, []byte("---")) {
			continue
		}
		if n++; line > 1 {
			return line
		}
	}
	return max(line, 1)
}

func lineOf(data []byte, line int) string {
	for text := range bytes.Lines(data) {
		if line--; line == 0 {
			return strings.TrimRight(string(text), " \t\r\n")
		}
	}
	return ""
}

// keyOn is the key that a line of YAML begins with, or empty.
func keyOn(text string) string {
	key, _, ok := strings.Cut(text, ":")
	key = strings.Trim(strings.TrimLeft(key, " \t-"), `"'`)
	if !ok || key == "" || len(key) > 60 || strings.ContainsAny(key, "{}[],&*#?|<>@%`") {
		return ""
	}
	return key
}

// A yamlHint explains a syntax error by its usual cause.
type yamlHint struct {
	message string // in the library's message
	value   string // the value begins with, or the fault stands at, one of these characters; empty: any
	hint    string
	quoted  bool // the hint ends with the line as it should be
}

// yamlHints are the usual causes, those that people who write front matter
// by hand ask about most. The first that fits is shown.
var yamlHints = []yamlHint{
	{"mapping values are not allowed", "", "want quotes around a value that holds a colon and a blank", true},
	{"cannot start any token", "\t", "want blanks as indentation, have a tab", false},
	{"cannot start any token", "@", "want quotes around a value that begins with @", true},
	{"cannot start any token", "`", "want quotes around a value that begins with `", true},
	{"cannot start any token", "%", "want quotes around a value that begins with %", true},
	{"anchor", "*", "want quotes around a value that begins with *, which is an alias in YAML", true},
	{"alphabetic or numeric character", "*&", "want quotes around a value that begins with * or &", true},
	{"did not find expected key", "'", "want the quotes inside a quoted value doubled", true},
	{"did not find expected key", `"`, "want no double quotes inside double quotes", true},
	{"did not find expected key", "[", "want quotes around a value that begins with [ and is no list", true},
	{"did not find expected key", "{", "want quotes around a value that begins with { and is no mapping", true},
	{"did not find expected key", "", "want the line to begin in the column of the lines above it", false},
	{"expected '-' indicator", "", "want the line to begin in the column of the lines above it", false},
	{"expected node content", "],}", "want quotes around a value that begins with ], } or a comma", true},
	{"',' or ']'", "[", "want a ] that closes the list, or quotes around a value that is none", true},
	{"',' or '}'", "{", "want a } that closes the mapping, or quotes around a value that is none", true},
	{"end of stream", "'\"", "want a quote that closes the value", false},
	{"document indicator", "'\"", "want a quote that closes the value", false},
	{"hexadecimal number", `"`, "want single quotes around a value with a backslash", true},
	{"unknown escape", `"`, "want single quotes around a value with a backslash", true},
	{"block sequence entries are not allowed", "-", "want quotes around a value that begins with a dash", true},
	{"mapping keys are not allowed", "?", "want quotes around a value that begins with a question mark", true},
	{"comment or line break", ">|", "want quotes around a value that begins with > or |", true},
	{"expected single document", "", "want one document, have a second one after a line of ---", false},
	{"expected <document start>", "", "want nothing behind the mapping", false},
	{"could not find expected ':'", "", "want a colon and a blank after the key", false},
}

// hintFor is the hint for e, whose line is text.
func hintFor(e *yaml.LoadError, text string, column int) string {
	at := runeOffset([]byte(text), 0, column-1)
	if strings.Contains(e.Message, "mapping values are not allowed") && at == strings.IndexByte(text, ':') {
		return "want the line to begin in the column of the lines above it, and a colon in each of them"
	}
	value := valueOn(text)
	for _, h := range yamlHints {
		if !strings.Contains(e.Message, h.message) {
			continue
		}
		if h.value == "" || startsWithAny(value, h.value) || startsWithAny(text[at:], h.value) {
			return withExample(h, text, value)
		}
	}
	return ""
}

func startsWithAny(s, chars string) bool { return s != "" && strings.IndexByte(chars, s[0]) >= 0 }

// valueOn is what stands after the key of a line of YAML.
func valueOn(text string) string {
	if _, v, ok := strings.Cut(text, ": "); ok && keyOn(text) != "" {
		return strings.Trim(v, " \t")
	}
	return strings.TrimLeft(strings.TrimLeft(text, " "), "- ")
}

// withExample ends a hint with the line as it should be written.
func withExample(h yamlHint, text, value string) string {
	key := keyOn(text)
	if !h.quoted || key == "" || value == "" || len(value) > 200 {
		return h.hint
	}
	return h.hint + "; write " + key + ": " + singleQuoted(unquoted(value))
}

// unquoted is value without the quotes around it, as its writer meant it.
func unquoted(value string) string {
	n := len(value)
	if n > 1 && (value[0] == '\'' || value[0] == '"') && value[n-1] == value[0] {
		return value[1 : n-1]
	}
	return value
}

func singleQuoted(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }

// fieldsNode is a mapping of what the fields of a hold.
func (a *Article) fieldsNode() *node {
	root := &node{Kind: mappingNode, Tag: "!!map"}
	_ = strconv.Itoa
	return root
}
