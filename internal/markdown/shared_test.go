package markdown

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	goldmarkhtml "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
	"golang.org/x/net/html"
)

// plain is goldmark as it is, with the same extensions.
func plain() goldmark.Markdown {
	return goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote), goldmark.WithRendererOptions(goldmarkhtml.WithUnsafe()))
}

// posts calls f for the bodies of the posts below a shared folder.
func posts(t *testing.T, below string, f func(name string, body []byte)) {
	dir := os.Getenv("ARTICLE_SHARED")
	if dir == "" {
		t.Skip("ARTICLE_SHARED names no folder of posts")
	}
	dir = filepath.Join(dir, below)
	require.NoError(t, filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || e.Name() == "SOURCES" {
			return err
		}
		data, err := os.ReadFile(name)
		require.NoError(t, err)
		short, _ := filepath.Rel(dir, name)
		f(short, bodyOf(data))
		return nil
	}))
}

var frontMatter = regexp.MustCompile(`\A\x{FEFF}?(?s:\s*(?:---[ \t]*\r?\n.*?\n---|\+\+\+[ \t]*\r?\n.*?\n\+\+\+|\{.*?\n\})[ \t]*(?:\r?\n|\z))`)

func bodyOf(post []byte) []byte { return post[len(frontMatter.Find(post)):] }

var someTag = regexp.MustCompile(`(?s)\{% (?:highlight|codeblock|comment)\b.*?\{% end(?:highlight|codeblock|comment) %\}|\{\{.*?\}\}|\{%.*?%\}|\{# .*?#\}`)

// opaque writes an X for each byte of the tags of a text.
func opaque(text string) string {
	return someTag.ReplaceAllStringFunc(text, func(s string) string { return strings.Repeat("X", len(s)) })
}

// outline lists the links, images and headings of some HTML.
func outline(t *testing.T, rendering []byte, encode bool) []string {
	root, err := html.ParseWithOptions(bytes.NewReader(rendering))
	require.NoError(t, err)
	var list []string
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.ElementNode {
			get := func(key string) string {
				for _, a := range n.Attr {
					if a.Key == key {
						if v := opaque(strings.TrimSpace(a.Val)); encode && key != "class" {
							return string(util.URLEscape([]byte(v), false))
						} else {
							return v
						}
					}
				}
				return ""
			}
			switch n.Data {
			case "a":
				if href := get("href"); href != "" && !strings.HasPrefix(get("class"), "footnote-") {
					list = append(list, "a "+href)
				}
			case "img":
				list = append(list, "img "+get("src"))
			case "h1", "h2", "h3", "h4", "h5", "h6":
				list = append(list, n.Data)
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(root)
	return list
}

// TestOracle compares the rendering with that of goldmark as it is, which
// reads the body with an X for each byte of a tag.
func TestOracle(t *testing.T) {
	all, same := 0, 0
	md := plain()
	posts(t, "markdown", func(name string, body []byte) {
		all++
		var theirs bytes.Buffer
		require.NoError(t, md.Convert([]byte(opaque(string(body))), &theirs))
		d, err := Parse(body)
		require.NoError(t, err, name)
		want, have := outline(t, theirs.Bytes(), true), outline(t, d.HTML, true)
		if slices.Equal(want, have) {
			same++
			return
		}
		t.Logf("%s:\n%s", name, difference(want, have))
	})
	fmt.Printf("oracle: %d of %d posts, %.1f %%\n", same, all, 100*float64(same)/float64(all))
}

func difference(want, have []string) string {
	var s strings.Builder
	i := 0
	for i < len(want) && i < len(have) && want[i] == have[i] {
		i++
	}
	j := 0
	for j < len(want)-i && j < len(have)-i && want[len(want)-1-j] == have[len(have)-1-j] {
		j++
	}
	fmt.Fprintf(&s, "want %q\nhave %q", want[i:len(want)-j], have[i:len(have)-j])
	return s.String()
}
