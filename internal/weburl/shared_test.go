package weburl

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article/internal/fixture"
)

// TestSharedURLs are the tests of the URL standard itself.
func TestSharedURLs(t *testing.T) {
	data, err := os.ReadFile(fixture.Shared(t, "cases/urls.json"))
	require.NoError(t, err)
	var rows []json.RawMessage
	require.NoError(t, json.Unmarshal(data, &rows))
	n := 0
	for _, row := range rows {
		var c struct {
			Input, Href string
			Base        *string
			Failure     bool
		}
		if json.Unmarshal(row, &c) != nil {
			continue // a remark
		}
		n++
		var base *URL
		if c.Base != nil {
			u, err := Parse(*c.Base, nil)
			require.NoError(t, err, "%s", row)
			base = &u
		}
		u, err := Parse(c.Input, base)
		if c.Failure {
			require.Error(t, err, "%s", row)
			continue
		}
		require.NoError(t, err, "%s", row)
		require.Equal(t, c.Href, u.String(), "%s", row)
	}
	require.Greater(t, n, 800)
}
