package site

import (
	"fmt"
	"path"
	"strings"

	"github.com/goarticle/article/internal/front"
)

// settings are the keys of a configuration that is no program.
type settings map[string]any

// config reads a configuration in YAML, TOML or JSON. One that cannot be read
// has no keys: its generator says what is wrong with it.
func (f *folder) config(name string) settings {
	src := strings.TrimPrefix(f.read(name), "\ufeff")
	mark := "---"
	switch path.Ext(name) {
	case ".toml":
		mark = "+++"
	case ".json":
		mark = ";;;"
	default:
		if line, rest, _ := strings.Cut(src, "\n"); strings.TrimRight(line, " \r") == "---" {
			src = rest
		}
	}
	m, err := front.Read([]byte(mark+"\n"+src+"\n"+mark+"\n"), nil, nil)
	if err != nil {
		return nil
	}
	var s settings
	if err := m.Decode((*map[string]any)(&s)); err != nil {
		return nil
	}
	return s
}

// get returns the value of a key, without regard to case, as Hugo reads them.
func (s settings) get(key string) any {
	if v, ok := s[key]; ok {
		return v
	}
	for k, v := range s {
		if strings.EqualFold(k, key) {
			return v
		}
	}
	return nil
}

// has reports whether one of the keys is there.
func (s settings) has(keys string) bool {
	for key := range strings.FieldsSeq(keys) {
		if _, ok := s[key]; ok {
			return true
		}
	}
	return false
}

// text is the text of a key; empty if it is none.
func (s settings) text(key string) string {
	t, _ := s.get(key).(string)
	return t
}

// texts are those of a key: a list, or a text alone.
func (s settings) texts(key string) []string {
	switch v := s.get(key).(type) {
	case string:
		return []string{v}
	case []any:
		var list []string
		for _, item := range v {
			if t, ok := item.(string); ok {
				list = append(list, t)
			}
		}
		return list
	}
	return nil
}

// below are the keys of a mapping.
func (s settings) below(key string) settings {
	m, _ := s.get(key).(map[string]any)
	return m
}

// each calls yield for the mappings of a list of them.
func (s settings) each(key string, yield func(settings)) {
	list, _ := s.get(key).([]any)
	for _, item := range list {
		if m, ok := item.(map[string]any); ok {
			yield(m)
		}
	}
}

// dir is the folder that a key names, or what it is without one.
func (s settings) dir(key, without string) string {
	t := s.text(key)
	if t == "" {
		return without
	}
	if d, ok := clean(t); ok {
		return d
	}
	return without
}

// flag reports whether a key is true.
func (s settings) flag(key string) bool { return fmt.Sprint(s.get(key)) == "true" }
