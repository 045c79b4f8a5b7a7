package main

import (
	"bytes"
	"html"
	"regexp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
)

// hugo renders Markdown as Hugo 0.165 does by default: goldmark with the
// settings of markup/goldmark/goldmark_config, which leaves raw HTML out.
func hugo(text []byte) ([]byte, error) {
	md := goldmark.New(
		goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.NewLinkify(), extension.TaskList, extension.Footnote,
			extension.DefinitionList, extension.Typographer),
		goldmark.WithParserOptions(parser.WithAutoHeadingID(), parser.WithHeadingAttribute()))
	s := shortcodes{md: md}
	var out bytes.Buffer
	if err := md.Convert([]byte(s.hide(string(text))), &out); err != nil {
		return nil, err
	}
	return []byte(s.show(out.String())), nil
}

// shortcodes are those of a text, each of which a word stands for while the
// text around them is rendered.
type shortcodes struct {
	md   goldmark.Markdown
	list []string
}

var (
	pair    = regexp.MustCompile("(?s)\\{\\{<\\s*details((?:\\s+\\w+=(?:\"(?:[^\"\\\\]|\\\\.)*\"|`[^`]*`|\\w+))*)\\s*>\\}\\}(.*?)\\{\\{<\\s*/details\\s*>\\}\\}")
	single  = regexp.MustCompile("(?s)\\{\\{(?:<|%)(/\\*)?\\s*(/?[\\w-]*)((?:\"(?:[^\"\\\\]|\\\\.)*\"|`[^`]*`|[^\"`])*?)(\\*/)?(?:>|%)\\}\\}")
	param   = regexp.MustCompile("(\\w+)=(?:\"((?:[^\"\\\\]|\\\\.)*)\"|`([^`]*)`|(\\w+))")
	pattern = regexp.MustCompile(`(?:<p>)?HUGOSHORTCODE(\d+)X(?:</p>)?`)
)

func (s *shortcodes) hide(text string) string {
	for {
		// The innermost pair comes first, as none of it holds another.
		m := pair.FindStringSubmatchIndex(text)
		if m == nil {
			break
		}
		if again := strings.LastIndex(text[:m[4]+strings.Index(text[m[4]:], "{{< /details")], "{{< details"); again > m[0] {
			m = pair.FindStringSubmatchIndex(text[again:])
			for i := range m {
				m[i] += again
			}
		}
		p := params(text[m[2]:m[3]])
		open := ""
		if p["open"] == "true" {
			open = " open"
		}
		inner := s.page(text[m[4]:m[5]])
		text = text[:m[0]] + s.word("<details"+open+"><summary>"+s.line(p["summary"])+"</summary>"+inner+"</details>") + text[m[1]:]
	}
	return single.ReplaceAllStringFunc(text, func(mark string) string {
		m := single.FindStringSubmatch(mark)
		if m[1] != "" {
			return s.word(html.EscapeString(strings.Replace(strings.Replace(mark, "/*", "", 1), "*/", "", 1)))
		}
		switch p := params(m[3]); m[2] {
		case "figure":
			return s.word(s.figure(p))
		case "ref", "relref":
			return s.word("/" + strings.Trim(m[3], " \"`"))
		}
		return s.word("<!-- " + html.EscapeString(m[2]) + " -->")
	})
}

func (s *shortcodes) word(page string) string {
	s.list = append(s.list, page)
	return "HUGOSHORTCODE" + strconv.Itoa(len(s.list)-1) + "X"
}

func (s *shortcodes) page(text string) string {
	var out bytes.Buffer
	if err := s.md.Convert([]byte(s.hide(text)), &out); err != nil {
		return html.EscapeString(err.Error())
	}
	return out.String()
}

// line renders text without a paragraph around it.
func (s *shortcodes) line(text string) string {
	return strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(s.page(text)), "<p>"), "</p>")
}

// figure is Hugo's own shortcode of this name.
func (s *shortcodes) figure(p map[string]string) string {
	var b strings.Builder
	b.WriteString("<figure>")
	if p["link"] != "" {
		b.WriteString(`<a href="` + html.EscapeString(p["link"]) + `">`)
	}
	b.WriteString(`<img src="` + html.EscapeString(p["src"]) + `"`)
	for _, key := range []string{"alt", "width", "height"} {
		if p[key] != "" {
			b.WriteString(" " + key + `="` + html.EscapeString(p[key]) + `"`)
		}
	}
	b.WriteString(">")
	if p["link"] != "" {
		b.WriteString("</a>")
	}
	if p["caption"]+p["title"] != "" {
		b.WriteString("<figcaption>")
		if p["title"] != "" {
			b.WriteString("<h4>" + html.EscapeString(p["title"]) + "</h4>")
		}
		b.WriteString("<p>" + s.line(p["caption"]) + "</p></figcaption>")
	}
	return b.String() + "</figure>"
}

func params(text string) map[string]string {
	m := map[string]string{}
	for _, p := range param.FindAllStringSubmatch(text, -1) {
		m[p[1]] = strings.NewReplacer(`\"`, `"`, `\\`, `\`).Replace(p[2]) + p[3] + p[4]
	}
	return m
}

// show puts the shortcodes back, those within others, too.
func (s *shortcodes) show(page string) string {
	for strings.Contains(page, "HUGOSHORTCODE") {
		again := pattern.ReplaceAllStringFunc(page, func(word string) string {
			i, err := strconv.Atoi(pattern.FindStringSubmatch(word)[1])
			if err != nil || i >= len(s.list) {
				return word
			}
			return s.list[i]
		})
		if again == page {
			break
		}
		page = again
	}
	return page
}
