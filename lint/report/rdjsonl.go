package report

import (
	"io"

	"github.com/goarticle/article/lint"
)

// RDJSONL writes a diagnostic of the Reviewdog Diagnostic Format for each
// finding, on a line of its own, which reviewdog reads with -f=rdjsonl.
// Columns are in bytes, and ends are exclusive. A finding without a file has
// no location.
func RDJSONL(w io.Writer, found []lint.Diagnostic) error {
	for _, d := range found {
		if err := writeJSON(w, newRDDiagnostic(d), ""); err != nil {
			return err
		}
	}
	return nil
}

// The names of the types below are those of the format's definition,
// reviewdog.proto.

type rdDiagnostic struct {
	Message  string     `json:"message"`
	Location rdLocation `json:"location,omitzero"`
	Severity string     `json:"severity"`
	Source   rdSource   `json:"source"`
	Code     rdCode     `json:"code"`
}

type rdLocation struct {
	Path  string  `json:"path"`
	Range rdRange `json:"range,omitzero"` // zero: the whole file
}

type rdRange struct {
	Start rdPosition `json:"start"`
	End   rdPosition `json:"end"`
}

type rdPosition struct {
	Line   int `json:"line"`
	Column int `json:"column,omitzero"`
}

type rdSource struct {
	Name string `json:"name"`
}

type rdCode struct {
	Value string `json:"value"`
}

func newRDDiagnostic(d lint.Diagnostic) rdDiagnostic {
	r := rdDiagnostic{Message: d.Message, Severity: rdSeverity(d.Severity), Source: rdSource{"article-lint"}, Code: rdCode{d.Rule}}
	if d.File == "" {
		return r
	}
	r.Location.Path = d.File
	if d.Start.Line > 0 {
		r.Location.Range = rdRange{rdPosition{d.Start.Line, d.Start.ByteColumn}, rdPosition{d.End.Line, d.End.ByteColumn}}
	}
	return r
}

func rdSeverity(s lint.Severity) string {
	switch s {
	case lint.Error:
		return "ERROR"
	case lint.Warning:
		return "WARNING"
	}
	return "INFO"
}
