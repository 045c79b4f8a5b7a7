// Package permalink makes the addresses of posts by the pattern that a site has
// for them, such as /:year/:month/:title/. In go the pattern and what an
// address is made of; out comes the address. It must not know Articles.
package permalink

import (
	"errors"
	"fmt"
	"path"
	"regexp"
	"strings"
	"time"
)

// Parts are what an address is made of.
type Parts struct {
	Date       time.Time
	Name       string // of the file, without a date in front and an extension
	Slug       string // what the post has for the last part of its address; empty: Name
	Categories []string
}

// ErrDate is the error for a post without a date where the pattern has one.
var ErrDate = errors.New("the address has a date, and the post has none")

// styles are the patterns that Jekyll has names for.
var styles = map[string]string{
	"date":    "/:categories/:year/:month/:day/:title.html",
	"pretty":  "/:categories/:year/:month/:day/:title/",
	"ordinal": "/:categories/:year/:y_day/:title.html",
	"none":    "/:categories/:title.html",
}

// words are what may stand in a pattern, in Jekyll's, Hexo's and Hugo's, as
// forms of package time where they are of the date.
var words = map[string]string{
	"year": "2006", "short_year": "06", "month": "01", "i_month": "1", "short_month": "Jan", "day": "02", "i_day": "2", "y_day": "002",
	"hour": "15", "minute": "04", "second": "05", "monthname": "January", "weekdayname": "Monday",
	"title": "", "post_title": "", "slug": "", "name": "", "filename": "", "categories": "", "category": "", "output_ext": "",
}

var word = regexp.MustCompile(`:[a-z_]+`)

// Check returns an error for what is no pattern.
func Check(pattern string) error {
	if styles[pattern] != "" {
		return nil
	}
	if !strings.HasPrefix(pattern, "/") && !strings.HasPrefix(pattern, ":") {
		return fmt.Errorf("want keep, a pattern such as /:year/:month/:day/:title/, or date, pretty, ordinal or none, have %q", pattern)
	}
	for _, w := range word.FindAllString(pattern, -1) {
		if _, ok := words[w[1:]]; !ok {
			return fmt.Errorf("want words such as :year, :month, :day, :title and :categories, have %s", w)
		}
	}
	return nil
}

// Make is the address by a pattern that Check found nothing in.
func Make(pattern string, p Parts) (string, error) {
	if s := styles[pattern]; s != "" {
		pattern = s
	}
	var err error
	made := word.ReplaceAllStringFunc(pattern, func(w string) string {
		form := words[w[1:]]
		if form != "" && p.Date.IsZero() {
			err = ErrDate
		}
		if form != "" {
			return p.Date.Format(form)
		}
		return p.word(w[1:])
	})
	if err != nil {
		return "", err
	}
	clean := path.Clean("/" + made)
	if strings.HasSuffix(made, "/") && clean != "/" {
		clean += "/"
	}
	return clean, nil
}

// word is what stands for a word that is not of the date.
func (p *Parts) word(w string) string {
	switch w {
	case "title", "post_title", "slug":
		if p.Slug != "" {
			return p.Slug
		}
		return p.Name
	case "name", "filename":
		return p.Name
	case "output_ext":
		return ".html"
	}
	list := p.Categories
	if w == "category" && len(list) > 1 {
		list = list[:1]
	}
	return strings.ToLower(strings.Join(list, "/"))
}
