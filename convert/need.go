package convert

import (
	"slices"

	"github.com/goarticle/article/convert/internal/address"
	"github.com/goarticle/article/convert/internal/target"
)

// A Need is what the site that is to show a post has to have or to be told, and
// that the post itself cannot say. It is one sentence for people.
type Need string

// The needs. Those of Astro's starter are what the schema of its blog wants of
// each post; another site may want other keys.
const (
	HugoUnsafe       Need = "Hugo leaves HTML out of Markdown unless its configuration has markup.goldmark.renderer.unsafe = true"
	HugoAllowContent Need = "Hugo reads .html only where security.allowContent in its configuration has text/html"
	AstroLoader      Need = "Astro's collections load no .html: write Markdown, or bring a loader"
	AstroRedirects   Need = "Astro takes addresses from the names of files: the old ones want entries under redirects in its configuration"
	AstroTitle       Need = "the schema of Astro's blog starter wants a title of each post"
	AstroDescription Need = "the schema of Astro's blog starter wants a description of each post"
	AstroDate        Need = "the schema of Astro's blog starter wants a pubDate of each post"
	AstroDrafts      Need = "Astro shows drafts as any other post: have the pages of the site leave out what has draft: true"
	EleventyDrafts   Need = "Eleventy shows drafts as any other post: have a preprocessor leave out what has draft: true"
	EleventyAliases  Need = "Eleventy makes no pages for former addresses: they want redirects of the web server"
	JekyllRedirects  Need = "Jekyll reads redirect_from with the plugin jekyll-redirect-from only"
	JekyllPages      Need = "Jekyll builds nothing undated among its posts: what is below pages and _drafts in the output belongs beside _posts"
	JekyllFiles      Need = "Jekyll publishes files of posts with the plugin jekyll-postfiles only, and of posts in folders of their own"
	HexoFiles        Need = "Hexo publishes the files of posts with post_asset_folder: true only"
	EleventyFiles    Need = "Eleventy publishes the files of posts where addPassthroughCopy names them only"
	AstroMissing     Need = "Astro stops at images of Markdown that are not there"
	HexoAlias        Need = "Hexo reads alias with the plugin hexo-generator-alias only"
	StatedAddress    Need = "no address is stated: posts keep theirs with the pattern of the old site's configuration, such as -permalinks /:year/:month/:day/:title/"
	TemplateMarks    Need = "marks of template engines are left that the target shows as they are, or takes for its own"
)

// need notes what the site has to be told, once for a post.
func (w *writer) need(n Need) {
	if !slices.Contains(w.needs, n) {
		w.needs = append(w.needs, n)
	}
}

// needOfDrafts tells of a draft that the target shows as it does any post.
func (w *writer) needOfDrafts() {
	needs := map[Target]Need{Astro: AstroDrafts, Eleventy: EleventyDrafts}
	n, ok := needs[w.Target]
	if !ok || !w.article.Draft {
		return
	}
	w.need(n)
	w.change(Change{Kind: Meaning, To: w.key(target.Draft), Value: "true", Note: w.target.Name + " shows drafts as any other post, unless the site leaves them out"})
}

// needOfAliases tells of former addresses that the target makes nothing of, or
// only with a plugin.
func (w *writer) needOfAliases(e *entry, key string) {
	needs := map[Target]Need{Astro: AstroRedirects, Eleventy: EleventyAliases, Jekyll: JekyllRedirects, Hexo: HexoAlias}
	n, ok := needs[w.Target]
	if !ok {
		return
	}
	w.need(n)
	note := w.target.Name + " has no key for former addresses: they want redirects"
	if w.target.Key(target.Aliases, w.Keys) != "" {
		note = w.target.Name + " reads it with a plugin only"
	}
	w.change(Change{Kind: Meaning, Key: e.Key, To: key, Note: note})
}

// needOfSchema tells what Astro's starter wants of each post.
func (w *writer) needOfSchema(f *front) {
	if w.Target != Astro {
		return
	}
	for _, wanted := range []struct {
		concept target.Concept
		need    Need
	}{{target.Title, AstroTitle}, {target.Description, AstroDescription}, {target.Date, AstroDate}} {
		key := w.key(wanted.concept)
		if !slices.ContainsFunc(f.out, func(e entry) bool { return e.Key == key }) {
			w.need(wanted.need)
		}
	}
}

// needOfBody tells what Hugo has to be told to show the body that is written.
func (w *writer) needOfBody(body string) {
	if w.Target == Hugo && !w.isHTMLFile() && address.HasTags(body) {
		w.need(HugoUnsafe)
	}
}

// needOfFile tells what a file of HTML wants.
func (w *writer) needOfFile() {
	switch w.Target {
	case Hugo:
		w.need(HugoAllowContent)
		w.change(Change{Kind: Meaning, Note: "Hugo reads .html only where security.allowContent has text/html"})
	case Astro:
		w.need(AstroLoader)
		w.change(Change{Kind: Meaning, Note: string(AstroLoader)})
	}
}
