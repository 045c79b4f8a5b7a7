package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"github.com/goarticle/article"
)

// treeCases are html5lib's for the construction of trees, but for those within
// elements that no post is in. Of a tree are compared the text that a reader
// sees, character by character but for white space, and the links and images.
// The tree moves what is misplaced in a table and opens a link anew in each
// block; here all stands where it was written, so order does not count, nor
// how often a link is there.
func treeCases(r *results) error {
	dir, err := html5lib("tree-construction")
	if err != nil {
		return err
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.dat"))
	if err != nil {
		return err
	}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		base := strings.TrimSuffix(filepath.Base(file), ".dat")
		for i, c := range treeTests(string(src)) {
			switch c["document-fragment"] {
			case "", "body", "div":
				r.add(fmt.Sprintf("%s/%d", base, i+1), checkTree(c["data"], c["document"]))
			}
		}
	}
	return nil
}

// treeTests are the cases of a file, each with its sections by name.
func treeTests(src string) (all []map[string]string) {
	for part := range strings.SplitSeq("\n\n"+src, "\n\n#data\n") {
		test, name := map[string]string{}, "data"
		for line := range strings.SplitSeq(part, "\n") {
			if section, ok := strings.CutPrefix(line, "#"); ok && slices.Contains(sections, section) {
				name = section
				test[name] = ""
				continue
			}
			test[name] += line + "\n"
		}
		for name, text := range test {
			test[name] = strings.TrimSuffix(text, "\n")
		}
		if _, ok := test["document"]; ok {
			all = append(all, test)
		}
	}
	return all
}

var sections = []string{"errors", "new-errors", "document-fragment", "script-off", "script-on", "document"}

// A bodyView is what is compared: text without white space, each list sorted.
type bodyView struct {
	text          string
	links, images []string
}

func checkTree(data, document string) error {
	p := article.Parser{Markup: article.HTML}
	a, err := p.Parse(strings.NewReader("---\n---\n" + data))
	if err != nil {
		return err
	}
	have := bodyView{text: a.Text}
	for _, l := range a.Links {
		have.links = append(have.links, l.Href)
	}
	for _, m := range a.Images {
		have.images = append(have.images, m.Src)
	}
	want := viewOfTree(document)
	want.sort()
	have.sort()
	if want.text != have.text || !slices.Equal(want.links, have.links) || !slices.Equal(want.images, have.images) {
		return fmt.Errorf("of %q want %q, have %q", data, want, have)
	}
	return nil
}

func (v *bodyView) sort() {
	chars := []rune(strings.Map(func(c rune) rune {
		if unicode.IsSpace(c) || c == 0 {
			return -1
		}
		return c
	}, v.text))
	slices.Sort(chars)
	v.text = string(chars)
	slices.Sort(v.links)
	v.links = slices.Compact(v.links)
	slices.Sort(v.images)
}

// unseen are the elements whose text is none of the page, or is that of a
// control or of a picture.
var unseen = strings.Fields("head title script style noscript textarea select datalist noembed noframes iframe video audio object canvas svg math template")

// viewOfTree reads a tree as the suite writes it: a line for each node, with
// its depth.
func viewOfTree(document string) (v bodyView) {
	hidden := 1 << 20 // depth of the element that hides what is below
	element := ""
	inText := false
	for line := range strings.SplitSeq(document, "\n") {
		node, ok := strings.CutPrefix(line, "| ")
		if !ok {
			if inText {
				v.text += strings.TrimSuffix(line, `"`)
			}
			continue
		}
		text := strings.TrimLeft(node, " ")
		depth := len(node) - len(text)
		inText = false
		if depth <= hidden {
			hidden = 1 << 20
		}
		switch {
		case hidden < depth:
		case strings.HasPrefix(text, `"`):
			inText = true
			v.text += strings.TrimSuffix(text[1:], `"`)
		case strings.HasPrefix(text, "<!"):
		case strings.HasPrefix(text, "<"):
			element = strings.Trim(text, "<>")
			if name, _, _ := strings.Cut(element, " "); slices.Contains(unseen, name) { // svg title
				hidden = depth
			}
			if element == "img" {
				v.images = append(v.images, "")
			}
		case element == "a" && strings.HasPrefix(text, "href="):
			v.links = append(v.links, strings.TrimSpace(strings.Trim(text[len("href="):], `"`)))
		case element == "img" && strings.HasPrefix(text, "src="):
			v.images[len(v.images)-1] = strings.TrimSpace(strings.Trim(text[len("src="):], `"`))
		}
	}
	return v
}
