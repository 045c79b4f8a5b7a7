package feed

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article"
	"github.com/goarticle/article/internal/fixture"
)

// TestSharedThemeData reads WordPress' own test data for themes.
func TestSharedThemeData(t *testing.T) {
	posts := sharedPosts(t, "theme-unit-test")
	kinds, drafts, images, captions := map[string]int{}, 0, 0, 0
	for _, a := range posts {
		kinds[a.Layout]++
		if a.Draft {
			drafts++
		}
		images += len(a.Images)
		for i := range a.Images {
			if a.Images[i].Caption != "" {
				captions++
			}
		}
		require.False(t, a.Date.IsZero(), a.File)
		require.NotContains(t, a.Body, "<!-- wp:", a.File)
		require.NotContains(t, a.Body, "[caption", a.File)
	}
	require.Equal(t, map[string]int{"": 51, "page": 21}, kinds)
	require.Equal(t, 2, drafts, "the draft, and the one behind a password")
	t.Logf("%d images, %d with captions", images, captions)
	require.GreaterOrEqual(t, captions, 270)
}

// TestSharedSmall reads the exports that WordPress' importer is tested with.
func TestSharedSmall(t *testing.T) {
	for name, want := range map[string]int{
		"cdata-edge": 1, "crazy-cdata": 1, "crazy-cdata-escaped": 1, "multiple-cdata": 1, "namespace-edge-cases": 6, "small-export": 11,
		"post-content-blank-lines": 1, "valid-wxr-1.1": 2, "wxr-flat-attachment-same-site": 1, "wxr-utf-8-challenges": 1,
	} {
		require.Len(t, sharedPosts(t, name), want, name)
	}
	for _, name := range []string{"crazy-cdata", "crazy-cdata-escaped"} {
		require.Equal(t, "<p>Content with nested <![CDATA[ tags ]]> :)</p>", sharedPosts(t, name)[0].Body)
	}
	for name, want := range map[string]string{
		"malformed": ":90: want XML: element <notachanneltag> closed by </channel>", "malformed-simple": ":9: item is cut off at the end of the export",
		"missing-version-tag": ": no posts found", "term-formats": ": no posts found",
	} {
		f, err := os.Open(fixture.Shared(t, "exports/"+name+".wxr.xml"))
		require.NoError(t, err)
		for _, err := range Posts(f) {
			require.EqualError(t, err, "export"+want)
			break
		}
		require.NoError(t, f.Close())
	}
}

func sharedPosts(t *testing.T, name string) (posts []*article.Article) {
	f, err := os.Open(fixture.Shared(t, "exports/"+name+".wxr.xml"))
	require.NoError(t, err)
	defer f.Close()
	for a, err := range Posts(f) {
		require.NoError(t, err)
		require.True(t, strings.HasSuffix(string(a.Source), a.Body))
		posts = append(posts, a)
	}
	return posts
}
