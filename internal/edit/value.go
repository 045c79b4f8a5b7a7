package edit

import (
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/goarticle/article/internal/date"
	"github.com/goarticle/article/internal/front"
	"github.com/goarticle/article/internal/place"
	"github.com/goarticle/article/internal/tree"
)

// A setting is a value that a key is to have.
type setting struct {
	kind  settingKind
	text  string // of a text, and the literal of a bool, a number or a time
	list  []string
	lists [][]string
	time  time.Time
}

type settingKind int

const (
	setText settingKind = iota
	setList
	setLists
	setBool
	setNumber
	setTime
)

func newSetting(value any) (*setting, error) {
	switch v := value.(type) {
	case string:
		return &setting{kind: setText, text: v}, wantUTF8(v)
	case []string:
		return &setting{kind: setList, list: v}, wantUTF8(v...)
	case [][]string:
		return &setting{kind: setLists, lists: v}, wantUTF8(slices.Concat(v...)...)
	case bool:
		return &setting{kind: setBool, text: strconv.FormatBool(v)}, nil
	case time.Time:
		return newTime(v)
	}
	switch v := reflect.ValueOf(value); {
	case v.IsValid() && v.CanInt():
		return &setting{kind: setNumber, text: strconv.FormatInt(v.Int(), 10)}, nil
	case v.IsValid() && v.CanUint():
		return &setting{kind: setNumber, text: strconv.FormatUint(v.Uint(), 10)}, nil
	case v.IsValid() && v.CanFloat():
		return newFloat(v.Float(), v.Type().Bits())
	}
	return nil, fmt.Errorf("want a string, []string, [][]string, bool, number or time.Time, have %T", value)
}

func wantUTF8(texts ...string) error {
	for _, s := range texts {
		if i := place.InvalidUTF8([]byte(s)); i >= 0 {
			return fmt.Errorf("want UTF-8, have the byte 0x%02x in %s", s[i], place.Quote(s))
		}
	}
	return nil
}

func newTime(t time.Time) (*setting, error) {
	if t.IsZero() {
		return nil, errors.New("want a time, have the zero time")
	}
	s := &setting{kind: setTime, text: t.Format(time.RFC3339Nano), time: t}
	if ns := t.Nanosecond(); ns > 0 && ns%1e6 == 0 {
		s.text = t.Format("2006-01-02T15:04:05.000Z07:00") // Eleventy 4 takes .5 for .005
	}
	back, err := date.Parse(s.text, nil)
	if err != nil || !back.Equal(t) {
		return nil, fmt.Errorf("want a time that RFC 3339 can hold, have %s", s.text)
	}
	return s, nil
}

// newFloat writes a float with a point, as YAML 1.1 and TOML want one.
func newFloat(f float64, bits int) (*setting, error) {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return nil, fmt.Errorf("want a finite number, have %v", f)
	}
	text := strconv.FormatFloat(f, 'f', -1, bits)
	if a := math.Abs(f); a != 0 && (a < 1e-6 || a >= 1e21) {
		text = strconv.FormatFloat(f, 'e', -1, bits)
	}
	if mantissa, exponent, ok := strings.Cut(text, "e"); !strings.Contains(mantissa, ".") {
		text = mantissa + ".0"
		if ok {
			text += "e" + exponent
		}
	}
	return &setting{kind: setNumber, text: text}, nil
}

// is reports whether n, written with the quotes of like, needs no change.
// Times are always written anew.
func (s *setting) is(n *tree.Node, like byte) bool {
	switch s.kind {
	case setText:
		return isText(n, like, s.text)
	case setLists:
		return s.reads(n, nil)
	case setBool, setNumber:
		return like == 0 && s.reads(n, nil)
	}
	return false
}

// isText reports whether n is the text s for every reader.
func isText(n *tree.Node, like byte, s string) bool {
	return readsAsText(n, s) && (like != 0 || yamlPlain(s, false))
}

// reads reports whether n has the value.
func (s *setting) reads(n *tree.Node, loc *time.Location) bool {
	switch s.kind {
	case setText:
		return readsAsText(n, s.text)
	case setList:
		return isListOf(n, s.list)
	case setLists:
		return n.Kind == tree.Sequence && slices.EqualFunc(n.Content, s.lists, isListOf)
	case setBool:
		return n.Kind == tree.Scalar && n.ShortTag() == "!!bool" && strings.EqualFold(n.Value, s.text)
	case setNumber:
		return n.Kind == tree.Scalar && sameNumber(n, s.text)
	}
	t, err := date.Parse(n.Value, loc)
	return n.Kind == tree.Scalar && err == nil && t.Equal(s.time) && date.SameOffset(t, s.time)
}

func isListOf(n *tree.Node, texts []string) bool {
	return n.Kind == tree.Sequence && slices.EqualFunc(n.Content, texts, readsAsText)
}

func readsAsText(n *tree.Node, s string) bool {
	return n.Kind == tree.Scalar && n.ShortTag() == "!!str" && n.Value == s
}

func sameNumber(n *tree.Node, text string) bool {
	if n.ShortTag() == "!!int" {
		return n.Value == text
	}
	a, err1 := strconv.ParseFloat(n.Value, 64)
	b, err2 := strconv.ParseFloat(text, 64)
	return n.ShortTag() == "!!float" && err1 == nil && err2 == nil && a == b && strings.Contains(text, ".")
}

// escapedText is s in double quotes, with escapes that YAML, TOML and JSON
// have in common. Everything is escaped that one of them does not allow or
// takes for a line end.
func escapedText(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteString(`\` + string(r))
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\r':
			b.WriteString(`\r`)
		case r == '\t':
			b.WriteString(`\t`)
		case !isPrintable(r):
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// isPrintable reports whether r may stand in any text on one line.
func isPrintable(r rune) bool {
	return r >= 0x20 && r != 0x85 && r != 0x2028 && r != 0x2029 && front.Allows(r)
}

// onOneLine reports whether s needs no escapes.
func onOneLine(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return !isPrintable(r) })
}
