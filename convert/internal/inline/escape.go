package inline

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/goarticle/article/convert/internal/template"
)

// escape writes text so that it shows as it is: with a backslash or an entity
// before what would have a meaning where it stands. next is the character that
// comes behind it.
func (e *emitter) escape(s string, next rune) {
	if s == "" {
		return
	}
	t := text{emitter: e, s: s, next: next}
	if e.encode {
		e.encode = false
		if r, size := utf8.DecodeRuneInString(s); unicode.IsLetter(r) || unicode.IsNumber(r) {
			e.out = append(e.out, entity(r)...)
			t.pos, e.start = size, false
		}
	}
	if e.start {
		t.lineStart()
	}
	for t.pos < len(s) {
		t.step()
	}
	e.start = false
}

// A text is text that is being written.
type text struct {
	*emitter
	s    string
	pos  int
	next rune // behind s
}

// special are the characters that have a meaning somewhere.
const special = "\\`*_[]!<>~^&|#${}-.:'\ufdd1"

// step writes the text up to the next character that may have a meaning, and
// that one.
func (t *text) step() {
	rest := t.s[t.pos:]
	i := plainLen(rest)
	if u := t.addressIn(rest, i); u >= 0 {
		t.out = append(t.out, rest[:u]...)
		t.pos += u
		t.address()
		return
	}
	t.out = append(t.out, rest[:i]...)
	t.pos += i
	if t.pos == len(t.s) {
		return
	}
	if n := template.WordLen(t.s[t.pos:]); n > 0 {
		t.copy(n)
		return
	}
	t.character(t.s[t.pos])
}

// plainLen is how much of s begins it that has no meaning anywhere.
func plainLen(s string) int {
	for i := range len(s) {
		if isSpecial[s[i]] {
			return i
		}
	}
	return len(s)
}

// isSpecial are the characters of special, as bytes.
var isSpecial = func() (set [256]bool) {
	for i := range len(special) {
		set[special[i]] = true
	}
	return set
}()

func (t *text) copy(n int) {
	t.out = append(t.out, t.s[t.pos:t.pos+n]...)
	t.pos += n
}

// backslash writes the character at pos behind a backslash.
func (t *text) backslash() {
	t.out = append(t.out, '\\', t.s[t.pos])
	t.pos++
}

// entity writes the character at pos as an entity.
func (t *text) entity() {
	t.out = append(t.out, entity(rune(t.s[t.pos]))...)
	t.pos++
}

// at is the character n behind pos, that behind the text at its end.
func (t *text) at(n int) rune {
	if t.pos+n >= len(t.s) {
		return t.next
	}
	if c := t.s[t.pos+n]; c < utf8.RuneSelf {
		return rune(c)
	}
	return firstRune(t.s[t.pos+n:])
}

// has reports whether a text stands at pos.
func (t *text) has(s string) bool { return strings.HasPrefix(t.s[t.pos:], s) }

// character writes a character that may have a meaning.
func (t *text) character(c byte) {
	switch {
	case c == '{':
		t.brace()
	case c == '-' || c == '.' || c == '\'':
		t.dash(c)
	case t.wantsEntity(c):
		t.entity()
	case t.wantsBackslash(c):
		if c == '`' && t.Ticks && t.last() == '`' {
			t.out = append(t.out, t.Dash...)
		}
		t.backslash()
	default:
		t.copy(1)
	}
}

// wantsEntity reports whether the character at pos has a meaning that a
// backslash does not take.
func (t *text) wantsEntity(c byte) bool {
	switch c {
	case '^':
		return t.links > 0 && t.last() == '[' && t.Footnotes
	case '<':
		return beginsTag(t.at(1)) || t.Dash != "" && (t.last() == '<' || t.at(1) == '<')
	case '&':
		return isEntity(t.s[t.pos:]) || t.isLast() && t.next == '#'
	case '~': // goldmark knows no backslash before a mark of its own
		return t.Tildes > 0 && t.isLast() && t.next == '~'
	}
	return false
}

