package convert

import (
	"bufio"
	"encoding/json"
	"io"

	"github.com/goarticle/article"
)

// A jsonWriter writes Articles as JSON. json.Encoder would hold an indented
// Article twice, which for a post that is made to be large is the better part
// of the memory that it takes.
type jsonWriter struct {
	out     *bufio.Writer
	encoder *json.Encoder
	indent  bool
	err     error // of writing
}

func newJSONWriter(w io.Writer, indent bool) *jsonWriter {
	j := &jsonWriter{out: bufio.NewWriter(w), indent: indent}
	j.encoder = json.NewEncoder(j)
	j.encoder.SetEscapeHTML(false)
	return j
}

// write writes a. If it returns an error, nothing of a was written, or j.err
// is set.
func (j *jsonWriter) write(a *article.Article) error { return j.encoder.Encode(a) }

// Write gets a whole Article from the encoder, on one line.
func (j *jsonWriter) Write(line []byte) (int, error) {
	if j.indent {
		writeIndented(j.out, line)
	} else {
		j.out.Write(line)
	}
	j.err = j.out.Flush()
	return len(line), j.err
}

// writeIndented writes compact JSON as json.Indent would with two blanks. The
// error is kept by w.
func writeIndented(w *bufio.Writer, src []byte) {
	depth, inString := 0, false
	newLine := func() {
		w.WriteByte('\n')
		for range depth {
			w.WriteString("  ")
		}
	}
	for i := 0; i < len(src); i++ {
		c := src[i]
		empty := i > 0 && (src[i-1] == '{' || src[i-1] == '[')
		switch {
		case inString && c == '\\':
			w.WriteByte(c)
			i++
			w.WriteByte(src[i])
			continue
		case c == '"':
			inString = !inString
		case inString:
		case c == '}' || c == ']':
			if depth--; !empty {
				newLine()
			}
		}
		w.WriteByte(c)
		switch {
		case inString:
		case c == ':':
			w.WriteByte(' ')
		case c == ',':
			newLine()
		case c == '{' || c == '[':
			if depth++; src[i+1] != '}' && src[i+1] != ']' {
				newLine()
			}
		}
	}
}
