package term

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestOneLine(t *testing.T) {
	for s, want := range map[string]string{
		"posts/湿地 a.md":         "posts/湿地 a.md",
		"a\nb\tc\x1b[31m\u007f": `a\nb\tc\x1b[31m\x7f`,
		"z\u202egpj\u2066.md":   `z\u202egpj\u2066.md`,
	} {
		require.Equal(t, want, OneLine(s))
	}
}

func TestThousands(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 1234567: "1,234,567"} {
		require.Equal(t, want, Thousands(n))
	}
}
