package feed

import (
	"cmp"
	"encoding/json"
	"html"
	"strings"

	"github.com/goarticle/article/feed/internal/stream"
)

// A feedItem is an item of a JSON Feed, version 1 or 1.1.
type feedItem struct {
	ID            stream.Text   `json:"id"`
	URL           stream.Text   `json:"url"`
	ExternalURL   stream.Text   `json:"external_url"`
	Title         stream.Text   `json:"title"`
	ContentHTML   stream.Text   `json:"content_html"`
	ContentText   stream.Text   `json:"content_text"`
	Summary       stream.Text   `json:"summary"`
	Image         stream.Text   `json:"image"`
	BannerImage   stream.Text   `json:"banner_image"`
	DatePublished stream.Text   `json:"date_published"`
	DateModified  stream.Text   `json:"date_modified"`
	Language      stream.Text   `json:"language"`
	Tags          []stream.Text `json:"tags"`
	Author        feedAuthor    `json:"author"`
	Authors       []feedAuthor  `json:"authors"`
	Attachments   []struct {
		URL      stream.Text `json:"url"`
		MimeType stream.Text `json:"mime_type"`
		Title    stream.Text `json:"title"`
	} `json:"attachments"`
}

type feedAuthor struct {
	Name stream.Text `json:"name"`
}

// walkFeed goes over a JSON Feed.
func (x *export) walkFeed(d *stream.Decoder, item func(json.RawMessage) error) error {
	return d.Object(func(key string) error {
		var s stream.Text
		var author feedAuthor
		switch key {
		case "items":
			return d.Array(func() error {
				var data json.RawMessage
				if err := d.Next(&data); err != nil {
					return err
				}
				return item(data)
			})
		case "home_page_url":
			err := d.Next(&s)
			x.site.setURL(string(s))
			return err
		case "author":
			err := d.Next(&author)
			x.site.author = cmp.Or(x.site.author, string(author.Name))
			return err
		case "authors":
			var authors []feedAuthor
			err := d.Next(&authors)
			if len(authors) == 1 {
				x.site.author = string(authors[0].Name)
			}
			return err
		}
		return d.Skip()
	})
}

// feedPost is the post of an item of a JSON Feed.
func (x *export) feedPost(data json.RawMessage) (*post, error) {
	var i feedItem
	if err := json.Unmarshal(data, &i); err != nil {
		return nil, err
	}
	p := &post{id: string(i.ID), title: string(i.Title), link: string(i.URL), lang: string(i.Language), cover: string(cmp.Or(i.Image, i.BannerImage))}
	if p.link == "" && strings.HasPrefix(p.id, "http") {
		p.link = p.id
	}
	p.slug = slugOf(p.link)
	p.setDate(&p.date, string(i.DatePublished), nil)
	p.setDate(&p.updated, string(i.DateModified), nil)
	if p.updated.Equal(p.date.Time) {
		p.updated = date{}
	}
	for _, a := range append(i.Authors, i.Author) {
		p.addAuthor(string(a.Name))
	}
	if len(p.authors) == 0 {
		p.addAuthor(x.site.author)
	}
	for _, t := range i.Tags {
		p.tags = append(p.tags, term{name: string(t)})
	}
	p.body, p.excerpt = string(i.ContentHTML), string(i.Summary)
	if p.body == "" {
		p.body = paragraphsOf(string(i.ContentText))
	}
	if i.ExternalURL != "" && !strings.Contains(p.body, string(i.ExternalURL)) {
		at := html.EscapeString(string(i.ExternalURL))
		p.body = strings.TrimSpace(p.body + "\n" + `<p><a href="` + at + `">` + at + "</a></p>")
	}
	var files []enclosure
	for _, a := range i.Attachments {
		files = append(files, enclosure{url: string(a.URL), kind: string(a.MimeType), title: string(a.Title)})
	}
	p.addMedia(files)
	return p, nil
}

// paragraphsOf is plain text as HTML.
func paragraphsOf(s string) string {
	var b strings.Builder
	for part := range strings.SplitSeq(strings.ReplaceAll(s, "\r\n", "\n"), "\n\n") {
		if part = strings.TrimSpace(part); part != "" {
			b.WriteString("<p>" + strings.ReplaceAll(html.EscapeString(part), "\n", "<br />\n") + "</p>\n")
		}
	}
	return strings.TrimSpace(b.String())
}
