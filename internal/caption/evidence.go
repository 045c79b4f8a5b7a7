package caption

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/goarticle/article/internal/body"
	"github.com/goarticle/article/internal/prose"
)

// longestCaption is the length in characters of the longest text that is
// taken for a caption by its place and look.
const longestCaption = 200

// captionMarks point at the image above.
const captionMarks = "▲△▴▵🔺⬆↑☝👆∆"

// caption is the text of a candidate without the mark that points at the
// image.
func (k *candidate) caption() string {
	const marks = captionMarks + "\ufe0f \u00a0\u3000"
	if k.hasMark() {
		return strings.Trim(k.text, marks)
	}
	return strings.TrimSpace(k.text)
}

func (k *candidate) hasMark() bool {
	first, _ := utf8.DecodeRuneInString(k.text)
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(k.text, "\ufe0f"))
	return strings.ContainsRune(captionMarks, first) || strings.ContainsRune(captionMarks, last)
}

// A sign is what makes a text look like a caption.
type sign struct {
	name  string
	shows func(c *captioner, k *candidate, i int32) bool
}

// signs are what captions look like that no markup names; one is enough,
// where no veto speaks against it. A look that most of the body has, or that
// other lines of the post have as often, says nothing. Those that are seen
// without reading come first.
var signs = []sign{
	{"italic", func(c *captioner, k *candidate, _ int32) bool { return k.all&^c.quiet&body.Italic != 0 }},
	{"small", func(c *captioner, k *candidate, _ int32) bool { return k.all&^c.quiet&body.Small != 0 }},
	{"grey", func(c *captioner, k *candidate, _ int32) bool { return k.all&^c.quiet&body.Grey != 0 }},
	// ▲ 图 stands below the image that it points at.
	{"mark", func(_ *captioner, k *candidate, _ int32) bool { return k.hasMark() }},
	// 图源：…, Photo: …, Foto: …
	{"credit", func(_ *captioner, k *candidate, _ int32) bool { return isCredit(k.lower) }},
	// 来源：…, Source: … may be where the whole post is from, as long as no
	// text follows that goes on with it.
	{"source", func(c *captioner, k *candidate, _ int32) bool { return isSource(k.lower) && c.goesOn(k.to) }},
	// Figure 1. …, 图1：…, Abb. 3: …
	{"number", func(_ *captioner, k *candidate, _ int32) bool { return isNumbered(k.lower) }},
	// Editors that put one text in both places.
	{"alt text", func(c *captioner, k *candidate, i int32) bool { return c.repeatsAlt(k.text, i) }},
	// <dl><dt><img></dt><dd>…</dd></dl>
	{"description", func(c *captioner, k *candidate, i int32) bool { return c.isTermOf(k.elem, c.Images[i].Elem) }},
	// A centred line below an image, where the body is not centred.
	{"centred", func(c *captioner, k *candidate, i int32) bool {
		return !k.sameLine && k.block&^c.quiet&body.Centred != 0 && !c.centredAround(k, i)
	}},
	// <img><br><span>…</span>: the one element of its block besides the
	// image. Below the image it is too common to mean anything.
	{"wrapped", func(c *captioner, k *candidate, i int32) bool {
		const longest = 80
		return !k.below && !k.sameLine && k.all&^c.quiet&^c.Images[i].Style&body.Wrapped != 0 &&
			!prose.IsLonger(k.text, longest) && c.isPlainRest(k, i)
	}},
}

// looksLikeCaption reports whether a candidate shows a sign.
func (c *captioner) looksLikeCaption(k *candidate, i int32) bool {
	for _, s := range signs {
		if s.shows(c, k, i) {
			c.sign = s.name
			return true
		}
	}
	return false
}

// goesOn reports whether the line at, or one of the next few, is text of the
// article.
func (c *captioner) goesOn(at int32) bool {
	const few, long = 5, 60 // lines, bytes
	for i := at; i < min(at+few, int32(len(c.Lines))); i++ {
		l := &c.Lines[i]
		if l.Text1-l.Text0 >= long && c.isTalkLine(int(i)) {
			return true
		}
	}
	return false
}

// repeatsAlt reports whether a text is the alt text or the title of its
// image, or begins with it.
func (c *captioner) repeatsAlt(text string, i int32) bool {
	const shortest = 6
	m := &c.Images[i].Attrs
	for _, alt := range []string{m.Alt, m.Title} {
		if alt == text && alt != "" && alt != c.title || len(alt) >= 4*shortest && strings.HasPrefix(text, alt) && alt != c.title {
			return true
		}
	}
	return false
}

// isTermOf reports whether two elements are neighbours in a dl.
func (c *captioner) isTermOf(a, b int32) bool {
	return a != b && c.Elems[a].Tag == body.TagTerm && c.Elems[b].Tag == body.TagTerm && c.Elems[a].Parent == c.Elems[b].Parent
}

