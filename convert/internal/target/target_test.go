package target

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v4"

	"github.com/goarticle/article/convert/internal/values"
)

// scalar is a scalar as it would be read.
func scalar(tag, value string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: tag, Value: value}
}

// TestTargets holds the tables to each other: what is written under a key is
// found again, as what it was.
func TestTargets(t *testing.T) {
	require.Nil(t, Of("wordpress"))
	require.Zero(t, *Of(""))
	for key, c := range concepts {
		require.Equal(t, strings.ToLower(key), key)
		require.Equal(t, c, ConceptOf(strings.ToUpper(key)))
		require.Equal(t, c, ConceptOf(string(c)), "want a concept to be named as one of its keys")
	}
	for name, g := range targets {
		require.True(t, strings.EqualFold(name, g.Name))
		for c, key := range g.keys {
			if key != dropped {
				require.Equal(t, c, ConceptOf(key), "%s: %s", name, key)
			}
		}
		for c, list := range g.also {
			for _, key := range list {
				require.Equal(t, c, ConceptOf(strings.TrimSuffix(key, "{}")), "%s: %s", name, key)
			}
		}
		for key := range g.Reserved {
			require.Equal(t, strings.ToLower(key), key)
			require.Empty(t, ConceptOf(key), "%s: want no key that a field has, have %s", name, key)
		}
		for _, syntax := range g.Syntaxes {
			require.True(t, g.ReadsSyntax(syntax))
		}
	}
	require.False(t, hexo.ReadsSyntax("toml"))
	require.True(t, hugo.ReadsSyntax("toml"))
}

func TestKey(t *testing.T) {
	own := map[string]string{"images": "hero", "lang": "locale", "author": "by", "layout": "view", dropped: "none"}
	for _, tt := range []struct {
		target *Target
		c      Concept
		want   string
	}{
		{&hugo, Title, "title"}, {&hugo, Cover, "hero"}, {&hugo, Lang, "language"}, {&hugo, Author, "by"}, {&hugo, Layout, dropped},
		{Of(""), Lang, "locale"}, {Of(""), Title, ""},
	} {
		require.Equal(t, tt.want, tt.target.Key(tt.c, own), tt.c)
	}
	require.True(t, hugo.Drops(Layout))
	require.False(t, jekyll.Drops(Layout))
}

func TestKnows(t *testing.T) {
	text, mapping := scalar("!!str", "a.png"), &yaml.Node{Kind: yaml.MappingNode}
	own := map[string]string{"images": "hero"}
	for _, tt := range []struct {
		target *Target
		c      Concept
		key    string
		value  *yaml.Node
		own    map[string]string
		want   bool
	}{
		{&hugo, Cover, "images", text, nil, true}, {&hugo, Cover, "Images", text, nil, true}, {&jekyll, Cover, "Image", text, nil, false},
		{&hugo, Cover, "featured_image", text, nil, true}, {&hugo, Cover, "featured_image", text, own, false}, {&hugo, Cover, "hero", text, own, true},
		{&hugo, Cover, "cover", text, nil, false}, {&hugo, Cover, "cover", mapping, nil, true}, {&hugo, Cover, "thumbnail", text, nil, false},
		{&eleventy, Cover, "thumbnail", text, nil, true},
	} {
		require.Equal(t, tt.want, tt.target.Knows(tt.c, tt.key, tt.value, tt.own), "%s: %s", tt.target.Name, tt.key)
	}
}

func TestReadsDate(t *testing.T) {
	east := time.FixedZone("", 8*60*60)
	want := time.Date(2021, 11, 6, 8, 50, 18, 0, east)
	for _, tt := range []struct {
		tag, text string
		readers   string // of want
	}{
		{"!!str", "2021-11-06T08:50:18+08:00", "hexo jekyll hugo eleventy astro"},
		{"!!str", "2021-11-06T08:50:18", "hexo jekyll hugo"},
		{"!!str", "2021-11-06T00:50:18", "eleventy astro"},
		{"!!str", "2021-11-06 08:50:18 +0800", "hexo jekyll hugo astro"},
		{"!!str", "Sat, 06 Nov 2021 08:50:18 +0800", "hexo jekyll hugo astro"},
		{values.PlainTag, "2021-11-06 08:50:18 +08", "hexo jekyll astro"},
		{values.PlainTag, "2021-11-06 08:50:18 +8", "hexo jekyll astro"},
		{"!!str", "2021-11-06 08:50:18 +08", ""},
		{"!!str", "2021-11-06T08:50:18.000+08:00", "hexo jekyll hugo eleventy astro"},
		{"!!str", "2021-11-06T08:50:18.0+08:00", "hexo jekyll hugo astro"},
		{"!!str", "2021-11-06", ""},
		{"!!str", "", ""},
	} {
		for name, g := range targets {
			require.Equal(t, name != "" && strings.Contains(tt.readers, name), g.ReadsDate(scalar(tt.tag, tt.text), want), "%s: %s", name, tt.text)
		}
	}
}

func TestReadsScalars(t *testing.T) {
	for _, tt := range []struct {
		tag, text string
		readers   string // of the text as it is spelled
	}{
		{"!!str", "yes", "hexo jekyll hugo eleventy astro"}, {values.PlainTag, "yes", "hexo hugo eleventy astro"},
		{values.PlainTag, "12:30:45", "hexo hugo eleventy astro"}, {values.PlainTag, "2021-11-06", ""}, {values.PlainTag, "2021-11-06 a", "hexo jekyll hugo eleventy astro"},
		{values.LocalTag, "07:00:00", ""}, {"!!int", "12", "hexo jekyll hugo eleventy"}, {"!!int", "0x1F", ""}, {"!!int", "0", "hexo jekyll hugo eleventy"},
		{"!!float", "1.5", "hexo jekyll hugo eleventy"}, {"!!float", "1.50", ""}, {"!!bool", "true", "hexo jekyll hugo eleventy"},
	} {
		for name, g := range targets {
			if name == "" {
				continue
			}
			n := scalar(tt.tag, tt.text)
			require.Equal(t, strings.Contains(tt.readers, name), g.ReadsTexts(n), "%s: %s %s", name, tt.tag, tt.text)
			list := &yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq", Content: []*yaml.Node{n}}
			require.Equal(t, g.ReadsTexts(n), g.ReadsTexts(list))
		}
	}
	require.True(t, jekyll.ReadsBool(scalar(values.PlainTag, "Yes"), "true"))
	require.True(t, jekyll.ReadsBool(scalar(values.PlainTag, "off"), "false"))
	require.False(t, hugo.ReadsBool(scalar(values.PlainTag, "yes"), "true"))
	require.False(t, jekyll.ReadsBool(scalar("!!str", "yes"), "true"))
	require.True(t, hugo.ReadsBool(scalar("!!bool", "false"), "false"))
	require.False(t, hugo.ReadsBool(scalar("!!bool", "false"), "true"))
}

// FuzzReads checks of any text in quotes, for every target:
//   - It is read as it is spelled.
//   - If one of the target's forms fits, it is read as that date, and so is the
//     date in RFC 3339.
func FuzzReads(f *testing.F) {
	for _, s := range []string{"2021-11-06", "2021-11-06T08:50:18.5Z", "2021-11-06 08:50:18 -4:00", "Nov 6, 2021", "yes", "12:30:45", "-+", ": +"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for name, g := range targets {
			require.True(t, g.ReadsTexts(scalar("!!str", s)))
			for _, form := range g.dates {
				want, err := time.ParseInLocation(form, s, time.UTC)
				if err != nil || want.Year() > 9999 || g.millis && !hasMillis(s) {
					continue
				}
				require.True(t, g.ReadsDate(scalar("!!str", s), want), "%s: %q", name, s)
				require.True(t, g.ReadsDate(scalar("!!str", want.UTC().Format("2006-01-02T15:04:05.000000000Z")), want) || g.millis, "%s: %q", name, s)
			}
		}
	})
}
