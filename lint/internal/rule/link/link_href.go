package link

import (
	"bytes"
	"net/url"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"github.com/goarticle/article"
	"github.com/goarticle/article/lint/internal/address"
	"github.com/goarticle/article/lint/internal/markup"
	"github.com/goarticle/article/lint/internal/page"
	"github.com/goarticle/article/lint/internal/phrase"
)

// Href is the rule link-href. Schemes are known beside those that the rule
// knows, without a colon.
func Href(p *page.Page, schemes []string) {
	for i := range p.Article.Links {
		checkLink(p, &p.Article.Links[i], schemes)
	}
}

func checkLink(p *page.Page, l *article.Link, schemes []string) {
	if markup.HasTemplate(l.Href) || p.Markup().IsCode(l.Offset) {
		return
	}
	end := markup.EndOf(p.Source, l.Offset, l.End)
	if l.Href == "" || l.Href == "#" {
		if !isButton(p.Source[l.Offset:end]) && !leadsUp(l) && !isMenu(p.Source[l.End:]) {
			p.Report(l.Offset, end, "want an address in href, have %s", phrase.Quote(l.Href))
		}
		return
	}
	k := link{Link: l, href: address.Clean(l.Href), known: schemes}
	k.scheme, k.rest = address.CutScheme(k.href)
	if want := k.fault(); want != "" {
		p.Report(l.Offset, end, "want %s, have %s", want, phrase.Quote(l.Href))
	}
}

// fault says what is wanted of an address that leads nowhere.
func (k *link) fault() (want string) {
	for _, r := range linkRules {
		if r.fits(k) {
			return r.want
		}
	}
	return address.Malformed(k.href)
}

// isButton reports whether the tag of a link without an address is there for
// something else: as an anchor, or for a script.
func isButton(tag []byte) bool {
	z := html.NewTokenizer(bytes.NewReader(tag))
	z.Next()
	_, more := z.TagName()
	for more {
		var key []byte
		key, _, more = z.TagAttr()
		switch k := string(key); {
		case k == "id", k == "name", k == "role", strings.HasPrefix(k, "on"), strings.HasPrefix(k, "data-"), strings.HasPrefix(k, "aria-"):
			return true
		}
	}
	return false
}

// leadsUp reports whether a link to # is meant to lead to the top.
func leadsUp(l *article.Link) bool {
	text := strings.ToLower(l.Text)
	return l.Href == "#" && (strings.Contains(text, "top") || strings.ContainsAny(text, "↑▲⇧⬆^↩顶頂") || strings.Contains(text, "haut") || strings.Contains(text, "oben"))
}

// isMenu reports whether what follows a link is a list: the link then is the
// head of a menu that a script opens.
func isMenu(rest []byte) bool {
	rest = bytes.ToLower(bytes.TrimLeft(rest[:min(len(rest), 200)], " \t\r\n"))
	return bytes.HasPrefix(rest, []byte("<ul")) || bytes.HasPrefix(rest, []byte("<ol"))
}

// A link is one with the parts of its address.
type link struct {
	*article.Link
	href, scheme, rest string
	known              []string // schemes, of the option
}

func (k *link) isWeb() bool { return k.scheme == "http" || k.scheme == "https" }

// authority is the part of a web address up to the path.
func (k *link) authority() string {
	rest := strings.TrimPrefix(k.rest, "//")
	if i := strings.IndexAny(rest, "/?#"); i >= 0 {
		rest = rest[:i]
	}
	return rest
}

// A linkRule knows one kind of address that leads nowhere.
type linkRule struct {
	name string
	want string
	fits func(k *link) bool
}

