package process

import (
	"context"
	"io"
	"os"
	"os/signal"
	"syscall"
)

// Context ends with the first signal that asks the process to stop, such as
// that of Ctrl-C. The second one kills.
func Context() context.Context {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop)
	return ctx
}

// ReportPipe lets a write to a pipe that nobody reads any more fail, which can
// be reported. Otherwise it ends the process without a word.
func ReportPipe() { signal.Ignore(syscall.SIGPIPE) }

// Interruptible is r, of which reading ends with ctx even while r waits.
func Interruptible(ctx context.Context, r io.Reader) io.Reader {
	pr, pw := io.Pipe()
	context.AfterFunc(ctx, func() { pw.CloseWithError(ctx.Err()) })
	started := false
	return readerFunc(func(b []byte) (int, error) {
		if !started {
			started = true
			go func() {
				_, err := io.Copy(pw, r)
				pw.CloseWithError(err)
			}()
		}
		return pr.Read(b)
	})
}

type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(b []byte) (int, error) { return f(b) }
