// Package wording tells what a text that stands where a caption stands says by
// its words and its shape: that it credits or numbers a picture, asks the reader
// to do something, speaks of the post, leads on to what follows. It takes a
// text, on one line, and knows nothing of the document that it stands in.
//
// Its tables are patterns of words for each language, in lower case.
package wording

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/goarticle/article/internal/prose"
)

// Lower is s in lower case. Most text of candidates is Chinese or lower case
// already, which strings.ToLower finds out rune by rune.
func Lower(s string) string {
	for i := range len(s) {
		if c := s[i]; c >= 'A' && c <= 'Z' || c >= 0xc3 && c <= 0xd5 {
			return strings.ToLower(s)
		}
	}
	return s
}

// IsLabel reports whether a text is short and no sentence, or stands in
// brackets.
func IsLabel(text string) bool {
	const longest, widest = 60, 24 // characters, and of those without blanks between words
	if IsBracketed(text) {
		return true
	}
	n := longest
	if first, _ := utf8.DecodeRuneInString(text); prose.IsWide(first) {
		n = widest
	}
	return !prose.IsLonger(text, n) && Sentences(text) == 1 && (!EndsSentence(text) || strings.HasSuffix(text, "...") || strings.HasSuffix(text, "…"))
}

// IsShortSentence reports whether a text is one short sentence that states
// something.
func IsShortSentence(text string) bool {
	const longest = 60 // characters
	return !prose.IsLonger(text, longest) && Sentences(text) == 1 && (strings.HasSuffix(text, ".") && !strings.HasSuffix(text, "..") || strings.HasSuffix(text, "。"))
}

// IsTalk reports whether a text is a sentence that goes on, and not a few
// words with a full stop behind them.
func IsTalk(text string) bool {
	const few, fewWide = 45, 18 // characters
	n := few
	if strings.ContainsFunc(text, prose.IsCJK) {
		n = fewWide
	}
	return EndsSentence(text) && prose.IsLonger(text, n)
}

// EndsSentence reports whether a text ends as sentences do.
func EndsSentence(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text, "”\"’'）) "))
	return strings.ContainsRune(".。!！?？…", r)
}

// Sentences counts the ends of sentences that something follows, and the
// last.
func Sentences(text string) int {
	n := 1
	for i := range len(text) {
		switch text[i] {
		case '.', '!', '?':
			initial := i < 2 || text[i-2] == ' ' // J. Doe
			if len(text)-i > 3 && text[i+1] == ' ' && !initial {
				n++
			}
		case "。"[0], "！"[0]:
			rest, ok := strings.CutPrefix(text[i:], "。")
			if !ok {
				if rest, ok = strings.CutPrefix(text[i:], "！"); !ok {
					rest, ok = strings.CutPrefix(text[i:], "？")
				}
			}
			if ok && rest != "" && !BeginsWithRune(rest, "”」』）") {
				n++
			}
		}
	}
	return n
}

// IsBracketed reports whether brackets are around the whole of a text.
func IsBracketed(text string) bool {
	for _, pair := range [...]string{"()", "[]", "（）", "【】", "［］"} {
		open, _ := utf8.DecodeRuneInString(pair)
		inside, ok := strings.CutPrefix(text, string(open))
		if !ok {
			continue
		}
		inside = strings.TrimRight(inside, ". ")
		inside, ok = strings.CutSuffix(inside, pair[utf8.RuneLen(open):])
		return ok && !strings.ContainsRune(inside, open)
	}
	return false
}

// BeginsWithWords reports whether text begins with another, of whole words
// and some length in bytes, in whatever case.
func BeginsWithWords(text, begin string, shortest int) bool {
	n := len(begin)
	if n < shortest || n >= len(text) || !strings.EqualFold(text[:n], begin) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(text[n:])
	return !prose.IsWordRune(r)
}

// BeginsWithRune reports whether s begins with one of some runes.
func BeginsWithRune(s, runes string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return strings.ContainsRune(runes, r)
}

// comparisons are the signs of formulas besides =.
var comparisons = prose.NewSet("≈", "≤", "≥")

// IsEquation reports whether a text is a formula.
func IsEquation(text string) bool {
	if strings.IndexByte(text, '=') < 0 && !comparisons.In(text) {
		return false
	}
	letters, rest := 0, 0
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if n := utf8.RuneCountInString(word); n > 2 || prose.IsCJK([]rune(word)[0]) {
			letters += n
		}
	}
	for _, r := range text {
		if !unicode.IsLetter(r) && !unicode.IsSpace(r) {
			rest++
		}
	}
	return rest > letters
}
