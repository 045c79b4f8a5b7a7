// Package baseline keeps a list of the findings of package lint that are
// known, so that old posts can wait while every new fault shows.
//
// The list is a file of JSON Lines, sorted, one line for each finding:
//
//	{"path":"posts/a.html","rule":"link-href","message":"want an address in href, have \"#\"","text":"<a href=\"#\">More</a>"}
//	{"path":"posts/b.html","rule":"img-alt","message":"want an alt attribute, have none","count":4}
//
// A finding is known if the file has its path, its rule and its message, as
// often as it is found. Lines and columns play no part, so posts can be
// edited around it. See [Entry] for what is taken for the same message, and
// for what the text is good for.
//
// The [lint.Linter] should have Each set, so that each finding is about one
// post.
//
// What the file has and a run no longer finds is stale, and is a finding of
// the rule of [Rule]: else it would hide the next fault of its kind.
package baseline

import (
	"cmp"

	"github.com/goarticle/article/lint"
)

// ID is that of the rule whose findings are stale entries.
const ID = "baseline"

// Rule returns the rule whose findings are stale entries. It has no function:
// [Run.Compare] reports them if the rule is among those of the run, with its
// severity. As a comment that hides nothing is, an entry that hides nothing
// is a warning: a repaired fault does not fail a run that fails on errors.
func Rule() lint.Rule {
	return lint.Rule{
		ID:       ID,
		Severity: lint.Warning,
		Doc: `Each line of a baseline, the list of known findings, still has a finding to hide. ` +
			`One that has none would hide the next fault of its kind in that post. ` +
			`Take the line away, or have it done with the flags -baseline FILE -write-baseline FILE, which never add a line. ` +
			`Posts that were not checked are not judged, unless they are gone from a folder that was; nor are rules that are off.`,
	}
}

// An Entry is a known finding, or some of them that are alike.
type Entry struct {
	// Path is the name of the post as seen from the folder of the baseline
	// file, with slashes.
	Path string `json:"path"`

	// Rule is the ID of the rule.
	Rule string `json:"rule"`

	// Message is that of the finding without what changes when nothing of
	// the fault does. Outside of quotes a number is 0 ("first on line 12"),
	// the folder of a file name is left out, and so is how many findings
	// the message stands for, which is in Count. A rule that makes one
	// finding of all in a post has the message for one.
	//
	// The empty message stands for any: what a rule has found in a post
	// beyond those that are shown.
	Message string `json:"message,omitzero"`

	// Text is the beginning of the line from the place of the finding on.
	// It tells which of several like findings are known when there are
	// more. It may be empty, and may differ from that of the finding: where
	// a line was edited, the finding stays known.
	Text string `json:"text,omitzero"`

	// Count is how many findings there are, 1 or more. It is left out of
	// the file when it is 1.
	Count int `json:"count,omitzero"`

	// Span is where the entry stands in the file that was read. It is zero
	// for one that was not read.
	Span lint.Span `json:"-"`
}

// Compare orders entries as they stand in a file: by path, rule, message and
// text.
func (e Entry) Compare(f Entry) int {
	return cmp.Or(
		cmp.Compare(e.Path, f.Path),
		cmp.Compare(e.Rule, f.Rule),
		cmp.Compare(e.Message, f.Message),
		cmp.Compare(e.Text, f.Text),
	)
}
