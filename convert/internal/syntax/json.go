package syntax

import (
	"bytes"
	"encoding/json"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/goarticle/article/convert/internal/values"
)

// JSON is entries as a JSON object, with a line for each, and the comments that
// JSON has no place for. An opener and a closer are lines around it, empty if
// there are none. Between lines of ;;; there are no braces, as
// hexo-front-matter adds them itself.
func JSON(entries []Entry, opener, closer string) (text []byte, lost []Loss) {
	var b []byte
	braces := opener != ";;;"
	if opener != "" {
		b = append(append(b, opener...), '\n')
	}
	if braces {
		b = append(b, "{\n"...)
	}
	for i, e := range entries {
		for _, c := range e.Comments {
			lost = append(lost, Loss{Key: e.Key, Value: c, Note: "JSON has no comments"})
		}
		b = append(append(append(append(b, "  "...), jsonText(e.Key)...), ": "...), jsonValue(e.Value)...)
		if i < len(entries)-1 {
			b = append(b, ',')
		}
		b = append(b, '\n')
	}
	if braces {
		b = append(b, "}\n"...)
	}
	if closer != "" {
		b = append(append(b, closer...), '\n')
	}
	return b, lost
}

func jsonValue(n *yaml.Node) string {
	if s, ok := flow(n, jsonText, ": ", jsonValue); ok {
		return s
	}
	switch n.Tag {
	case "!!bool", "!!null":
		return n.Value
	case "!!int", "!!float":
		if s, ok := values.Number(n); ok {
			return s
		}
	}
	return jsonText(n.Value)
}

func jsonText(s string) string {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if enc.Encode(s) != nil {
		return `""` // a string always has a form
	}
	return strings.TrimSuffix(b.String(), "\n")
}
