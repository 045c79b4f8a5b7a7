package feed

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/goarticle/article/feed/internal/element"
	blog "github.com/goarticle/article/feed/internal/wordpress"
	dates "github.com/goarticle/article/internal/date"
)

// hidden are the types of WordPress that are never shown by themselves.
var hidden = map[string]bool{"attachment": true, "revision": true, "nav_menu_item": true, "custom_css": true,
	"customize_changeset": true, "oembed_cache": true, "user_request": true, "wp_global_styles": true}

// mayBeReferredTo reports whether the bytes of an item are worth to be read for
// the index.
func (x *export) mayBeReferredTo(item []byte) bool {
	if x.format == Blogger {
		return true
	}
	return bytes.Contains(item, []byte("attachment_url"))
}

// note notes what other items refer to.
func (x *export) note(e *element.Element) {
	switch {
	case x.format == Blogger:
		x.noteComment(e)
	case value(e, wordpress, "post_type") == "attachment":
		x.site.addMedia(mediaOf(e))
	}
}

// mediaOf is the picture or file of an attachment.
func mediaOf(e *element.Element) *blog.Media {
	return &blog.Media{
		ID: number(value(e, wordpress, "post_id")), Parent: number(value(e, wordpress, "post_parent")),
		Order: number(value(e, wordpress, "menu_order")),
		URL:   cmp.Or(value(e, wordpress, "attachment_url"), value(e, plain, "guid")),
		Title: textOf(value(e, plain, "title")), Alt: metaOf(e, "_wp_attachment_image_alt"),
		Caption: value(e, excerpt, "encoded"),
	}
}

// metaOf is the value of a key that plugins and WordPress keep beside a post.
func metaOf(e *element.Element, key string) string {
	for _, m := range kids(e, wordpress, "postmeta") {
		if value(m, wordpress, "meta_key") == key {
			return value(m, wordpress, "meta_value")
		}
	}
	return ""
}

// wordpressPost is the post of an item of WordPress, or nil.
func (x *export) wordpressPost(e *element.Element) *post {
	kind := value(e, wordpress, "post_type")
	if !x.wants(kind) {
		x.skip(kind, textOf(value(e, plain, "title")))
		return nil
	}
	p := &post{id: value(e, wordpress, "post_id"), slug: unescaped(value(e, wordpress, "post_name")), link: value(e, plain, "link")}
	p.setTitle(value(e, plain, "title"))
	if kind != "post" {
		p.layout = kind
	}
	x.setDates(p, e)
	p.setStatus(value(e, wordpress, "status"))
	if value(e, wordpress, "post_password") != "" {
		p.status, p.draft = cmp.Or(p.status, "password"), true
		p.fault(1, errors.New("the post was behind a password: it is a draft, so that it is not shown to all"))
	}
	if login := value(e, dublin, "creator"); login != "" {
		p.authors = []string{cmp.Or(x.site.authors[login], login)}
	}
	x.setTerms(p, e)
	p.excerpt = value(e, excerpt, "encoded")
	p.noComments = value(e, wordpress, "comment_status") == "closed"
	p.sticky = value(e, wordpress, "is_sticky") == "1"
	p.oldSlugs = oldSlugs(e)
	x.setCover(p, e)
	x.setContent(p, e)
	p.comments = wordpressComments(e)
	return p
}

// wants reports whether items of a type are posts.
func (x *export) wants(kind string) bool {
	if x.Types == nil {
		return kind == "post" || kind == "page"
	}
	return slices.Contains(x.Types, kind) || slices.Contains(x.Types, "*") && !hidden[kind]
}

// skip tells of an item that is no post.
func (x *export) skip(kind, title string) {
	if x.Skipped != nil && !hidden[kind] {
		x.Skipped(Skipped{Type: kind, Title: title, Line: x.line})
	}
}

// setStatus sets what a status means: nothing is shown that was not.
func (p *post) setStatus(status string) {
	switch status {
	case "", "publish", "published":
	case "future":
		p.status = status
	default:
		p.status, p.draft = status, true
	}
}

// setDates sets the dates with the zone that the site had then.
func (x *export) setDates(p *post, e *element.Element) {
	p.date = x.pairOf(p, e, "post_date")
	if p.date.IsZero() && !strings.Contains(value(e, plain, "pubDate"), "-0001") {
		p.setDate(&p.date, value(e, plain, "pubDate"), kid(e, plain, "pubDate"))
	}
	p.updated = x.pairOf(p, e, "post_modified")
	if p.updated.Equal(p.date.Time) {
		p.updated = date{}
	}
}

// pairOf is a date of which the time of the site and that of Greenwich stand
// there: the difference is the zone.
func (x *export) pairOf(p *post, e *element.Element, name string) date {
	local, ok := clock(value(e, wordpress, name))
	greenwich, zoned := clock(value(e, wordpress, name+"_gmt"))
	switch {
	case !ok && !zoned:
		return date{}
	case !ok:
		return date{greenwich, true}
	case !zoned:
		return date{local, false}
	}
	shift := local.Sub(greenwich)
	if shift.Abs() > 15*time.Hour || shift%(15*time.Minute) != 0 {
		p.fault(kid(e, wordpress, name).Line, fmt.Errorf("%s: want times of a zone and of Greenwich, have %s and %s, which are no zone apart: the latter counts",
			name, local.Format(time.DateTime), greenwich.Format(time.DateTime)))
		return date{greenwich, true}
	}
	return date{greenwich.In(time.FixedZone("", int(shift.Seconds()))), true}
}

