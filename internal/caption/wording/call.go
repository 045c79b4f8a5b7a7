package wording

import (
	"slices"
	"strings"

	"github.com/goarticle/article/internal/prose"
)

// A wording is a way to say something in one language. It wants the beginning
// of a text and something behind it, as one word alone begins captions, too:
// "Click to enlarge" but "Click beetle on a leaf".
type wording struct {
	name  string
	begin []string // words that the text begins with
	hold  []string // words one of which it holds, too; nil: it is short
}

// isSaid reports whether a text, in lower case, is worded so.
func (w *wording) isSaid(text string) bool {
	const short = 40 // characters
	if !slices.ContainsFunc(w.begin, func(word string) bool { return strings.HasPrefix(text, word) }) {
		return false
	}
	if w.hold == nil {
		return !prose.IsLonger(text, short)
	}
	return slices.ContainsFunc(w.hold, func(word string) bool { return strings.Contains(text, word) })
}

// says reports whether a text, in lower case, is worded in one of the ways.
func says(text string, ways []wording) bool {
	text = strings.TrimLeft(text, UpMarks+" \ufe0f\u00a0\u3000\"'“‘«¡¿([{（【［*-–—→>»")
	return slices.ContainsFunc(ways, func(w wording) bool { return w.isSaid(text) })
}

// enlargements invite to look at a larger copy.
var enlargements = []wording{
	{"en, click", []string{"click", "tap ", "press ", "hover ", "mouse over", "select the"},
		[]string{"enlarge", "larger", "bigger", "full", "zoom", "high", "hi-res", "original", "image", "picture", "photo", "thumbnail", "here", " to view", " to see", " for more", " to read"}},
	{"en, enlarge", []string{"enlarge", "view larger", "view full", "view image", "see larger", "larger version", "larger image", "full size", "full-size", "zoom in"}, nil},
	{"de", []string{"klick", "anklicken", "auf das bild", "zum vergr", "für eine größere", "bild vergr", "vergr"},
		[]string{"vergrößer", "größer", "volle", "bild", "hier", "foto", "anklicken"}},
	{"fr", []string{"cliqu", "clic ", "agrandir", "voir en grand", "pour agrandir"}, []string{"agrandi", "grand", "zoom", "image", "photo", "vignette", " ici"}},
	{"es", []string{"haz clic", "haga clic", "hacer clic", "haz click", "click", "clic ", "pincha", "pulsa", "ampliar", "para ampliar"}, []string{"ampliar", "agrandar", "grande", "imagen", "foto", "aquí"}},
	{"pt", []string{"cliqu", "clica", "ampliar", "para ampliar"}, []string{"ampli", "aument", "maior", "imagem", "foto", "aqui"}},
	{"it", []string{"clicc", "fai clic", "click", "ingrandi"}, []string{"ingrand", "immagin", "foto", " qui"}},
	{"nl", []string{"klik"}, []string{"vergrot", "groter", "groot", "afbeelding", "foto", "hier"}},
	{"sv, no, da", []string{"klicka", "klikk", "klik "}, []string{"stör", "større", "bild", "förstora", "forstørr", "her", "här"}},
	{"pl, cs", []string{"kliknij", "kliknę", "klikněte", "kliknut", "po kliknięciu"}, []string{"powiększ", "zdjęci", "obraz", "tutaj", "zvětš", "obráz"}},
	{"ru, uk", []string{"нажм", "клик", "щёлкн", "щелкн", "увелич", "кнопк"}, []string{"увелич", "картин", "изображ", "фото", "полн", "здесь", "сюда"}},
	{"tr", []string{"tıkla", "büyütmek", "resme tıkla", "resmi büyüt"}, []string{"büyü", "resm", "fotoğraf", "tıkla", "burada"}},
	{"vi, id", []string{"nhấp", "nhấn", "bấm", "klik"}, []string{"phóng", "lớn", "hình", "ảnh", "gambar", "besar"}},
	{"zh", []string{"点击", "點擊", "点选", "點選", "单击", "單擊", "点图", "點圖", "戳", "查看", "放大"}, []string{"大图", "大圖", "放大", "查看", "图片", "圖片", "原图", "原圖", "链接", "這裡", "这里", "此处"}},
	{"ja", []string{"クリック", "画像を", "画像クリック", "写真を", "写真クリック", "拡大"}, []string{"拡大", "大きく", "大きな", "原寸"}},
	{"ko", []string{"클릭", "이미지를", "사진을", "그림을"}, []string{"확대", "크게", "원본", "클릭하"}},
}

