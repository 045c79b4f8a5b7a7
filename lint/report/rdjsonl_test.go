package report

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article/lint"
)

// rdSchema says what reviewdog's JSON schema of a Diagnostic (its file
// proto/rdf/jsonschema/Diagnostic.json) asks of the keys that are written
// here, and what its comments ask beyond it: lines and columns from 1, a path
// where there is a location, a start where there is a range.
var (
	rdSchema = schema{kind: "object", required: []string{"message", "severity"}, keys: map[string]schema{
		"message":  {kind: "string"},
		"severity": {kind: "string", oneOf: []string{"UNKNOWN_SEVERITY", "ERROR", "WARNING", "INFO"}},
		"source":   {kind: "object", keys: map[string]schema{"name": anyText, "url": {kind: "string", format: isURL}}},
		"code":     {kind: "object", keys: map[string]schema{"value": anyText, "url": {kind: "string", format: isURL}}},
		"location": {kind: "object", required: []string{"path"}, keys: map[string]schema{
			"path":  anyText,
			"range": {kind: "object", required: []string{"start"}, keys: map[string]schema{"start": rdPositionSchema, "end": rdPositionSchema}},
		}},
	}}
	rdPositionSchema = schema{kind: "object", required: []string{"line"}, keys: map[string]schema{"line": fromOne, "column": fromOne}}
)

func TestRDJSONLSchema(t *testing.T) {
	var b bytes.Buffer
	require.NoError(t, RDJSONL(&b, found))
	n := 0
	for line := range strings.Lines(b.String()) {
		n++
		require.Empty(t, rdWrong(t, line), line)
	}
	require.Equal(t, len(found), n, "one on a line")

	for _, broken := range []string{
		`[]`,
		`{"message": "m"}`,
		`{"message": "m", "severity": "error"}`,
		`{"message": "m", "severity": "ERROR", "location": {"range": {"start": {"line": 1}}}}`,
		`{"message": "m", "severity": "ERROR", "location": {"path": "a", "range": {"start": {"line": 0}}}}`,
		`{"message": "m", "severity": "ERROR", "location": {"path": "a", "range": {"end": {"line": "1"}}}}`,
		`{"message": "m", "severity": "ERROR", "code": "r"}`,
	} {
		require.NotEmpty(t, rdWrong(t, broken), broken)
	}
}

func rdWrong(t *testing.T, line string) []string {
	var v any
	require.NoError(t, json.Unmarshal([]byte(line), &v))
	return rdSchema.check("", v)
}

// TestRDJSONLColumns cuts what a finding is about out of the line with the
// columns that are written: they are of bytes, and the end is exclusive.
func TestRDJSONLColumns(t *testing.T) {
	const post = "---\ntitle: 湖\ndate: 2021-05-04\n---\n<p>湖 𐐀 <a href=\"#\">x</a></p>\n"
	var l lint.Linter
	var b bytes.Buffer
	require.NoError(t, RDJSONL(&b, l.Check("a.html", []byte(post))))
	var d rdDiagnostic
	require.NoError(t, json.Unmarshal(b.Bytes(), &d))
	start, end := d.Location.Range.Start, d.Location.Range.End
	line := strings.Split(post, "\n")[start.Line-1]
	require.Equal(t, start.Line, end.Line)
	require.Equal(t, `<a href="#">`, line[start.Column-1:end.Column-1])
}
