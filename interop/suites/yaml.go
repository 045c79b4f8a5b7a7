package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/goarticle/article"
)

// A yamlTest is a case of the YAML test suite. Tree are the events that its
// text is, in the notation of the suite.
type yamlTest struct {
	ID, YAML, Tree string
	Fail           bool
}

// yamlCases are those of the YAML test suite, from standard input. Those that
// are a mapping must be read as it, each value with its text; all others, be
// they YAML or not, must be errors.
func yamlCases(r *results) error {
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		var c yamlTest
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			return err
		}
		r.add(c.ID, c.check())
	}
	return lines.Err()
}

func (c *yamlTest) check() error {
	block := strings.TrimPrefix(c.YAML, "---\n") // the opening line of front matter
	a, err := article.Parse(strings.NewReader("---\n" + strings.TrimSuffix(block, "\n") + "\n---\n"))
	want := c.events()
	switch {
	case c.Fail || want == nil:
		if err == nil {
			return fmt.Errorf("of %q want an error", c.YAML)
		}
		return nil
	case err != nil:
		return fmt.Errorf("of %q: %w", c.YAML, err)
	}
	root, err := article.FrontMatter[yaml.Node](a)
	if err != nil {
		return err
	}
	if have := eventsOf(&root); !slices.Equal(want, have) {
		return fmt.Errorf("of %q want %q, have %q", c.YAML, want, have)
	}
	return nil
}

// events are those of the one document of a case, without anchors, tags and
// styles; nil if it is no mapping.
func (c *yamlTest) events() (events []string) {
	for line := range strings.SplitSeq(c.Tree, "\n") {
		kind, rest, _ := strings.Cut(strings.TrimLeft(line, " "), " ")
		switch kind {
		case "+MAP", "-MAP", "+SEQ", "-SEQ":
			events = append(events, kind)
		case "=ALI":
			events = append(events, kind+" "+strings.TrimPrefix(rest, "*"))
		case "=VAL":
			if rest == ":" && events == nil {
				return []string{"+MAP", "-MAP"} // nothing, which is front matter without keys
			}
			events = append(events, kind+" "+valueOf(rest))
		case "+DOC":
			if events != nil {
				return nil // a second one
			}
		}
	}
	if events == nil {
		return []string{"+MAP", "-MAP"}
	}
	if events[0] != "+MAP" {
		return nil
	}
	return events
}

// unescape puts the characters in for which the suite writes escapes.
var unescape = strings.NewReplacer(`\n`, "\n", `\t`, "\t", `\b`, "\b", `\r`, "\r", `\\`, `\`)

// valueOf is the text of a value, which stands behind its anchor, its tag and
// the mark of its style.
func valueOf(rest string) string {
	for strings.HasPrefix(rest, "&") || strings.HasPrefix(rest, "<") {
		_, rest, _ = strings.Cut(rest, " ")
	}
	return unescape.Replace(rest[1:])
}

// eventsOf are the events of a node.
func eventsOf(n *yaml.Node) []string {
	name := map[yaml.Kind]string{yaml.MappingNode: "MAP", yaml.SequenceNode: "SEQ"}[n.Kind]
	switch n.Kind {
	case yaml.AliasNode:
		return []string{"=ALI " + n.Value}
	case yaml.ScalarNode:
		return []string{"=VAL " + n.Value}
	}
	events := []string{"+" + name}
	for _, c := range n.Content {
		events = append(events, eventsOf(c)...)
	}
	return append(events, "-"+name)
}
