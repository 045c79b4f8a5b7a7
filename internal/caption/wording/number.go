package wording

import (
	"slices"
	"strings"

	"github.com/goarticle/article/internal/date"
	"github.com/goarticle/article/internal/prose"
)

// A figureWord stands before the number of a figure. One that is loose
// stands before other numbers, too, and wants a mark behind its own.
type figureWord struct {
	word  string
	loose bool
}

var figureWords = []figureWord{
	{"figure", false}, {"fig", false}, {"exhibit", false}, {"图表", false}, {"图片", true}, {"插图", false}, {"图", false}, {"附图", false},
	{"圖表", false}, {"圖", false}, {"図", false}, {"abbildung", false}, {"abb", false}, {"bild", true}, {"рисунок", false}, {"рис", false}, {"figura", false}, {"ilustración", false}, {"ilustração", false},
	{"그림", false}, {"rysunek", false}, {"rys", false}, {"obrázek", false}, {"obr", false}, {"şekil", false}, {"kuva", false}, {"hình", false}, {"gambar", false},
	{"photo", true}, {"image", true}, {"picture", true}, {"slide", true}, {"foto", true}, {"фото", true}, {"写真", true}, {"照片", true}, {"사진", true}, {"画像", true}, {"screenshot", true},
}

// IsNumbered reports whether a text, in lower case, begins with the number of
// a figure: "Figure 3. …", 图一：…, "Abb. 2a". "Figure 3 shows …" is a sentence
// of the body.
func IsNumbered(text string) bool {
	s := strings.TrimLeft(text, "（([【< *▲△")
	for _, w := range figureWords {
		rest, ok := strings.CutPrefix(s, w.word)
		if !ok {
			continue
		}
		rest = strings.TrimLeft(rest, " .\u00a0#-")
		if after := afterNumber(rest); after != rest {
			return endsNumber(after, w)
		}
	}
	return false
}

// afterNumber is s without the number that it begins with: 3, 3.1, 2-4, 5b,
// 三.
func afterNumber(s string) string {
	rest := strings.TrimLeft(s, "0123456789一二三四五六七八九十")
	if rest == s {
		return s
	}
	for len(rest) > 1 && strings.IndexByte(".-–", rest[0]) >= 0 && rest[1] >= '0' && rest[1] <= '9' {
		rest = strings.TrimLeft(rest[1:], "0123456789")
	}
	if rest != "" && rest[0] >= 'a' && rest[0] <= 'h' && (len(rest) == 1 || strings.IndexByte(" .:)", rest[1]) >= 0) {
		rest = rest[1:]
	}
	return rest
}

// endsNumber reports whether what follows the number of a figure is a
// caption.
func endsNumber(after string, w figureWord) bool {
	if after == "" {
		return true
	}
	rest := strings.TrimLeft(after, ":：.．。-–—、）)】]|｜/ \u3000")
	switch {
	case rest == after, strings.HasPrefix(rest, w.word): // 图3显示…, 图1、图2是…
		return false
	case after[0] == ' ' && rest == after[1:]:
		return !w.loose && !goesOnAsSentence(rest)
	}
	return true
}

// sentenceWords go on with a sentence about a figure.
var sentenceWords = []string{
	"shows", "show ", "is ", "are ", "was ", "illustrates", "depicts", "presents", "gives", "below", "above", "and ", "of ", "in ", "to ", "displays", "summarizes", "compares", "plots", "demonstrates", "describes", "provides", "contains", "we ", "you ", "can ", "has ", "represents",
	"是", "为", "中", "所示", "显示", "展示", "给出", "可以", "可见", "表示", "描述", "列出", "说明", "和", "与", "は", "に", "の", "を", "zeigt", "zeigen", "montre", "illustre", "présente", "показ", "muestra", "mostra", "입니다", "은 ", "는 ",
}

// goesOnAsSentence reports whether text, behind the number of a figure, goes on
// with a sentence about it.
func goesOnAsSentence(text string) bool {
	return slices.ContainsFunc(sentenceWords, func(w string) bool { return strings.HasPrefix(text, w) })
}

// IsNumberedHeading reports whether a short text is a heading by its number:
// 一、…, 第一部分, （一）…, 1. …, 1、….
func IsNumberedHeading(text string) bool {
	const chinese = "一二三四五六七八九十"
	s := strings.TrimLeft(text, "（(")
	if rest, ok := strings.CutPrefix(s, "第"); ok {
		n := strings.TrimLeft(rest, chinese+"0123456789")
		return n != rest && BeginsWithRune(n, "部章节步篇")
	}
	if n := strings.TrimLeft(s, chinese); n != s {
		return BeginsWithRune(n, "、）)")
	}
	n := strings.TrimLeft(s, "0123456789")
	return n != s && len(s)-len(n) <= 2 && (BeginsWithRune(n, "、") || strings.HasPrefix(n, ". "))
}

// IsDateLine reports whether a text is a date or a time and little else.
func IsDateLine(text string) bool {
	const longest = 40
	digits, letters := 0, 0
	for i := range len(text) {
		if text[i] >= '0' && text[i] <= '9' {
			digits++
		}
	}
	if digits < 4 || prose.IsLonger(text, longest) {
		return false
	}
	for _, r := range text {
		switch {
		case r >= '0' && r <= '9':
		case strings.ContainsRune("年月日时分秒", r):
		case prose.IsWordRune(r) || prose.IsCJK(r):
			letters++
		}
	}
	if letters <= 2 {
		return true
	}
	const longestNames = 24 // "Wednesday, 15 September 2021 at 8:50 am"
	if letters > longestNames {
		return false
	}
	return date.Is(text)
}
