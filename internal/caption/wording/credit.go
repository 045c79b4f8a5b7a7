package wording

import (
	"slices"
	"strings"

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

// IsCredit reports whether a short text, in lower case, names where a picture
// is from, and so belongs to one.
func IsCredit(text string) bool {
	if prose.IsLonger(text, longestCredit) {
		return false
	}
	s := withoutBlankBeforeColon(text)
	if beginsWithAny(s, pictureCredits) || creditParts.In(s) {
		return true
	}
	return slices.ContainsFunc(creditEnds, func(p string) bool { return strings.HasSuffix(s, p) })
}

// IsSource reports whether a short text, in lower case, names where something
// is from.
func IsSource(text string) bool {
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
	inside := strings.TrimLeft(s, UpMarks+"（([【 *-—◎●■")
	return len(inside) < len(s) && words.Begins(inside)
}
