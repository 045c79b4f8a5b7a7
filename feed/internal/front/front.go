// Package front writes front matter in YAML. It takes keys with their values, in
// order, and gives the block with its marks; it knows nothing of what the keys
// mean. What any reader takes for text stands plain, and the rest in quotes.
package front

import (
	"fmt"
	"strings"
	"time"
	"unicode"
)

// A Block is front matter that is being written. The zero Block is empty.
type Block struct{ lines strings.Builder }

// String is the block between its marks.
func (b *Block) String() string { return "---\n" + b.lines.String() + "---\n" }

// Text adds a text; an empty one is left out.
func (b *Block) Text(key, value string) {
	if value != "" {
		b.line("", key, text(value))
	}
}

// Time adds a date; without a zone it is as its reader understands it. The zero
// time is left out.
func (b *Block) Time(key string, t time.Time, zoned bool) {
	form := time.RFC3339
	if !zoned {
		form = time.DateTime
	}
	if !t.IsZero() {
		b.line("", key, t.Format(form))
	}
}

// True adds a key that is true, if it is.
func (b *Block) True(key string, value bool) {
	if value {
		b.line("", key, "true")
	}
}

// False adds a key that is false, unless it is true.
func (b *Block) False(key string, value bool) {
	if !value {
		b.line("", key, "false")
	}
}

// List adds a list of texts; an empty one is left out.
func (b *Block) List(key string, values []string) {
	if len(values) == 0 {
		return
	}
	b.line("", key, "")
	for _, v := range values {
		b.lines.WriteString("  - " + text(v) + "\n")
	}
}

// own are the keys that have a meaning of their own.
const own = " title date updated author authors categories category tags tag slug permalink url aliases excerpt cover image lang layout " +
	"status draft published comments link title_html category_slugs tag_slugs category_parents post_format cover_alt cover_caption sticky "

// Other adds a list under a name that a site made up. It has the ending _terms if
// the name means something else.
func (b *Block) Other(key string, values []string) {
	if strings.Contains(own, " "+strings.ToLower(key)+" ") {
		key += "_terms"
	}
	b.List(text(key), values)
}

// Map adds a mapping of pairs; an empty one is left out.
func (b *Block) Map(key string, pairs [][2]string) {
	if len(pairs) == 0 {
		return
	}
	b.line("", key, "")
	for _, p := range pairs {
		b.line("  ", text(p[0]), text(p[1]))
	}
}

func (b *Block) line(indent, key, value string) {
	b.lines.WriteString(strings.TrimRight(indent+key+": "+value, " ") + "\n")
}

// text is a text as YAML.
func text(s string) string {
	switch {
	case isPlain(s):
		return s
	case strings.IndexFunc(s, func(r rune) bool { return !isShown(r) }) < 0:
		return "'" + strings.ReplaceAll(s, "'", "''") + "'"
	}
	return quoted(s)
}

// isPlain reports whether any reader takes s for text: it begins with a letter,
// and has no mark that means something.
func isPlain(s string) bool {
	for i, r := range s {
		if !unicode.IsLetter(r) && (i == 0 || !unicode.IsDigit(r) && !strings.ContainsRune(" -_./", r)) {
			return false
		}
	}
	switch strings.ToLower(s) {
	case "", "y", "n", "yes", "no", "on", "off", "true", "false", "null":
		return false
	}
	return !strings.HasSuffix(s, " ")
}

// isShown reports whether a character may stand in quotes as it is.
func isShown(r rune) bool {
	return r == ' ' || unicode.IsGraphic(r) && !unicode.IsSpace(r) && r != '\uFEFF' && r != '\uFFFD' || r == '\u3000'
}

// quoted is s in double quotes.
func quoted(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteString(`\` + string(r))
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case isShown(r) || unicode.Is(unicode.Cf, r) && r < 0x10000 && r != '\uFEFF':
			b.WriteRune(r)
		case r > 0xFFFF:
			fmt.Fprintf(&b, `\U%08X`, r)
		default:
			fmt.Fprintf(&b, `\u%04X`, r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
