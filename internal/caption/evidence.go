package caption

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/goarticle/article/internal/body"
	"github.com/goarticle/article/internal/caption/wording"
	"github.com/goarticle/article/internal/picture"
	"github.com/goarticle/article/internal/prose"
)

// longestCaption is the length in characters of the longest text that is
// taken for a caption by its place and look.
const longestCaption = 200

// caption is the text of a candidate without the mark that points at the
// image.
func (k *candidate) caption() string {
	const marks = wording.UpMarks + "\ufe0f \u00a0\u3000"
	if k.hasMark() {
		return strings.Trim(k.text, marks)
	}
	return strings.TrimSpace(k.text)
}

func (k *candidate) hasMark() bool {
	first, _ := utf8.DecodeRuneInString(k.text)
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(k.text, "\ufe0f"))
	return strings.ContainsRune(wording.UpMarks, first) || strings.ContainsRune(wording.UpMarks, last)
}

// A sign is what makes a text look like a caption. One that is weak is found
// at other texts, too: it wants a second one, or other images of the post
// with the same below them.
type sign struct {
	name  string
	weak  bool
	shows func(c *captioner, k *candidate, i int32) bool
}

// signs are what captions look like that no markup names. A look that most of
// the body has, or that other lines of the post have as often, says nothing.
// Those that are seen without reading come first.
var signs = []sign{
	{"italic", false, func(c *captioner, k *candidate, i int32) bool { return c.setsOff(k, i, body.Italic) }},
	// Paragraphs of the body are small, too, but not small and short.
	{"small", false, func(c *captioner, k *candidate, i int32) bool {
		const longest = 100
		return c.setsOff(k, i, body.Small) && !(k.below && prose.IsLonger(k.text, longest) && wording.Sentences(k.text) > 1)
	}},
	// ▲ 图 stands below the image that it points at.
	{"mark", false, func(_ *captioner, k *candidate, _ int32) bool { return k.hasMark() }},
	// 图源：…, Photo: …, Foto: …
	{"credit", false, func(_ *captioner, k *candidate, _ int32) bool { return wording.IsCredit(k.lower) }},
	// 来源：…, Source: … may be where the whole post is from, as long as no
	// text follows that goes on with it. In brackets it is the image's.
	{"source", false, func(c *captioner, k *candidate, _ int32) bool {
		return wording.IsSource(k.lower) && !strings.Contains(k.lower, " via ") && (c.goesOn(k.to) || wording.IsBracketed(k.text))
	}},
	// Figure 1. …, 图1：…, Abb. 3: …
	{"number", false, func(_ *captioner, k *candidate, _ int32) bool { return wording.IsNumbered(k.lower) }},
	// Editors that put one text in both places. In the line of the image it
	// is the label of an icon as often.
	{"alt text", false, func(c *captioner, k *candidate, i int32) bool {
		return (!k.sameLine || c.newlineBehind(i) && prose.Words(k.text) > 1) && c.repeatsAlt(k.lower, i)
	}},
	// <dl><dt><img></dt><dd>…</dd></dl>
	{"description", false, func(c *captioner, k *candidate, i int32) bool { return c.isTermOf(k.elem, c.Images[i].Elem) }},
	// <p align=center><img><br>text</p>, where the body is not centred. In the
	// line of the image the text is grey, too.
	{"centred block", false, func(c *captioner, k *candidate, i int32) bool {
		return k.block&^c.quiet&body.Centred != 0 && !c.isBeside(k, i) && c.sharesBlock(k, i) && !c.centredAround(k, i)
	}},
	// Whole paragraphs and quotations are grey, too.
	{"grey", true, func(c *captioner, k *candidate, i int32) bool { return c.setsOff(k, i, body.Grey) }},
	// A centred line below an image, where the body is not centred. The
	// greeting or the sentence that ends a post is centred, too.
	{"centred", true, func(c *captioner, k *candidate, i int32) bool {
		return !k.sameLine && k.block&^c.quiet&body.Centred != 0 && !c.isBeside(k, i) && !c.centredAround(k, i)
	}},
	// <img><br><span>…</span>: the one element of its block besides the
	// image. Editors wrap whole bodies in spans.
	{"wrapped", true, func(c *captioner, k *candidate, i int32) bool {
		return !k.below && !k.sameLine && k.all&looks&^body.Centred == body.Wrapped && c.quiet&body.Wrapped == 0 &&
			c.Images[i].Style&body.Wrapped == 0 && c.isPlainRest(k, i)
	}},
	// A few words that are no sentence, or a text in brackets: alone, every
	// other line of a list looks like it.
	{"label", true, func(_ *captioner, k *candidate, _ int32) bool {
		return (!k.below || k.isSetApart()) && wording.IsLabel(k.text)
	}},
	// One short sentence that is centred, or grey, amid the text of the
	// post. Below its first image and at its end stand greetings.
	{"sentence", true, func(c *captioner, k *candidate, _ int32) bool {
		return k.below && k.isSetApart() && wording.IsShortSentence(k.text) && c.first != k.from && c.goesOn(k.to)
	}},
}

