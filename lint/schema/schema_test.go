package schema_test

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article"
	"github.com/goarticle/article/lint"
	"github.com/goarticle/article/lint/schema"
)

var update = flag.Bool("update", false, "write what is found to testdata")

const configName = "config.yaml"

// TestFixtures checks the posts of each folder of testdata as its
// configuration says: what is found, or why the schema is none, is in
// want.txt.
func TestFixtures(t *testing.T) {
	dirs, err := filepath.Glob("testdata/*")
	require.NoError(t, err)
	require.NotEmpty(t, dirs)
	for _, dir := range dirs {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			have := checkFolder(t, dir)
			name := filepath.Join(dir, "want.txt")
			if *update {
				require.NoError(t, os.WriteFile(name, have, 0o666))
			}
			want, err := os.ReadFile(name)
			require.NoError(t, err)
			require.Equal(t, string(want), string(have))
		})
	}
}

func checkFolder(t *testing.T, dir string) []byte {
	rules, err := configure(t, dir)
	if err != nil {
		return []byte("error: " + filepath.ToSlash(err.Error()) + "\n")
	}
	var b bytes.Buffer
	l := lint.Linter{Rules: rules}
	for d, err := range l.CheckFS(os.DirFS(dir), "posts/**") {
		require.NoError(t, err)
		b.WriteString(d.String() + "\n")
	}
	return b.Bytes()
}

func configure(t testing.TB, dir string) ([]lint.Rule, error) {
	src, err := os.ReadFile(filepath.Join(dir, configName))
	require.NoError(t, err)
	root, err := os.OpenRoot(dir)
	require.NoError(t, err)
	defer root.Close()
	return schema.Configure([]lint.Rule{}, configName, src, root.FS())
}

// TestStable checks that what is found is the same each time, as the library
// goes over maps.
func TestStable(t *testing.T) {
	for _, dir := range []string{"testdata/blog", "testdata/alternatives", "testdata/keywords", "testdata/error-keyword", "testdata/error-id-twice"} {
		want := string(checkFolder(t, dir))
		for range 20 {
			require.Equal(t, want, string(checkFolder(t, dir)))
		}
	}
}

// TestSpan checks where findings end.
func TestSpan(t *testing.T) {
	const post = "---\ntags: [lake, 'a b', 2012] # three\ntitle: 5\t\ncover: {}\n---\n"
	rule, err := schema.Rule(fstest.MapFS{"s.json": {Data: []byte(`{
		"required": ["date"],
		"properties": {
			"title": {"type": "string"}, "cover": {"required": ["src"]},
			"tags": {"items": {"pattern": "^lake$"}, "contains": {"type": "null"}, "prefixItems": [{}, {}, {"type": "string"}]}
		}
	}`)}}, schema.Options{File: "s.json"})
	require.NoError(t, err)
	l := lint.Linter{Rules: []lint.Rule{rule}}
	var parts []string
	for _, d := range l.Check("a.html", []byte(post)) {
		line := strings.Split(post, "\n")[d.Start.Line-1]
		parts = append(parts, line[d.Start.ByteColumn-1:d.End.ByteColumn-1])
	}
	require.Equal(t, []string{"---", "tags: [lake, 'a b', 2012] # three", "2012", "title: 5", "cover: {}"}, parts)
}

// TestNoSchema checks that the rule without a schema finds nothing, and that
// it has what other rules have.
func TestNoSchema(t *testing.T) {
	rule, err := schema.Rule(nil, schema.Options{})
	require.NoError(t, err)
	require.Equal(t, "fm-schema", rule.ID)
	require.GreaterOrEqual(t, strings.Count(rule.Doc+" ", ". "), 3)
	l := lint.Linter{Rules: []lint.Rule{rule}}
	require.Empty(t, l.Check("a.html", []byte("---\ntitle: x\n---\n")))
}

// TestConfigureKeeps checks that the rules given are not written to, and that
// settings of other rules are read.
func TestConfigureKeeps(t *testing.T) {
	given := lint.Default()
	before := len(given)
	fsys := fstest.MapFS{"s.json": {Data: []byte("{}")}}
	rules, err := schema.Configure(given, "c.yaml", []byte("rules: {img-alt: off, fm-schema: {file: s.json, severity: notice, ignore: [a/**]}}"), fsys)
	require.NoError(t, err)
	require.Len(t, given, before)
	require.Len(t, rules, before)
	last := rules[len(rules)-1]
	require.Equal(t, "fm-schema", last.ID)
	require.Equal(t, lint.Notice, last.Severity)
	require.Equal(t, []string{"a/**"}, last.Ignore)
	require.Equal(t, &schema.Options{File: "s.json"}, last.Options)
}

