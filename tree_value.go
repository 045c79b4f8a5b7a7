package article

import (
	"encoding/json"
	"math"
	"strings"
	"time"
)

// valueOf is n as encoding/json can write it: what yaml/v4 makes of it, with
// integers exact. A number that JSON has no form for is reported to bad and
// becomes nil.
func valueOf(n *node, bad func(*node)) any {
	switch n = resolve(n); n.Kind {
	case sequenceNode:
		list := make([]any, len(n.Content))
		for i, c := range n.Content {
			list[i] = valueOf(c, bad)
		}
		return list
	case mappingNode:
		m := make(map[string]any, len(n.Content)/2)
		for _, e := range mappingOf(n) {
			m[e.key.Value] = valueOf(e.value, bad)
		}
		return m
	}
	return scalarValue(n, bad)
}

func scalarValue(n *node, bad func(*node)) any {
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
		if isDigits(strings.TrimLeft(n.Value, "+-")) {
			return json.Number(strings.TrimPrefix(n.Value, "+"))
		}
	case time.Time:
		return n.Value
	case string:
		return strings.ToValidUTF8(v, "\ufffd") // !!binary may be anything
	}
	return v
}

func isDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == "" && (s[0] != '0' || s == "0")
}

// textOf is the text of a scalar: its source text, or what !!binary encodes.
func textOf(n *node) string {
	if n.ShortTag() == "!!binary" {
		if s, ok := scalarValue(n, func(*node) {}).(string); ok {
			return s
		}
	}
	return n.Value
}
