package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article/lint"
)

var update = flag.Bool("update", false, "rewrite the expected results in testdata")

func at(line, column, endLine, endColumn int) lint.Span {
	return lint.Span{
		Start: lint.Position{Line: line, Column: column, ByteColumn: column},
		End:   lint.Position{Line: endLine, Column: endColumn, ByteColumn: endColumn},
	}
}

// found holds one finding of each kind, and names and messages with all that
// may do harm.
var found = []lint.Diagnostic{
	{Rule: "link-href", Severity: lint.Error, File: "posts/a.html", Span: at(3, 1, 3, 9), Message: `want an address in href, have ""`},
	{Rule: "fm-position", Severity: lint.Warning, File: "posts/白宫, 50%: x.html", Span: at(1, 1, 2, 1), Message: "100 %, a: b\nc\r\rd"},
	{Rule: "html-balance", Severity: lint.Notice, File: "::error file=x::y\n::set-env name=a::b", Span: at(1, 1, 1, 1), Message: "::warning::\x1b[31m ##[error]x \u202e \u009b \xff"},
	{Rule: "own", Severity: lint.Error, File: "/abs/a b.html", Span: at(2, 4, 2, 7), Message: "\n::stop-commands::x"},
	{Rule: "site", Severity: lint.Error, File: "", Message: "nowhere"},
}

var rules = []lint.Rule{
	{ID: "link-href", Doc: "Links lead somewhere. Or else. Repair them.", Severity: lint.Error},
	{ID: "own", Severity: lint.Notice},
}

func TestFormats(t *testing.T) {
	many := slices.Clone(found)
	for i := range 25 {
		many = append(many, lint.Diagnostic{Rule: "r", Severity: lint.Severity(i % 2 * 2), File: fmt.Sprintf("%02d.html", i), Span: at(1, 1, 1, 2), Message: "m"})
	}
	for name, write := range map[string]func(b *bytes.Buffer) error{
		"text.txt":        func(b *bytes.Buffer) error { return Text(b, found) },
		"json.txt":        func(b *bytes.Buffer) error { return JSON(b, found) },
		"github.txt":      func(b *bytes.Buffer) error { return GitHub(b, found) },
		"github-many.txt": func(b *bytes.Buffer) error { return GitHub(b, many) },
		"rdjsonl.txt":     func(b *bytes.Buffer) error { return RDJSONL(b, found) },
		"sarif.json":      func(b *bytes.Buffer) error { return SARIF(b, found, rules) },
		"sarif-none.json": func(b *bytes.Buffer) error { return SARIF(b, nil, nil) },
	} {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			require.NoError(t, write(&b))
			golden := filepath.Join("testdata", name)
			if *update {
				require.NoError(t, os.WriteFile(golden, b.Bytes(), 0o666))
			}
			want, err := os.ReadFile(golden)
			require.NoError(t, err)
			require.Equal(t, string(want), b.String())
			requireHarmless(t, b.String(), strings.HasPrefix(name, "github"))
		})
	}
}

// requireHarmless checks what a terminal and the runner of GitHub would act
// on, with the runner's own rules: it trims a line and looks for :: at its
// beginning, and for ##[ anywhere.
func requireHarmless(t *testing.T, out string, commands bool) {
	s := bufio.NewScanner(strings.NewReader(out))
	for s.Scan() {
		line := s.Text()
		require.False(t, strings.ContainsFunc(line, lint.IsUnsafe), line)
		require.NotContains(t, line, "##[")
		line = strings.TrimLeftFunc(line, unicode.IsSpace)
		if strings.HasPrefix(line, "::") {
			require.True(t, commands, line)
			require.Regexp(t, `^::(error|warning|notice) `, line)
		}
	}
}

// TestGitHubProperties reads annotations as the runner does, and gets back
// the names.
func TestGitHubProperties(t *testing.T) {
	unescape := strings.NewReplacer("%0A", "\n", "%0D", "\r", "%3A", ":", "%2C", ",", "%25", "%")
	for _, d := range found[:4] {
		line := workflowCommand(d)
		_, rest, ok := strings.Cut(line, " ")
		require.True(t, ok)
		properties, message, ok := strings.Cut(rest, "::")
		require.True(t, ok)
		first, _, _ := strings.Cut(properties, ",")
		require.Equal(t, "file="+strings.ReplaceAll(d.File, "\x1b", `\x1b`), unescape.Replace(first))
		require.NotContains(t, message, "\n")
	}
	require.Equal(t, "100 %, a: b\nc\r\rd", unescape.Replace(escapeData(found[1].Message)))
}

// TestJSONReadBack checks that JSON gives the findings back as they were.
func TestJSONReadBack(t *testing.T) {
	var b bytes.Buffer
	require.NoError(t, JSON(&b, found))
	dec := json.NewDecoder(&b)
	for _, want := range found {
		var have lint.Diagnostic
		require.NoError(t, dec.Decode(&have))
		want.Message = strings.ToValidUTF8(want.Message, "\ufffd")
		require.Equal(t, want, have)
	}
}

func TestSummary(t *testing.T) {
	require.Equal(t, "no problems in 1 post", Summary(nil, 1))
	require.Equal(t, "5 problems (3 errors, 1 warning, 1 notice) in 5 of 7 posts", Summary(found, 7))
	require.Equal(t, "1 problem (1 error) in 1 of 2 posts", Summary(found[:1], 2))
}

func TestWriteErrors(t *testing.T) {
	w := failing{}
	require.ErrorIs(t, Text(w, found), errFull)
	require.ErrorIs(t, JSON(w, found), errFull)
	require.ErrorIs(t, GitHub(w, found), errFull)
	require.ErrorIs(t, RDJSONL(w, found), errFull)
	require.ErrorIs(t, SARIF(w, found, rules), errFull)
}

var errFull = errors.New("disk full")

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errFull }

// TestSARIFSchema checks the log against the parts of SARIF 2.1.0 (OASIS
// standard of 27 March 2020) that are required of what is written here, as
// its text and its schema (sarif-schema-2.1.0.json) say, and against what
// GitHub asks beyond them. The numbers are the sections of the standard.
func TestSARIFSchema(t *testing.T) {
	var b bytes.Buffer
	require.NoError(t, SARIF(&b, found, rules))
	var log any
	require.NoError(t, json.Unmarshal(b.Bytes(), &log))
	require.Empty(t, sarifSchema.check("", log))

	// A test that cannot fail is none.
	for _, broken := range []string{
		`{}`,
		`{"version": "2.0.0", "runs": []}`,
		`{"version": "2.1.0", "runs": [{"tool": {"driver": {}}, "columnKind": "utf8"}]}`,
		`{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "x", "rules": [{"id": ""}]}}, "results": [{"level": "notice"}]}]}`,
	} {
		require.NoError(t, json.Unmarshal([]byte(broken), &log))
		require.NotEmpty(t, sarifSchema.check("", log), broken)
	}
}

// A schema is a small part of JSON Schema: what is required, of what type,
// and that nothing else is there (the schema says additionalProperties:
// false for every object but property bags).
type schema struct {
	kind     string // object, array, string, integer
	required []string
	keys     map[string]schema
	item     *schema
	oneOf    []string
	least    float64
	format   func(string) bool
}

