package front

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article/internal/fixture"
	"github.com/goarticle/article/internal/tree"
)

// TestPlainYAML tells what is read without the library. Whether both give the
// same, FuzzPlainYAML asks.
func TestPlainYAML(t *testing.T) {
	for _, block := range []string{
		"a: b", "title_2: A title\n", "a:\n\nb: c\r\n", "a: 'b: c'\nd: \"e # f\"", "a: true\nb: 12\nc: 2021-11-06", "a-b: 中",
		"a:\n- b\n- 'c'", "a:\n  - b\n  - 3", "a: []\nb: [c, 'd, e', 4]", "a: /b\nc: http://d/e:f",
	} {
		require.NotNil(t, plainYAML([]byte(block)), block)
	}
	for _, block := range []string{
		"", "\n", "# a", "a", "a:b", "a: b: c", "a: b #c", "a: b:", "true: a", "Off: a", "1: a", "0a: b", "a.b: c", "a b: c", "-a: b", "'a': b", "中: a", "a: yes", "a: Null", "a: 0x1F", "a: 1e5", "a: 012", "a: 1.5", "a: -1",
		"a: ~", "a: &b c", "a: *b", "a: |\n b", "a: 'b''c'", `a: "b\n"`, "a: 'b", "a: [b", "a: [b,]", "a: [[b]]", "a: {b: c}", "a:\n  b: c", "- a", "a: b\n- c", "a: [b]\n- c", "a:\n- b\n - c", "a:\n-", "a:\n- [b]x: y",
		"a: b\tc", "a: \u2028", "a: \ufeff", "a: b\rc: d", "a: \x00", "a: \xff", "---\na: b", "a: 123456789012345678",
	} {
		require.Nil(t, plainYAML([]byte(block)), block)
	}
}

// FuzzPlainYAML: a block that plainYAML reads is one that the library reads,
// and both give the same values, styles and places.
func FuzzPlainYAML(f *testing.F) {
	for _, block := range []string{
		"title: A title\ndate: 2021-11-06 08:50:18 +0800\n",
		"title: 'A: title'\r\n\r\ncover: \"https://example.com/a.png\"\r\ndraft: false\r\n",
		"tags:\n  - one\n  - \"two: 2\"\n  - 3\n\nweight: 12\nempty:\nauthor: 作者",
		"tags: [one, 'two, three', 4, \"five\" ]\nnone: []\ndate: 2021-11-06\n",
		"categories: \n- 一，二\n-  三\nurl: http://example.com/a:b\n",
		"answer: yes\n", "a: b: c\n", "a: b #c\n", "a:\n  b: c\n", "- a\n", "a: b\n  c\n", "a: [b,]\n", "a: [b, ]\n", "a: [,]\n",
		"a: 'b''c'\n", "a: \"b\\n\"\n", "a: |\n  b\n", "a\n", "a: b\n---\n", "a: 012\n", "a: 0x1F\n", "a: 0o17\nb: 1_000\n", "a: 3D\nb: 7zip\nc: /a/b\n", "a: 16:37:35\n", "a: 1e5\n", "a: ~\n", "a: b\u2028c\n", "a: \ufeffb\n",
	} {
		f.Add([]byte(block))
	}
	for _, name := range fixture.Names(f, fixture.Path(f, "testdata/posts")) {
		if block := yamlBlock(f, name); block != nil {
			f.Add(block)
		}
	}
	f.Fuzz(func(t *testing.T, block []byte) {
		plain := plainYAML(block)
		if plain == nil {
			return
		}
		root, err := loadAnyYAML(block)
		require.NoError(t, err)
		requireSameCheck(t, root, plain)
		require.Equal(t, flat(root), flat(plain))
	})
}

// requireSameCheck checks both trees, which makes them ready for [flat].
func requireSameCheck(t *testing.T, want, have *tree.Node) {
	_, wantFaults, wantErr := tree.Check(want, 1, true)
	_, faults, err := tree.Check(have, 1, true)
	require.Equal(t, wantFaults, faults)
	require.Equal(t, wantErr, err)
}

// flat are the nodes of a tree in order, without what holds them together.
func flat(root *tree.Node) []tree.Node {
	var list []tree.Node
	tree.Each(root, func(n *tree.Node) {
		c := *n
		c.Content = nil
		list = append(list, c, tree.Node{Line: len(n.Content)})
	})
	return list
}

// yamlBlock is the front matter of a post if it is YAML, else nil.
func yamlBlock(tb testing.TB, name string) []byte {
	src, err := os.ReadFile(name)
	require.NoError(tb, err)
	f := &Matter{Src: src}
	if err := f.cut(nil); err != nil || f.Format.Start != "---" {
		return nil
	}
	return f.Data()
}

// TestSharedPlainYAML tells how many real blocks plainYAML reads, each as
// the library does.
func TestSharedPlainYAML(t *testing.T) {
	blocks, plain := 0, 0
	dir := fixture.Shared(t, "corpus")
	require.NoError(t, filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		block := yamlBlock(t, name)
		if block == nil {
			return nil
		}
		blocks++
		if have := plainYAML(block); have != nil {
			plain++
			want, err := loadAnyYAML(block)
			require.NoError(t, err, name)
			requireSameCheck(t, want, have)
			require.Equal(t, flat(want), flat(have), name)
		}
		return nil
	}))
	t.Logf("plain front matter: %d of %d blocks", plain, blocks)
	require.NotZero(t, plain)
}
