package picture

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"github.com/goarticle/article/internal/css"
	"github.com/goarticle/article/internal/prose"
)

// A Look is what tells pictures of an article from decoration.
type Look struct {
	*Attrs
	Src           string // where the address of the real image leads
	Width, Height int    // as of Size
	Hidden        bool   // no reader sees it
	InFigure      bool   // it stands in a figure
	own           bool   // Src leads to none of the services below
}

// Decorative reports whether an image is no picture of the article: an icon,
// an emoji, a formula in a sentence, an avatar, a spacer, a pixel that counts
// visits.
func (l Look) Decorative() bool {
	l.own = !services.In(l.Src) // as of nearly all images: one look spares one for each kind
	for _, rule := range decorationRules {
		if rule.fits(l) {
			return true
		}
	}
	return false
}

// A decorationRule knows one kind of image that is no picture of the
// article.
type decorationRule struct {
	name string
	fits func(l Look) bool
}

// decorationRules are in no order: one is enough.
var decorationRules = []decorationRule{
	// What no reader sees: pictures for the cards of chat programs.
	{"hidden", func(l Look) bool { return l.Hidden }},
	// Pixels that count visits. A rule, such as a line of 1 pixel, is one too.
	{"pixel", func(l Look) bool {
		w, h := l.Width, l.Height
		zero := strings.TrimSpace(l.RawWidth) == "0" || strings.TrimSpace(l.RawHeight) == "0"
		return w == 1 && h <= 1 || h == 1 && w <= 1 || zero && w <= 1 && h <= 1
	}},
	{"counter", func(l Look) bool { return l.isOf(counterServices) }},
	{"spacer", func(l Look) bool { return slices.Contains(spacerNames, fileStem(l.Src)) }},
	// A picture of an emotion may be in a folder of that name.
	{"emoji", func(l Look) bool {
		return HasClass(l.Class, emojiClasses...) || isGlyph(l.Style) ||
			l.Width <= largestGlyph && l.Height <= largestGlyph && emojiPaths.In(strings.ToLower(l.Src))
	}},
	// Formulas that were drawn because HTML could not show them. An image of
	// a formula that an author drew has a name like any other.
	{"formula", func(l Look) bool {
		return l.isOf(formulaServices) || HasClass(l.Class, formulaClasses...)
	}},
	// Buttons of licences, blogrolls and services, which have two sizes. A
	// picture of such a button may be larger.
	{"button", func(l Look) bool { return isButton(&l, 88, 31, "88x31") || isButton(&l, 80, 15, "80x15") }},
	// In a figure they are what the post is about.
	{"licence", func(l Look) bool { return !l.InFigure && l.isOf(licenceServices) }},
	// Faces beside comments, and of authors. A portrait is a picture.
	{"avatar", func(l Look) bool {
		return HasClass(l.Class, avatarClasses...) || l.isOf(avatarServices)
	}},
	// A small picture in a figure is a figure.
	{"icon", func(l Look) bool {
		const largest = 32
		small := l.Width > 0 && l.Width <= largest && l.Height <= largest || l.Height > 0 && l.Height <= largest && l.Width <= largest
		return small && !l.InFigure || strings.EqualFold(l.Alt, "icon") || HasClass(l.Class, iconClasses...)
	}},
}

var spacerNames = []string{"spacer", "blank", "transparent", "pixel", "1x1", "1px", "clear", "clearpixel", "whitedot", "spaceball", "trans"}

// largestGlyph is the side in pixels of the largest emoji. Stickers are
// larger.
const largestGlyph = 100

var (
	emojiClasses   = []string{"emoji", "emoticon", "smiley", "wp-smiley", "emojione", "twemoji", "smilie", "smilies", "emoji-icon", "icon-emoji", "inlineimg", "bde_smiley", "emote", "joypixels", "blob-emoji"}
	formulaClasses = []string{"mwe-math-fallback-image-inline", "mwe-math-fallback-image-display", "mwe-math-fallback", "latex", "tex", "ee_img", "tr_noresize", "formula", "equation", "math-inline", "tex2jax"}
	avatarClasses  = []string{
		"avatar", "userpic", "gravatar", "author-avatar", "author-photo", "author-image", "author-img", "author-pic", "user-avatar", "user-photo", "user-image",
		"profile-photo", "profile-pic", "profile-picture", "profile-image", "profile-img", "profilepic", "avatar-img", "avatar-image", "u-photo",
	}
	iconClasses = []string{"icon", "ico", "favicon", "titleicon", "link-icon", "file-icon", "svg-icon"}
)

