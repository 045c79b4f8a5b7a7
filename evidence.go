package article

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// captionMark is the kind of caption that an element is by its name or its
// class, or empty. Whether it really is one shows when it is over: a caption
// holds no image.
func captionMark(t tag, a *attrs, around style) string {
	if t == tagFigcaption {
		return FromFigcaption
	}
	if t == tagTable || t == tagTitle || t == tagRow || t == tagRows || t == tagLink || t == tagFigure {
		return ""
	}
	for c := range bytes.FieldsSeq(a.class) {
		if isCaptionClass(c) || around&imageBlock != 0 && string(c) == "title" {
			return FromClass
		}
	}
	if string(a.label) == "图片描述" {
		return FromClass
	}
	return ""
}

// The words of caption classes: a noun and what is said of it, as in
// img-desc, pictext and image_description.
var (
	classNouns = []string{"image", "img", "photo", "picture", "pic", "figure", "media", "thumb"}
	classSays  = []string{"caption", "desc", "descr", "des", "description", "text", "note", "intro", "info", "legend", "credit", "credits", "cutline"}
)

// isCaptionClass reports whether a class is one that captions bear:
// wp-caption-text, tr-caption, thumbcaption, image-caption, img_descr,
// caption__text, figure-number.
func isCaptionClass(class []byte) bool {
	if len(class) > 60 || !mayBeCaptionClass(class) {
		return false
	}
	s := strings.NewReplacer("-", "", "_", "").Replace(strings.ToLower(string(class)))
	switch s {
	case "cutline", "figurenumber", "imagecredits", "wpmediacredit", "creditcaption", "wpcaptiondd":
		return true
	}
	if strings.HasSuffix(s, "caption") || strings.HasSuffix(s, "captiontext") || strings.HasSuffix(s, "captionbody") ||
		strings.HasPrefix(s, "captiontext") || strings.HasSuffix(s, "captioncredit") {
		return !strings.HasPrefix(s, "no") && !strings.HasPrefix(s, "has") && !strings.Contains(s, "hascaption")
	}
	for _, noun := range classNouns {
		if i := strings.LastIndex(s, noun); i >= 0 && slices.Contains(classSays, s[i+len(noun):]) {
			return true
		}
	}
	return false
}

// isFigureNumber reports whether an element is the number that Org mode puts
// before a caption.
func isFigureNumber(class []byte) bool { return string(class) == "figure-number" }

// mayBeCaptionClass is a quick no for nearly all classes.
func mayBeCaptionClass(class []byte) bool {
	for _, c := range class {
		if c|0x20 == 'c' || c|0x20 == 'd' || c|0x20 == 't' || c|0x20 == 'n' || c|0x20 == 'i' {
			return len(class) >= 7
		}
	}
	return false
}

// longestCaption is the length in characters of the longest text that is
// taken for a caption by its place and look.
const longestCaption = 200

// caption is the text of a candidate without the mark that points at the
// image.
func (k *candidate) caption() string {
	return strings.TrimSpace(strings.TrimLeft(k.text, captionMarks))
}

// captionMarks point at the image above.
const captionMarks = "▲△▴🔺⬆↑"

// A sign is what makes a text look like a caption.
type sign struct {
	name   string
	weight int
	shows  func(c *captioner, k *candidate, i int32) bool
}

// enough is the weight of the signs that make a candidate a caption.
const enough = 2

// signs are what captions look like that no markup names. Those that most of
// the body shows say nothing.
var signs = []sign{
	// ▲ 图 stands below the image that it points at.
	{"mark", 3, func(_ *captioner, k *candidate, _ int32) bool {
		r, _ := utf8.DecodeRuneInString(k.text)
		return strings.ContainsRune(captionMarks, r)
	}},
	// 图源：…, Photo: …, Foto: …
	{"credit", 2, func(_ *captioner, k *candidate, _ int32) bool { return isCredit(k.text) }},
	// Figure 1. …, 图1：…, Abb. 3: …
	{"number", 2, func(_ *captioner, k *candidate, _ int32) bool { return isNumbered(k.text) }},
	// A centred line below an image, where the body is not centred.
	{"centred", 2, func(c *captioner, k *candidate, i int32) bool {
		return k.block&^c.body&centred != 0 && !c.centredAround(k, i)
	}},
	{"italic", 2, func(c *captioner, k *candidate, _ int32) bool { return k.all&^c.body&italic != 0 }},
	{"small", 2, func(c *captioner, k *candidate, _ int32) bool { return k.all&^c.body&small != 0 }},
	{"grey", 2, func(c *captioner, k *candidate, _ int32) bool { return k.all&^c.body&grey != 0 }},
}

