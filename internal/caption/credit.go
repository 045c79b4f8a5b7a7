package caption

import (
	"slices"
	"strings"

	"github.com/goarticle/article/internal/date"
	"github.com/goarticle/article/internal/prose"
)

// longestCredit is the length in characters of the longest text that is
// taken for a credit.
const longestCredit = 120

// pictureCredits begin the credit of a picture, in lower case. They name the
// picture, so what they begin belongs to one wherever it stands.
var pictureCredits = prose.NewSet(
	"图为", "圖為", "图源", "图片来源", "图片来自", "图片：", "图片:", "图片由", "图片提供", "图片备注", "图/", "图／", "图 /", "图|", "图｜", "图丨", "图 |", "图 ｜", "图：", "图:", "图自", "图via",
	"摄影：", "摄影:", "摄影/", "摄影 |", "资料图", "截图来自", "截图来源", "图表来源", "配图来源", "题图来自", "题图：", "题图:", "题图/", "题图 |", "封面图：", "封面图来源", "头图来自", "头图：", "视频截图", "上图：", "左图：", "制图：", "制图/", "绘图：", "供图：", "供图/",
	"圖源", "圖片來源", "圖片來自", "圖片：", "圖／", "圖/", "圖：", "攝影：", "攝影／", "資料圖片", "資料圖", "資料照",
	"photo:", "photo by", "photo ©", "photo credit", "photo courtesy", "photo via", "photos:", "photos by", "photo from", "photograph by", "photograph:", "photography by", "photo illustration",
	"picture:", "picture by", "picture credit", "pictured:", "pictured above", "pic:", "pic by", "pic credit", "pic via",
	"image:", "image by", "image credit", "image courtesy", "image source", "image via", "image from", "image ©", "image copyright", "images:", "images from", "images courtesy", "pictures from", "images via", "images by", "credit:", "credits:", "credit to", "courtesy of", "courtesy:", "via getty", "getty images", "above:",
	"(photo", "(image", "(picture", "(credit", "[photo", "[image", "screenshot:", "screenshot by", "screengrab:", "illustration by", "illustration:", "art by", "artwork by", "graphic:", "chart:", "map:", "video still", "(c) ", "(ap photo", "(reuters",
	"foto:", "foto de ", "foto von", "foto por", "foto di ", "foto av", "foto door", "foto ©", "fotos:", "bild:", "bildquelle", "bildnachweis", "bildrechte", "crédit", "photo :", "crédito", "fotografia:", "fotografía:",
	"imagen:", "imagem:", "immagine:", "kuva:", "fot.", "fot:", "zdjęcie:", "zdj.", "fotoğraf:", "görsel:", "afbeelding:", "billede:", "bilde:", "obrázek:", "ảnh:", "gambar:",
	"фото:", "фото ©", "фото —", "фото -", "фото с ", "фото из ", "снимок:", "скриншот:", "иллюстрация:", "кадр из", "изображение:",
	"写真：", "写真:", "写真=", "写真提供", "画像：", "画像:", "画像は", "撮影：", "撮影:", "撮影=", "画像出典", "사진:", "사진=", "사진 =", "사진 제공", "사진제공", "이미지:", "그림:", "ⓒ",
)

// sourceWords begin where something is from, be it the picture or the whole
// post.
var sourceWords = prose.NewSet(
	"来源：", "来源:", "来源/", "來源：", "来源 |", "source:", "sources:", "source :", "via:", "©", "copyright", "quelle:", "quellen:", "fuente:", "fonte:", "bron:", "zdroj:", "źródło:", "kaynak:", "kilde:", "källa:", "lähde:",
	"источник:", "出典：", "出典:", "提供：", "引用元：", "출처:", "출처 :", "출처=", "sumber:", "nguồn:",
)

// creditEnds end a credit: … 新华社记者李学仁摄, … (AP Photo/…), … via Getty
// Images. A sentence may end like that, with a full stop.
var creditEnds = []string{
	"摄", "摄）", "摄)", "供图", "供图）", "供图)", "攝", "攝）", "摄影", "摄影）", "截图）", "资料图）", "视觉中国）", "视觉中国", "东方ic", "东方ic）", "新华社发", "新华社发）", "网络图片", "绘图", "制图", "制图）",
	"via getty images", "/getty images", "/getty", "/reuters", "/afp", "/shutterstock", "/unsplash", "/flickr", "(reuters)", "/dpa", "/epa", "/efe", "提供）", "撮影）", "撮影", "사진=연합뉴스",
}

// creditParts stand anywhere in one.
var creditParts = prose.NewSet("originally uploaded by", "(ap photo", "（图源", "(图源", "（图片来源", "(photo by", "(photo:", "(image:", "(image credit", "图片来源：", "图源：", "photo credit:", "photo courtesy of", "©getty", "（来源：", "（图：")

// isCredit reports whether a short text, in lower case, names where a picture
// is from, and so belongs to one.
func isCredit(text string) bool {
	if prose.IsLonger(text, longestCredit) {
		return false
	}
	s := withoutBlankBeforeColon(text)
	if beginsWithAny(s, pictureCredits) || creditParts.In(s) {
		return true
	}
	return slices.ContainsFunc(creditEnds, func(p string) bool { return strings.HasSuffix(s, p) })
}

// isSource reports whether a short text, in lower case, names where something
// is from.
func isSource(text string) bool {
	const longest = 60
	return !prose.IsLonger(text, longest) && beginsWithAny(withoutBlankBeforeColon(text), sourceWords)
}

// withoutBlankBeforeColon is s with its first colon at the word before it, as
// in French.
func withoutBlankBeforeColon(s string) string {
	if before, behind, ok := strings.Cut(s, ":"); ok {
		if word := strings.TrimRight(before, " \u00a0"); word != before {
			return word + ":" + behind
		}
	}
	return s
}

// beginsWithAny reports whether s begins with a word, behind the marks and
// brackets that credits stand in.
func beginsWithAny(s string, words *prose.Set) bool {
	if words.Begins(s) {
		return true
	}
	inside := strings.TrimLeft(s, captionMarks+"（([【 *-—◎●■")
	return len(inside) < len(s) && words.Begins(inside)
}

// lowerText is s in lower case. Most text of candidates is Chinese or lower case
// already, which strings.ToLower finds out rune by rune.
func lowerText(s string) string {
	for i := range len(s) {
		if c := s[i]; c >= 'A' && c <= 'Z' || c >= 0xc3 && c <= 0xd5 {
			return strings.ToLower(s)
		}
	}
	return s
}

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

// isNumbered reports whether a text, in lower case, begins with the number of
// a figure: "Figure 3. …", 图一：…, "Abb. 2a". "Figure 3 shows …" is a sentence
// of the body.
func isNumbered(text string) bool {
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

func goesOnAsSentence(text string) bool {
	return slices.ContainsFunc(sentenceWords, func(w string) bool { return strings.HasPrefix(text, w) })
}

// isDateLine reports whether a text is a date or a time and little else.
func isDateLine(text string) bool {
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
