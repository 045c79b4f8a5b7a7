package site

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// astroSite knows a site of Astro by its configuration.
func astroSite(f *folder) (Site, bool) {
	name := f.first("astro.config.mjs", "astro.config.js", "astro.config.ts", "astro.config.mts", "astro.config.cjs")
	if name == "" {
		return Site{}, false
	}
	src := readSource(f.read(name))
	a := &astro{root: literalDir(src, "srcDir", "src")}
	a.readCollections(f)
	s := Site{Generator: Astro, Config: name, Content: []string{path.Join(a.root, "pages")}, own: a}
	for _, c := range a.collections {
		s.Content = append(s.Content, c.base)
	}
	s.Static = mounts([]string{literalDir(src, "publicDir", "public")}, literalText(src, "base"))
	s.output = literalDir(src, "outDir", "dist")
	return s, true
}

func literalDir(src source, key, without string) string {
	if d, ok := clean(literalText(src, key)); ok && d != "." {
		return d
	}
	return without
}

func literalText(src source, key string) string {
	t, _ := keyLiteral(key).one(src)
	return t
}

// astro is what Astro has of its own.
type astro struct {
	root        string // src
	collections []collection
}

// A collection is a folder of Markdown that is checked when it is read.
type collection struct {
	base, pattern string // the pattern is within the folder; empty: all Markdown
	dated         bool
}

var (
	globCall    = regexp.MustCompile(`\bglob\(\s*\{((?:[^{}]|\{[^{}]*\})*)\}`)
	defined     = regexp.MustCompile(`\bdefineCollection\(`)
	baseKey     = keyLiteral("base")
	patternKey  = keyLiteral("pattern")
	schemaOfDay = regexp.MustCompile(`\bdate\(\)|\bdatetime\(`)
)

// readCollections reads the loaders of the collections. One of which the
// folder is not written out is not known; without any all of content is.
func (a *astro) readCollections(f *folder) {
	name := f.first(path.Join(a.root, "content.config.ts"), path.Join(a.root, "content.config.mjs"), path.Join(a.root, "content.config.js"),
		path.Join(a.root, "content", "config.ts"), path.Join(a.root, "content", "config.js"), path.Join(a.root, "content", "config.mjs"))
	src := string(readSource(f.read(name)))
	for _, block := range definitions(src) {
		if m := globCall.FindStringSubmatch(block); m != nil {
			base, ok := baseKey.one(source(m[1]))
			pattern, _ := patternKey.one(source(m[1]))
			if dir, valid := clean(base); ok && valid && base != "" {
				a.collections = append(a.collections, collection{dir, pattern, schemaOfDay.MatchString(block)})
			}
		}
	}
	if len(a.collections) == 0 || !strings.Contains(src, "loader") {
		a.collections = append(a.collections, collection{base: path.Join(a.root, "content"), dated: schemaOfDay.MatchString(src)})
	}
}

// definitions are the parts of a program that each define a collection.
func definitions(src string) []string {
	at := defined.FindAllStringIndex(src, -1)
	var blocks []string
	for i, m := range at {
		end := len(src)
		if i+1 < len(at) {
			end = at[i+1][0]
		}
		blocks = append(blocks, src[m[0]:end])
	}
	return blocks
}

// enters passes over what begins with _, which is no page.
func (a *astro) enters(dir string) bool {
	return !strings.HasPrefix(path.Base(dir), "_") || a.find(dir) != nil
}

// takes takes Markdown. A page in HTML has no front matter in Astro.
func (a *astro) takes(name string, _ func() bool) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".html", ".htm":
		return false
	}
	c := a.find(name)
	switch {
	case c == nil || c.pattern == "":
		return !strings.HasPrefix(path.Base(name), "_")
	}
	ok, err := doublestar.Match(strings.ReplaceAll(c.pattern, "[^", "[!"), strings.TrimPrefix(name, c.base+"/"))
	return ok || err != nil
}

// find returns the collection that a path belongs to, or nil.
func (a *astro) find(name string) *collection {
	i := slices.IndexFunc(a.collections, func(c collection) bool { return within(name, c.base) })
	if i < 0 {
		return nil
	}
	return &a.collections[i]
}

func (a *astro) isDated(name string) bool {
	c := a.find(name)
	return c != nil && c.dated
}