// looksLikeCaption reports whether the signs of a candidate suffice.
func (c *captioner) looksLikeCaption(k *candidate, i int32) bool {
	sum := 0
	for _, s := range signs {
		if s.shows(c, k, i) {
			if sum += s.weight; sum >= enough {
				return true
			}
		}
	}
	return false
}

// centredAround reports whether the text before the image, or that after the
// candidate, is centred as well. A heading and another caption say nothing.
func (c *captioner) centredAround(k *candidate, i int32) bool {
	return c.isCentredText(c.images[i].inLine-1) || c.isCentredText(k.to)
}

func (c *captioner) isCentredText(at int32) bool {
	if at < 0 || at >= int32(len(c.lines)) {
		return false
	}
	l := &c.lines[at]
	if l.used || l.text0 == l.text1 || l.block&centred == 0 || c.elems[l.elem].tag.isHeading() || l.caption >= 0 || l.all&bold != 0 {
		return false
	}
	text := flatten(c.textAt(l.text0, l.text1))
	// The caption of an image above it, not yet found, is no text around.
	above := at > 0 && c.lines[at-1].text0 == c.lines[at-1].text1
	return !isCredit(text) && !isEndMark(text) && !above
}

// A veto is what no caption looks like.
type veto struct {
	name string
	sees func(c *captioner, k *candidate) bool
}

var vetoes = []veto{
	{"empty", func(_ *captioner, k *candidate) bool { return k.caption() == "" }},
	{"long", func(_ *captioner, k *candidate) bool { return utf8.RuneCountInString(k.text) > longestCaption }},
	{"heading", func(c *captioner, k *candidate) bool { return c.elems[k.elem].tag.isHeading() }},
	// Centred bold lines are headings more often than captions.
	{"bold", func(_ *captioner, k *candidate) bool {
		return k.all&bold != 0 && !isCredit(k.text) && !isNumbered(k.text)
	}},
	{"code", func(_ *captioner, k *candidate) bool { return k.all&code != 0 }},
	{"equation", func(_ *captioner, k *candidate) bool { return isEquation(k.text) }},
	{"end mark", func(_ *captioner, k *candidate) bool { return isEndMark(k.text) }},
	{"points down", func(_ *captioner, k *candidate) bool { _, ok := pointsDown(k.text); return ok }},
	{"numbered heading", func(_ *captioner, k *candidate) bool { return isNumberedHeading(k.text) }},
	// "The result looks like this:" leads on to what follows it.
	{"lead-in", func(_ *captioner, k *candidate) bool {
		return strings.HasSuffix(k.text, "：") || strings.HasSuffix(k.text, ":")
	}},
	{"notice", func(_ *captioner, k *candidate) bool { return isNotice([]byte(k.text)) }},
}

func (c *captioner) vetoed(k *candidate) bool {
	return slices.ContainsFunc(vetoes, func(v veto) bool { return v.sees(c, k) })
}

// creditStarts begin the credit of a picture, in lower case. Those that end
// in a letter want one that is not behind them.
var creditStarts = []string{
	"图源", "图片来源", "图片来自", "图片：", "图片:", "图/", "图／", "图 /", "图|", "图丨", "图：", "图:", "来源：", "来源:", "摄影：", "摄影:", "摄影/", "供图", "制图", "题图", "配图", "截图来自", "资料图", "视频截图", "封面图",
	"圖源", "圖片來源", "圖／", "圖/", "圖：", "攝影：", "資料圖片", "資料圖",
	"photo:", "photo by", "photo ©", "photo credit", "photos:", "photos by", "photograph by", "photograph:", "photo courtesy", "picture:", "picture by", "image:", "image by", "image credit", "image courtesy",
	"image source", "image via", "image from", "images:", "images via", "source:", "credit:", "credits:", "credit to", "courtesy of", "courtesy:", "via getty", "getty images", "©", "(c)", "(photo", "(image", "(source", "(credit", "[photo", "screenshot:", "illustration by", "illustration:", "art by",
	"foto:", "foto de", "foto von", "foto por", "fotos:", "bild:", "bildquelle", "quelle:", "crédit", "crédits", "photo :", "source :", "fuente:", "fonte:", "imagen:", "imagem:", "crédito", "foto di", "immagine:", "foto av", "kuva:", "zdroj:", "źródło:", "fot.", "bron:", "kaynak:", "fotoğraf:",
	"фото:", "фото ", "источник:", "снимок:", "写真：", "写真:", "写真提供", "画像：", "画像:", "出典：", "出典:", "提供：", "撮影：", "撮影:", "사진:", "사진=", "사진 =", "사진제공", "출처:", "출처 :", "출처=", "이미지:",
}