// invitations ask the reader to go somewhere, by a link that they hold, or to
// do something. A caption with a link in it may begin with a name that looks
// like one of them, so the verbs stand with what they are said of.
var invitations = []wording{
	{"en, go", []string{"visit", "watch", "read", "see more", "see the full", "see all", "check out", "check it", "find out", "find more", "learn", "listen", "view the", "view all", "view more", "go to", "head over", "try ", "join", "connect", "follow", "like us", "subscribe", "sign up", "register", "donate", "support us", "buy ", "order ", "get your", "get it", "get the", "download", "available ", "play ", "book your", "shop ", "contact"},
		[]string{" on ", " at ", " to ", " with ", " here", " more", " us", " our ", " my ", " your", " the ", " it", " now", " from ", " for ", " via "}},
	{"en, more", []string{"more", "full story", "for more", "continue"}, []string{" here", " at ", " on ", " info", " detail", " about", " reading", " photos", " pictures"}},
	{"de", []string{"besuch", "folg", "hier geht", "mehr ", "zum ", "zur ", "jetzt ", "abonnier", "melde", "lies ", "lesen sie", "schau", "hör", "download"}, []string{"hier", " auf ", " bei ", " unter ", " mehr", " uns", " weiter", " an", " rein", " herunter"}},
	{"fr", []string{"retrouve", "visite", "suive", "suis-", "rejoign", "abonne", "inscri", "télécharge", "découvre", "lire ", "voir ", "pour en savoir", "plus d'info", "plus d’info", "regarde", "écoute", "achete"}, []string{" sur ", " ici", " le ", " la ", " les ", " nous", " notre", " à ", " plus", " suite"}},
	{"es, pt", []string{"visita", "visite", "podéis", "podeis", "puedes", "pueden", "puede ", "sígue", "sigue", "siga", "suscríbe", "inscrí", "inscreva", "descarga", "descargue", "baixe", "descubre", "lee ", "leer ", "ver ", "veja", "leia", "mira", "escucha", "compra", "más ", "mais "}, []string{" en ", " aquí", " aqui", " el ", " la ", " los ", " las ", " no ", " em ", " nosotros", " más", " mais", " info"}},
	{"it", []string{"visita", "segui", "iscrivi", "scarica", "scopri", "leggi", "guarda", "ascolta", "trovate", "acquista"}, []string{" su", " qui", " il ", " la ", " le ", " i ", " più", " nostr", " tutt"}},
	{"ru", []string{"скачать", "скачай", "подпис", "читать", "читайте", "смотри", "посмотреть", "узнать", "перейти", "купить", "подробн", "слушать", "слушайте", "демо"}, nil},
	{"zh", []string{"关注", "訂閱", "订阅", "下载", "下載", "扫描", "点击", "點擊", "购买", "購買", "購書", "立即", "更多"}, nil},
	{"ja, ko", []string{"ダウンロード", "詳しくは", "詳細は", "続きを", "購入", "登録", "다운로드", "자세한", "구독", "바로가기"}, nil},
}

// requests are invitations also where no link is in them.
var requests = []wording{
	{"en", []string{"check out", "visit our", "visit my", "don't forget", "don’t forget", "let me know", "let us know", "please ", "join us"}, []string{" for ", " on ", " at ", " in ", " if ", " to ", " the ", " our ", " your", " below"}},
	{"de", []string{"bitte ", "schaut ", "besucht "}, []string{" auf ", " unter ", " euch", " uns", " sie "}},
	{"fr, es, it", []string{"n'hésitez", "n’hésitez", "merci de", "no olvid", "non dimentic"}, nil},
}

// IsEnlargement reports whether a text, in lower case, invites to look at a
// larger copy.
func IsEnlargement(text string) bool { return says(text, enlargements) }

// Asks reports whether a text, in lower case, is a call to the reader; linked
// tells that it holds a link.
func Asks(text string, linked bool) bool {
	return IsEnlargement(text) || says(text, requests) || calls.In(text) || linked && (says(text, invitations) || strings.HasSuffix(text, "?"))
}

// WithoutCall is a caption without an invitation to enlarge that stands in
// brackets before it.
func WithoutCall(text string) string {
	call, rest, ok := strings.Cut(text, ")")
	if ok && strings.HasPrefix(text, "(") && IsEnlargement(Lower(call)) {
		if rest = strings.TrimLeft(rest, " .:\u00a0"); rest != "" {
			return rest
		}
	}
	return text
}

// calls ask the reader to do something wherever they stand in a text.
var calls = prose.NewSet("二维码", "扫码", "公众号", "关注我们", "点击下方", "点击上方", "阅读原文", "点赞", "subscribe to", "sign up for", "newsletter", "follow us", "click here", "cliquez ici", "haz clic aquí", "clicca qui", "hier klicken", "нажмите здесь", "보시려면", "참고하시", "자세한 내용은", "詳しくはこちら", "详情请", "詳情請")

// announcements say that there will be more, as below a wall of logos.
var announcements = prose.NewSet(
	"coming soon", "more to come", "more to follow", "and many more", "and more!", "stay tuned", "viele weitere", "weitere folgen", "demnächst", "bien d'autres", "bien d’autres", "et plus encore",
	"muchos más", "muchas más", "próximamente", "e molti altri", "prossimamente", "em breve", "muitos outros", "en binnenkort", "и многие другие", "i wiele innych", "wkrótce", "敬请期待", "敬請期待", "近日公開", "coming up next",
)

// Announces reports whether a short text, in lower case, says that there will
// be more.
func Announces(text string) bool {
	const longest = 60
	return !prose.IsLonger(text, longest) && announcements.In(text)
}
