package wording

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestIsNumbered(t *testing.T) {
	yes := []string{"Figure 1", "Figure 1. The quay", "Fig. 2a: The quay", "Fig 3 – The quay", "Figure 3 The quay", "FIGURE 4.", "图1：码头", "图一 码头", "（图3）码头", "図2．港", "Abb. 5: Hafen", "Рис. 6. Порт", "그림 7. 항구", "Figure 1-2: The quay", "Photo 2: The quay", "▲图3：码头"}
	for _, s := range yes {
		require.True(t, IsNumbered(Lower(s)), s)
	}
	no := []string{"", "Figure", "Figures 1 and 2", "Figure 3 shows the quay", "Figure out 3 ways", "图3显示了码头", "图3 显示了码头", "图1、图2是码头", "图书馆", "Photo 2 weeks ago", "Image 3 is next", "Figment 3.", "第3章"}
	for _, s := range no {
		require.False(t, IsNumbered(Lower(s)), s)
	}
}

func TestIsNumberedHeading(t *testing.T) {
	for _, s := range []string{"一、码头", "（一）码头", "十二、码头", "第一部分", "第3章 码头", "1. The quay", "12、码头"} {
		require.True(t, IsNumberedHeading(s), s)
	}
	for _, s := range []string{"", "一个码头", "第一码头", "第章", "1.5 km", "1 quay", "123. The quay", "2021、2022"} {
		require.False(t, IsNumberedHeading(s), s)
	}
}

func TestIsDateLine(t *testing.T) {
	for _, s := range []string{"2021-03-22 10:00", "2021年3月22日", "22.03.2021", "March 22, 2021"} {
		require.True(t, IsDateLine(s), s)
	}
	for _, s := range []string{"", "2020年7月25日，徽标被拆", "Lagos, 2021", strings.Repeat("1", 41), "2021 was a year of many new quays here"} {
		require.False(t, IsDateLine(s), s)
	}
}
