package tags

import (
	"bytes"
	"strings"
)

// params are the parameters of a tag, with a name or without.
type params struct {
	named  map[string]string
	placed []param
}

type param struct {
	value  string
	quoted bool
}

// readParams reads what stands behind the name of a tag: name="value",
// name='value', name=`value`, or values alone.
func readParams(text []byte) *params {
	p := &params{}
	for {
		text = bytes.TrimLeft(text, " \t\r\n,")
		if len(text) == 0 {
			return p
		}
		name := bytes.TrimRight(text[:nameSize(text)], ":")
		behind := text[len(name):]
		if len(name) == 0 || len(behind) == 0 || behind[0] != '=' && behind[0] != ':' || bytes.HasPrefix(behind, []byte("://")) {
			v, n := readValue(text)
			p.placed = append(p.placed, v)
			text = text[n:]
			continue
		}
		behind = bytes.TrimLeft(behind[1:], " \t\r\n")
		v, n := readValue(behind)
		value := v.value
		if !v.quoted && value != "" && isVariable(value) {
			value = "{{ " + value + " }}"
		}
		p.name(string(name), value)
		text = behind[n:]
	}
}

// isVariable reports whether a value without quotes is one of Liquid's
// variables, which the site fills in.
func isVariable(value string) bool {
	for _, scope := range []string{"page.", "site.", "include.", "post.", "layout."} {
		if strings.HasPrefix(value, scope) {
			return true
		}
	}
	return false
}

// readValue reads a value, in quotes or up to the next blank, and its length.
func readValue(text []byte) (param, int) {
	if len(text) == 0 {
		return param{}, 0
	}
	q := text[0]
	if q != '"' && q != '\'' && q != '`' {
		n := bytes.IndexAny(text, " \t\r\n")
		if n < 0 {
			n = len(text)
		}
		return param{value: string(text[:n])}, n
	}
	for i := 1; i < len(text); i++ {
		switch {
		case text[i] == '\\' && q != '`':
			i++
		case text[i] == q:
			return param{value: unquoted(text[1:i], q), quoted: true}, i + 1
		}
	}
	return param{value: string(text[1:]), quoted: true}, len(text)
}

// unquoted takes the backslashes off quotes in a value.
func unquoted(value []byte, q byte) string {
	return strings.ReplaceAll(string(value), `\`+string(rune(q)), string(rune(q)))
}

func (p *params) name(name, value string) {
	if p.named == nil {
		p.named = map[string]string{}
	}
	if p.named[name] == "" {
		p.named[name] = value
	}
}

// get is the first value of some names.
func (p *params) get(names []string) string {
	for _, n := range names {
		if v := p.named[n]; v != "" {
			return v
		}
	}
	return ""
}
