package mistake

import (
	"bytes"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/goarticle/article/internal/place"
)

// placeOfError is where in data a person looks for the cause of e. What is
// never closed the library reports where the block ends: the cause is where
// it opens.
func placeOfError(data []byte, e *yaml.LoadError) (line, column int) {
	starts := place.LineStarts(data)
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
	return placeOfMark(data, at)
}

// placeOfMark is a place of the library in lines of the file.
func placeOfMark(data []byte, at yaml.Mark) (line, column int) {
	starts := place.LineStarts(data)
	start := starts[min(max(at.Line, 1), len(starts))-1]
	c := place.Cursor{Src: data}
	return c.At(place.RuneOffset(data, start, at.Column-1))
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

// OddCharacters are text in YAML 1.2, the last one between quotes (5.2 and 5.4);
// the library, which reads 1.1, ends a line at the others, and passes over the
// last where a document begins.
var OddCharacters = [...]rune{0x85, 0x2028, 0x2029, 0xfeff}

// Odd is the first of them in a text, 0 if there is none.
func Odd(text string) rune {
	for _, r := range OddCharacters {
		if strings.ContainsRune(text, r) {
			return r
		}
	}
	return 0
}
