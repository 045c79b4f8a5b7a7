package date

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article/internal/fixture"
)

// FuzzDate checks of any text:
//   - Reading it does not panic, and gives either a time or an error.
//   - Blanks around it change neither the time nor the error.
//   - A date that is read lies in the years 1 to 9999.
//   - Such a date, written as RFC 3339, is read as the same time and offset.
//   - A date means the same instant in any zone, if it names one itself, and
//     otherwise the same local time.
func FuzzDate(f *testing.F) {
	for _, c := range dateForms {
		f.Add(c.in)
	}
	fixture.Seeds(f, func(post []byte) {
		for line := range strings.Lines(string(post)) {
			if date, ok := strings.CutPrefix(line, "date:"); ok {
				f.Add(strings.Trim(date, " \"'\r\n"))
			}
		}
	})
	there := time.FixedZone("there", -9*3600)
	f.Fuzz(func(t *testing.T, s string) {
		got, err := Parse(s, nil)
		padded, paddedErr := Parse(" \t\u3000"+s+"\r\n", nil)
		require.Equal(t, err, paddedErr)
		require.Equal(t, got, padded)
		if err != nil {
			require.Zero(t, got)
			return
		}
		require.GreaterOrEqual(t, got.Year(), 1)
		require.LessOrEqual(t, got.Year(), 9999)

		again, err := Parse(got.Format(time.RFC3339Nano), there)
		require.NoError(t, err)
		require.Equal(t, got.Format(time.RFC3339Nano), again.Format(time.RFC3339Nano))

		elsewhere, err := Parse(s, there)
		require.NoError(t, err)
		if !elsewhere.Equal(got) {
			require.Equal(t, there, elsewhere.Location())
			require.Equal(t, got.Format(time.DateTime), elsewhere.Format(time.DateTime))
		}
	})
}
