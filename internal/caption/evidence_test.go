package caption

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestIsEquation(t *testing.T) {
	for _, s := range []string{"a = b", "x=1", "E = mc²", "a ≤ b", "f(x) = sin x + 1 / 2 - 3 * (4 + 5)"} {
		require.True(t, isEquation(s), s)
	}
	for _, s := range []string{"", "a", "1 + 1", "the quay = the pier", "码头 = 港口", "about ≈ 3"} {
		require.False(t, isEquation(s), s)
	}
}

func TestIsEndMark(t *testing.T) {
	for _, s := range []string{"", "***", "— The End —", "（完）", "[全文完]", "EOF", "Fin."} {
		require.True(t, isEndMark(s), s)
	}
	for _, s := range []string{"the ending", "完成", "!", "?", strings.Repeat("*", 61)} {
		require.False(t, isEndMark(s), s)
	}
}

func TestPointsDown(t *testing.T) {
	for s, want := range map[string]string{"a ▼": "a", "👇 a": "a", "⬇\ufe0fa": "a", "▼": ""} {
		have, ok := pointsDown(s)
		require.True(t, ok, s)
		require.Equal(t, want, have, s)
	}
	for _, s := range []string{"", "a", "▲ a", "a ▼ b", " a\ufe0f"} {
		_, ok := pointsDown(s)
		require.False(t, ok, s)
	}
}

func TestIsNumberedHeading(t *testing.T) {
	for _, s := range []string{"一、码头", "（一）码头", "十二、码头", "第一部分", "第3章 码头", "1. The quay", "12、码头"} {
		require.True(t, isNumberedHeading(s), s)
	}
	for _, s := range []string{"", "一个码头", "第一码头", "第章", "1.5 km", "1 quay", "123. The quay", "2021、2022"} {
		require.False(t, isNumberedHeading(s), s)
	}
}

func TestEndsSentence(t *testing.T) {
	for s, want := range map[string]bool{"": false, "a": false, "a.": true, "a?”": true, "a。）": true, "a…": true, "a.b": false, "(a)": false} {
		require.Equal(t, want, endsSentence(s), s)
	}
}
