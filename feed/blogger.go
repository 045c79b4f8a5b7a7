package feed

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/goarticle/article/feed/internal/element"
)

// bloggerKind is what an entry of Blogger is: post, page, comment, settings or
// template. Exports say it in a category, and newer ones in an element.
func bloggerKind(e *element.Element) string {
	if kind := value(e, blogger, "type"); kind != "" {
		return strings.ToLower(kind)
	}
	for _, c := range kids(e, atom, "category") {
		if strings.HasSuffix(c.Attr("scheme"), "g/2005#kind") {
			_, kind, _ := strings.Cut(c.Attr("term"), "#")
			return kind
		}
	}
	return "post"
}

// bloggerPost is the post of an entry of Blogger, or nil.
func (x *export) bloggerPost(e *element.Element) *post {
	kind := bloggerKind(e)
	if kind != "post" && kind != "page" || !x.wants(kind) {
		return nil
	}
	p := x.atomPost(e)
	p.categories = nil
	for _, c := range kids(e, atom, "category") {
		if !strings.HasSuffix(c.Attr("scheme"), "g/2005#kind") {
			p.tags = append(p.tags, term{name: strings.TrimSpace(c.Attr("term"))})
		}
	}
	if kind == "page" {
		p.layout = kind
	}
	if status := value(e, blogger, "status"); status != "" && !strings.EqualFold(status, "live") {
		p.draft = true
		if !strings.EqualFold(status, "draft") {
			p.status = strings.ToLower(status)
		}
	}
	if name := value(e, blogger, "filename"); name != "" && p.link == "" {
		p.link, p.slug = name, slugOf(name)
	}
	p.comments = x.site.replies[p.id]
	delete(x.site.replies, p.id)
	return p
}

// checkReplies returns an error if there are comments whose posts were not given.
func (x *export) checkReplies() error {
	n := 0
	for _, list := range x.site.replies {
		n += len(list)
	}
	if n == 0 {
		return nil
	}
	return fmt.Errorf("want the posts of all comments, have %d whose posts are not in the export, or stand before them in one that cannot be read twice", n)
}

// noteComment notes a comment of Blogger.
func (x *export) noteComment(e *element.Element) {
	if x.Comments == nil || bloggerKind(e) != "comment" {
		return
	}
	post := value(e, blogger, "parent")
	if to := kid(e, thread, "in-reply-to"); to != nil {
		post = to.Attr("ref")
	}
	c := &Comment{ID: value(e, atom, "id"), Pending: !live(value(e, blogger, "status"))}
	p := x.atomPost(e)
	c.Content, c.Date = p.body, p.date.Time
	if a := kid(e, atom, "author"); a != nil {
		c.Author, c.URL = value(a, atom, "name"), value(a, atom, "uri")
	}
	for _, l := range kids(e, atom, "link") {
		if l.Attr("rel") == "related" {
			c.Parent = relatedID(c.ID, l.Attr("href"))
		}
	}
	if x.site.replies == nil {
		x.site.replies = map[string][]Comment{}
	}
	x.site.replies[post] = append(x.site.replies[post], *c)
}

// live reports whether a status is that of what is shown.
func live(status string) bool { return status == "" || strings.EqualFold(status, "live") }

// relatedID is the identifier of the comment at an address of Blogger's, made as
// that of another one.
func relatedID(like, href string) string {
	u, err := url.Parse(href)
	if err != nil {
		return ""
	}
	parts := strings.Split(u.Path, "/")
	at := slices.Index(parts, "default")
	dot := strings.LastIndex(like, "-")
	if at < 0 || at+1 >= len(parts) || dot < 0 {
		return ""
	}
	return like[:dot+1] + parts[at+1]
}
