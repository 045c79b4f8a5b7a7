// Package syntax reads and writes the text of front matter. In goes a file with
// the tree of its front matter, and out come entries, a key with a plain value
// each; in go entries, and out come YAML, TOML or JSON, and what that syntax has
// no form for. It must not know what a key means, nor for which generator the
// text is: see package target.
package syntax

import "go.yaml.in/yaml/v4"

// An Entry is a key of front matter with its value.
type Entry struct {
	Key      string
	Value    *yaml.Node // a plain tree; see package values
	Comments []string   // that stood above or within it
	Encoded  bool       // it has text that YAML's !!binary encodes, which few readers decode
}

// A Loss is something that an entry has and a syntax has no form for.
type Loss struct {
	Key   string // of the entry
	Value string // empty for a null
	Note  string // why
}