// creditEnds end one: … 新华社记者李学仁摄, … (AP Photo/…), … via Getty Images.
var creditEnds = []string{"摄", "摄）", "供图", "供图）", "攝", "攝）", "via getty images", "/getty images", "（视觉中国）", "摄影"}

// isCredit reports whether a short text names where a picture is from, and
// so belongs to one.
func isCredit(text string) bool {
	const longest = 120
	if utf8.RuneCountInString(text) > longest {
		return false
	}
	s := strings.ToLower(strings.TrimLeft(text, captionMarks+"（([【 *-—"))
	for _, p := range creditStarts {
		if strings.HasPrefix(s, strings.TrimLeft(p, "([（")) && (p[0] != '(' && p[0] != '[' || strings.ContainsAny(text[:1], "([")) {
			return true
		}
	}
	s = strings.TrimRight(s, "。. ")
	return slices.ContainsFunc(creditEnds, func(p string) bool { return strings.HasSuffix(s, p) })
}

// figureWords stand before the number of a figure, in lower case.
var figureWords = []string{
	"figure", "fig.", "fig", "图", "圖", "図", "图表", "圖表", "图片", "插图", "abb.", "abbildung", "рис.", "рисунок", "figura", "그림", "사진", "rys.", "obr.", "şekil", "kuva", "photo", "image", "写真", "照片", "slide",
}

// isNumbered reports whether a text begins with the number of a figure.
func isNumbered(text string) bool {
	s := strings.ToLower(strings.TrimLeft(text, "（([ *▲△"))
	for _, w := range figureWords {
		rest, ok := strings.CutPrefix(s, w)
		if !ok {
			continue
		}
		rest = strings.TrimLeft(rest, " .\u00a0#")
		n := strings.TrimLeft(rest, "0123456789一二三四五六七八九十.-")
		if n == rest || len(rest) == 0 {
			continue
		}
		// "Figure 3 shows …" is a sentence of the body; a caption goes on
		// with a mark, or ends.
		r, _ := utf8.DecodeRuneInString(n)
		if n == "" || strings.ContainsRune(":：.。-–—、）)]|a", r) && r != 'a' || strings.HasPrefix(n, " ") && !startsSentence(strings.TrimSpace(n)) || rest[len(rest)-len(n)-1] == '.' {
			return true
		}
	}
	return false
}

// startsSentence reports whether text goes on as a sentence about a figure
// goes on.
func startsSentence(text string) bool {
	for _, w := range []string{"shows", "show ", "is ", "are ", "illustrates", "depicts", "presents", "gives", "below", "above", "and ", "是", "为", "中", "所示", "zeigt", "montre", "показ"} {
		if strings.HasPrefix(text, w) {
			return true
		}
	}
	return false
}

// isEquation reports whether a text is a formula.
func isEquation(text string) bool {
	if !strings.ContainsAny(text, "=≈≤≥") {
		return false
	}
	letters, rest := 0, 0
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if n := utf8.RuneCountInString(word); n > 2 || isCJK([]rune(word)[0]) {
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
	s := strings.ToLower(strings.Trim(text, " -—–=~*·.。…_<>/|（）()[]【】#•●■◆★☆"))
	switch s {
	case "", "the end", "end", "完", "全文完", "fin", "ende", "конец", "正文完", "fine", "本文完", "to be continued", "未完待续":
		return true
	}
	return false
}

// pointsDown is text without the mark that points at what is below it, and
// whether it has one.
func pointsDown(text string) (string, bool) {
	const marks = "▼▽▾🔻⬇↓👇"
	trimmed := strings.Trim(text, marks+" \ufe0f")
	return trimmed, trimmed != strings.TrimSpace(text)
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
