package convert

import (
	"bytes"
	"html"
	"regexp"
	"strings"

	"github.com/yuin/goldmark"
)

var (
	figureMark  = regexp.MustCompile("\\{\\{< figure((?: \\w+=(?:\"(?:[^\"\\\\]|\\\\.)*\"|`[^`]*`))*) >\\}\\}")
	detailsMark = regexp.MustCompile("\\{\\{< (/?)details((?: \\w+=(?:\"(?:[^\"\\\\]|\\\\.)*\"|`[^`]*`|true))*) >\\}\\}")
	videoMark   = regexp.MustCompile(`\{\{< youtube ([\w-]+) >\}\}`)
	paramMark   = regexp.MustCompile("(\\w+)=(?:\"((?:[^\"\\\\]|\\\\.)*)\"|`([^`]*)`)")
)

// withoutHugo is Markdown with the HTML of Hugo's own shortcodes in their
// place.
func withoutHugo(text string) string {
	text = figureMark.ReplaceAllStringFunc(text, func(mark string) string {
		p := params(mark)
		img := `<img src="` + html.EscapeString(p["src"]) + `" alt="` + html.EscapeString(p["alt"]) + `">`
		if link, ok := p["link"]; ok {
			img = `<a href="` + html.EscapeString(link) + `">` + img + "</a>"
		}
		if p["caption"] != "" {
			img += "<figcaption>" + inLine(p["caption"]) + "</figcaption>"
		}
		return "<figure>" + img + "</figure>"
	})
	text = videoMark.ReplaceAllString(text, `<iframe src="https://www.youtube.com/embed/$1"></iframe>`)
	return detailsMark.ReplaceAllStringFunc(text, func(mark string) string {
		if strings.HasPrefix(mark, "{{< /") {
			return "</details>"
		}
		return "<details><summary>" + inLine(params(mark)["summary"]) + "</summary>"
	})
}

func params(mark string) map[string]string {
	m := map[string]string{}
	for _, p := range paramMark.FindAllStringSubmatch(mark, -1) {
		m[p[1]] = strings.NewReplacer(`\"`, `"`, `\\`, `\`).Replace(p[2]) + p[3]
	}
	return m
}

// inLine is a line of Markdown as HTML.
func inLine(text string) string {
	var out bytes.Buffer
	if err := goldmark.Convert([]byte(text), &out); err != nil {
		return err.Error()
	}
	return strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(out.String()), "<p>"), "</p>")
}
