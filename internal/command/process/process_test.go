package process

import (
	"context"
	"errors"
	"io"
	"math"
	"os"
	"runtime/debug"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestInterruptible(t *testing.T) {
	for _, text := range []string{"", "a post"} {
		src, err := io.ReadAll(Interruptible(t.Context(), strings.NewReader(text)))
		require.NoError(t, err)
		require.Equal(t, text, string(src))
	}
	broken, w := io.Pipe()
	torn := errors.New("torn")
	w.CloseWithError(torn)
	_, err := io.ReadAll(Interruptible(t.Context(), broken))
	require.ErrorIs(t, err, torn)
}

// TestInterruptibleWaits would hang if reading did not end.
func TestInterruptibleWaits(t *testing.T) {
	waits, w := io.Pipe()
	defer w.Close()
	ctx, cancel := context.WithCancel(t.Context())
	r := Interruptible(ctx, waits)
	go cancel()
	_, err := io.ReadAll(r)
	require.ErrorIs(t, err, context.Canceled)
}

func TestLimitMemory(t *testing.T) {
	before := debug.SetMemoryLimit(-1)
	defer debug.SetMemoryLimit(before)
	limit := func() int64 { return debug.SetMemoryLimit(-1) }
	unset(t, "GOMEMLIMIT")

	debug.SetMemoryLimit(math.MaxInt64)
	LimitMemory(4 << 10)
	require.Equal(t, int64(math.MaxInt64), limit(), "an ordinary post")
	LimitMemory(0)
	require.Equal(t, int64(54<<20), limit())
	LimitMemory(1 << 20)
	require.Equal(t, int64(74<<20), limit())
	t.Setenv("GOMEMLIMIT", "1GiB")
	LimitMemory(0)
	require.Equal(t, int64(74<<20), limit(), "what the user wants counts")
}

func TestCollectOften(t *testing.T) {
	before := debug.SetGCPercent(100)
	defer debug.SetGCPercent(before)
	t.Setenv("GOGC", "100")
	CollectOften()
	require.Equal(t, 100, debug.SetGCPercent(100), "what the user wants counts")
	unset(t, "GOGC")
	CollectOften()
	require.Equal(t, 50, debug.SetGCPercent(100))
}

// unset takes a variable out of the environment for one test.
func unset(t *testing.T, name string) {
	t.Helper()
	t.Setenv(name, "")
	require.NoError(t, os.Unsetenv(name))
}
