package main

import (
	"bytes"
	"os"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"
)

func TestValidate(t *testing.T) {
	var out bytes.Buffer
	require.EqualError(t, validate(os.DirFS("testdata/posts"), &out), "errors in posts: 1")
	require.Equal(t, `lake.html:5:8: want a finished post, have a TODO (todo)
lake.html:6:4: want an address in href, have "" (link-href)
`, out.String())

	out.Reset()
	require.NoError(t, validate(fstest.MapFS{"a.md": {Data: []byte("---\ntitle: Done\ndate: 2021-05-04\n---\n<p>To do</p>\n")}}, &out))
	require.Empty(t, out.String())
	require.ErrorContains(t, validate(fstest.MapFS{}, &out), "no posts found")
}