// linkRules are asked in order; the first that fits is reported.
var linkRules = []linkRule{
	// In all disguises: JaVaScRiPt:, a tab within, entities. Not: a page
	// named javascript.html.
	{"script", "a link to a page", func(k *link) bool {
		return k.scheme == "javascript" || k.scheme == "vbscript" ||
			k.scheme == "data" && (strings.HasPrefix(strings.ToLower(k.rest), "text/html") || strings.Contains(strings.ToLower(k.rest), "svg"))
	}},
	// Pasted from a word processor, or from a preview of the site. Not: a
	// tutorial whose text says the address that the reader is to open.
	{"own computer", "a link to the web", func(k *link) bool {
		if k.scheme == "file" || k.scheme == "blob" || address.IsWindowsPath(k.href) {
			return true
		}
		u, err := url.Parse(k.href)
		local := err == nil && address.IsLocalHost(u) && (k.isWeb() || strings.HasPrefix(k.href, "//")) || k.scheme == "localhost"
		return local && !saysLocal(k.Text)
	}},
	// http://http://example.com, https://http//example.com.
	{"doubled", "one scheme", func(k *link) bool {
		host := strings.ToLower(k.authority())
		return k.isWeb() && (host == "http:" || host == "https:" || host == "http" || host == "https")
	}},
	// http:// alone, http:/example.com, which is relative on a page of http.
	{"no host", "a host after // in the address", func(k *link) bool {
		return k.isWeb() && (k.authority() == "" || !strings.HasPrefix(k.rest, "//"))
	}},
	// http://example. com. Not: blanks in a path, which browsers encode.
	{"blank", "a host without blanks", func(k *link) bool {
		return k.isWeb() && strings.ContainsAny(k.authority(), " \u00a0\u3000")
	}},
	// www.example.com, http//example.com, example.com:8080/a.
	{"no scheme", "https:// before the host", func(k *link) bool {
		lower := strings.ToLower(k.href)
		switch {
		case k.scheme == "":
			return strings.HasPrefix(lower, "www.") || strings.HasPrefix(lower, "http//") || strings.HasPrefix(lower, "https//") ||
				strings.HasPrefix(lower, "://")
		case strings.HasPrefix(k.scheme, "www.") || strings.Contains(k.scheme, "."):
			n := strings.IndexAny(k.rest+"/", "/?#")
			_, err := strconv.ParseUint(k.rest[:min(n, len(k.rest))], 10, 16)
			return err == nil && !k.isKnown()
		}
		return false
	}},
	// info@example.com. Not: /@name, and a path with @ in it.
	{"no mailto", "mailto: before a mail address", func(k *link) bool {
		name, host, ok := strings.Cut(k.href, "@")
		return ok && k.scheme == "" && name != "" && strings.Contains(host, ".") && !strings.ContainsAny(k.href, "/?# ")
	}},
	// mailto: alone, mailto:mailto:info@example.com, mailto://. Not:
	// mailto:?subject=Reeds, which asks for an address.
	{"mail", "one address behind mailto:", func(k *link) bool {
		lower := strings.ToLower(k.rest)
		return k.scheme == "mailto" && (lower == "" || lower == "?" || strings.HasPrefix(lower, "mailto:") || strings.HasPrefix(lower, "//"))
	}},
	// mailo:, ttps:, htttp:. Not: irc:, magnet: and what else is known.
	{"unknown scheme", "a known scheme such as https: or mailto:", func(k *link) bool { return k.scheme != "" && !k.isKnown() }},
}

func saysLocal(text string) bool {
	return strings.Contains(text, "localhost") || strings.Contains(text, "127.0.0.1") || strings.Contains(text, "0.0.0.0")
}

// knownSchemes are those in use in posts: of the registry of IANA, and of
// programs that many people have.
var knownSchemes = schemeSet(`
	http https mailto tel sms ftp ftps sftp irc ircs xmpp news nntp gopher gemini finger telnet ssh
	git svn svn+ssh git+ssh hg bzr rsync smb nfs afp ldap ldaps data urn doi info magnet ed2k thunder
	feed podcast itpc webcal webcals geo maps intent market itms itms-apps itms-services itms-podcasts macappstore macappstores
	about chrome edge brave opera view-source moz-extension chrome-extension resource ms-settings
	steam spotify skype facetime facetime-audio callto sip sips whatsapp tg weixin wechat viber line fb
	fb-messenger twitter slack discord zoommtg msteams mumble ts3server teamspeak aim ymsgr jabber matrix
	vscode vscode-insiders idea jetbrains x-github-client sourcetree github-mac apt snap things obsidian notion
	evernote onenote bear omnifocus x-callback-url shortcuts message mid cid bitcoin litecoin ethereum lightning
	monero nostr web3 ipfs ipns dat hyper ssb rtsp rtsps rtmp mms mmsh vnc rdp ws wss jdbc otpauth
	acct did tag openpgp4fpr w3 web+ap kindle dict man help prefs wysiwyg
`)

func schemeSet(list string) map[string]bool {
	set := map[string]bool{}
	for s := range strings.FieldsSeq(list) {
		set[s] = true
	}
	return set
}

func (k *link) isKnown() bool {
	if knownSchemes[k.scheme] || strings.HasPrefix(k.scheme, "web+") {
		return true
	}
	for _, s := range k.known {
		if strings.EqualFold(strings.TrimSuffix(s, ":"), k.scheme) {
			return true
		}
	}
	return false
}
