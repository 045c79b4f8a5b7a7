package syntax

import (
	"bytes"
	"slices"
	"strings"
	"time"

	"github.com/BurntSushi/toml"
	"go.yaml.in/yaml/v4"

	"github.com/goarticle/article/convert/internal/values"
)

// readTOML cuts a file at the line that closes its front matter of TOML, and
// reads what stands between that line and the one that opens it. What cannot
// be read has no values.
func readTOML(source []byte, closer string) (head []byte, values map[string]any) {
	start, end := 0, 0
	for line := range bytes.Lines(source) {
		end += len(line)
		text := strings.TrimRight(string(line), " \t\r\n")
		switch {
		case start == 0 && strings.TrimPrefix(text, BOM) != "":
			start = end
		case start > 0 && text == closer:
			if _, err := toml.Decode(string(source[start:end-len(line)]), &values); err != nil {
				values = nil
			}
			return source[:end], values
		}
	}
	return source, nil
}

// markDates gives the dates and times in a value of TOML, which an Article
// has as text, tags of their own. It goes by their type, as equal text may
// stand in quotes elsewhere.
func markDates(n *yaml.Node, v any) {
	switch v := v.(type) {
	case time.Time:
		n.Tag = values.LocalTag
		if _, ok := tomlDate(n.Value); ok {
			n.Tag = values.PlainTag
		}
	case []any:
		for i := range min(len(n.Content), len(v)) {
			markDates(n.Content[i], v[i])
		}
	case []map[string]any:
		for i := range min(len(n.Content), len(v)) {
			markDates(n.Content[i], v[i])
		}
	case map[string]any:
		for i := 0; i+1 < len(n.Content); i += 2 {
			markDates(n.Content[i+1], v[n.Content[i].Value])
		}
	}
}

// tomlComments are the comments on the lines above a line of TOML, from 1,
// which the reader of TOML passes over.
func tomlComments(lines [][]byte, line int) []string {
	var list []string
	for i := min(line-1, len(lines)) - 1; i >= 0; i-- {
		text := bytes.TrimSpace(lines[i])
		if len(text) > 0 && text[0] != '#' {
			break
		}
		if len(text) > 0 {
			list = append(list, string(text))
		}
	}
	slices.Reverse(list)
	return list
}
