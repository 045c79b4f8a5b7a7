package address

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"
)

// TestMissing checks that no link leads out of a root, and that a folder that
// loops costs nothing.
func TestMissing(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, os.Mkdir(dir+"/static", 0o777))
	require.NoError(t, os.WriteFile(dir+"/secret.pdf", nil, 0o666))
	require.NoError(t, os.WriteFile(dir+"/static/map.pdf", nil, 0o666))
	require.NoError(t, os.Symlink("../secret.pdf", dir+"/static/out.pdf"))
	require.NoError(t, os.Symlink("map.pdf", dir+"/static/in.pdf"))
	require.NoError(t, os.Symlink(".", dir+"/static/loop"))
	root, err := os.OpenRoot(dir + "/static")
	require.NoError(t, err)
	defer root.Close()
	files := &Files{Root: root.FS()}
	for address, want := range map[string]string{
		"/in.pdf":            "",
		"/loop/loop/map.pdf": "",
		"/Map.pdf":           "the file is /map.pdf",
		"/out.pdf":           "no such file in the folder root",
		"/../secret.pdf":     "no such file in the folder root",
		"/about/":            "",
		"map.png":            "",
		"/{{ file }}.pdf":    "",
	} {
		require.Equal(t, want, files.Missing(address), address)
	}
}

// TestMissingHostile checks addresses that are no paths.
func TestMissingHostile(t *testing.T) {
	files := &Files{Root: fstest.MapFS{"a.pdf": {}, "a/a.pdf": {}}}
	for _, address := range []string{"/\x00.pdf", "/%00.pdf", "/%zz.pdf", "/a.pdf/a.pdf", "/a//a.pdf", "/./a/../a.pdf", "/%2fa.pdf", "//a.pdf", "/" + strings.Repeat("a/", 100_000) + "a.pdf"} {
		require.NotPanics(t, func() { files.Missing(address) })
	}
}

func TestNoRoot(t *testing.T) {
	var none *Files
	require.Empty(t, none.Missing("/a.pdf"))
	require.Empty(t, (&Files{}).Missing("/a.pdf"))
}