// isOf reports whether an image is of one of some services.
func (l *Look) isOf(list *prose.Set) bool { return !l.own && list.In(l.Src) }

// isButton reports whether an image has a size, of a pixel less at most, or
// has it in its name and none that is larger.
func isButton(l *Look, w, h int, name string) bool {
	if l.Width > w || l.Height > h {
		return false
	}
	return l.Width >= w-1 && l.Height >= h-1 || strings.Contains(l.Src[strings.LastIndexByte(l.Src, '/')+1:], name)
}

// isGlyph reports whether an image is as large as the text around it.
func isGlyph(style string) bool {
	for name, value := range css.Declarations([]byte(style)) {
		if em, ok := bytes.CutSuffix(value, []byte("em")); ok && (string(name) == "height" || string(name) == "width") {
			n, err := strconv.ParseFloat(string(em), 64)
			return err == nil && n <= 1.5
		}
	}
	return false
}

var counterNames = []string{
	"/pixel.gif", "feeds.feedburner.com/~r/", "feeds.feedburner.com/~ff/", "feeds.wordpress.com/", "stats.wordpress.com/", "pixel.wp.com/",
	"pixel.quantserve.com", "google-analytics.com/", "sitemeter.com/meter", "c.statcounter.com/", "doubleclick.net/", "medium.com/_/stat",
	"track.mailerlite.com/", "blogger.googleusercontent.com/tracker/", "blogger.com/tracker/", "blogsmithmedia.com/pixel", "pheedo.com/img", "ads.pheedo.com/",
	"assoc-amazon.com/e/ir", "assoc-amazon.co", "ir-na.amazon-adsystem.com/e/ir", "/b.gif?", "technorati.com/faves/", "hm.baidu.com/", "scorecardresearch.com/",
	"facebook.com/tr?", "mc.yandex.ru/watch", "counter.yadro.ru", "/pixy.gif", "linksynergy.com/fs-bin/show", "rss.feedsportal.com/", "pi.feedsportal.com/", "counter.rambler.ru", "top.mail.ru/counter",
}

// licenceNames are of those that serve the buttons and icons of Creative Commons.
var licenceNames = []string{
	"creativecommons.org/l/", "licensebuttons.net/l/", "licensebuttons.net/i/", "creativecommons.org/images/public/", "creativecommons.org/images/deed/",
	"creativecommons.org/presskit/",
}

// avatarNames are of those that serve the faces of who has an account.
var avatarNames = []string{
	"gravatar.com/avatar", "/profile_images/", "/buddyicons/", "avatars.githubusercontent.com/", "avatars0.githubusercontent.com/", "avatars1.githubusercontent.com/",
	"avatars2.githubusercontent.com/", "avatars3.githubusercontent.com/", "cdn.libravatar.org/avatar/", "seccdn.libravatar.org/avatar/",
}

var emojiPaths = prose.NewSet(
	"/emoji/", "/emojis/", "/smiley/", "/smileys/", "/smilies/", "/emoticons/", "/emoticon/", "/twemoji/", "s.w.org/images/core/emoji",
	"/wp-includes/images/smilies", "/smilie/", "/emotion/", "/emotions/", "/emot/", "/emote/", "/expression/", "face.t.sinajs.cn/",
)

// formulaNames are of those that draw formulas from their source, which is in the address.
var formulaNames = []string{
	"latex.codecogs.com", "/equation?tex=", "math.now.sh", "chart.apis.google.com/chart?cht=tx", "chart.googleapis.com/chart?cht=tx", "/math?formula=", "/render/math?math=",
	"s0.wp.com/latex.php", "wordpress.com/latex.php", "/latex.php?", "/mimetex", "/mathtex", "/cgi-bin/tex", "wikimedia.org/api/rest_v1/media/math/", "/math/render/svg/", "tex.s2cms.ru/", "i.upmath.me/", "latex.numberempire.com/",
}

// The services by what they do, and all of them.
var (
	counterServices = prose.NewSet(counterNames...)
	licenceServices = prose.NewSet(licenceNames...)
	avatarServices  = prose.NewSet(avatarNames...)
	formulaServices = prose.NewSet(formulaNames...)
	services        = prose.NewSet(slices.Concat(counterNames, licenceNames, avatarNames, formulaNames)...)
)
