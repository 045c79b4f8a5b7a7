package front

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v4"
)

func TestBlock(t *testing.T) {
	var b Block
	b.Text("title", "It's: a lake")
	b.Text("none", "")
	b.Time("date", time.Date(2021, 11, 6, 8, 50, 18, 0, time.FixedZone("", 3600)), true)
	b.Time("updated", time.Date(2021, 11, 6, 8, 50, 18, 0, time.UTC), false)
	b.Time("never", time.Time{}, true)
	b.List("tags", []string{"lake", "yes", "1.10"})
	b.List("empty", nil)
	b.Map("slugs", [][2]string{{"The lake", "lake-2"}})
	b.Map("nothing", nil)
	b.True("draft", true)
	b.True("sticky", false)
	b.False("comments", false)
	b.False("shown", true)
	require.Equal(t, `---
title: 'It''s: a lake'
date: 2021-11-06T08:50:18+01:00
updated: 2021-11-06 08:50:18
tags:
  - lake
  - 'yes'
  - '1.10'
slugs:
  The lake: lake-2
draft: true
comments: false
---
`, b.String())
}

// FuzzText proves that a reader of YAML gets each text back.
func FuzzText(f *testing.F) {
	for _, s := range []string{"a", "null", "a b ", "a: b", "\x01\u2028\"\\", "\U0001F600é", "\u200b\ufeff\ufffd", "a\r\nb", "-"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = string([]rune(s))
		var have map[string]string
		require.NoError(t, yaml.Unmarshal([]byte("k: "+text(s)), &have), text(s))
		require.Equal(t, s, have["k"])
	})
}
