package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"math/big"
	"path"
	"strconv"
	"strings"
	"time"

	tomltest "github.com/toml-lang/toml-test/v2"
	"go.yaml.in/yaml/v4"

	"github.com/goarticle/article"
)

// tomlCases are the files of toml-test for TOML 1.1: those that are valid, with
// the value of each key and where the key stands, and those that are not.
func tomlCases(r *results) error {
	files := tomltest.TestCases()
	list, err := fs.ReadFile(files, "files-toml-1.1.0")
	if err != nil {
		return err
	}
	for name := range strings.FieldsSeq(string(list)) {
		id, ok := strings.CutSuffix(name, ".toml")
		if !ok {
			continue
		}
		src, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		if strings.HasPrefix(name, "invalid/") {
			r.add(id, invalidTOML(string(src)))
			continue
		}
		want, err := fs.ReadFile(files, path.Join(id+".json"))
		if err != nil {
			return err
		}
		r.add(id, validTOML(string(src), want))
	}
	return nil
}

// inTOML is the text of a post with front matter in TOML.
func inTOML(block string) string { return "+++\n" + block + "\n+++\n" }

func invalidTOML(block string) error {
	if _, err := article.Parse(strings.NewReader(inTOML(block))); err == nil {
		return errors.New("want an error")
	}
	return nil
}

func validTOML(block string, want []byte) error {
	a, err := article.Parse(strings.NewReader(inTOML(block)))
	if err != nil {
		return err
	}
	root, err := article.FrontMatter[yaml.Node](a)
	if err != nil {
		return err
	}
	var values any
	if err := json.Unmarshal(want, &values); err != nil {
		return err
	}
	if err := compareTOML(&root, values); err != nil {
		return err
	}
	return tomlPlaces(&root, strings.Split(string(a.Source), "\n"))
}

// compareTOML compares a node with a value of the suite, in which a scalar is
// an object with its type and text.
func compareTOML(n *yaml.Node, want any) error {
	switch want := want.(type) {
	case []any:
		if n.Kind != yaml.SequenceNode || len(n.Content) != len(want) {
			return fmt.Errorf("line %d: want a list of %d", n.Line, len(want))
		}
		for i, w := range want {
			if err := compareTOML(n.Content[i], w); err != nil {
				return err
			}
		}
		return nil
	case map[string]any:
		if kind, ok := want["type"].(string); ok && len(want) == 2 && n.Kind == yaml.ScalarNode {
			return compareScalar(n, kind, want["value"].(string))
		}
		return compareTable(n, want)
	}
	return fmt.Errorf("want a value of the suite, have %T", want)
}

func compareTable(n *yaml.Node, want map[string]any) error {
	if n.Kind != yaml.MappingNode || len(n.Content) != 2*len(want) {
		return fmt.Errorf("line %d: want a table of %d keys", n.Line, len(want))
	}
	for i := 0; i < len(n.Content); i += 2 {
		w, ok := want[n.Content[i].Value]
		if !ok {
			return fmt.Errorf("line %d: want no key %q", n.Line, n.Content[i].Value)
		}
		if err := compareTOML(n.Content[i+1], w); err != nil {
			return err
		}
	}
	return nil
}

func compareScalar(n *yaml.Node, kind, want string) error {
	tag, same := "!!str", n.Value == want
	switch kind {
	case "integer":
		tag = "!!int"
	case "bool":
		tag = "!!bool"
	case "float":
		tag, same = "!!float", sameFloat(n.Value, want)
	case "datetime", "datetime-local", "date-local", "time-local":
		same = sameTime(n.Value, want)
	}
	if n.ShortTag() != tag || !same {
		return fmt.Errorf("line %d: want the %s %q, have the %s %q", n.Line, kind, want, n.ShortTag(), n.Value)
	}
	return nil
}

// sameFloat compares numbers as YAML and as the suite write them.
func sameFloat(have, want string) bool {
	x, errX := strconv.ParseFloat(strings.TrimPrefix(strings.ReplaceAll(have, ".inf", "inf"), "."), 64)
	y, errY := strconv.ParseFloat(want, 64)
	if errX != nil || errY != nil {
		return false
	}
	return x == y || math.IsNaN(x) && math.IsNaN(y) || big.NewFloat(x).Cmp(big.NewFloat(y)) == 0
}

// sameTime compares two times of one form; a fraction may have zeros behind it.
func sameTime(have, want string) bool {
	for _, form := range []string{time.RFC3339Nano, "2006-01-02T15:04:05.999999999", time.DateOnly, "15:04:05.999999999"} {
		x, errX := time.Parse(form, have)
		y, errY := time.Parse(form, want)
		if errX == nil && errY == nil {
			return x.Equal(y)
		}
	}
	return false
}

// tomlPlaces checks that each key stands where it is written, alone or in the
// header of a table, or where the key with dots begins that it is a part of.
func tomlPlaces(n *yaml.Node, lines []string) error {
	for i, c := range n.Content {
		if err := tomlPlaces(c, lines); err != nil {
			return err
		}
		if n.Kind != yaml.MappingNode || i%2 > 0 {
			continue
		}
		rest := string([]rune(lines[c.Line-1])[c.Column-1:])
		if name, _, _ := strings.Cut(rest, "="); !strings.Contains(name, c.Value) && !strings.ContainsAny(name, `\"'`) {
			return fmt.Errorf("want the key %q at %d:%d, have %q", c.Value, c.Line, c.Column, rest)
		}
	}
	return nil
}
