package convert

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/goarticle/article/convert/internal/target"
	"github.com/goarticle/article/convert/internal/values"
)

// tellCommas tells of a list that is one text with commas, which is one entry to
// some generators and several to others.
func (f *front) tellCommas(c target.Concept, e *entry) {
	if f.Target != "" && e != nil && e.Value.Kind == yaml.ScalarNode && strings.Contains(e.Value.Value, ",") {
		f.meaning(c, e, values.Short(e.Value), "a text with commas is one to some generators, and several to others: write a list")
	}
}

// categories is the list of categories by the policy.
func (f *front) categories(e *entry) *yaml.Node {
	f.tellCommas(target.Categories, e)
	list := f.article.Categories
	if len(list) < 2 {
		return values.List(list)
	}
	switch f.Categories {
	case First:
		return f.oneCategory(e, list[0])
	case Last:
		return f.oneCategory(e, list[len(list)-1])
	case Path:
		return f.path(e)
	case Flat:
		return f.flat(e)
	}
	return f.asListed(e)
}

func (f *front) oneCategory(e *entry, kept string) *yaml.Node {
	rest := slices.DeleteFunc(slices.Clone(f.article.Categories), func(s string) bool { return s == kept })
	f.meaning(target.Categories, e, strings.Join(rest, ", "), "the others are left out")
	return values.List([]string{kept})
}

func (f *front) path(e *entry) *yaml.Node {
	if f.target.Paths || f.Target == "" {
		return values.List(f.article.Categories)
	}
	f.meaning(target.Categories, e, "", f.target.Name+" has no paths of categories: the path is the name of one")
	return values.List([]string{strings.Join(f.article.Categories, "/")})
}

// flat is a list of peers: for Hexo, a list of paths of one each.
func (f *front) flat(e *entry) *yaml.Node {
	if f.Target == Jekyll {
		f.meaning(target.Categories, e, "", "Jekyll puts all of them into the address of the post, one below the other")
	}
	if f.Target != Hexo {
		return values.List(f.article.Categories)
	}
	n := &yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq"}
	for _, s := range f.article.Categories {
		n.Content = append(n.Content, values.List([]string{s}))
	}
	return n
}

// asListed is the list as it is, and says what the target makes of it. A
// list of lists is Hexo's form of several paths.
func (f *front) asListed(e *entry) *yaml.Node {
	nested := e != nil && values.IsNested(e.Value)
	switch {
	case f.Target == Hexo && nested && slices.Equal(values.Texts(e.Value), f.article.Categories):
		return e.Value
	case nested:
		f.meaning(target.Categories, e, "", "the paths are one list now")
	case f.target.Paths:
		f.meaning(target.Categories, e, "", f.target.Name+" reads the list as one path")
	case f.Target != "":
		f.meaning(target.Categories, e, "", f.target.Name+" reads the list as peers")
	}
	return values.List(f.article.Categories)
}
