package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/goarticle/article/lint"
)

// maxAnnotations is how many annotations of a level GitHub shows of one step
// of a workflow. It drops the others without a word.
const maxAnnotations = 10

// GitHub writes findings as workflow commands, which GitHub shows beside the
// lines of a pull request: the first ten of each level, the errors first.
// The others follow as text in the log.
func GitHub(w io.Writer, found []lint.Diagnostic) error {
	b := bufio.NewWriter(w)
	var n [lint.Notice + 1]int
	var rest []lint.Diagnostic
	for _, d := range bySeverity(found) {
		level := min(d.Severity, lint.Notice)
		most := maxAnnotations
		if level == lint.Notice {
			most-- // the last says that there are more
		}
		if n[level]++; n[level] > most {
			rest = append(rest, d)
			continue
		}
		fmt.Fprintln(b, workflowCommand(d))
	}
	if len(rest) > 0 {
		fmt.Fprintf(b, "::notice title=article-lint::and %d more in the log of this step\n", len(rest))
		if err := Text(b, rest); err != nil {
			return err
		}
	}
	return b.Flush()
}

// workflowCommand is an annotation. The runner drops the columns of one that
// spans lines, so they are not sent. The place is repeated in the message,
// since the log does not show the properties.
func workflowCommand(d lint.Diagnostic) string {
	var b strings.Builder
	fmt.Fprintf(&b, "::%s ", d.Severity)
	if d.File != "" {
		fmt.Fprintf(&b, "file=%s,", escapeProperty(d.File))
	}
	switch {
	case d.Start.Line == 0:
	case d.Start.Line == d.End.Line:
		fmt.Fprintf(&b, "line=%d,col=%d,endColumn=%d,", d.Start.Line, d.Start.Column, d.End.Column)
	default:
		fmt.Fprintf(&b, "line=%d,endLine=%d,", d.Start.Line, d.End.Line)
	}
	fmt.Fprintf(&b, "title=%s::", escapeProperty(d.Rule))
	if d.File != "" {
		b.WriteString(escapeData(d.File) + ":")
	}
	if d.Start.Line > 0 {
		fmt.Fprintf(&b, "%d:%d: ", d.Start.Line, d.Start.Column)
	}
	b.WriteString(escapeData(d.Message + " (" + d.Rule + ")"))
	return b.String()
}

// escapeData escapes as the runner undoes it (actions/toolkit, command.ts),
// and what a terminal would act on as lint.Escape does.
func escapeData(s string) string {
	var b strings.Builder
	for s != "" {
		text := s
		if i := strings.IndexAny(s, "\r\n"); i >= 0 {
			text = s[:i]
		}
		b.WriteString(strings.ReplaceAll(escapeInline(text), "%", "%25"))
		if s = s[len(text):]; s != "" {
			fmt.Fprintf(&b, "%%%02X", s[0])
			s = s[1:]
		}
	}
	return b.String()
}

// escapeInline is lint.Escape for text that does not begin a line.
func escapeInline(s string) string { return lint.Escape("." + s)[1:] }

func escapeProperty(s string) string {
	return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(escapeData(s))
}
