package caption

import (
	"slices"
	"strings"
	"unicode"

	"github.com/goarticle/article/internal/prose"
)

// What a text says of itself, or asks of the reader, where a caption stands:
// patterns of words for each language, in lower case. A pattern wants the
// beginning of a text and something behind it, as one word alone begins
// captions, too: "Click to enlarge" but "Click beetle on a leaf".

// A wording is a way to say something in one language.
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
	text = strings.TrimLeft(text, captionMarks+" \ufe0f\u00a0\u3000\"'“‘«¡¿([{（【［*-–—→>»")
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

// asks reports whether a text, in lower case, is a call to the reader; linked
// tells that it holds a link.
func asks(text string, linked bool) bool {
	return says(text, enlargements) || says(text, requests) || calls.In(text) || linked && (says(text, invitations) || strings.HasSuffix(text, "?"))
}

// withoutCall is a caption without an invitation to enlarge that stands in
// brackets before it.
func withoutCall(text string) string {
	call, rest, ok := strings.Cut(text, ")")
	if ok && strings.HasPrefix(text, "(") && says(lowerText(call), enlargements) {
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

// announces reports whether a short text, in lower case, says that there will
// be more.
func announces(text string) bool {
	const longest = 60
	return !prose.IsLonger(text, longest) && announcements.In(text)
}

// pointersAhead end, or begin the end of, a text that leads on to the next
// image: "… as shown below."
var pointersAhead = []string{
	"shown below", "see below", "seen below", "pictured below", "picture below", "image below", "figure below", "screenshot below", "next picture", "next image", "next screenshot", "following picture", "following image", "following screenshot", "as follows", "like this", "like so",
	"ci-dessous", "image suivante", "comme suit", "siehe unten", "nächsten bild", "wie folgt", "a continuación", "siguiente imagen", "qui sotto", "immagine seguente", "a seguir", "abaixo", "ниже", "следующем рисунке",
	"如下", "如下图", "下图", "如下图所示", "下图所示", "如图", "如图所示", "見下圖", "如下圖", "下面", "以下", "次の通り", "以下の通り", "아래와 같다", "다음과 같다",
}

// leadsOn reports whether a text, in lower case, leads on to what follows it.
func leadsOn(text string) bool {
	text = strings.TrimRight(text, " .。!！…,，;；")
	return strings.HasSuffix(text, "：") || strings.HasSuffix(text, ":") || strings.HasSuffix(text, "->") ||
		slices.ContainsFunc(pointersAhead, func(p string) bool { return strings.HasSuffix(text, p) })
}

// asideStarts begin what a post says of itself below its first image, often in
// italics: who wrote it with whom, where it appeared, what has changed since.
var asideStarts = prose.NewSet(
	"this post", "this article", "this story", "this is a guest", "this interview", "this review", "this entry", "guest post", "originally published", "originally posted", "originally appeared", "cross-posted", "crossposted", "written by", "posted by", "published on", "published by", "published in", "posted on", "posted in",
	"editor's note", "editor’s note", "editors' note", "editors’ note", "ed. note", "ed note", "author's note", "author’s note", "note:", "note that", "nb:", "n.b.", "p.s.", "ps:", "update:", "updated", "update (", "edit:", "(update", "disclaimer", "disclosure", "full disclosure", "correction", "spoiler", "tl;dr", "translated by", "(by the way", "by the way", "btw", "(note", "thanks ", "dear reader", "apologies", "excuse the", "excuse my", "sorry for", "cheers to", "congratulations", "happy birthday", "merry christmas", "happy new year", "thank you", "danke an", "merci à", "gracias a", "grazie a", "спасибо", "поздравля", "с днём рождения", "с днем рождения", "祝", "生日快乐", "sorry about", "all photos", "all pictures", "all images", "these photos", "these pictures", "filed under", "tags:", "tagged",
	"advertisement", "sponsored", "related:", "see also", "further reading", "read more", "read also", "also read", "read next", "more:", "recommended:", "continue reading", "subscribe", "sign up", "follow us", "share this", "click here", "listen:",
	"this work is licensed", "licensed under", "hinweis:", "anmerkung:", "veröffentlicht", "erschienen", "nota:", "nota bene", "publié le", "publicado", "pubblicato", "opublikowano", "опубликовано", "примечание", "発表日", "公開日", "发布于", "发表于", "发布时间", "發佈於",
	"dieser artikel", "dieser beitrag", "cet article", "este artículo", "este post", "este artigo", "questo articolo", "эта статья", "этот пост", "от редакции", "この記事", "本記事", "이 글은", "이 기사",
	"注：", "注:", "注意：", "编者注", "编者按", "这些图片", "这些照片", "以上图片", "以上照片", "本文系", "本文为", "本文由", "本文作者", "本文首发", "本文转", "原文链接", "原文：", "原标题", "文章来源", "文章转载", "译者：", "声明：", "更新：", "相关阅读", "延伸阅读", "推荐阅读", "往期", "欢迎关注", "转载请", "版权",
	"作者：", "作者:", "作者/", "作者|", "作者 |", "作者｜", "作者丨", "编辑：", "编辑/", "编辑|", "编辑 |", "编辑｜", "编辑丨", "责编", "责任编辑", "撰文", "采写", "校对", "排版", "审核", "监制", "出品", "策划", "文/", "文／", "文|", "文 |", "文｜", "文丨", "文：", "文:", "记者：", "记者/",
)

// A post speaks of itself as this and by the name of what it is, both among
// its first words: "This is a two-part look at …", "Dies ist der zweite Teil
// unserer Reihe".
type selfReference struct {
	name        string
	this, nouns []string // whole words
}

var selfReferences = []selfReference{
	{"en", []string{"this", "the following", "following"}, []string{"post", "article", "story", "interview", "review", "part", "series", "guest", "excerpt", "column", "instalment", "installment", "look", "translation", "transcript", "essay", "blog", "tutorial", "episode", "edition"}},
	{"de", []string{"dies", "dieser", "diese", "das ist", "es ist"}, []string{"teil", "reihe", "serie", "artikel", "beitrag", "gastbeitrag", "interview", "auszug", "übersetzung", "folge", "rezension", "text"}},
	{"fr", []string{"ceci est", "cet", "ce ", "voici"}, []string{"article", "billet", "série", "épisode", "extrait", "traduction", "entretien", "partie"}},
	{"es, pt", []string{"esta", "este", "esto", "essa", "esse"}, []string{"traducción", "tradução", "artículo", "artigo", "entrada", "serie", "série", "parte", "entrevista", "reseña", "post", "extracto"}},
	{"it", []string{"questo", "questa"}, []string{"articolo", "post", "serie", "parte", "intervista", "recensione", "traduzione", "puntata"}},
	{"nl", []string{"dit is", "deze", "dit"}, []string{"artikel", "deel", "serie", "reeks", "bericht", "blog", "interview"}},
	{"ru", []string{"это", "эта", "этот"}, []string{"часть", "статья", "пост", "перевод", "серия", "интервью", "серии", "цикла"}},
}

// isOf reports whether a text, in lower case, is such a reference.
func (s *selfReference) isOf(text string) bool {
	const most = 9 // words
	if !slices.ContainsFunc(s.this, func(w string) bool {
		return strings.HasPrefix(text, w+" ") || strings.HasSuffix(w, " ") && strings.HasPrefix(text, w)
	}) {
		return false
	}
	n := 0
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if n++; n > most {
			return false
		}
		if slices.Contains(s.nouns, word) {
			return true
		}
	}
	return false
}

// isAside reports whether a text, in lower case, is about the post.
func isAside(text string) bool {
	text = strings.TrimLeft(text, "([*\"“„« ")
	return beginsWithAny(text, asideStarts) || slices.ContainsFunc(selfReferences, func(s selfReference) bool { return s.isOf(text) })
}

// bylineParts are in the lines that say who made the post: 图/张三 文/李四.
var bylineParts = prose.NewSet("文/", "文／", "文|", "文｜", "文丨", "文 |", "文 ｜", " 文：", "撰文", "责编", "编辑/", "编辑|", "编辑 |", "编辑｜", "编辑：", "编辑:", "作者 |", "作者|", "作者｜", "作者丨", "作者/", "校对", "排版")

// isByline reports whether a text says who wrote the post. A credit of the
// pictures may be a part of it.
func isByline(text string) bool {
	return bylineParts.In(text)
}
