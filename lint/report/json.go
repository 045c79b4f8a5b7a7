package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"unicode/utf8"

	"github.com/goarticle/article/lint"
)

// JSON writes a JSON object for each finding on a line of its own (JSON
// Lines), as [lint.Diagnostic] is written: rule, severity, file, start, end
// (each with line, column, byteColumn), message.
func JSON(w io.Writer, found []lint.Diagnostic) error {
	for _, d := range found {
		if err := writeJSON(w, d, ""); err != nil {
			return err
		}
	}
	return nil
}

// writeJSON writes v as JSON in which a terminal and a CI runner find
// nothing: what [lint.Escape] escapes is written as \u001b and the like.
func writeJSON(w io.Writer, v any, indent string) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", indent)
	if err := enc.Encode(v); err != nil {
		return err
	}
	_, err := w.Write(escapeJSON(b.Bytes()))
	return err
}

// escapeJSON escapes within the strings of JSON: elsewhere there is nothing
// to escape but line ends.
func escapeJSON(data []byte) []byte {
	out := make([]byte, 0, len(data))
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		switch {
		case r == '#' && bytes.HasPrefix(data[i:], []byte("##")):
			out = append(out, `\u0023`...)
		case r >= 0x7f && lint.IsUnsafe(r):
			out = fmt.Appendf(out, `\u%04x`, r)
		default:
			out = append(out, data[i:i+n]...)
		}
		i += n
	}
	return out
}
