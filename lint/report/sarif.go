package report

import (
	"io"
	"net/url"
	"strings"

	"github.com/goarticle/article/lint"
)

// SARIF writes findings as a SARIF 2.1.0 log of one run, as GitHub's code
// scanning takes it. rules are those that were on, whether they found
// something or not. Columns are in characters (unicodeCodePoints).
func SARIF(w io.Writer, found []lint.Diagnostic, rules []lint.Rule) error {
	run := sarifRun{ColumnKind: "unicodeCodePoints", Results: []sarifResult{}}
	run.Tool.Driver = sarifDriver{Name: "article-lint", InformationURI: "https://github.com/goarticle/article", Rules: []sarifRule{}}
	index := map[string]int{}
	for _, r := range rules {
		index[r.ID] = len(run.Tool.Driver.Rules)
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, newSarifRule(r))
	}
	for _, d := range found {
		run.Results = append(run.Results, newSarifResult(d, index))
	}
	return writeJSON(w, sarifLog{
		Schema:  "https://json.schemastore.org/sarif-2.1.0.json",
		Version: "2.1.0",
		Runs:    []sarifRun{run},
	}, "  ")
}

// The names of the types below are those of the standard's sections 3.13
// to 3.51.

type sarifLog struct {
	Schema  string     `json:"$schema"`
	Version string     `json:"version"`
	Runs    []sarifRun `json:"runs"`
}

type sarifRun struct {
	Tool struct {
		Driver sarifDriver `json:"driver"`
	} `json:"tool"`
	ColumnKind string        `json:"columnKind"` // must be there when places are of text (3.14.17)
	Results    []sarifResult `json:"results"`
}

type sarifDriver struct {
	Name           string      `json:"name"`
	InformationURI string      `json:"informationUri"`
	Rules          []sarifRule `json:"rules"`
}

type sarifText struct {
	Text string `json:"text"`
}

type sarifRule struct {
	ID                   string    `json:"id"`
	ShortDescription     sarifText `json:"shortDescription"`
	FullDescription      sarifText `json:"fullDescription"`
	Help                 sarifText `json:"help"`
	DefaultConfiguration struct {
		Level string `json:"level"`
	} `json:"defaultConfiguration"`
	Properties struct {
		Precision string `json:"precision"` // GitHub sorts by it
	} `json:"properties"`
}

func newSarifRule(r lint.Rule) sarifRule {
	doc := r.Doc
	if doc == "" {
		doc = r.ID // GitHub takes no empty text
	}
	s := sarifRule{ID: r.ID, ShortDescription: sarifText{FirstSentence(doc)}, FullDescription: sarifText{doc}, Help: sarifText{doc}}
	s.DefaultConfiguration.Level = sarifLevel(r.Severity)
	s.Properties.Precision = "high"
	return s
}

type sarifResult struct {
	RuleID    string          `json:"ruleId"`
	RuleIndex *int            `json:"ruleIndex,omitempty"`
	Level     string          `json:"level"`
	Message   sarifText       `json:"message"`
	Locations []sarifLocation `json:"locations"`
}

type sarifLocation struct {
	PhysicalLocation struct {
		ArtifactLocation struct {
			URI       string `json:"uri"`
			URIBaseID string `json:"uriBaseId,omitempty"`
		} `json:"artifactLocation"`
		Region *sarifRegion `json:"region,omitempty"` // nil: the whole file
	} `json:"physicalLocation"`
}

type sarifRegion struct {
	StartLine   int `json:"startLine"`
	StartColumn int `json:"startColumn"`
	EndLine     int `json:"endLine"`
	EndColumn   int `json:"endColumn"` // of the first character after it
}

func newSarifResult(d lint.Diagnostic, index map[string]int) sarifResult {
	r := sarifResult{RuleID: d.Rule, Level: sarifLevel(d.Severity), Message: sarifText{d.Message}}
	if i, ok := index[d.Rule]; ok {
		r.RuleIndex = &i
	}
	var l sarifLocation
	l.PhysicalLocation.ArtifactLocation.URI = fileURI(d.File)
	if !strings.HasPrefix(d.File, "/") {
		l.PhysicalLocation.ArtifactLocation.URIBaseID = "%SRCROOT%"
	}
	if d.Start.Line > 0 {
		l.PhysicalLocation.Region = &sarifRegion{d.Start.Line, d.Start.Column, d.End.Line, d.End.Column}
	}
	r.Locations = []sarifLocation{l}
	return r
}

func sarifLevel(s lint.Severity) string {
	if s == lint.Notice {
		return "note"
	}
	return s.String()
}

// fileURI is the name of a file as a URI reference (RFC 3986): relative,
// unless the name is not.
func fileURI(name string) string {
	if name == "" {
		name = "stdin"
	}
	u := url.URL{Path: name}
	if strings.HasPrefix(name, "/") {
		u.Scheme = "file"
	}
	return u.String()
}
