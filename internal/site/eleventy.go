package site

import (
	"path"
	"slices"
	"strings"
)

// eleventySite knows a site of Eleventy by its configuration.
func eleventySite(f *folder) (Site, bool) {
	name := f.first("eleventy.config.js", "eleventy.config.mjs", "eleventy.config.cjs", "eleventy.config.ts", ".eleventy.js")
	if name == "" {
		return Site{}, false
	}
	e := &eleventy{folder: f, source: readSource(f.read(name)), tags: keyLiteral("tags")}
	input := e.dir("input", "setInputDirectory", ".")
	e.input = input
	includes, data := path.Join(input, e.dir("includes", "setIncludesDirectory", "_includes")), path.Join(input, e.dir("data", "setDataDirectory", "_data"))
	s := Site{Generator: Eleventy, Config: name, Content: []string{input}, Static: e.static(), Bare: true, own: e}
	s.output = e.dir("output", "setOutputDirectory", "_site")
	e.ignored = append(append(readIgnores(f.read(".gitignore")), readIgnores(f.read(".eleventyignore"))...), callLiteral(`ignores\.add`).all(e.source)...)
	e.passed = []string{includes, data, s.output}
	if layouts := e.dir("layouts", "setLayoutsDirectory", ""); layouts != "" {
		e.passed = append(e.passed, path.Join(input, layouts))
	}
	return s, true
}

// eleventy is what Eleventy has of its own.
type eleventy struct {
	*folder
	source  source
	input   string
	ignored ignores
	passed  []string // folders that are not built
	tags    literal
	tagged  map[string]bool
}

// dir is a folder that the configuration names, by a key or by a call.
func (e *eleventy) dir(key, call, without string) string {
	for _, l := range []literal{callLiteral(call), keyLiteral(key)} {
		if t, ok := l.one(e.source); ok && t != "" {
			if d, ok := clean(t); ok {
				return d
			}
		}
	}
	return without
}

// static are the folders that are copied, of which the configuration says it
// all in texts; else they are not known.
func (e *eleventy) static() []Mount {
	copies := callLiteral("addPassthroughCopy")
	calls := len(copies.any.FindAllStringIndex(string(e.source), -1))
	var list []Mount
	for _, dir := range copies.all(e.source) {
		d, ok := clean(dir)
		if !ok || strings.ContainsAny(d, "*{") {
			return nil
		}
		at, _ := strings.CutPrefix(d, e.input+"/")
		list = append(list, Mount{Dir: d, At: at})
		calls--
	}
	for _, m := range keyLiteralPair().FindAllStringSubmatch(string(e.source), -1) {
		d, ok := clean(m[1])
		if !ok || strings.ContainsAny(d, "*{") {
			return nil
		}
		list = append(list, Mount{Dir: d, At: strings.Trim(path.Clean("/"+m[2]), "/")})
		calls--
	}
	if calls != 0 || strings.Contains(string(e.source), "eleventyImageTransformPlugin") {
		return nil
	}
	return list
}

func (e *eleventy) enters(dir string) bool {
	return !slices.Contains(e.passed, dir) && !e.ignored.matches(dir)
}

// takes takes the endings of templates. Eleventy knows no .markdown and no
// .htm, unless its configuration adds them.
func (e *eleventy) takes(name string, _ func() bool) bool {
	switch path.Ext(name) {
	case ".md", ".html":
		return !e.ignored.matches(name)
	case ".mdx":
		return strings.Contains(string(e.source), "mdx")
	}
	return false
}

// isDated goes by the tags of a folder, which make what is in it a collection:
// pages have none.
func (e *eleventy) isDated(name string) bool {
	for dir := path.Dir(name); dir != "." && dir != "/"; dir = path.Dir(dir) {
		if e.hasTags(dir) {
			return true
		}
	}
	return false
}

// hasTags reports whether a folder has data with tags.
func (e *eleventy) hasTags(dir string) bool {
	if is, ok := e.tagged[dir]; ok {
		return is
	}
	stem := path.Join(dir, path.Base(dir))
	is := false
	for _, ending := range []string{".json", ".11tydata.json"} {
		is = is || e.config(stem+ending).get("tags") != nil
	}
	for _, ending := range []string{".11tydata.js", ".11tydata.cjs", ".11tydata.mjs"} {
		is = is || e.tags.any.MatchString(string(readSource(e.read(stem+ending))))
	}
	if e.tagged == nil {
		e.tagged = map[string]bool{}
	}
	e.tagged[dir] = is
	return is
}