// wantsBackslash reports whether the character at pos has a meaning that a
// backslash takes.
func (t *text) wantsBackslash(c byte) bool {
	switch c {
	case '\\':
		r := t.at(1)
		return r == '\n' || r < utf8.RuneSelf && isPunct(r) || t.Autolinks && (r == 'h' || r == 'f' || r == 'w')
	case '`':
		return true
	case '*':
		return !isBlank(t.last()) || !isBlank(t.at(1))
	case '_':
		return t.underscoreCounts()
	case '!':
		return t.links > 0 && t.at(1) == '['
	case '[', ']':
		return t.bracketCounts(c)
	case '>':
		return t.Dash != "" && t.last() == '>'
	case '|':
		return t.Cell || t.Pipes
	case '~':
		return t.tildeCounts()
	case '#':
		return t.Heading && t.isLast() && t.next == '\n' && isBlank(t.beforeRun('#'))
	case '$':
		return t.Math && (t.at(1) == '$' || t.last() == '$')
	case '}':
		return t.Heading && t.HeadingIDs && t.isLast() && t.next == '\n'
	case ':': // kramdown's definitions know no backslash before the bracket
		return t.Attributes && t.last() == ']'
	}
	return false
}

// isLast reports whether the character at pos is the last of the text.
func (t *text) isLast() bool { return t.pos+1 == len(t.s) }

func isBlank(r rune) bool { return r == ' ' || r == '\n' }

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// underscoreCounts reports whether an underscore at pos may be a mark of
// emphasis: one within a word is none, but for kramdown one behind a digit is.
func (t *text) underscoreCounts() bool {
	last, next := t.last(), t.at(1)
	if last == '_' {
		last = t.beforeRun('_')
	}
	if next == '_' {
		next = t.behindRun('_')
	}
	switch {
	case isBlank(last) && isBlank(next):
		return last == '\n' || t.at(1) == '_'
	case t.Attributes:
		return !unicode.IsLetter(last) || !isWordRune(next)
	}
	return !isWordRune(last) || !isWordRune(next)
}

// longestMark is how far a run of one character is looked through.
const longestMark = 100

// beforeRun is the character before the run of c that was written last.
func (t *text) beforeRun(c byte) rune {
	i := len(t.out)
	for i > 0 && i > len(t.out)-longestMark && (t.out[i-1] == c || t.out[i-1] == '\\') {
		i--
	}
	if i == 0 {
		return '\n'
	}
	r, _ := utf8.DecodeLastRune(t.out[:i])
	return r
}

// behindRun is the character behind the run of c at pos.
func (t *text) behindRun(c byte) rune {
	for i := t.pos; i < len(t.s) && i < t.pos+longestMark; i++ {
		if t.s[i] != c {
			return firstRune(t.s[i:])
		}
	}
	return t.next
}

// bracketCounts reports whether a bracket at pos may be one of a link, or of a
// box or a note where it begins a line. No text of the writer's is a reference.
func (t *text) bracketCounts(c byte) bool {
	if t.links > 0 {
		return true
	}
	next := t.at(1)
	if c == '[' {
		return t.last() == '\n' && !t.Heading && !t.Cell || next == '^'
	}
	return next == '(' || next == '[' || next == ':'
}

func (t *text) tildeCounts() bool {
	switch t.Tildes {
	case 1:
		return t.tildes && (!isBlank(t.last()) || !isBlank(t.at(1)))
	case 2:
		return t.last() == '~' || t.at(1) == '~'
	}
	return false
}

// brace writes a brace: one that begins a mark of a template engine, or
// attributes, is escaped.
func (t *text) brace() {
	for _, mark := range t.braces() {
		if t.has(mark) {
			t.copy(len(mark) - 1)
			t.entity()
			return
		}
	}
	next := t.at(1)
	if t.Attributes && (next == ':' || next == '{') || t.HeadingIDs && t.Heading && next != '{' {
		t.backslash()
		return
	}
	t.copy(1)
}

// dash writes a mark that becomes another one together with its like: -- a
// dash, ... an ellipsis.
func (t *text) dash(c byte) {
	same := t.Dash != "" && t.last() == rune(c) && (c != '\'' || t.Ticks)
	if c == '.' {
		same = same && strings.HasSuffix(string(t.out[max(len(t.out)-2, 0):]), "..")
	}
	if same {
		t.out = append(t.out, t.Dash...)
	}
	t.copy(1)
}