// clock is a date as databases write it; false for none, and for 0000-00-00.
func clock(s string) (time.Time, bool) {
	t, err := time.Parse(time.DateTime, s)
	return t, err == nil && t.Year() > 0
}

// setDate sets a date of a feed. One that cannot be read is a fault.
func (p *post) setDate(d *date, text string, e *element.Element) {
	if text == "" || !d.IsZero() {
		return
	}
	t, err := dates.Parse(text, nil)
	if err != nil {
		line := 1
		if e != nil {
			line = e.Line
		}
		p.fault(line, fmt.Errorf("date: %w", err))
		p.badDate = true
		return
	}
	*d = date{t, true}
}

// setTerms sets categories and tags.
func (x *export) setTerms(p *post, e *element.Element) {
	for _, c := range kids(e, plain, "category") {
		t := term{name: textOf(c.Value()), slug: unescaped(c.Attr("nicename"))}
		switch domain := c.Attr("domain"); domain {
		case "category", "":
			if known := x.site.terms["category "+c.Attr("nicename")]; known.parent != "" {
				t.parent = cmp.Or(x.site.terms["category "+known.parent].name, known.parent)
			}
			p.categories = append(p.categories, t)
		case "post_tag", "tag":
			p.tags = append(p.tags, t)
		case "post_format":
			p.format = strings.TrimPrefix(t.slug, "post-format-")
		default:
			p.addOther(domain, t.name)
		}
	}
}

// addOther adds a term that is neither a category nor a tag, under the name of
// what it is.
func (p *post) addOther(taxonomy, name string) {
	i := slices.IndexFunc(p.others, func(o other) bool { return o.taxonomy == taxonomy })
	if i < 0 {
		i = len(p.others)
		p.others = append(p.others, other{taxonomy: taxonomy})
	}
	p.others[i].names = append(p.others[i].names, name)
}

// oldSlugs are the names that a post had in addresses before.
func oldSlugs(e *element.Element) (list []string) {
	for _, m := range kids(e, wordpress, "postmeta") {
		if value(m, wordpress, "meta_key") == "_wp_old_slug" {
			if slug := value(m, wordpress, "meta_value"); slug != "" && !strings.ContainsAny(slug, "/?# ") {
				list = append(list, slug)
			}
		}
	}
	return list
}

// setCover sets the picture that stands for a post.
func (x *export) setCover(p *post, e *element.Element) {
	id := metaOf(e, "_thumbnail_id")
	if id == "" || id == "0" || id == "-1" {
		return
	}
	if m := x.site.media[number(id)]; m != nil {
		p.cover = m.URL
		return
	}
	p.fault(1, fmt.Errorf("want picture %s, which stands for the post, in the export, have none", id))
}

// setContent sets the body.
func (x *export) setContent(p *post, e *element.Element) {
	c := kid(e, content, "encoded")
	r := &blog.Renderer{
		Media:    func(id int) *blog.Media { return x.site.media[id] },
		Attached: func() []*blog.Media { return x.attached(number(p.id)) },
	}
	text, shift := c.Value(), 1
	if c != nil {
		shift = c.Line
	}
	var notices []blog.Notice
	p.body, notices = r.HTML(text)
	for _, n := range notices {
		p.fault(shift+n.Line-1, n.Err)
	}
}

// attached are the pictures of a post, in the order in which galleries show them.
func (x *export) attached(id int) []*blog.Media {
	list := slices.Clone(x.site.below[id])
	slices.SortStableFunc(list, func(a, b *blog.Media) int {
		return cmp.Or(cmp.Compare(a.Order, b.Order), cmp.Compare(a.ID, b.ID))
	})
	return list
}

// wordpressComments are the comments of a post, but for spam and what was thrown
// away.
func wordpressComments(e *element.Element) (list []Comment) {
	for _, c := range kids(e, wordpress, "comment") {
		approved := value(c, wordpress, "comment_approved")
		if approved == "spam" || approved == "trash" || approved == "post-trashed" {
			continue
		}
		date, ok := clock(value(c, wordpress, "comment_date_gmt"))
		if !ok {
			date, _ = clock(value(c, wordpress, "comment_date"))
		}
		list = append(list, Comment{
			ID: value(c, wordpress, "comment_id"), Parent: parentOf(value(c, wordpress, "comment_parent")),
			Author: textOf(value(c, wordpress, "comment_author")), Email: value(c, wordpress, "comment_author_email"),
			URL: value(c, wordpress, "comment_author_url"), Date: date,
			Content: commentHTML(value(c, wordpress, "comment_content")),
			Kind:    kindOf(value(c, wordpress, "comment_type")), Pending: approved == "0" || approved == "hold",
		})
	}
	return list
}

// parentOf is the comment that one answers, empty for none.
func parentOf(id string) string {
	if id == "0" {
		return ""
	}
	return id
}

// kindOf is the kind of a comment, empty for one that somebody wrote.
func kindOf(kind string) string {
	if kind == "comment" {
		return ""
	}
	return kind
}

var isParagraph = regexp.MustCompile(`(?i)<(?:p|div|br|ul|ol|blockquote|pre)[\s>/]`)

// commentHTML is a comment as the site showed it: with paragraphs by blank lines.
func commentHTML(text string) string {
	if isParagraph.MatchString(text) && !strings.Contains(text, "\n\n") {
		return text
	}
	return blog.Paragraphs(text)
}