// setsOff reports whether all of a candidate has a look that sets it off from
// the body and from the image itself. What stands beside an image that floats
// is no line below it.
func (c *captioner) setsOff(k *candidate, i int32, look body.Style) bool {
	look &= k.all &^ c.quiet
	if k.sameLine {
		look &^= c.Images[i].Style
	}
	return look != 0 && !c.isBeside(k, i) && !c.goesOnFrom(k, i, look)
}

// goesOnFrom reports whether a candidate and the line above the image are of
// one run of text by single br, and look alike: the image stands in a story.
func (c *captioner) goesOnFrom(k *candidate, i int32, look body.Style) bool {
	at := c.Images[i].InLine
	if k.below || at == 0 || !c.isRun(at) || c.Lines[at-1].Used {
		return false
	}
	above := &c.Lines[at-1]
	return above.Text0 < above.Text1 && above.All&look == look
}

// isRun reports whether a single br is all that stands between line at and
// the one before it.
func (c *captioner) isRun(at int32) bool {
	l := &c.Lines[at]
	return l.Sep == body.AtBreak && l.Breaks <= 1 && l.Elem == c.Lines[at-1].Elem
}

// sharesBlock reports whether image i and a candidate behind it are all of a
// block.
func (c *captioner) sharesBlock(k *candidate, i int32) bool {
	e := &c.Elems[k.elem]
	at := c.Images[i].InLine
	return !k.below && (!k.sameLine || k.all&body.Grey != 0) && k.elem == c.Lines[at].Elem && e.Line0 == at && e.Line1 == k.to && c.count(e.Img0, e.Img1) == 1
}

// isBeside reports whether a candidate stands beside an image that floats,
// and not in what floats.
func (c *captioner) isBeside(k *candidate, i int32) bool {
	m := c.Images[i]
	return c.Elems[k.elem].Style&body.Float == 0 && (m.Style&body.Float != 0 ||
		picture.HasClass(m.Attrs.Class, "alignleft", "alignright", "floatleft", "floatright", "float-left", "float-right", "pull-left", "pull-right", "left", "right") ||
		strings.Contains(m.Attrs.Style, "float:") && !strings.Contains(m.Attrs.Style, "float: none") && !strings.Contains(m.Attrs.Style, "float:none"))
}

// isSetApart reports whether a candidate has one of the weak looks.
func (k *candidate) isSetApart() bool { return k.block&body.Centred != 0 || k.all&body.Grey != 0 }

