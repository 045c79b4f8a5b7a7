package term

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"

	"github.com/goarticle/article/internal/command/process"
)

// A lockedBuffer is written by the goroutine of the bar while a test reads it.
type lockedBuffer struct {
	sync.Mutex
	buffer bytes.Buffer
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.Lock()
	defer b.Unlock()
	return b.buffer.Write(p)
}

func (b *lockedBuffer) String() string {
	b.Lock()
	defer b.Unlock()
	return b.buffer.String()
}

func (b *lockedBuffer) waitFor(t *testing.T, s string) {
	t.Helper()
	require.Eventually(t, func() bool { return strings.Contains(b.String(), s) }, 10*time.Second, time.Millisecond)
}

func TestProgress(t *testing.T) {
	var stderr lockedBuffer
	p := &Progress{Stderr: &stderr, Start: time.Now(), Count: func() int { return 2004 }}
	p.options = []mpb.ContainerOption{mpb.ForceTTY(), mpb.ForceAutoRefresh(), mpb.WithRefreshRate(time.Millisecond)}
	p.Set(1)
	require.Nil(t, p.bars, "too early")
	fmt.Fprintln(p, "before the bar")
	require.Equal(t, "before the bar\n", stderr.String())

	p.Start = time.Now().Add(-time.Second)
	p.Set(1000)
	stderr.waitFor(t, "1,000 of 2,004 posts  [=")
	fmt.Fprintln(p, "above the bar")
	stderr.waitFor(t, "above the bar\n1,000 of 2,004 posts ")
	p.End()
	p.Set(2004)
	fmt.Fprintln(p, "after the bar")

	out := stderr.String()
	require.Contains(t, out, " 1s left")
	// The last that is drawn of the bar is taken away.
	const clear = "\x1b[1A\x1b[J"
	require.Equal(t, "after the bar\n", out[strings.LastIndex(out, clear)+len(clear):])
}

func TestProgressHidden(t *testing.T) {
	var stderr bytes.Buffer
	p := &Progress{Stderr: &stderr, Hidden: true, Start: time.Now().Add(-time.Hour)}
	p.Set(1000)
	p.End()
	require.Empty(t, stderr.String())
}

func TestProgressBeforeCount(t *testing.T) {
	p := &Progress{Start: time.Now()}
	require.Empty(t, p.left(decor.Statistics{Current: 1000}))
	require.Equal(t, "1,000 posts ", counter(decor.Statistics{Current: 1000}))
}

func TestShowsProgress(t *testing.T) {
	env := map[string]string{}
	p := process.Process{Stdout: &bytes.Buffer{}, Stderr: &bytes.Buffer{}, Getenv: func(k string) string { return env[k] }}
	require.False(t, ShowsProgress(p), "standard error is no terminal")
	terminal, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil {
		t.Skip(err) // there are no terminals
	}
	defer terminal.Close()
	p.Stderr = terminal
	require.True(t, ShowsProgress(p))
	for name, value := range map[string]string{"CI": "true", "TERM": "dumb"} {
		env[name] = value
		require.False(t, ShowsProgress(p), name)
		delete(env, name)
	}
	p.Stdout = terminal
	require.False(t, ShowsProgress(p), "the bar would be among the posts")
}
