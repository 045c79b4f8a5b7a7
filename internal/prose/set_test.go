package prose

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestSet(t *testing.T) {
	set := NewSet("photo", "pic", "图片", "图", "©")
	for _, s := range []string{"photo", "photograph", "pic", "picture", "图片：", "图书", "© a"} {
		require.True(t, set.Begins(s), s)
		require.True(t, set.In(s), s)
		require.True(t, set.In("a "+s), s)
		require.False(t, set.Begins("a "+s), s)
	}
	for _, s := range []string{"", "p", "ph", "phot", "Photo", "pi c", "\xe5\x9b", "圖片", "®"} {
		require.False(t, set.Begins(s), s)
		require.False(t, set.In(s), s)
		require.False(t, set.In(strings.Repeat(s+" ", 3)), s)
	}
	require.False(t, NewSet().In("anything"))
	require.False(t, NewSet().Begins("anything"))
}

// TestSetCollisions asks for words whose first two bytes have one hash.
func TestSetCollisions(t *testing.T) {
	words := []string{"ab", "b[c", "cTd"}
	set := NewSet(words...)
	require.Equal(t, set.hash(words[0]), set.hash(words[1]))
	require.Equal(t, set.hash(words[0]), set.hash(words[2]))
	for _, w := range words {
		require.True(t, set.Begins(w), w)
		require.True(t, set.In("x"+w), w)
	}
	require.False(t, set.In("b[ cT a"))
}

func TestIsNotice(t *testing.T) {
	for _, text := range []string{"未经授权，不得转载", "（责任编辑：某某）", "This article originally appeared elsewhere.", "© 2021. All rights reserved."} {
		require.True(t, IsNotice(text), text)
	}
	for _, text := range []string{"", "责任", "All rights", "Our rights are reserved.", strings.Repeat("长", 80) + "不得转载", "We talked about why all rights reserved is a phrase."} {
		require.False(t, IsNotice(text), text)
	}
}
