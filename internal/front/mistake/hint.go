package mistake

import (
	"strings"

	"github.com/goarticle/article/internal/place"
	"github.com/goarticle/article/internal/tree"
)

// Key is the key that a line of YAML begins with, or empty.
func Key(text string) string {
	key, _, ok := strings.Cut(text, ":")
	key = strings.Trim(strings.TrimLeft(key, " \t-"), `"'`)
	if !ok || key == "" || len(key) > 60 || strings.ContainsAny(key, "{}[],&*#?|<>@%`") {
		return ""
	}
	return key
}

// A usual explains a syntax error by its usual cause.
type usual struct {
	message string // in the library's message
	value   string // the value begins with, or the fault stands at, one of these characters; empty: any
	hint    string
	quoted  bool // the hint ends with the line as it should be
}

// hints are the usual causes, those that people who write front matter
// by hand ask about most. The first that fits is shown.
var hints = []usual{
	{"mapping values are not allowed", "", "want quotes around a value that holds a colon and a blank", true},
	{"violates indentation", "\t", "want blanks as indentation, have a tab", false},
	{"cannot start any token", "\t", "want blanks as indentation, have a tab", false},
	{"found a tab character", "", "want blanks as indentation, have a tab", false},
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

// hint is the hint for an error.
func (y *Mistake) hint() string {
	text := y.text(y.line)
	if strings.Contains(y.message, "mapping values are not allowed") && y.isFirstColon() {
		return "want the line to begin in the column of the lines above it, and a colon in each of them, or quotes around a value that goes on here"
	}
	at := place.RuneOffset([]byte(text), 0, y.column-1)
	value := valueOn(text)
	for _, h := range hints {
		if !strings.Contains(y.message, h.message) {
			continue
		}
		if h.value == "" || startsWithAny(value, h.value) || startsWithAny(text[at:], h.value) {
			return withExample(h, text, y.continued(value))
		}
	}
	return ""
}

func startsWithAny(s, chars string) bool { return s != "" && strings.IndexByte(chars, s[0]) >= 0 }

// valueOn is what stands after the key of a line of YAML.
func valueOn(text string) string {
	if _, v, ok := strings.Cut(text, ": "); ok && Key(text) != "" {
		return strings.Trim(v, " \t")
	}
	return strings.TrimLeft(strings.TrimLeft(text, " "), "- ")
}

// withExample ends a hint with the line as it should be written.
func withExample(h usual, text, value string) string {
	key := Key(text)
	isList := strings.HasPrefix(value, "[") && strings.Contains(value, ",") && strings.Contains(h.hint, "closes")
	if !h.quoted || key == "" || value == "" || len(value) > 200 || isList {
		return h.hint
	}
	return h.hint + "; write " + key + ": " + tree.SingleQuote(unquoted(value))
}

// unquoted is value without the quotes around it, as its writer meant it: not
// those of two texts ('a' 'b').
func unquoted(value string) string {
	n := len(value)
	if n > 1 && (value[0] == '\'' || value[0] == '"') && value[n-1] == value[0] {
		if inside := value[1 : n-1]; !strings.Contains(inside, value[:1]+" "+value[:1]) {
			return inside
		}
	}
	return value
}
