package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"github.com/goarticle/article/internal/token"
)

// html5lib is where golang.org/x/net has the data of html5lib.
func html5lib(folder string) (string, error) {
	return moduleDir("golang.org/x/net", "html", "testdata", "html5lib-tests", folder)
}

// A tokenTest is a case of html5lib for tokenizers.
type tokenTest struct {
	Description   string
	Input         string
	DoubleEscaped bool
	InitialStates []string
	LastStartTag  string
	Output        [][]any
}

// tokenCases are html5lib's for tokenizers: text, with its entities decoded, and
// tags with their attributes. Comments and doctypes a body passes over.
func tokenCases(r *results) error {
	dir, err := html5lib("tokenizer")
	if err != nil {
		return err
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.test"))
	if err != nil {
		return err
	}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		var all struct{ Tests, XMLViolationTests []tokenTest }
		if err := json.Unmarshal(src, &all); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		base := strings.TrimSuffix(filepath.Base(file), ".test")
		for _, c := range slices.Concat(all.Tests, all.XMLViolationTests) {
			states := c.InitialStates
			if states == nil {
				states = []string{"Data state"}
			}
			for _, state := range states {
				id := base + "/" + state + "/" + c.Description
				r.add(strings.ReplaceAll(id, ": ", ":"), c.check(state))
			}
		}
	}
	return nil
}

// opensState is what a tokenizer of bodies is in a state behind.
var opensState = map[string]string{
	"Data state":          "",
	"RCDATA state":        "<title>",
	"RAWTEXT state":       "<style>",
	"Script data state":   "<script>",
	"PLAINTEXT state":     "<plaintext>",
	"CDATA section state": "<![CDATA[",
}

func (c *tokenTest) check(state string) error {
	open, ok := opensState[state]
	if !ok {
		return fmt.Errorf("want a state that is known")
	}
	if c.LastStartTag != "" && open != "" {
		open = "<" + c.LastStartTag + ">"
	}
	want, have := c.want(), tokensOf(open, c.text(c.Input))
	if !slices.Equal(want, have) {
		return fmt.Errorf("want %q, have %q", want, have)
	}
	return nil
}

var unicodeEscape = regexp.MustCompile(`\\u[0-9A-Fa-f]{4}`)

// text is s without the escapes that it may have once more.
func (c *tokenTest) text(s string) string {
	if !c.DoubleEscaped {
		return s
	}
	return unicodeEscape.ReplaceAllStringFunc(s, func(e string) string {
		n, _ := strconv.ParseUint(e[2:], 16, 16)
		return string(rune(n))
	})
}

// want are the tokens that the suite expects.
func (c *tokenTest) want() []string {
	var t tokenList
	for _, o := range c.Output {
		name, _ := o[1].(string)
		switch o[0] {
		case "Character":
			t.text(c.text(name))
		case "StartTag":
			attrs := map[string]string{}
			for k, v := range o[2].(map[string]any) {
				attrs[c.text(k)] = c.text(v.(string))
			}
			t.tag("<", c.text(name), len(o) > 3, attrs)
		case "EndTag":
			t.tag("</", c.text(name), false, nil)
		}
	}
	return t
}

// tokensOf are the tokens of a text behind what opens a state.
func tokensOf(open, text string) []string {
	z := token.New([]byte(open+text), 0)
	if strings.HasPrefix(open, "<![") {
		z.AllowCDATA(true)
	} else if open != "" {
		z.Next()
	}
	var t tokenList
	for {
		switch kind := z.Next(); kind {
		case html.ErrorToken:
			return t
		case html.TextToken:
			t.text(string(z.Text()))
		case html.StartTagToken, html.SelfClosingTagToken:
			name, attrs := string(z.TagName()), map[string]string{}
			for {
				k, v := z.TagAttr()
				if k == nil {
					break
				}
				if _, ok := attrs[string(k)]; !ok { // the first counts
					attrs[string(k)] = string(v)
				}
			}
			t.tag("<", name, kind == html.SelfClosingTagToken, attrs)
		case html.EndTagToken:
			t.tag("</", string(z.TagName()), false, nil)
		}
	}
}

// A tokenList has tokens in the form in which they are compared.
type tokenList []string

func (t *tokenList) text(s string) {
	last := len(*t) - 1
	switch {
	case s == "":
	case last >= 0 && strings.HasPrefix((*t)[last], "="):
		(*t)[last] += s
	default:
		*t = append(*t, "="+s)
	}
}

func (t *tokenList) tag(kind, name string, closes bool, attrs map[string]string) {
	parts := []string{kind + name}
	for k, v := range attrs {
		parts = append(parts, fmt.Sprintf("%q=%q", k, v))
	}
	slices.Sort(parts[1:])
	if closes {
		parts = append(parts, "/")
	}
	*t = append(*t, strings.Join(parts, " "))
}