// lineStart escapes what would begin a block at the start of a line.
func (t *text) lineStart() {
	rest := t.s
	switch c := rest[0]; c {
	case '>':
		t.backslash()
	case '#':
		if isBlank(t.behindRun('#')) {
			t.backslash()
		}
	case '-', '+', '*', '=', '|', ':':
		switch next := t.at(1); {
		case (c == '-' || c == '+' || c == '*') && isBlank(next), c == ':' && t.Definitions, isLineOf(rest, "-=|: ") && c != '+' && c != '*':
			t.backslash()
		case c == '|' && t.next == '\n' && strings.Trim(rest, "-=|: ") == "":
			t.backslash()
		}
	case '^':
		if t.Attributes && rest == "^" {
			t.entity()
		}
	case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		t.numberStart()
	}
}

// isLineOf reports whether a text is nothing but some characters.
func isLineOf(s, chars string) bool { return strings.Trim(s, chars) == "" }

// numberStart escapes what would make a list of a number.
func (t *text) numberStart() {
	n := 0
	for n < len(t.s) && n < 10 && t.s[n] >= '0' && t.s[n] <= '9' {
		n++
	}
	if n == len(t.s) || n == 10 || t.s[n] != '.' && t.s[n] != ')' {
		return
	}
	t.pos = n
	after := t.at(1)
	t.pos = 0
	if isBlank(after) {
		t.copy(n)
		t.backslash()
	}
}

// addressIn is where an address begins in the first n bytes of s, -1 if
// nowhere. It is sought where addresses are links.
func (t *text) addressIn(s string, n int) int {
	if !t.Autolinks || t.links > 0 {
		return -1
	}
	from := 0
	if i := strings.Index(s[:min(n+1, len(s))], ":"); i >= 0 && strings.HasPrefix(s[i:], "://") {
		for _, scheme := range []string{"https", "http", "ftp"} {
			if strings.HasSuffix(s[:i], scheme) {
				return i - len(scheme)
			}
		}
	}
	if i := strings.Index(s[from:min(n+1, len(s))], "www."); i >= 0 && (i > 0 && !isAddressByte(s[i-1]) || i == 0 && !isWordRune(t.last())) {
		return i
	}
	return -1
}

// address writes an address as it is, if it is one that is read to its end,
// else between pointed brackets.
func (t *text) address() {
	rest := t.s[t.pos:]
	n := 0
	for n < min(len(rest), longestAddress) && (isAddressByte(rest[n]) || strings.IndexByte("*()!$',;^", rest[n]) >= 0) {
		n++
	}
	u := strings.TrimRight(rest[:n], ".,;:!?')*_~")
	host := strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(u, "https://"), "http://"), "ftp://")
	hasScheme := host != u
	host, _, _ = strings.Cut(host, "/")
	plain := strings.Count(u, "://") < 2
	for i := range len(u) {
		plain = plain && isAddressByte(u[i])
	}
	switch {
	case strings.Contains(host, ".") && host[0] != '.' && plain && t.mayBegin() && t.mayEnd(rest[len(u):]):
		t.copy(len(u))
	case hasScheme && host != "":
		t.out = append(append(append(t.out, '<'), u...), '>')
		t.pos += len(u)
	case plain && strings.HasPrefix(u, "www.") && len(u) > len("www.a"):
		t.out = append(append(append(append(append(t.out, '['), u...), "](http://"...), u...), ')')
		t.pos += len(u)
	default:
		// It begins as one, but is text.
		t.copy(strings.IndexAny(rest, ":.") + 1)
	}
}

// mayBegin reports whether every reader takes an address here for a link.
func (t *text) mayBegin() bool {
	switch t.last() {
	case ' ', '\n', '(':
		return true
	}
	return false
}

// mayEnd reports whether an address that has s behind it ends there for every
// reader.
func (t *text) mayEnd(s string) bool {
	s = strings.TrimLeft(s, ".,;:!?")
	return s == "" && isBlank(t.next) || s != "" && isBlank(rune(s[0]))
}

const longestAddress = 1000 // bytes; a longer one is text

func isAddressByte(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || strings.IndexByte("-@:%._+~#=/?&", c) >= 0
}