var (
	anyText     = schema{kind: "string", format: func(s string) bool { return s != "" }}                       // GitHub takes no empty text
	messageText = schema{kind: "object", required: []string{"text"}, keys: map[string]schema{"text": anyText}} // 3.11, 3.12
	fromOne     = schema{kind: "integer", least: 1}                                                            // 3.30.5 to 3.30.8
	fromZero    = schema{kind: "integer"}                                                                      // 3.27.6

	sarifSchema = schema{kind: "object", required: []string{"$schema", "version", "runs"}, keys: map[string]schema{ // 3.13
		"$schema": {kind: "string", format: isURL},
		"version": {kind: "string", oneOf: []string{"2.1.0"}},
		"runs":    {kind: "array", item: &runSchema},
	}}

	runSchema = schema{kind: "object", required: []string{"tool", "results", "columnKind"}, keys: map[string]schema{ // 3.14
		"tool":       {kind: "object", required: []string{"driver"}, keys: map[string]schema{"driver": driverSchema}}, // 3.18
		"columnKind": {kind: "string", oneOf: []string{"utf16CodeUnits", "unicodeCodePoints"}},                        // 3.14.17
		"results":    {kind: "array", item: &resultSchema},
	}}

	driverSchema = schema{kind: "object", required: []string{"name", "rules"}, keys: map[string]schema{ // 3.19
		"name":           anyText,
		"informationUri": {kind: "string", format: isURL},
		"rules":          {kind: "array", item: &ruleSchema},
	}}

	ruleSchema = schema{kind: "object", required: []string{"id", "shortDescription", "fullDescription", "help"}, keys: map[string]schema{ // 3.49
		"id": anyText, "shortDescription": messageText, "fullDescription": messageText, "help": messageText,
		"defaultConfiguration": {kind: "object", keys: map[string]schema{"level": levelSchema}}, // 3.50
		"properties": {kind: "object", keys: map[string]schema{ // 3.8
			"precision": {kind: "string", oneOf: []string{"very-high", "high", "medium", "low"}},
		}},
	}}

	levelSchema = schema{kind: "string", oneOf: []string{"none", "note", "warning", "error"}} // 3.27.10

	resultSchema = schema{kind: "object", required: []string{"ruleId", "level", "message", "locations"}, keys: map[string]schema{ // 3.27
		"ruleId": anyText, "ruleIndex": fromZero, "level": levelSchema, "message": messageText,
		"locations": {kind: "array", item: &schema{kind: "object", required: []string{"physicalLocation"}, keys: map[string]schema{ // 3.28
			"physicalLocation": {kind: "object", required: []string{"artifactLocation"}, keys: map[string]schema{ // 3.29
				"artifactLocation": {kind: "object", required: []string{"uri"}, keys: map[string]schema{ // 3.4
					"uri": {kind: "string", format: isReference}, "uriBaseId": anyText,
				}},
				"region": {kind: "object", required: []string{"startLine"}, keys: map[string]schema{ // 3.30
					"startLine": fromOne, "startColumn": fromOne, "endLine": fromOne, "endColumn": fromOne,
				}},
			}},
		}}},
	}}
)

func isURL(s string) bool {
	u, err := url.Parse(s)
	return err == nil && u.IsAbs()
}

// isReference reports whether s is a URI reference of RFC 3986: of ASCII
// without blanks.
func isReference(s string) bool {
	_, err := url.Parse(s)
	return err == nil && s != "" && !strings.ContainsFunc(s, func(r rune) bool { return r <= ' ' || r > '~' || strings.ContainsRune(`<>"{}|\^`, r) })
}

// check returns what of v is not as s says.
func (s schema) check(path string, v any) []string {
	switch v := v.(type) {
	case map[string]any:
		return append(s.wrongKind(path, "object"), s.checkObject(path, v)...)
	case []any:
		wrong := s.wrongKind(path, "array")
		for i, x := range v {
			if s.item != nil {
				wrong = append(wrong, s.item.check(fmt.Sprintf("%s[%d]", path, i), x)...)
			}
		}
		return wrong
	case string:
		wrong := s.wrongKind(path, "string")
		if s.oneOf != nil && !slices.Contains(s.oneOf, v) || s.format != nil && !s.format(v) {
			wrong = append(wrong, fmt.Sprintf("%s: bad value %q", path, v))
		}
		return wrong
	case float64:
		wrong := s.wrongKind(path, "integer")
		if v < s.least || v != float64(int(v)) {
			wrong = append(wrong, fmt.Sprintf("%s: bad number %v", path, v))
		}
		return wrong
	}
	return []string{path + ": bad type"}
}

func (s schema) wrongKind(path, have string) []string {
	if s.kind != have {
		return []string{fmt.Sprintf("%s: want %s, have %s", path, s.kind, have)}
	}
	return nil
}

func (s schema) checkObject(path string, v map[string]any) (wrong []string) {
	for _, key := range s.required {
		if _, ok := v[key]; !ok {
			wrong = append(wrong, path+"."+key+": missing")
		}
	}
	for key, x := range v {
		if k, ok := s.keys[key]; ok {
			wrong = append(wrong, k.check(path+"."+key, x)...)
		} else {
			wrong = append(wrong, path+"."+key+": not in the schema")
		}
	}
	return wrong
}
