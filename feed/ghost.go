package feed

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/goarticle/article"
	cards "github.com/goarticle/article/feed/internal/ghost"
	"github.com/goarticle/article/feed/internal/stream"
)

// A ghost is what the tables of an export of Ghost say of posts.
type ghost struct {
	known   bool // the tables were read before the posts
	tags    map[stream.Text]ghostTag
	users   map[stream.Text]string
	tagged  map[stream.Text][]relation // by post
	written map[stream.Text][]relation
	covers  map[stream.Text]ghostMeta
}

type ghostTag struct {
	ID         stream.Text `json:"id"`
	Name       stream.Text `json:"name"`
	Slug       stream.Text `json:"slug"`
	Visibility stream.Text `json:"visibility"`
}

// A relation ties a post to a tag or an author.
type relation struct {
	id    stream.Text
	order int
}

type ghostRelation struct {
	Post   stream.Text `json:"post_id"`
	Tag    stream.Text `json:"tag_id"`
	Author stream.Text `json:"author_id"`
	Order  int         `json:"sort_order"`
}

type ghostMeta struct {
	Post        stream.Text `json:"post_id"`
	Alt         stream.Text `json:"feature_image_alt"`
	Caption     stream.Text `json:"feature_image_caption"`
	Description stream.Text `json:"meta_description"`
}

type ghostPost struct {
	ID              stream.Text     `json:"id"`
	Title           stream.Text     `json:"title"`
	Slug            stream.Text     `json:"slug"`
	Type            stream.Text     `json:"type"`
	Page            stream.Switched `json:"page"`
	Status          stream.Text     `json:"status"`
	Visibility      stream.Text     `json:"visibility"`
	HTML            stream.Text     `json:"html"`
	Lexical         stream.Text     `json:"lexical"`
	Mobiledoc       stream.Text     `json:"mobiledoc"`
	Markdown        stream.Text     `json:"markdown"`
	FeatureImage    stream.Text     `json:"feature_image"`
	Image           stream.Text     `json:"image"`
	CustomExcerpt   stream.Text     `json:"custom_excerpt"`
	MetaDescription stream.Text     `json:"meta_description"`
	Canonical       stream.Text     `json:"canonical_url"`
	Author          stream.Text     `json:"author_id"`
	Locale          stream.Text     `json:"locale"`
	Created         stream.Text     `json:"created_at"`
	Updated         stream.Text     `json:"updated_at"`
	Published       stream.Text     `json:"published_at"`
}

// walkGhost goes over an export of Ghost.
func (x *export) walkGhost(d *stream.Decoder, item func(json.RawMessage) error) error {
	data := func() error {
		return d.Object(func(table string) error { return x.ghostTable(d, table, item) })
	}
	return d.Object(func(key string) error {
		switch key {
		case "data":
			return data()
		case "db":
			return d.Array(func() error {
				return d.Object(func(key string) error {
					if key == "data" {
						return data()
					}
					return d.Skip()
				})
			})
		}
		return d.Skip()
	})
}

// ghostTable reads one table.
func (x *export) ghostTable(d *stream.Decoder, table string, item func(json.RawMessage) error) error {
	note := x.ghost.notes()[table]
	if note == nil && table != "posts" {
		return d.Skip()
	}
	return d.Array(func() error {
		var row json.RawMessage
		if err := d.Next(&row); err != nil {
			return err
		}
		if table == "posts" {
			return item(row)
		}
		if !x.ghost.known {
			note(row)
		}
		return nil
	})
}

// notes are what is noted of the rows of each table. A row that cannot be read is
// as if it did not exist.
func (g *ghost) notes() map[string]func(json.RawMessage) {
	return map[string]func(json.RawMessage){
		"tags": func(row json.RawMessage) {
			var t ghostTag
			if json.Unmarshal(row, &t) == nil {
				set(&g.tags, t.ID, t)
			}
		},
		"users": func(row json.RawMessage) {
			var u ghostTag
			if json.Unmarshal(row, &u) == nil {
				set(&g.users, u.ID, string(u.Name))
			}
		},
		"posts_tags":    func(row json.RawMessage) { g.relate(row, &g.tagged) },
		"posts_authors": func(row json.RawMessage) { g.relate(row, &g.written) },
		"posts_meta": func(row json.RawMessage) {
			var m ghostMeta
			if json.Unmarshal(row, &m) == nil && m != (ghostMeta{Post: m.Post}) {
				set(&g.covers, m.Post, m)
			}
		},
	}
}

// relate notes a tag or an author of a post.
func (g *ghost) relate(row json.RawMessage, to *map[stream.Text][]relation) {
	var r ghostRelation
	if json.Unmarshal(row, &r) == nil {
		set(to, r.Post, append((*to)[r.Post], relation{cmp.Or(r.Tag, r.Author), r.Order}))
	}
}

