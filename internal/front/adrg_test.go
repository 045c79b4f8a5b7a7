package front

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/adrg/frontmatter"
	"github.com/stretchr/testify/require"

	"github.com/goarticle/article/internal/fixture"
	"github.com/goarticle/article/internal/place"
)

// TestAgainstADRG compares the front matter and the body with those of
// adrg/frontmatter, over all fixtures.
func TestAgainstADRG(t *testing.T) {
	for _, name := range fixture.Names(t, fixture.Path(t, "testdata/posts")) {
		src, err := os.ReadFile(name)
		require.NoError(t, err)
		m, err := Read(src, nil, nil)
		require.NoError(t, err)
		agreeWithADRG(t, m)
	}
}

// adrgGaps are where adrg/frontmatter v0.2.0 answers otherwise, for a reason
// that is known.
var adrgGaps = []struct {
	name string
	has  func(m *Matter) bool
}{
	{"a byte order mark hides the block", func(m *Matter) bool { return place.BOM(m.Src) > 0 }},
	{"delimiters are trimmed of all white space", func(m *Matter) bool {
		for line := range bytes.Lines(m.Src) {
			s := bytes.TrimSpace(line)
			if (string(s) == "---" || string(s) == "+++" || string(s) == ";;;" || string(s) == "{" || string(s) == "}") && !bytes.HasPrefix(line, s) {
				return true
			}
		}
		return false
	}},
	{"dots do not close, yml and a blank before the language are not known, JSON goes by lines", func(m *Matter) bool {
		f := m.Format
		return f.End == "..." || f.Start == "---yml" || f.Start == "{" || f.Start == ";;;" ||
			bytes.Contains(m.Src[:m.Start], []byte("--- "))
	}},
	{"YAML 1.1: yes and no are booleans, dates are dates, keys are any", func(m *Matter) bool {
		return bytes.ContainsAny(m.Data(), "<&*!?~%") || hasOldBoolean(m.Data())
	}},
	{"yaml.v2 reads what stands in brackets by an older grammar", func(m *Matter) bool {
		return bytes.ContainsAny(m.Data(), "[{")
	}},
	{"yaml.v2 takes tabs for tokens", func(m *Matter) bool { return bytes.IndexByte(m.Data(), '\t') >= 0 }},
	{"TOML and JSON have their own types", func(m *Matter) bool {
		start := m.Format.Start
		return !strings.HasPrefix(start, "---") || start == "---toml" || start == "---json"
	}},
}

// hasOldBoolean reports whether a word of data is a boolean or a number of
// YAML 1.1 alone.
func hasOldBoolean(data []byte) bool {
	for w := range strings.FieldsFuncSeq(string(data), func(r rune) bool { return strings.ContainsRune(" \t\r\n,:[]{}'\"-", r) }) {
		switch strings.ToLower(w) {
		case "y", "n", "yes", "no", "on", "off":
			return true
		}
		if w[0] >= '0' && w[0] <= '9' || w[0] == '.' || w[0] == '+' {
			return true
		}
	}
	return false
}

func agreeWithADRG(t *testing.T, m *Matter) {
	for _, gap := range adrgGaps {
		if gap.has(m) {
			return
		}
	}
	var theirs map[string]any
	body, err := frontmatter.MustParse(bytes.NewReader(m.Src), &theirs)
	require.NoError(t, err, "%q", m.Src)
	require.Equal(t, string(body), string(m.Src[m.Body:]), "%q", m.Src)
	var mine map[string]any
	require.NoError(t, m.Decode(&mine), "%q", m.Src)
	require.Equal(t, len(theirs), len(mine), "%q", m.Src)
	for k, v := range theirs {
		if s, ok := v.(string); ok {
			require.Equal(t, s, fmt.Sprint(mine[k]), "%q: %s", m.Src, k)
		}
	}
}
