package article

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// TestDateOfName checks which names begin with a date, as Jekyll reads them.
func TestDateOfName(t *testing.T) {
	for name, want := range map[string]string{
		"2020-01-02-reeds.md":          "2020-01-02",
		"2020-1-2-reeds.md":            "2020-01-02",
		"_posts/2020-11-2-reeds.html":  "2020-11-02",
		"_posts/2020-1-12-a-b-c.html":  "2020-01-12",
		`2020-1-2-3.md`:                "2020-01-02",
		"2020-13-2-reeds.md":           "",
		"2020-2-30-reeds.md":           "",
		"2020-001-2-reeds.md":          "",
		"20-1-2-reeds.md":              "",
		"1-2-3-go.md":                  "",
		"2020-1.md":                    "",
		"2020-1-2.md":                  "",
		"2020-1-2-":                    "",
		"2020-01-02/2020-reeds-1-2.md": "",
	} {
		a, err := new(Parser).ParseNamed(name, strings.NewReader("---\ntitle: a\n---\n"))
		require.NoError(t, err)
		have := ""
		if !a.Date.IsZero() {
			have = a.Date.Format(time.DateOnly)
		}
		require.Equal(t, want, have, name)
	}
}

// TestDraftOfName checks that only a folder of the name makes a draft, and that
// no key takes that back.
func TestDraftOfName(t *testing.T) {
	for name, want := range map[string]bool{
		"_drafts/reeds.md":             true,
		"source/_drafts/2020/reeds.md": true,
		"/_drafts/reeds.md":            true,
		"_drafts.md":                   false,
		"drafts/_drafts.md":            false,
		"_posts/_drafts-2/reeds.md":    false,
		"":                             false,
	} {
		for _, key := range []string{"title: a", "draft: false", "published: true"} {
			a, err := new(Parser).ParseNamed(name, strings.NewReader("---\n"+key+"\n---\n"))
			require.NoError(t, err)
			require.Equal(t, want, a.Draft, "%s: %s", name, key)
			require.Empty(t, a.Faults)
		}
	}
}