func set[K comparable, V any](m *map[K]V, key K, value V) {
	if *m == nil {
		*m = map[K]V{}
	}
	(*m)[key] = value
}

// ghostPost is the post of a row, or nil.
func (x *export) ghostPost(data json.RawMessage) (*post, error) {
	var g ghostPost
	if err := json.Unmarshal(data, &g); err != nil {
		return nil, err
	}
	kind := cmp.Or(string(g.Type), "post")
	if g.Page {
		kind = "page"
	}
	if !x.wants(kind) {
		x.skip(kind, string(g.Title))
		return nil, nil
	}
	p := &post{id: string(g.ID), title: string(g.Title), slug: string(g.Slug), lang: string(g.Locale)}
	if kind != "post" {
		p.layout = kind
	}
	p.setGhostStatus(string(g.Status), string(g.Visibility))
	p.setDate(&p.date, string(cmp.Or(g.Published, g.Created)), nil)
	p.setDate(&p.updated, string(g.Updated), nil)
	if p.updated.Equal(p.date.Time) {
		p.updated = date{}
	}
	x.relate(p, &g)
	meta := x.ghost.covers[g.ID]
	p.cover = atSite(string(cmp.Or(g.FeatureImage, g.Image)))
	p.coverAlt, p.coverCaption = string(meta.Alt), string(meta.Caption)
	p.excerpt = string(cmp.Or(g.CustomExcerpt, g.MetaDescription, meta.Description))
	p.link = string(g.Canonical)
	x.setGhostBody(p, &g)
	return p, nil
}

// setGhostStatus sets what a status means: nothing is shown to all that was not.
func (p *post) setGhostStatus(status, visibility string) {
	switch status {
	case "scheduled":
		p.status = status
	default:
		p.setStatus(status)
	}
	if visibility != "" && visibility != "public" {
		p.status, p.draft = cmp.Or(p.status, visibility), true
		p.fault(1, fmt.Errorf("the post was for %s only: it is a draft, so that it is not shown to all", visibility))
	}
}

// relate sets the tags and authors of a post, in their order.
func (x *export) relate(p *post, row *ghostPost) {
	g := x.ghost
	if !g.known && g.tags == nil && g.users == nil {
		p.fault(1, errors.New("want tags and authors before the posts, or an export that can be read twice"))
	}
	for _, r := range inOrder(g.tagged[row.ID]) {
		t, ok := g.tags[r.id]
		switch {
		case !ok:
		case t.Visibility == "internal":
			p.addOther("internal_tags", string(t.Name))
		default:
			p.tags = append(p.tags, term{name: string(t.Name), slug: string(t.Slug)})
		}
	}
	writers := inOrder(g.written[row.ID])
	if len(writers) == 0 {
		writers = []relation{{id: row.Author}}
	}
	for _, r := range writers {
		p.addAuthor(g.users[r.id])
	}
}

// inOrder are relations in their order.
func inOrder(list []relation) []relation {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b relation) int { return cmp.Compare(a.order, b.order) })
	return list
}

var cardMarks = regexp.MustCompile(`<!--kg-card-(?:begin|end): [a-z-]+-->\n?`)

// atSite is a text in which the address of the site, which exports have a name
// for, is left out.
func atSite(s string) string { return strings.ReplaceAll(s, "__GHOST_URL__", "") }

// setGhostBody sets the body: that which Ghost made itself, or one made of what
// the editor wrote.
func (x *export) setGhostBody(p *post, g *ghostPost) {
	r := &cards.Renderer{Markdown: x.markdown}
	var err error
	switch {
	case g.HTML != "":
		p.body = string(g.HTML)
	case g.Lexical != "":
		p.body, err = r.Lexical(string(g.Lexical))
	case g.Mobiledoc != "":
		p.body, err = r.Mobiledoc(string(g.Mobiledoc))
	default:
		p.body = x.markdown(string(g.Markdown))
	}
	if err != nil {
		p.fault(1, err)
	}
	for _, name := range r.Unknown {
		p.fault(1, fmt.Errorf("card %s is not known: it is left out", name))
	}
	p.body = strings.TrimSpace(cardMarks.ReplaceAllString(atSite(p.body), ""))
}

// markdown is Markdown as HTML.
func (x *export) markdown(s string) string {
	if strings.TrimSpace(s) == "" {
		return ""
	}
	parser := article.Parser{Markup: article.Markdown}
	a, err := parser.Parse(strings.NewReader("---\n---\n" + s))
	if err != nil {
		return paragraphsOf(s)
	}
	return a.HTML()
}
