package main

import (
	"io"
	"os"
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
	"golang.org/x/term"
)

// patience is how long the work goes on before a bar is shown.
const patience = 500 * time.Millisecond

// A progress is a bar on standard error. A nil one shows nothing.
type progress struct {
	converter *converter
	stderr    io.Writer // where the bar is
	options   []mpb.ContainerOption
	sources   []source
	bars      *mpb.Progress // nil until there is a bar
	bar       *mpb.Bar
}

// newProgress is nil where nobody would see a bar, or it would be in the way:
// if standard error is no terminal, or standard output is one too.
func newProgress(c *converter, sources []source) *progress {
	if c.quiet || os.Getenv("CI") != "" || os.Getenv("TERM") == "dumb" || !isTerminal(c.stderr) || isTerminal(c.stdout) {
		return nil
	}
	options := []mpb.ContainerOption{mpb.WithOutput(c.stderr), mpb.WithWidth(72)}
	return &progress{converter: c, stderr: c.stderr, options: options, sources: sources}
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// set shows that n posts are done.
func (p *progress) set(n int) {
	if p == nil {
		return
	}
	if p.bars == nil && time.Since(p.converter.start) > patience {
		p.show()
	}
	if p.bars != nil {
		p.bar.SetCurrent(int64(n))
	}
}

// show makes the bar. From now on errors are written above it. The number of
// posts is not known before it is counted, which the work does not wait for.
func (p *progress) show() {
	p.bars = mpb.New(p.options...)
	p.bar = p.bars.AddBar(0, mpb.PrependDecorators(decor.Any(counter)), mpb.AppendDecorators(decor.Any(p.left)))
	p.converter.stderr = p.bars
	go func() { p.bar.SetTotal(int64(count(p.sources)), false) }()
}

func counter(s decor.Statistics) string {
	if s.Total <= 0 {
		return thousands(int(s.Current)) + " posts "
	}
	return thousands(int(s.Current)) + " of " + thousands(int(s.Total)) + " posts "
}

// left is the time the rest will take if it goes on like this.
func (p *progress) left(s decor.Statistics) string {
	if s.Total <= 0 || s.Current <= 0 {
		return ""
	}
	rest := time.Since(p.converter.start).Seconds() * float64(s.Total-s.Current) / float64(s.Current)
	return " " + time.Duration(rest*float64(time.Second)).Round(time.Second).String() + " left"
}

// end takes the bar away.
func (p *progress) end() {
	if p == nil || p.bars == nil {
		return
	}
	p.bar.Abort(true)
	p.bars.Wait()
	p.converter.stderr = p.stderr
}
