package lint

import (
	"bytes"
	"errors"
	"path"
	"slices"
	"strings"

	"github.com/goarticle/article"
)

func fmParse() Rule {
	return Rule{
		ID: "fm-parse",
		Doc: `The front matter can be read: it stands at the top, is closed, is YAML, TOML or JSON with keys and values, and has no key twice. ` +
			`Of a post without front matter generators make a page without a title, or copy the file as it is; of two equal keys some take the last and some stop. ` +
			`The message says what was wanted in that place. Most often a value with a colon needs quotes.`,
		Severity:    Error,
		CheckSource: checkParse,
	}
}

func checkParse(p *Post) {
	for _, e := range errorsOf(p.Err) {
		start := p.Offset(e.Line, e.Column)
		if e.Line == 0 {
			start = 0
		}
		if p.reportedAt(start) {
			continue // text-encoding has said it
		}
		p.Report(start, p.lineEnd(start), "%s", message(e))
	}
}

// errorsOf are the errors that are joined in err.
func errorsOf(err error) []*article.Error {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		var list []*article.Error
		for _, err := range joined.Unwrap() {
			list = append(list, errorsOf(err)...)
		}
		return list
	}
	e, ok := errors.AsType[*article.Error](err)
	switch {
	case ok:
		return []*article.Error{e}
	case err != nil:
		return []*article.Error{{Err: err}}
	}
	return nil
}

// message is that of e without its place.
func message(e *article.Error) string { return (&article.Error{Key: e.Key, Err: e.Err}).Error() }

// reportedAt reports whether a rule that came before has found something at
// an offset.
func (p *Post) reportedAt(offset int) bool {
	return slices.ContainsFunc(p.found, func(f finding) bool { return f.start == offset && f.rule != p.rule })
}

// RequiredOptions are the options of the rule fm-required.
type RequiredOptions struct {
	// Keys must have a value. One of the keys that [article.Article] reads
	// as one field stands for all of them: author is satisfied by authors.
	Keys []string `yaml:"keys"`
}

func fmRequired() Rule {
	o := &RequiredOptions{Keys: []string{"title", "date"}}
	return Rule{
		ID: "fm-required",
		Doc: `The keys that every post needs have a value: title and date, or those that the option keys names. ` +
			`A post without a date is sorted to where nobody finds it, or gets the day on which the site was built. A blank value is none. ` +
			`The date of a file name (2012-01-29-x.html) counts; drafts and pages that list posts need no date. ` +
			`Add the key; put quotes around a value that begins with #, which is a comment in YAML.`,
		Severity: Error,
		Options:  o,
		Check: func(p *Post) {
			for _, key := range o.Keys {
				checkRequired(p, key)
			}
		},
	}
}

func checkRequired(p *Post, key string) {
	keys := sameField(key)
	if p.hasValue(keys) || p.hasFault(keys) {
		return // a value that cannot be read is for date-valid and fm-type
	}
	if slices.Contains(keys, "date") && (hasDateName(p.Name) || isUndated(p)) {
		return
	}
	for _, k := range keys {
		line, _ := p.Article.Place(k)
		if line == 0 {
			continue
		}
		start, end := p.Key(k)
		hint := ""
		if _, value, _ := bytes.Cut(p.Source[start:end], []byte(":")); bytes.HasPrefix(bytes.TrimSpace(value), []byte("#")) {
			hint = "; put quotes around a value that begins with #"
		}
		p.Report(start, end, "%s: want a value, have none%s", k, hint)
		return
	}
	start, end := p.Key("")
	p.Report(start, end, "want the key %s", key)
}

// fieldKeys are the keys that are read as one field, the usual one first.
var fieldKeys = [][]string{
	{"author", "authors"},
	{"date", "pubDate", "publishDate"},
	{"updated", "lastmod", "modified", "updatedDate", "last_modified_at"},
	{"categories", "category"},
	{"tags", "tag"},
	{"cover", "image", "headimg", "thumbnail", "banner", "featured_image", "heroImage", "coverImage", "images"},
	{"description", "summary", "excerpt"},
	{"lang", "language"},
	{"permalink", "url"},
}

// sameField are the keys of the field that key belongs to, key first.
func sameField(key string) []string {
	for _, keys := range fieldKeys {
		if isOneOf(keys, key) {
			return append([]string{key}, keys...)
		}
	}
	return []string{key}
}

// isOneOf compares without regard to case, as keys are read.
func isOneOf(keys []string, key string) bool {
	return slices.ContainsFunc(keys, func(k string) bool { return strings.EqualFold(k, key) })
}

// hasValue reports whether one of the keys has a value that is not blank.
func (p *Post) hasValue(keys []string) bool {
	for name, v := range p.keys() {
		if !isOneOf(keys, name) {
			continue
		}
		switch v := v.(type) {
		case nil:
		case string:
			if strings.TrimSpace(v) != "" {
				return true
			}
		case []any:
			if len(v) > 0 {
				return true
			}
		default:
			return true
		}
	}
	return false
}

func (p *Post) hasFault(keys []string) bool {
	return slices.ContainsFunc(p.Article.Faults, func(e *article.Error) bool { return isOneOf(keys, e.Key) })
}

// keys is the front matter of a post that could be read.
func (p *Post) keys() map[string]any {
	if !p.cache.hasKeys {
		p.cache.keys, _ = article.FrontMatter[map[string]any](p.Article)
		p.cache.hasKeys = true
	}
	return p.cache.keys
}

// hasDateName reports whether a file is named as posts of Jekyll are, with
// the date in front.
func hasDateName(name string) bool {
	const form = "0000-00-00-"
	base := path.Base(name)
	if len(base) <= len(form) {
		return false
	}
	for i := range form {
		if isDigit := base[i] >= '0' && base[i] <= '9'; isDigit != (form[i] == '0') || !isDigit && base[i] != form[i] {
			return false
		}
	}
	return true
}

// isUndated reports whether a post is one that needs no date: a draft, or a
// page that lists posts.
func isUndated(p *Post) bool {
	if p.Article.Draft || slices.Contains(strings.Split(p.Name, "/"), "_drafts") {
		return true
	}
	stem := strings.TrimSuffix(path.Base(p.Name), path.Ext(p.Name))
	return stem == "_index" || hasLoop(p.Article.Body)
}

// hasLoop reports whether a body is a template that goes over other posts.
func hasLoop(body string) bool {
	for _, mark := range []string{"{% for ", "{%- for ", "{{ range ", "{{- range ", "{{range "} {
		if strings.Contains(body, mark) {
			return true
		}
	}
	return false
}
