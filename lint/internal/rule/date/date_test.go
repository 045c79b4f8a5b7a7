package date

import (
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article/lint/internal/page"
	"github.com/goarticle/article/lint/internal/page/pagetest"
	"github.com/goarticle/article/lint/internal/target"
)

func TestValid(t *testing.T) {
	require.Equal(t, []string{
		"date: 20210504|date: want dashes as in 2021-05-04, have the number 20210504, which Hexo, Hugo and Astro read as a day in 1970",
	}, pagetest.Check("a.md", "---\ndate: 20210504\n---\n", Valid))
	require.Equal(t, []string{"updated: 2021-05-01|updated: want a day not before 2021-05-04, the date of the post, have 2021-05-01"},
		pagetest.Check("a.md", "---\ndate: 2021-05-04\nupdated: 2021-05-01\n---\n", Valid))
	require.Len(t, pagetest.Check("a.md", "---\ndate: 2021-02-30\nupdated: soon\n---\n", Valid), 2)
	require.Empty(t, pagetest.Check("a.md", "---\ndate: git Last Modified\n---\n", Valid))
}

func TestFuture(t *testing.T) {
	day := time.Date(2021, 5, 2, 12, 0, 0, 0, time.UTC)
	check := func(now time.Time) func(p *page.Page) { return func(p *page.Page) { Future(p, now) } }
	require.Empty(t, pagetest.Check("a.md", pagetest.Head, check(day.Add(slack))))
	require.Equal(t, []string{"date: 2021-05-04T08:00:00Z|date: want a day that has come, have 2021-05-04: Jekyll and Hugo hold the post back until then"},
		pagetest.Check("a.md", pagetest.Head, check(day)))
	require.Equal(t, []string{"---|the date of the file name: want a day that has come, have 2021-05-04: Jekyll and Hugo hold the post back until then"},
		pagetest.Check("2021-05-04-lake.md", "---\ntitle: x\n---\n", check(day)))
	require.Empty(t, pagetest.Check("a.md", "---\ndate: 2021-05-04\ndraft: true\n---\n", check(day)))
}

// TestPortable checks that a spelling that most posts of a folder have is one
// finding, unless each is to stand alone.
func TestPortable(t *testing.T) {
	const message = `date: want 2021-05-04, have "2021/05/04", at which Hugo stops`
	kept := map[string]any{"good.md": keptOf(pagetest.Head)}
	for i := range 6 {
		kept[fmt.Sprintf("%d.md", i)] = keptOf("---\ndate: 2021/05/04\n---\n")
	}
	for _, each := range []bool{false, true} {
		var have []string
		s := page.Site{
			Each: each,
			Posts: func(yield func(string, any) bool) {
				for _, file := range slices.Sorted(maps.Keys(kept)) {
					if !yield(file, kept[file]) {
						return
					}
				}
			},
			ReportAs: func(_ page.Severity, file string, at page.Span, m string) {
				have = append(have, fmt.Sprint(file, at.Start.Line, m))
			},
			IsSuppressed: func(file string, line int) bool { return file == "0.md" && line == 2 },
		}
		Portable(&s)
		if each {
			require.Len(t, have, 6)
			require.Equal(t, "1.md2"+message, have[1])
			continue
		}
		require.Equal(t, []string{"1.md2" + message + "; 4 more in this folder are alike"}, have)
	}
	require.Nil(t, KeepPortable(pagetest.Read("a.md", "{\"date\": \"2021/05/04\"}\n")))
}

func keptOf(src string) any {
	p := pagetest.Read("a.md", src)
	p.Target = target.Hugo
	return KeepPortable(p)
}

func TestRead(t *testing.T) {
	zone := time.FixedZone("", 8*60*60)
	for _, c := range []struct {
		value any
		want  string
	}{
		{"2021-05-04 08:00:00", "2021-05-04T08:00:00+08:00"},
		{"2021-05-04 08:00:00 Z", "2021-05-04T08:00:00Z"},
		{20210504, "2021-05-04T00:00:00+08:00"},
		{1e12, ""},
		{"soon", ""},
		{func() {}, ""},
	} {
		have, ok := Read(c.value, zone)
		require.Equal(t, c.want != "", ok, c.value)
		if ok {
			require.Equal(t, c.want, have.Format(time.RFC3339))
		}
	}
}

func TestOfNumber(t *testing.T) {
	want, have := OfNumber(20210504080000)
	require.Equal(t, "dashes and colons as in 2021-05-04T08:00:00", want)
	require.Contains(t, have, "20210504080000, which ")
	for _, v := range []any{"20210504", 2021, 20210504.0, nil} {
		want, _ := OfNumber(v)
		require.Empty(t, want)
	}
}
