package convert

import (
	"bytes"
	"fmt"
	"html"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	htmlrender "github.com/yuin/goldmark/renderer/html"
)

// hugoReader reads as Hugo does, but for raw HTML, which it shows.
var hugoReader = goldmark.New(
	goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.NewLinkify(), extension.TaskList, extension.Footnote, extension.DefinitionList),
	goldmark.WithParserOptions(parser.WithAutoHeadingID(), parser.WithHeadingAttribute()), goldmark.WithRendererOptions(htmlrender.WithUnsafe()))

// renderHugo is Markdown as HTML, with that of Hugo's own shortcodes: a word
// stands for each while what is around it is rendered.
func renderHugo(t testing.TB, text string) string {
	var made []string
	word := func(page string) string {
		made = append(made, page)
		return fmt.Sprintf("HUGOWORD%dX", len(made)-1)
	}
	render := func(text string) string {
		var out bytes.Buffer
		require.NoError(t, hugoReader.Convert([]byte(text), &out))
		return out.String()
	}
	inLine := func(text string) string {
		return strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(render(text)), "<p>"), "</p>")
	}
	text = playerMark.ReplaceAllString(text, "")
	text = figureMark.ReplaceAllStringFunc(text, func(mark string) string { return word(figureOf(params(mark), inLine)) })
	for {
		// The first end is that of an innermost pair.
		end := detailsEnd.FindStringIndex(text)
		if end == nil {
			break
		}
		starts := detailsMark.FindAllStringIndex(text[:end[0]], -1)
		require.NotEmpty(t, starts, text)
		start := starts[len(starts)-1]
		summary := inLine(params(text[start[0]:start[1]])["summary"])
		text = text[:start[0]] + word("<details><summary>"+summary+"</summary>"+render(text[start[1]:end[0]])+"</details>") + text[end[1]:]
	}
	page := render(text)
	for strings.Contains(page, "HUGOWORD") {
		page = wordMark.ReplaceAllStringFunc(page, func(s string) string {
			i, err := strconv.Atoi(wordMark.FindStringSubmatch(s)[1])
			require.NoError(t, err)
			return made[i]
		})
	}
	return page
}

var (
	figureMark  = regexp.MustCompile("\\{\\{< figure((?: \\w+=(?:\"(?:[^\"\\\\]|\\\\.)*\"|`[^`]*`))*) >\\}\\}")
	detailsMark = regexp.MustCompile("\\{\\{< details((?: \\w+=(?:\"(?:[^\"\\\\]|\\\\.)*\"|`[^`]*`|true))*) >\\}\\}")
	detailsEnd  = regexp.MustCompile("\\{\\{< /details >\\}\\}")
	playerMark  = regexp.MustCompile(`\{\{< (?:youtube|vimeo) [\w-]+ >\}\}`)
	paramMark   = regexp.MustCompile("(\\w+)=(?:\"((?:[^\"\\\\]|\\\\.)*)\"|`([^`]*)`)")
	wordMark    = regexp.MustCompile(`(?:<p>)?HUGOWORD(\d+)X(?:</p>)?`)
)

func figureOf(p map[string]string, inLine func(string) string) string {
	img := `<img src="` + html.EscapeString(p["src"]) + `" alt="` + html.EscapeString(p["alt"]) + `" width="` + p["width"] + `" height="` + p["height"] + `">`
	if link, ok := p["link"]; ok {
		img = `<a href="` + html.EscapeString(link) + `">` + img + "</a>"
	}
	if p["caption"] != "" {
		img += "<figcaption>" + inLine(p["caption"]) + "</figcaption>"
	}
	return "<figure>" + img + "</figure>"
}

func params(mark string) map[string]string {
	m := map[string]string{}
	for _, p := range paramMark.FindAllStringSubmatch(mark, -1) {
		m[p[1]] = strings.NewReplacer(`\"`, `"`, `\\`, `\`).Replace(p[2]) + p[3]
	}
	return m
}
