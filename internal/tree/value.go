package tree

import (
	"encoding/json"
	"math"
	"strings"
	"time"
)

// Value is n as encoding/json can write it: what yaml/v4 makes of it, with
// integers exact. A number that JSON has no form for is reported to bad and
// becomes nil.
func Value(n *Node, bad func(*Node)) any {
	switch n = Resolve(n); n.Kind {
	case Sequence:
		list := make([]any, len(n.Content))
		for i, c := range n.Content {
			list[i] = Value(c, bad)
		}
		return list
	case Mapping:
		m := make(map[string]any, len(n.Content)/2)
		for _, e := range Entries(n) {
			m[e.Key.Value] = Value(e.Value, bad)
		}
		return m
	}
	return ScalarValue(n, bad)
}

// ScalarValue is [Value] of a scalar.
func ScalarValue(n *Node, bad func(*Node)) any {
	if n.ShortTag() == "!!str" {
		return n.Value
	}
	var v any
	if err := n.Load(&v); err != nil {
		return n.Value // a tag that its text contradicts: !!int x
	}
	switch v := v.(type) {
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			bad(n)
			return nil
		}
		if IsDigits(strings.TrimLeft(n.Value, "+-")) {
			return json.Number(strings.TrimPrefix(n.Value, "+"))
		}
	case time.Time:
		return n.Value
	case string:
		return strings.ToValidUTF8(v, "\ufffd") // !!binary may be anything
	}
	return v
}

// IsDigits reports whether s is an integer without a sign and without zeros in
// front.
func IsDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == "" && (s[0] != '0' || s == "0")
}

// TextOf is the text of a scalar: its source text, or what !!binary encodes.
func TextOf(n *Node) string {
	if n.ShortTag() == "!!binary" {
		if s, ok := ScalarValue(n, func(*Node) {}).(string); ok {
			return s
		}
	}
	return n.Value
}

// SingleQuote is s between single quotes, as YAML has it.
func SingleQuote(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }
