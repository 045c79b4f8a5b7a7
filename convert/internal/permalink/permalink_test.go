package permalink

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestMake(t *testing.T) {
	day := time.Date(2021, 3, 6, 8, 50, 18, 0, time.UTC)
	for _, tt := range []struct {
		pattern string
		parts   Parts
		want    string
	}{
		{"/:year/:month/:day/:title/", Parts{Date: day, Name: "a"}, "/2021/03/06/a/"},
		{":year/:i_month/:i_day/:title.html", Parts{Date: day, Name: "a", Slug: "b"}, "/2021/3/6/b.html"},
		{"/:name/:slug", Parts{Name: "a", Slug: "b"}, "/a/b"},
		{"date", Parts{Date: day, Name: "a", Categories: []string{"X", "y"}}, "/x/y/2021/03/06/a.html"},
		{"pretty", Parts{Date: day, Name: "a"}, "/2021/03/06/a/"},
		{"ordinal", Parts{Date: day, Name: "a"}, "/2021/065/a.html"},
		{"none", Parts{Name: "a"}, "/a.html"},
		{"/:category/:title:output_ext", Parts{Name: "a", Categories: []string{"x", "y"}}, "/x/a.html"},
		{"/../:title/", Parts{Name: ".."}, "/"},
	} {
		require.NoError(t, Check(tt.pattern))
		have, err := Make(tt.pattern, tt.parts)
		require.NoError(t, err)
		require.Equal(t, tt.want, have)
	}
	_, err := Make("pretty", Parts{Name: "a"})
	require.ErrorIs(t, err, ErrDate)
	require.ErrorContains(t, Check("all"), `want keep, a pattern such as /:year/:month/:day/:title/, or date, pretty, ordinal or none, have "all"`)
	require.ErrorContains(t, Check("/:yaer/"), "have :yaer")
}
