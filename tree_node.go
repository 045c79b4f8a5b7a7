package article

import (
	"fmt"

	"go.yaml.in/yaml/v4"
)

// A node is a value of front matter with its place. TOML and JSON are read
// into nodes, too, so that all that follows is the same for every format.
type (
	node     = yaml.Node
	nodeKind = yaml.Kind
)

const (
	scalarNode   = yaml.ScalarNode
	sequenceNode = yaml.SequenceNode
	mappingNode  = yaml.MappingNode
	aliasNode    = yaml.AliasNode

	doubleQuotedStyle = yaml.DoubleQuotedStyle
	singleQuotedStyle = yaml.SingleQuotedStyle
	flowStyle         = yaml.FlowStyle
)

// maxAlias is how many nodes may be reached through aliases.
const maxAlias = 100_000

var errAlias = fmt.Errorf("what the aliases stand for is %w: want at most %d values", errTooLarge, maxAlias)

// newScalar returns a scalar with one of YAML's short tags.
func newScalar(tag, text string) *node { return &node{Kind: scalarNode, Tag: tag, Value: text} }

func isNull(n *node) bool { return n.Kind == scalarNode && n.ShortTag() == "!!null" }

// resolve is n, or what it stands for if it is an alias.
func resolve(n *node) *node {
	if n.Kind == aliasNode && n.Alias != nil {
		return n.Alias
	}
	return n
}

// kindName is what n is called in an error.
func kindName(n *node) string {
	switch n = resolve(n); {
	case n.Kind == mappingNode:
		return "a mapping"
	case n.Kind == sequenceNode:
		return "a list"
	case isNull(n):
		return "nothing"
	}
	return quote(n.Value)
}
