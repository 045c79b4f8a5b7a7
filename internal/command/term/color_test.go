package term

import (
	"io"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article/internal/command/process"
)

func TestColors(t *testing.T) {
	for _, c := range []struct {
		when string
		env  map[string]string
		want bool
	}{
		{"auto", nil, false},
		{"always", map[string]string{"NO_COLOR": "1"}, true},
		{"never", map[string]string{"FORCE_COLOR": "1"}, false},
		{"auto", map[string]string{"FORCE_COLOR": "1"}, true},
		{"auto", map[string]string{"CLICOLOR_FORCE": "1"}, true},
		{"auto", map[string]string{"FORCE_COLOR": "1", "NO_COLOR": "1"}, false},
		{"auto", map[string]string{"NO_COLOR": "", "FORCE_COLOR": ""}, false},
	} {
		have, err := Colors(process.Process{Stdout: io.Discard, Getenv: func(k string) string { return c.env[k] }}, c.when)
		require.NoError(t, err)
		require.Equal(t, c.want, have, "%s %v", c.when, c.env)
	}
	_, err := Colors(process.Process{}, "blue")
	require.EqualError(t, err, `-color: want auto, always or never, have "blue"`)
}
