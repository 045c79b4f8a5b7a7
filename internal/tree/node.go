// Package tree holds what front matter says, whatever its format: values with
// their places, which package front makes. It checks that a tree can be
// written as JSON (each key once and text, aliases that end), and gives the
// entries of a mapping, values for encoding/json, and values of the caller's
// own types. It knows no keys and no files.
package tree

import (
	"fmt"

	"go.yaml.in/yaml/v4"

	"github.com/goarticle/article/internal/place"
)

// A node is a value of front matter with its place. TOML and JSON are read
// into nodes, too, so that all that follows is the same for every format.
type (
	Node = yaml.Node
	Kind = yaml.Kind
)

const (
	Scalar   = yaml.ScalarNode
	Sequence = yaml.SequenceNode
	Mapping  = yaml.MappingNode
	Alias    = yaml.AliasNode

	DoubleQuoted = yaml.DoubleQuotedStyle
	SingleQuoted = yaml.SingleQuotedStyle
	Flow         = yaml.FlowStyle
)

// MaxAlias is how many nodes may be reached through aliases.
const MaxAlias = 100_000

var ErrAlias = fmt.Errorf("what the aliases stand for is %w: want at most %d values", place.ErrTooLarge, MaxAlias)

// NewScalar returns a scalar with one of YAML's short tags.
func NewScalar(tag, text string) *Node { return &Node{Kind: Scalar, Tag: tag, Value: text} }

// IsNull reports whether n is a null, written or left out.
func IsNull(n *Node) bool { return n.Kind == Scalar && n.ShortTag() == "!!null" }

// Resolve is n, or what it stands for if it is an alias.
func Resolve(n *Node) *Node {
	if n.Kind == Alias && n.Alias != nil {
		return n.Alias
	}
	return n
}

// KindName is what n is called in an error.
func KindName(n *Node) string {
	switch n = Resolve(n); {
	case n.Kind == Mapping:
		return "a mapping"
	case n.Kind == Sequence:
		return "a list"
	case IsNull(n):
		return "nothing"
	}
	return place.Quote(n.Value)
}
