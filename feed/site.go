package feed

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	blog "github.com/goarticle/article/feed/internal/wordpress"

	"github.com/goarticle/article/feed/internal/element"
)

// A site is what an export says of more than one item.
type site struct {
	elements *element.Reader
	url      *url.URL // nil: not known
	hosts    []string
	author   string // of items that name none

	authors map[string]string     // display names of WordPress' authors by their logins
	terms   map[string]term       // by taxonomy and slug
	media   map[int]*blog.Media   // pictures and files by their numbers
	below   map[int][]*blog.Media // by the number of the post that they are of
	replies map[string][]Comment  // of Blogger, by the post's identifier
}

// add notes an element that stands outside of items.
func (s *site) add(e *element.Element) {
	switch {
	case is(e, wordpress, "base_blog_url"), is(e, plain, "link"):
		s.setURL(strings.TrimSpace(e.Value()))
	case is(e, atom, "link"):
		if rel := e.Attr("rel"); rel == "" || rel == "alternate" {
			s.setURL(e.Attr("href"))
		}
	case is(e, atom, "author"):
		s.author = value(e, atom, "name")
	case is(e, wordpress, "author"):
		s.addAuthor(e)
	case is(e, wordpress, "category"):
		s.addTerm("category", value(e, wordpress, "category_nicename"), value(e, wordpress, "cat_name"), value(e, wordpress, "category_parent"))
	}
}

// setURL sets where the site is; WordPress' own word of it counts more than the
// address of a channel that stands before it.
func (s *site) setURL(address string) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return
	}
	s.url = u
	s.hosts = append(s.hosts, plainHost(u))
}

// has reports whether an address is one of the site.
func (s *site) has(u *url.URL) bool {
	return u.Host == "" || slices.Contains(s.hosts, plainHost(u))
}

// plainHost is a host without www.
func plainHost(u *url.URL) string {
	return strings.TrimPrefix(strings.ToLower(u.Host), "www.")
}

// addAuthor notes the name that a site shows for an author.
func (s *site) addAuthor(e *element.Element) {
	if s.authors == nil {
		s.authors = map[string]string{}
	}
	if name := value(e, wordpress, "author_display_name"); name != "" {
		s.authors[value(e, wordpress, "author_login")] = textOf(name)
	}
}

func (s *site) addTerm(taxonomy, slug, name, parent string) {
	if s.terms == nil {
		s.terms = map[string]term{}
	}
	s.terms[taxonomy+" "+slug] = term{name: textOf(name), slug: slug, parent: parent}
}

// addMedia notes a picture or a file.
func (s *site) addMedia(m *blog.Media) {
	if s.media == nil {
		s.media, s.below = map[int]*blog.Media{}, map[int][]*blog.Media{}
	}
	if s.media[m.ID] == nil && m.Parent != 0 && m.IsPicture() {
		s.below[m.Parent] = append(s.below[m.Parent], m)
	}
	s.media[m.ID] = m
}

// number is a whole number, 0 for what is none.
func number(s string) int {
	n, err := strconv.Atoi(strings.TrimSpace(s))
	if err != nil {
		return 0
	}
	return n
}
