package convert

import (
	"bytes"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/goarticle/article"
	"github.com/goarticle/article/convert/internal/values"
)

// A plainer makes plain trees: without aliases, merges, comments and tags
// but those of JSON's types and these of scalars.
type plainer struct {
	yaml  bool           // texts without quotes may be more than texts
	toml  []byte         // the file up to the end of the front matter, if that is TOML
	typed map[string]any // the values of TOML
}

// newPlainer knows the syntax of a's front matter by the line that opens it.
func newPlainer(a *article.Article) *plainer {
	source := bytes.TrimLeft(bytes.TrimPrefix(a.Source, []byte("\ufeff")), " \t\r\n")
	line, _, _ := bytes.Cut(source, []byte("\n"))
	opener := strings.Join(strings.Fields(string(line)), "")
	p := &plainer{yaml: opener == "---" || opener == "---yaml" || opener == "---yml"}
	if opener == "+++" || opener == "---toml" {
		p.toml, p.typed = readTOML(a.Source, opener[:3])
	}
	return p
}

// entries are the entries of a mapping, with what it merges after its own
// and with comments.
func (p *plainer) entries(m *yaml.Node) []entry {
	var out []entry
	lines := bytes.Split(p.toml, []byte("\n"))
	for _, kv := range pairs(m) {
		e := entry{key: kv[0].Value, value: p.plain(kv[1])}
		markDates(e.value, p.typed[e.key])
		e.comments = tomlComments(lines, kv[0].Line)
		collect(&e.comments, kv[0])
		collect(&e.comments, kv[1])
		out = append(out, e)
	}
	if m.FootComment != "" && len(out) > 0 {
		last := &out[len(out)-1]
		last.comments = append(last.comments, m.FootComment)
	}
	return out
}

// pairs are the keys and values of a mapping and then those that it merges,
// an earlier one of a key hiding the later ones (YAML merge key, 1.1).
func pairs(m *yaml.Node) [][2]*yaml.Node {
	var own, merged [][2]*yaml.Node
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

// tomlComments are the comments on the lines above a line of TOML, from 1,
// which the reader of TOML passes over.
func tomlComments(lines [][]byte, line int) []string {
	var list []string
	for i := min(line-1, len(lines)) - 1; i >= 0; i-- {
		text := bytes.TrimSpace(lines[i])
		if len(text) > 0 && text[0] != '#' {
			break
		}
		if len(text) > 0 {
			list = append(list, string(text))
		}
	}
	slices.Reverse(list)
	return list
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
