package wording

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestIsCredit(t *testing.T) {
	for _, s := range []string{
		"photo: the archive", "(photo by the archive)", "图源：档案馆", "▲图/档案馆", "【图片来源：档案馆】", "新华社记者摄", "the quay. via getty images",
		"фото: архив", "the quay (ap photo/archive)", "写真：資料館",
	} {
		require.True(t, IsCredit(s), s)
	}
	for _, s := range []string{"", "photos of the quay", "a photo: the archive", "图书馆", "图3：码头", "photo: " + strings.Repeat("x", 114), "source: the archive"} {
		require.False(t, IsCredit(s), s)
	}
}

func TestIsSource(t *testing.T) {
	for _, s := range []string{"source: the archive", "来源：档案馆", "© the archive", "(source: the archive)", "источник: архив"} {
		require.True(t, IsSource(s), s)
	}
	for _, s := range []string{"", "the source: an archive", "sources say so", "source: " + strings.Repeat("x", 53)} {
		require.False(t, IsSource(s), s)
	}
}