// evidence is what a candidate shows: the sign that is enough, or the first
// of two weak ones; else the one that is too weak alone.
func (c *captioner) evidence(k *candidate, i int32) (name string, enough bool) {
	for j := range signs {
		switch s := &signs[j]; {
		case !s.shows(c, k, i):
		case !s.weak:
			return s.name, true
		case name != "":
			return name, true
		default:
			name = s.name
		}
	}
	return name, false
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

// repeatsAlt reports whether a text, in lower case, is the alt text or the
// title of its image, or one of the two begins with the other.
func (c *captioner) repeatsAlt(text string, i int32) bool {
	m := &c.Images[i].Attrs
	for _, alt := range [...]string{m.Alt, m.Title} {
		if alt == "" || alt == c.title {
			continue
		}
		if strings.EqualFold(alt, text) || wording.BeginsWithWords(text, alt, 24) && wording.BeginsWithRune(text[len(alt):], ".,:;!?()[–—-，。：；（") || wording.BeginsWithWords(alt, text, 12) {
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
	to := k.to
	if to < int32(len(c.Lines)) && c.isExtra(&c.Lines[to]) {
		to++
	}
	return c.isCentredText(c.Images[i].InLine-1) || c.isCentredText(to)
}

// isExtra reports whether a line is a button, or the day of an event, that
// may stand below a caption.
func (c *captioner) isExtra(l *body.Line) bool {
	const most, day = 4 * longestCaption, 24 // bytes
	if l.Block&body.Centred == 0 || l.Text1-l.Text0 > most {
		return false
	}
	return l.Links > 0 && !l.Unlinked || weekdays.Begins(wording.Lower(c.TextAt(l.Text0, min(l.Text1, l.Text0+day))))
}

// weekdays begin the line that says when.
var weekdays = prose.NewSet(
	"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag",
	"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo", "lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica",
	"maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag", "понедельник", "вторник", "сред", "четверг", "пятниц", "суббот", "воскресенье", "星期", "周一", "周二", "周三", "周四", "周五", "周六", "周日",
)

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
	return !wording.IsCredit(wording.Lower(text)) && !wording.IsEndMark(text) && !c.below[at]
}

// A veto is what no caption looks like.
type veto struct {
	name string
	sees func(c *captioner, k *candidate, i int32) bool
}

// vetoes are asked in this order: those first that need not read the text.
var vetoes = []veto{
	{"long", func(_ *captioner, k *candidate, _ int32) bool { return k.long || prose.IsLonger(k.text, k.longest()) }},
	{"heading", func(c *captioner, k *candidate, _ int32) bool { return c.Elems[k.elem].Tag.IsHeading() }},
	// A frame or a video has cards with a cite of their own.
	{"embed", func(_ *captioner, k *candidate, _ int32) bool { return k.media }},
	// A quotation that the image does not stand in.
	{"quotation", func(c *captioner, k *candidate, i int32) bool {
		return c.Elems[k.elem].Quote >= 0 && c.Elems[k.elem].Quote != c.Elems[c.Images[i].Elem].Quote
	}},
	// Centred bold lines are headings more often than captions.
	{"bold", func(c *captioner, k *candidate, i int32) bool {
		return k.all&body.Bold != 0 && !k.hasMark() && !wording.IsCredit(k.lower) && !wording.IsNumbered(k.lower) && !c.repeatsAlt(k.lower, i)
	}},
	// In <img><br><div>text</div><img> the text stands above its image.
	{"nearer to the next", func(c *captioner, k *candidate, i int32) bool {
		return c.isNearerBelow(k) && k.from > c.Images[i].InLine && !k.hasMark()
	}},
	{"code", func(_ *captioner, k *candidate, _ int32) bool { return k.all&body.Code != 0 }},
	{"equation", func(_ *captioner, k *candidate, _ int32) bool {
		return wording.IsEquation(k.text) && !wording.IsNumbered(k.lower)
	}},
	{"end mark", func(_ *captioner, k *candidate, _ int32) bool { return wording.IsEndMark(k.text) }},
	{"points down", func(_ *captioner, k *candidate, _ int32) bool { _, ok := wording.PointsDown(k.text); return ok }},
	// ## Heading, of Markdown that was left in HTML.
	{"markdown heading", func(_ *captioner, k *candidate, _ int32) bool {
		rest := strings.TrimLeft(k.text, "#")
		return len(rest) < len(k.text) && strings.HasPrefix(rest, " ")
	}},
	// "The result looks like this:" leads on to what follows it.
	{"lead-in", func(_ *captioner, k *candidate, _ int32) bool { return wording.LeadsOn(k.lower) }},
	// The label of a button or an icon, and links below a thumbnail.
	{"link", func(c *captioner, k *candidate, i int32) bool { return c.isButton(k, i) }},
	{"call", func(_ *captioner, k *candidate, _ int32) bool { return wording.Asks(k.lower, k.linked) }},
	{"announcement", func(_ *captioner, k *candidate, _ int32) bool { return wording.Announces(k.lower) }},
	// Format: png | Size: 1 MB | …
	// * A note to a word of the text; + the next item of a list.
	{"note or item", func(_ *captioner, k *candidate, _ int32) bool {
		return strings.HasPrefix(k.text, "*") && !strings.HasSuffix(k.text, "*") || strings.HasPrefix(k.text, "+ ") || strings.HasPrefix(k.text, "• ")
	}},
	{"facts", func(_ *captioner, k *candidate, _ int32) bool {
		return strings.Count(k.text, "|") >= 2 || strings.Count(k.text, " / ") >= 2
	}},
	{"notice", func(_ *captioner, k *candidate, _ int32) bool { return prose.IsNotice(k.text) }},
	{"aside", func(_ *captioner, k *candidate, _ int32) bool { return wording.IsAside(k.lower) }},
	{"byline", func(_ *captioner, k *candidate, _ int32) bool { return wording.IsByline(k.text) }},
	// What opens a post below its first image, and what closes it below its
	// last, in several sentences.
	{"opening or closing", func(c *captioner, k *candidate, i int32) bool {
		return c.opensOrCloses(k) && !wording.IsCredit(k.lower) && !(k.block&body.Centred != 0 && c.sharesBlock(k, i) && c.first != k.from)
	}},
	// A text in small or italics of which this is the first paragraph.
	{"first of several", func(c *captioner, k *candidate, _ int32) bool { return c.goesOnBelow(k) }},
}

// soft are vetoes that do not hold where other images of the post have
// captions of the same look.
var soft = []veto{
	{"numbered heading", func(_ *captioner, k *candidate, _ int32) bool { return wording.IsNumberedHeading(k.text) }},
	{"date", func(_ *captioner, k *candidate, _ int32) bool { return wording.IsDateLine(k.text) }},
}

func (c *captioner) vetoed(k *candidate, i int32) bool { return c.seesAny(vetoes, k, i) }

func (c *captioner) seesAny(list []veto, k *candidate, i int32) bool {
	return slices.ContainsFunc(list, func(v veto) bool { return v.sees(c, k, i) })
}

// longest is the length in characters of the longest text that is taken for a
// caption. In a cite, and in small text in the block of the image, people
// write more.
func (k *candidate) longest() int {
	const most = 400
	if k.all&body.Cite != 0 || !k.below && k.all&body.Small != 0 {
		return most
	}
	return longestCaption
}

// opensOrCloses reports whether a text of several sentences stands at the
// edge of the post: nothing but the image before it, or nothing behind it.
func (c *captioner) opensOrCloses(k *candidate) bool {
	if !wording.EndsSentence(k.text) || k.all&body.Cite != 0 {
		return false
	}
	n := wording.Sentences(k.text)
	return n >= 2 && c.first == k.from || n >= 3 && k.to == int32(len(c.Lines))
}

// goesOnBelow reports whether the block below a candidate looks as it does,
// and not as the body does: a longer text.
func (c *captioner) goesOnBelow(k *candidate) bool {
	const set = body.Italic | body.Small | body.Grey
	look := k.all & set &^ c.quiet
	if !k.below || look == 0 || k.to >= int32(len(c.Lines)) {
		return false
	}
	l := &c.Lines[k.to]
	return c.isFree(l) && l.Caption < 0 && l.All&look == look && l.Sep != body.AtCell && gap(l) == 0 && !wording.IsCredit(wording.Lower(c.TextAt(l.Text0, l.Text1)))
}

// isButton reports whether a text is the label of a link and no more. It is a
// caption yet where it is set off in the link around a picture, or says where
// the image is from, or names a picture that is no thumbnail as its alt text
// does.
func (c *captioner) isButton(k *candidate, i int32) bool {
	const words = 3
	if !k.linked || k.unlinked {
		return (k.linked || c.repeatsAlt(k.lower, i)) && c.isIcon(i)
	}
	switch {
	case c.isIcon(i), c.isDownload(i):
		return true
	case wording.IsCredit(k.lower), wording.IsSource(k.lower), wording.IsNumbered(k.lower):
		return false
	case k.all&^c.quiet&^c.Images[i].Style&(body.Italic|body.Small) != 0:
		return !c.inLinkOf(k, i) && (k.sameLine || k.below || prose.Words(k.text) < words) || strings.Contains(k.text, "://")
	case !c.inLinkOf(k, i):
		return true
	}
	return k.sameLine || prose.Words(k.text) < words && c.isThumbnail(i)
}

// isThumbnail reports whether an image is small, or does not say that it is
// large.
func (c *captioner) isThumbnail(i int32) bool {
	const largest = 199 // pixels
	w, h := c.Images[i].Attrs.Size()
	return w <= largest && h <= largest
}

// inLinkOf reports whether a candidate stands in the link around image i.
func (c *captioner) inLinkOf(k *candidate, i int32) bool {
	if c.Images[i].Link < 0 {
		return false
	}
	l := c.Links[c.Images[i].Link]
	return l.Text0 <= max(c.Lines[k.from].Text0, k.start) && c.Lines[k.to-1].Text1 <= l.Text1
}

// isDownload reports whether the link around image i leads to a file.
func (c *captioner) isDownload(i int32) bool {
	if c.Images[i].Link < 0 {
		return false
	}
	href, _, _ := strings.Cut(strings.ToLower(c.Links[c.Images[i].Link].Href), "?")
	dot := strings.LastIndexByte(href, '.')
	return dot >= 0 && slices.Contains([]string{"zip", "pdf", "exe", "dmg", "apk", "gz", "tgz", "rar", "7z", "deb", "rpm", "msi", "jar", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "mp3", "epub", "mobi"}, href[dot+1:])
}

// isIcon reports whether an image is a sign for something: small, or named so.
func (c *captioner) isIcon(i int32) bool {
	const largest = 48 // pixels
	m := &c.Images[i].Attrs
	if w, h := m.Size(); w > 0 && w <= largest && h <= largest {
		return true
	}
	return hasIconWord(m.Src) || hasIconWord(m.Class)
}

// iconWords are words of the addresses and classes of signs, logos and
// buttons.
var iconWords = []string{"icon", "icons", "ico", "button", "buttons", "btn", "badge", "badges", "logo", "logos", "caret", "arrow", "arrows", "bullet", "bullets", "banner", "social", "citylogo", "spacer", "rss"}

// hasIconWord reports whether one of the last words of a path is an icon word.
func hasIconWord(path string) bool {
	const most = 60 // bytes
	path, _, _ = strings.Cut(path, "?")
	path = wording.Lower(path[max(0, len(path)-most):])
	for word := range strings.FieldsFuncSeq(path, func(r rune) bool { return r < 'a' || r > 'z' }) {
		if slices.Contains(iconWords, word) {
			return true
		}
	}
	return false
}
