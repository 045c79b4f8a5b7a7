package caption

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestIsNumbered(t *testing.T) {
	yes := []string{"Figure 1", "Figure 1. The quay", "Fig. 2a: The quay", "Fig 3 – The quay", "Figure 3 The quay", "FIGURE 4.", "图1：码头", "图一 码头", "（图3）码头", "図2．港", "Abb. 5: Hafen", "Рис. 6. Порт", "그림 7. 항구", "Figure 1-2: The quay", "Photo 2: The quay", "▲图3：码头"}
	for _, s := range yes {
		require.True(t, isNumbered(lowerText(s)), s)
	}
	no := []string{"", "Figure", "Figures 1 and 2", "Figure 3 shows the quay", "Figure out 3 ways", "图3显示了码头", "图3 显示了码头", "图1、图2是码头", "图书馆", "Photo 2 weeks ago", "Image 3 is next", "Figment 3.", "第3章"}
	for _, s := range no {
		require.False(t, isNumbered(lowerText(s)), s)
	}
}

func TestIsDateLine(t *testing.T) {
	for _, s := range []string{"2021-03-22 10:00", "2021年3月22日", "22.03.2021", "March 22, 2021"} {
		require.True(t, isDateLine(s), s)
	}
	for _, s := range []string{"", "2020年7月25日，徽标被拆", "Lagos, 2021", strings.Repeat("1", 41), "2021 was a year of many new quays here"} {
		require.False(t, isDateLine(s), s)
	}
}

func TestIsCredit(t *testing.T) {
	for _, s := range []string{
		"photo: the archive", "(photo by the archive)", "图源：档案馆", "▲图/档案馆", "【图片来源：档案馆】", "新华社记者摄", "the quay. via getty images",
		"фото: архив", "the quay (ap photo/archive)", "写真：資料館",
	} {
		require.True(t, isCredit(s), s)
	}
	for _, s := range []string{"", "photos of the quay", "a photo: the archive", "图书馆", "图3：码头", "photo: " + strings.Repeat("x", 114), "source: the archive"} {
		require.False(t, isCredit(s), s)
	}
}

func TestIsSource(t *testing.T) {
	for _, s := range []string{"source: the archive", "来源：档案馆", "© the archive", "(source: the archive)", "источник: архив"} {
		require.True(t, isSource(s), s)
	}
	for _, s := range []string{"", "the source: an archive", "sources say so", "source: " + strings.Repeat("x", 53)} {
		require.False(t, isSource(s), s)
	}
}

func TestIsAside(t *testing.T) {
	for _, s := range []string{"this post is old", "note: it is old", "编者按：旧文", "（本文作者：某某）"} {
		require.True(t, isAside(s), s)
	}
	for _, s := range []string{"", "the post is old", "a note", "the quay"} {
		require.False(t, isAside(s), s)
	}
}
