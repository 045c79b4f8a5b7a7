package syntax

import (
	"bytes"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/goarticle/article/convert/internal/values"
)

// Read is what stands in the front matter of a file, of which root is the tree
// as article.FrontMatter gives it, and source the bytes: the entries of the
// mapping, with what it merges after its own and with comments. A file without
// source, or of a syntax that is not known by its first line, has no comments
// but those in the tree, and its texts are texts.
func Read(source []byte, root *yaml.Node) []Entry {
	p := newPlainer(source)
	out := make([]Entry, 0, len(root.Content)/2)
	lines := bytes.Split(p.toml, []byte("\n"))
	for _, kv := range pairs(root) {
		e := Entry{Key: kv[0].Value, Value: p.plain(kv[1]), Encoded: isEncoded(kv[1])}
		markDates(e.Value, p.typed[e.Key])
		e.Comments = tomlComments(lines, kv[0].Line)
		collect(&e.Comments, kv[0])
		collect(&e.Comments, kv[1])
		out = append(out, e)
	}
	if root.FootComment != "" && len(out) > 0 {
		last := &out[len(out)-1]
		last.Comments = append(last.Comments, root.FootComment)
	}
	return out
}

// isEncoded reports whether some text below n is written in base64. What an
// alias stands for is not looked at.
func isEncoded(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.ShortTag() == "!!binary" || slices.ContainsFunc(n.Content, isEncoded)
}

// A plainer makes plain trees of those of a file.
type plainer struct {
	yaml  bool           // texts without quotes may be more than texts
	toml  []byte         // the file up to the end of the front matter, if that is TOML
	typed map[string]any // the values of TOML
}

func newPlainer(source []byte) *plainer {
	f := FenceOf(source)
	switch f.Syntax() {
	case "yaml":
		return &plainer{yaml: true}
	case "toml":
		p := new(plainer)
		p.toml, p.typed = readTOML(source, f.Opener[:len("+++")])
		return p
	}
	return new(plainer)
}

// pairs are the keys and values of a mapping and then those that it merges,
// an earlier one of a key hiding the later ones (YAML merge key, 1.1).
func pairs(m *yaml.Node) [][2]*yaml.Node {
	var merged [][2]*yaml.Node
	own := make([][2]*yaml.Node, 0, len(m.Content)/2)
	have := map[string]bool{}
	for i := 0; i+1 < len(m.Content); i += 2 {
		if k := resolve(m.Content[i]); k.ShortTag() != "!!merge" {
			own = append(own, [2]*yaml.Node{k, m.Content[i+1]})
			have[k.Value] = true
		}
	}
	for i := 0; i+1 < len(m.Content); i += 2 {
		if resolve(m.Content[i]).ShortTag() != "!!merge" {
			continue
		}
		sources := []*yaml.Node{resolve(m.Content[i+1])}
		if sources[0].Kind == yaml.SequenceNode {
			sources = sources[0].Content
		}
		for _, s := range sources {
			for _, kv := range pairs(resolve(s)) {
				if !have[kv[0].Value] {
					have[kv[0].Value] = true
					merged = append(merged, kv)
				}
			}
		}
	}
	return append(own, merged...)
}

// resolve is n, or what it stands for if it is an alias.
func resolve(n *yaml.Node) *yaml.Node {
	if n.Kind == yaml.AliasNode && n.Alias != nil {
		return n.Alias
	}
	return n
}

// collect adds the comments of a tree, in order.
func collect(list *[]string, n *yaml.Node) {
	for _, c := range []string{n.HeadComment, n.LineComment} {
		if c != "" {
			*list = append(*list, c)
		}
	}
	for _, c := range n.Content {
		collect(list, c)
	}
	if n.FootComment != "" {
		*list = append(*list, n.FootComment)
	}
}

func (p *plainer) plain(n *yaml.Node) *yaml.Node {
	n = resolve(n)
	switch n.Kind {
	case yaml.SequenceNode:
		out := &yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq"}
		for _, c := range n.Content {
			out.Content = append(out.Content, p.plain(c))
		}
		return out
	case yaml.MappingNode:
		out := &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map"}
		for _, kv := range pairs(n) {
			out.Content = append(out.Content, values.Of(kv[0].Value), p.plain(kv[1]))
		}
		return out
	}
	return p.scalar(n)
}

func (p *plainer) scalar(n *yaml.Node) *yaml.Node {
	tag := n.ShortTag()
	switch tag {
	case "!!null":
		return values.Of(nil)
	case "!!int", "!!float":
		text := n.Value
		if tag == "!!float" && p.toml != nil && !strings.ContainsAny(text, ".e") {
			text += ".0"
		}
		return &yaml.Node{Kind: yaml.ScalarNode, Tag: tag, Value: text}
	case "!!bool", "!!binary":
		var v any
		if n.Load(&v) == nil {
			return values.Of(v)
		}
	}
	const quotes = yaml.SingleQuotedStyle | yaml.DoubleQuotedStyle | yaml.LiteralStyle | yaml.FoldedStyle
	tag = "!!str"
	if p.yaml && n.Style&quotes == 0 {
		tag = values.PlainTag
	}
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: tag, Value: n.Value}
}
