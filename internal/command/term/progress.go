package term

import (
	"io"
	"os"
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
	"golang.org/x/term"

	"github.com/goarticle/article/internal/command/process"
)

// patience is how long the work goes on before a bar is shown.
const patience = 500 * time.Millisecond

// A Progress shows how many posts are done, in a bar on standard error, once
// the work has gone on for a while. It is an [io.Writer] for messages, which
// stand above the bar while there is one.
type Progress struct {
	Stderr io.Writer  // where the bar is, and the messages are
	Hidden bool       // never show a bar
	Start  time.Time  // when the work began
	Count  func() int // how many posts there are; may take its time

	options []mpb.ContainerOption // besides those that every bar has
	bars    *mpb.Progress         // nil while there is no bar
	bar     *mpb.Bar
}

// NewProgress is the Progress of a program that began at start and reads as many
// posts as count says. It is hidden where nobody would see it, or if quiet.
func NewProgress(p process.Process, quiet bool, start time.Time, count func() int) *Progress {
	return &Progress{Stderr: p.Stderr, Hidden: quiet || !ShowsProgress(p), Start: start, Count: count}
}

// ShowsProgress reports whether somebody would see a bar and it would not be
// in the way: standard error is a terminal, and standard output is none.
func ShowsProgress(p process.Process) bool {
	return p.Getenv("CI") == "" && p.Getenv("TERM") != "dumb" && isTerminal(p.Stderr) && !isTerminal(p.Stdout)
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// Write writes a message.
func (p *Progress) Write(message []byte) (int, error) {
	if p.bars != nil {
		return p.bars.Write(message)
	}
	return p.Stderr.Write(message)
}

// Set shows that n posts are done.
func (p *Progress) Set(n int) {
	if p.Hidden {
		return
	}
	if p.bars == nil && time.Since(p.Start) > patience {
		p.show()
	}
	if p.bars != nil {
		p.bar.SetCurrent(int64(n))
	}
}

// show makes the bar. The number of posts is not known before it is counted,
// which the work does not wait for.
func (p *Progress) show() {
	options := append([]mpb.ContainerOption{mpb.WithOutput(p.Stderr), mpb.WithWidth(72)}, p.options...)
	p.bars = mpb.New(options...)
	p.bar = p.bars.AddBar(0, mpb.PrependDecorators(decor.Any(counter)), mpb.AppendDecorators(decor.Any(p.left)))
	go func() { p.bar.SetTotal(int64(p.Count()), false) }()
}

func counter(s decor.Statistics) string {
	if s.Total <= 0 {
		return Thousands(int(s.Current)) + " posts "
	}
	return Thousands(int(s.Current)) + " of " + Thousands(int(s.Total)) + " posts "
}

// left is the time the rest will take if it goes on like this.
func (p *Progress) left(s decor.Statistics) string {
	if s.Total <= 0 || s.Current <= 0 {
		return ""
	}
	rest := time.Since(p.Start).Seconds() * float64(s.Total-s.Current) / float64(s.Current)
	return " " + time.Duration(rest*float64(time.Second)).Round(time.Second).String() + " left"
}

// End takes the bar away, for good.
func (p *Progress) End() {
	p.Hidden = true
	if p.bars == nil {
		return
	}
	p.bar.Abort(true)
	p.bars.Wait()
	p.bars = nil
}
