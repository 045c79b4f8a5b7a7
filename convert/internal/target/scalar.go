package target

import (
	"slices"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"

	"github.com/goarticle/article/convert/internal/values"
)

// ReadsBool reports whether a value is read as what is wanted, true or false.
func (t *Target) ReadsBool(n *yaml.Node, want string) bool {
	if t.yaml11 && n.Tag == values.PlainTag {
		switch strings.ToLower(n.Value) {
		case "yes", "on":
			return want == "true"
		case "no", "off":
			return want == "false"
		}
	}
	return n.Tag == "!!bool" && n.Value == want
}

// ReadsTexts reports whether the target reads the scalars of a value as the
// texts that they are spelled with.
func (t *Target) ReadsTexts(n *yaml.Node) bool {
	switch n.Tag {
	case "!!int":
		return !t.Strict && (n.Value == "0" || values.IsDigits(n.Value))
	case "!!float":
		s, ok := values.Number(n)
		return !t.Strict && ok && s == n.Value
	case "!!bool":
		return !t.Strict
	case values.PlainTag:
		return !t.takesForMore(n.Value)
	case values.LocalTag:
		return false
	}
	return !slices.ContainsFunc(n.Content, func(c *yaml.Node) bool { return !t.ReadsTexts(c) })
}

// takesForMore reports whether text without quotes is a date or, for a reader
// of YAML 1.1, a bool or a number.
func (t *Target) takesForMore(s string) bool {
	if t.yaml11 {
		switch strings.ToLower(s) {
		case "yes", "no", "on", "off":
			return true
		}
		if strings.Contains(s, ":") && strings.Trim(s, "0123456789:.") == "" {
			return true // 12:30:45 is a number of seconds
		}
	}
	if len(s) < len(time.DateOnly) {
		return false
	}
	_, err := time.Parse(time.DateOnly, s[:len(time.DateOnly)])
	rest := s[len(time.DateOnly):]
	return err == nil && strings.Trim(rest, "0123456789tTzZ:.+- ") == ""
}