// TestErrorName checks that a schema is named as seen from where the program
// runs.
func TestErrorName(t *testing.T) {
	_, err := schema.Configure(nil, "site/c.yaml", []byte("rules: {fm-schema: {file: s/s.json}}"), fstest.MapFS{"s/s.json": {Data: []byte("{\n\"type\": 1}")}})
	e, ok := errors.AsType[*article.Error](err)
	require.True(t, ok)
	require.Equal(t, filepath.FromSlash("site/s/s.json"), e.File)
	require.Equal(t, 2, e.Line)
}

// TestLinks checks that no link leads out of the folder.
func TestLinks(t *testing.T) {
	dir := t.TempDir()
	outside := filepath.Join(t.TempDir(), "secret.json")
	require.NoError(t, os.WriteFile(outside, []byte(`{"const": "secret"}`), 0o666))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "s.json"), []byte(`{"$ref": "link.json"}`), 0o666))
	require.NoError(t, os.Symlink(outside, filepath.Join(dir, "link.json")))
	root, err := os.OpenRoot(dir)
	require.NoError(t, err)
	defer root.Close()
	_, err = schema.Rule(root.FS(), schema.Options{File: "s.json"})
	require.ErrorContains(t, err, "s.json:1:10: link.json: ")
	require.NotContains(t, err.Error(), "secret")
	for _, ref := range []string{"../s.json", "/etc/passwd", "file:///etc/passwd", "schema://host/s2.json", "http://[::1", "%zz", "//host/x"} {
		_, err := schema.Rule(fstest.MapFS{"a/s.json": {Data: []byte(`{"$ref": "` + ref + `"}`)}, "s2.json": {Data: []byte("{}")}}, schema.Options{File: "a/s.json"})
		require.ErrorContains(t, err, "a/s.json", ref)
	}
}

// TestLimits checks that posts made to cost much cost little, and that the
// schema's own size has a limit.
func TestLimits(t *testing.T) {
	self := `{"anyOf": [{"required": ["x"], "properties": {"a": {"$ref": "#"}}}, {"properties": {"a": {"$ref": "#"}}, "required": ["y"]}]}`
	for name, c := range map[string]struct{ schema, post, want string }{
		"levels":  {self, strings.Repeat("{a: ", 100) + strings.Repeat("}", 100), "want fewer values, or fewer levels of them"},
		"deep":    {self, strings.Repeat("{a: ", 13) + strings.Repeat("}", 13), "want"},
		"values":  {`{}`, "{a: [" + strings.Repeat("1, ", 20_000) + "1]}", "want fewer values, or fewer levels of them"},
		"keys":    {`{"additionalProperties": false}`, manyKeys(9000), "want a key that the schema knows"},
		"items":   {`{"properties": {"a": {"items": {"type": "string"}, "uniqueItems": true}}}`, "{a: [" + strings.Repeat(".nan, 1, ", 4000) + "1]}", "want"},
		"large":   {`{"properties": {"a": {"type": "number", "minimum": 1, "multipleOf": 3}}}`, `{"a": 1e999999999}`, "have"},
		"small":   {`{"properties": {"a": {"minimum": 1, "multipleOf": 3}}}`, `{"a": 1e-999999999}`, "want at least 1"},
		"integer": {`{"properties": {"a": {"maximum": 1}}}`, "{a: " + strings.Repeat("9", 300) + "}", "want at most 1"},
		"digits":  {`{"properties": {"a": {"maximum": 1}}}`, "{a: " + strings.Repeat("9", 3000) + "}", ""},
	} {
		t.Run(name, func(t *testing.T) {
			rule, err := schema.Rule(fstest.MapFS{"s.json": {Data: []byte(c.schema)}}, schema.Options{File: "s.json"})
			require.NoError(t, err)
			l := lint.Linter{Rules: []lint.Rule{rule}}
			format := "---\n"
			if strings.HasPrefix(c.post, `{"`) {
				format = "---json\n"
			}
			found := l.Check("a.html", []byte(format+c.post+"\n---\n"))
			require.LessOrEqual(t, len(found), 50)
			if c.want == "" {
				require.Empty(t, found)
				return
			}
			require.Contains(t, found[0].Message, c.want)
		})
	}
	_, err := schema.Rule(fstest.MapFS{"s.json": {Data: []byte(`{"title": "` + strings.Repeat("x", 1<<20) + `"}`)}}, schema.Options{File: "s.json"})
	require.ErrorIs(t, err, article.ErrTooLarge)
}

func manyKeys(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "k%d: %d\n", i, i)
	}
	return b.String()
}

// TestFromJSON checks a post that has no source.
func TestFromJSON(t *testing.T) {
	rule, err := schema.Rule(fstest.MapFS{"s.json": {Data: []byte(`{"properties": {"title": {"maxLength": 3}}, "required": ["x"]}`)}}, schema.Options{File: "s.json"})
	require.NoError(t, err)
	l := lint.Linter{Rules: []lint.Rule{rule}}
	run := l.Run()
	for a, err := range article.FromJSON(strings.NewReader(`{"title": "Reeds"}`)) {
		require.NoError(t, err)
		require.Len(t, run.Article(a).Diagnostics, 2)
	}
}
