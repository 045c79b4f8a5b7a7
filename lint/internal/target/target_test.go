package target

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestString(t *testing.T) {
	require.Equal(t, "[Hexo Jekyll Hugo Eleventy Astro]", fmt.Sprint(All()))
	require.Empty(t, Name("").String())
}
