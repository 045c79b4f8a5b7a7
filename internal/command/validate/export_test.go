package validate

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article/internal/fixture"
)

func TestExport(t *testing.T) {
	export, broken := fixture.Path(t, "feed/testdata/rss.xml"), fixture.Path(t, "feed/testdata/broken.xml")
	t.Chdir(t.TempDir())
	_, stdout, stderr := validate("", nil, export)
	require.Contains(t, stdout, "rss.xml/item-2-line-28/by-guid.html:")
	require.Contains(t, stderr, "4 posts")
	status, _, stderr := validate("", nil, broken)
	require.Equal(t, 2, status)
	require.Contains(t, stderr, "broken.xml:8: want ]]]]><![CDATA[> for ]]> within CDATA, have ]]>\n")
	require.Contains(t, stderr, "broken.xml:10: item is cut off: another one begins at line 11\n")
	status, _, stderr = validate("", nil, "-fix", export)
	require.Equal(t, 2, status)
	require.Contains(t, stderr, "rss.xml: want a post to repair, have an export\n")
}
