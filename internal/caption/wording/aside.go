package wording

import (
	"slices"
	"strings"
	"unicode"

	"github.com/goarticle/article/internal/prose"
)

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
	{"en", []string{"this", "the following", "following"}, []string{"post", "article", "story", "interview", "review", "part", "series", "guest", "excerpt", "column", "instalment", "installment", "look", "translation", "transcript", "essay", "blog", "blogpost", "tutorial", "episode", "edition"}},
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

// IsAside reports whether a text, in lower case, is about the post.
func IsAside(text string) bool {
	text = strings.TrimLeft(text, "([*\"“„« ")
	return beginsWithAny(text, asideStarts) || slices.ContainsFunc(selfReferences, func(s selfReference) bool { return s.isOf(text) })
}

// bylineParts are in the lines that say who made the post: 图/张三 文/李四.
var bylineParts = prose.NewSet("文/", "文／", "文|", "文｜", "文丨", "文 |", "文 ｜", " 文：", "撰文", "责编", "编辑/", "编辑|", "编辑 |", "编辑｜", "编辑：", "编辑:", "作者 |", "作者|", "作者｜", "作者丨", "作者/", "校对", "排版")

// IsByline reports whether a text says who wrote the post. A credit of the
// pictures may be a part of it.
func IsByline(text string) bool {
	return bylineParts.In(text)
}

// IsEndMark reports whether a text says that the post ends.
func IsEndMark(text string) bool {
	const longest = 60
	if len(text) > longest {
		return false
	}
	s := strings.ToLower(strings.Trim(text, " -—–=~*·.。…_<>/|（）()[]【】#•●■◆★☆"))
	switch s {
	case "", "the end", "end", "完", "全文完", "fin", "ende", "конец", "正文完", "fine", "本文完", "to be continued", "未完待续", "продолжение следует", "à suivre", "fortsetzung folgt", "continua", "continuará", "つづく", "完结", "おわり", "終わり", "끝", "eof":
		return true
	}
	return false
}
