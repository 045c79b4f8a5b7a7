//go:build unix

package main

import (
	"bufio"
	"io"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestMain makes the test the program itself, so that there is a process to
// send signals to.
func TestMain(m *testing.M) {
	if os.Getenv("ARTICLE_MAIN") != "" {
		main()
	}
	os.Exit(m.Run())
}

// A running is a program that was started.
type running struct {
	*exec.Cmd
	stdin          io.WriteCloser
	output         io.Closer // of stdout
	stdout, stderr *bufio.Reader
}

func start(t *testing.T, args ...string) running {
	t.Helper()
	c := exec.Command(os.Args[0], args...)
	c.Env = append(os.Environ(), "ARTICLE_MAIN=1")
	stdin, err := c.StdinPipe()
	require.NoError(t, err)
	stdout, err := c.StdoutPipe()
	require.NoError(t, err)
	stderr, err := c.StderrPipe()
	require.NoError(t, err)
	require.NoError(t, c.Start())
	return running{c, stdin, stdout, bufio.NewReader(stdout), bufio.NewReader(stderr)}
}

// end waits for the end. It returns what was not read, and the exit status.
func (r running) end(t *testing.T) (stdout, stderr string, status int) {
	t.Helper()
	out, _ := io.ReadAll(r.stdout) // fails where the test has closed it
	errs, err := io.ReadAll(r.stderr)
	require.NoError(t, err)
	_ = r.Wait() // the status says it
	return string(out), string(errs), r.ProcessState.ExitCode()
}

func TestConvert(t *testing.T) {
	r := start(t, "convert", "../../testdata/posts/news.md")
	stdout, stderr, status := r.end(t)
	require.True(t, strings.HasPrefix(stdout, "{\n  \"file\": \"../../testdata/posts/news.md\",\n"), stdout)
	require.Empty(t, stderr)
	require.Zero(t, status)
}

// TestClosedPipe checks what comes of head -1, here before anything is
// written: both end without a word, as other programs do. The status of convert
// says that posts are missing.
func TestClosedPipe(t *testing.T) {
	stderr, state := closedPipe(t, "convert", "-")
	require.Empty(t, stderr)
	require.Equal(t, 1, state.ExitCode())

	stderr, state = closedPipe(t, "validate", "-q", "-config", os.DevNull, "-")
	require.Empty(t, stderr)
	require.Equal(t, syscall.SIGPIPE, state.Sys().(syscall.WaitStatus).Signal())
}

// closedPipe runs the program on a post, with nobody who reads what it prints.
func closedPipe(t *testing.T, args ...string) (stderr string, state *os.ProcessState) {
	t.Helper()
	r := start(t, args...)
	require.NoError(t, r.output.Close())
	_, err := io.WriteString(r.stdin, "---\ntitle: The lake\n---\n<p>The <b>lake</p>\n")
	require.NoError(t, err)
	require.NoError(t, r.stdin.Close())
	_, stderr, _ = r.end(t)
	return stderr, r.ProcessState
}

// TestInterrupt interrupts programs that wait for a post on standard input.
// It would hang if they went on to.
func TestInterrupt(t *testing.T) {
	r := start(t, "convert", "../../testdata/posts/news.md", "-")
	_, err := r.stdout.ReadString('\n') // now it runs
	require.NoError(t, err)
	require.NoError(t, r.Process.Signal(os.Interrupt))
	stdout, stderr, status := r.end(t)
	require.True(t, strings.HasSuffix(stdout, "\n}\n"), "the post is whole")
	require.Empty(t, stderr)
	require.Equal(t, 1, status)

	r = start(t, "validate", "-config", os.DevNull, "-fix", "-")
	line, err := r.stderr.ReadString('\n')
	require.NoError(t, err)
	require.Equal(t, "article validate: stdin: not fixed: it is standard input\n", line)
	require.NoError(t, r.Process.Signal(syscall.SIGTERM))
	_, stderr, status = r.end(t)
	require.Equal(t, "article validate: interrupted\n", stderr)
	require.Equal(t, 2, status)
}