// centredAround reports whether the text before the image, or that after the
// candidate, is centred as well. A heading and another caption say nothing.
func (c *captioner) centredAround(k *candidate, i int32) bool {
	return c.isCentredText(c.Images[i].InLine-1) || c.isCentredText(k.to)
}

func (c *captioner) isCentredText(at int32) bool {
	if at < 0 || at >= int32(len(c.Lines)) {
		return false
	}
	l := &c.Lines[at]
	if l.Used || l.Text0 == l.Text1 || l.Block&body.Centred == 0 || c.Elems[l.Elem].Tag.IsHeading() || l.Caption >= 0 || l.All&body.Bold != 0 {
		return false
	}
	if l.Text1-l.Text0 > 4*longestCaption {
		return true
	}
	text := prose.Flatten(c.TextAt(l.Text0, l.Text1))
	// The caption of an image above it, not yet found, is no text around.
	return !isCredit(text) && !isEndMark(text) && !c.below[at]
}

// A veto is what no caption looks like.
type veto struct {
	name string
	sees func(c *captioner, k *candidate) bool
}

var vetoes = []veto{
	{"long", func(_ *captioner, k *candidate) bool {
		return k.long || prose.IsLonger(k.text, longestCaption)
	}},
	{"empty", func(_ *captioner, k *candidate) bool { return !strings.ContainsFunc(k.text, prose.IsOfWord) }},
	{"heading", func(c *captioner, k *candidate) bool { return c.Elems[k.elem].Tag.IsHeading() }},
	// Centred bold lines are headings more often than captions.
	{"bold", func(_ *captioner, k *candidate) bool {
		return k.all&body.Bold != 0 && !k.hasMark() && !isCredit(k.lower) && !isNumbered(k.lower)
	}},
	{"code", func(_ *captioner, k *candidate) bool { return k.all&body.Code != 0 }},
	{"equation", func(_ *captioner, k *candidate) bool { return isEquation(k.text) }},
	{"end mark", func(_ *captioner, k *candidate) bool { return isEndMark(k.text) }},
	{"points down", func(_ *captioner, k *candidate) bool { _, ok := pointsDown(k.text); return ok }},
	{"numbered heading", func(_ *captioner, k *candidate) bool { return isNumberedHeading(k.text) }},
	// "The result looks like this:" leads on to what follows it.
	{"lead-in", func(_ *captioner, k *candidate) bool {
		return strings.HasSuffix(k.text, "：") || strings.HasSuffix(k.text, ":")
	}},
	{"notice", func(_ *captioner, k *candidate) bool { return prose.IsNotice(k.text) }},
	{"aside", func(_ *captioner, k *candidate) bool { return isAside(k.lower) }},
	{"byline", func(_ *captioner, k *candidate) bool { return isByline(k.text) }},
	{"date", func(_ *captioner, k *candidate) bool { return isDateLine(k.text) }},
}

func (c *captioner) vetoed(k *candidate) bool {
	return slices.ContainsFunc(vetoes, func(v veto) bool { return v.sees(c, k) })
}

var comparisons = prose.NewSet("≈", "≤", "≥")

// isEquation reports whether a text is a formula.
func isEquation(text string) bool {
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

// isEndMark reports whether a text says that the post ends.
func isEndMark(text string) bool {
	const longest = 60
	if len(text) > longest {
		return false
	}
	s := strings.ToLower(strings.Trim(text, " -—–=~*·.。…_<>/|（）()[]【】#•●■◆★☆"))
	switch s {
	case "", "the end", "end", "完", "全文完", "fin", "ende", "конец", "正文完", "fine", "本文完", "to be continued", "未完待续", "完结", "おわり", "終わり", "끝", "eof":
		return true
	}
	return false
}

// downMarks point at what is below.
const downMarks = "▼▽▾🔻⬇↓👇"

var downMarkSet = prose.NewSet(strings.Split(downMarks, "")...)

// pointsDown is text without the mark that points at what is below it, and
// whether it has one.
func pointsDown(text string) (string, bool) {
	trimmed := strings.Trim(text, downMarks+" \ufe0f")
	return trimmed, trimmed != strings.Trim(text, " \ufe0f")
}

// isNumberedHeading reports whether a short text is a heading by its number:
// 一、…, 第一部分, （一）…, 1. …, 1、….
func isNumberedHeading(text string) bool {
	const chinese = "一二三四五六七八九十"
	s := strings.TrimLeft(text, "（(")
	if rest, ok := strings.CutPrefix(s, "第"); ok {
		n := strings.TrimLeft(rest, chinese+"0123456789")
		return n != rest && startsWithRune(n, "部章节步篇")
	}
	if n := strings.TrimLeft(s, chinese); n != s {
		return startsWithRune(n, "、）)")
	}
	n := strings.TrimLeft(s, "0123456789")
	return n != s && len(s)-len(n) <= 2 && (startsWithRune(n, "、") || strings.HasPrefix(n, ". "))
}

func startsWithRune(s, runes string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return strings.ContainsRune(runes, r)
}
