package baseline

import (
	"bytes"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/goarticle/article/lint"
	"github.com/goarticle/article/lint/internal/phrase"
)

// An item is a finding, or a part of one, as an entry.
type item struct {
	Entry
	of int // index of the finding
}

// items are what the findings, which are sorted, are as entries.
func (c *comparison) items(found []lint.Diagnostic) []item {
	var list []item
	var file string
	var post postCursor
	for i, d := range found {
		if i == 0 || d.File != file {
			file, post = d.File, postCursor{}
			if c.Source != nil {
				post.rest = c.Source(d.File)
			}
		}
		for _, e := range c.entries(d, &post) {
			list = append(list, item{e, i})
		}
	}
	return list
}

// entries are what one finding is: an entry, and another with an empty
// message if it stands for findings with messages of their own.
func (c *comparison) entries(d lint.Diagnostic, post *postCursor) []Entry {
	e := Entry{Path: c.path(d.File), Rule: d.Rule, Count: 1}
	text := post.text(d.Start)
	if rule := c.rules[d.Rule]; rule != nil && rule.Count != nil {
		e.Count = counted(d.Message, rule.Count)
		e.Message, _, _ = normalise(rule.Count(1))
		return []Entry{e} // which is the first of them does not matter
	}
	message, like, others := normalise(d.Message)
	e.Message, e.Text = message, text
	e.Count += like
	if others == 0 {
		return []Entry{e}
	}
	return []Entry{e, {Path: e.Path, Rule: e.Rule, Count: others}}
}

// counted is the n for which count returns message; 1 if there is none.
func counted(message string, count func(n int) string) int {
	for word := range strings.FieldsFuncSeq(message, func(r rune) bool { return r < '0' || r > '9' }) {
		if n, err := strconv.Atoi(word); err == nil && n <= maxCount && count(n) == message {
			return max(n, 1)
		}
	}
	return 1
}

// normalise is a message as [Entry.Message] has it. It also returns for how
// many more findings the message stands: like it, or with messages of their
// own. Quoted parts tell findings apart and stay.
func normalise(message string) (normal string, like, others int) {
	var b strings.Builder
	message, others = phrase.CutMoreAtEnd(strings.ToValidUTF8(message, "\ufffd"))
	for message != "" {
		plain, quoted, rest := cutQuoted(message)
		plain, n := phrase.CutMore(plain)
		like += min(n, maxCount-1-like)
		b.WriteString(withoutNumbers(withoutFolders(plain)))
		b.WriteString(quoted)
		message = rest
	}
	return b.String(), like, min(others, maxCount)
}

// cutQuoted returns what stands before the first quoted part of s, which is
// as strconv.Quote writes it, that part, and what follows.
func cutQuoted(s string) (plain, quoted, rest string) {
	start := strings.IndexByte(s, '"')
	if start < 0 {
		return s, "", ""
	}
	for i := start + 1; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '"':
			return s[:start], s[start : i+1], s[i+1:]
		}
	}
	return s, "", ""
}

// withoutFolders leaves the last part of names with slashes: what a post is
// called depends on where lint was run. Tags stay.
func withoutFolders(s string) string {
	words := strings.Split(s, " ")
	for i, w := range words {
		if !strings.Contains(w, "<") {
			words[i] = w[strings.LastIndexByte(w, '/')+1:]
		}
	}
	return strings.Join(words, " ")
}

// withoutNumbers writes 0 for each word that begins with a digit: numbers,
// bytes such as 0x80, dates. It leaves h2 and UTF-8.
func withoutNumbers(s string) string {
	var b strings.Builder
	inWord, inNumber := false, false
	for _, r := range s {
		isWord := unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' && inWord
		if isWord && !inWord {
			if inNumber = unicode.IsDigit(r); inNumber {
				b.WriteByte('0')
			}
		}
		inWord = isWord
		inNumber = inNumber && isWord
		if !inNumber {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// A postCursor finds texts in a post. It is asked for places in their order.
type postCursor struct {
	rest []byte // from the beginning of a line on
	line int    // how many lines stand before
}

// text is the beginning of the line from a place on.
func (c *postCursor) text(at lint.Position) string {
	const longest = 80
	for ; c.line < at.Line-1; c.line++ {
		i := bytes.IndexByte(c.rest, '\n')
		if i < 0 {
			return ""
		}
		c.rest = c.rest[i+1:]
	}
	if at.ByteColumn < 1 || at.ByteColumn > len(c.rest) {
		return ""
	}
	line := c.rest[at.ByteColumn-1:]
	n := min(len(line), longest)
	for n < len(line) && n > longest-utf8.UTFMax && !utf8.RuneStart(line[n]) {
		n--
	}
	if i := bytes.IndexByte(line[:n], '\n'); i >= 0 {
		n = i
	}
	return strings.Join(strings.Fields(strings.ToValidUTF8(string(line[:n]), "\ufffd")), " ")
}
