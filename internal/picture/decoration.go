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
}

// Decorative reports whether an image is no picture of the article: an icon,
// an emoji, a formula in a sentence, an avatar, a spacer, a pixel that counts
// visits.
func (l Look) Decorative() bool {
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
	{"counter", func(l Look) bool { return counterServices.In(l.Src) }},
	{"spacer", func(l Look) bool { return slices.Contains(spacerNames, fileStem(l.Src)) }},
	// A picture of an emotion may be in a folder of that name.
	{"emoji", func(l Look) bool {
		return HasClass(l.Class, emojiClasses...) || isGlyph(l.Style) ||
			l.Width <= largestGlyph && l.Height <= largestGlyph && emojiPaths.In(strings.ToLower(l.Src))
	}},
	// Formulas that were drawn because HTML could not show them. An image of
	// a formula that an author drew has a name like any other.
	{"formula", func(l Look) bool {
		return formulaServices.In(l.Src) || HasClass(l.Class, formulaClasses...)
	}},
	// Badges of licences and services have two sizes.
	{"badge", func(l Look) bool { return l.Width == 88 && l.Height == 31 || l.Width == 80 && l.Height == 15 }},
	{"avatar", func(l Look) bool {
		return HasClass(l.Class, avatarClasses...) || strings.Contains(l.Src, "gravatar.com/avatar")
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
	avatarClasses  = []string{"avatar", "userpic", "gravatar", "author-avatar", "author-photo", "author-image", "user-avatar", "profile-photo"}
	iconClasses    = []string{"icon", "ico", "favicon", "titleicon", "link-icon", "file-icon", "svg-icon"}
)

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

var counterServices = prose.NewSet(
	"/pixel.gif", "feeds.feedburner.com/~r/", "feeds.feedburner.com/~ff/", "feeds.wordpress.com/", "stats.wordpress.com/", "pixel.wp.com/",
	"pixel.quantserve.com", "google-analytics.com/", "sitemeter.com/meter", "c.statcounter.com/", "doubleclick.net/", "medium.com/_/stat",
	"track.mailerlite.com/", "blogger.googleusercontent.com/tracker/", "blogger.com/tracker/", "blogsmithmedia.com/pixel", "pheedo.com/img", "ads.pheedo.com/",
	"assoc-amazon.com/e/ir", "assoc-amazon.co", "ir-na.amazon-adsystem.com/e/ir", "/b.gif?", "technorati.com/faves/", "hm.baidu.com/", "scorecardresearch.com/",
	"facebook.com/tr?", "mc.yandex.ru/watch", "counter.yadro.ru", "/pixy.gif", "linksynergy.com/fs-bin/show", "rss.feedsportal.com/", "pi.feedsportal.com/", "counter.rambler.ru", "top.mail.ru/counter",
)

var emojiPaths = prose.NewSet(
	"/emoji/", "/emojis/", "/smiley/", "/smileys/", "/smilies/", "/emoticons/", "/emoticon/", "/twemoji/", "s.w.org/images/core/emoji",
	"/wp-includes/images/smilies", "/smilie/", "/emotion/", "/emotions/", "/emot/", "/emote/", "/expression/", "face.t.sinajs.cn/",
)

// formulaServices draw formulas from their source, which is in the address.
var formulaServices = prose.NewSet(
	"latex.codecogs.com", "/equation?tex=", "math.now.sh", "chart.apis.google.com/chart?cht=tx", "chart.googleapis.com/chart?cht=tx", "/math?formula=", "/render/math?math=",
	"s0.wp.com/latex.php", "wordpress.com/latex.php", "/latex.php?", "/mimetex", "/mathtex", "/cgi-bin/tex", "wikimedia.org/api/rest_v1/media/math/", "/math/render/svg/", "tex.s2cms.ru/", "i.upmath.me/", "latex.numberempire.com/",
)
