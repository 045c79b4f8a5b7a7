package report

import (
	"errors"
	"flag"
	"io"
	"net/url"
	"slices"

	"github.com/goarticle/article/internal/command/input"
)

// flags reads the flags into r and returns what comes after them.
func (r *reporter) flags(args []string) ([]string, error) {
	f := flag.NewFlagSet("report", flag.ContinueOnError)
	f.SetOutput(io.Discard)
	f.StringVar(&r.out, "o", "", "")
	f.StringVar(&r.page.Title, "title", "", "")
	f.BoolVar(&r.page.Pictures, "pictures", false, "")
	f.StringVar(&r.root, "root", "", "")
	f.StringVar(&r.config, "config", "", "")
	f.StringVar(&r.filesFrom, "files-from", "", "")
	f.BoolVar(&r.quiet, "q", false, "")
	f.Func("markup", "", r.setMarkup)
	f.Func("site", "", r.setSite)
	if err := f.Parse(args); err != nil {
		return nil, err
	}
	return f.Args(), r.checkFlags(f.Args())
}

func (r *reporter) setMarkup(s string) (err error) {
	r.linter.Parser.Markup, err = input.Markup(s)
	return err
}

func (r *reporter) setSite(s string) error {
	site, err := url.Parse(s)
	if err != nil || site.Host == "" {
		return errors.New("want a URL such as https://example.com/")
	}
	r.linter.Parser.Site = site
	return nil
}

// checkFlags reports what is missing, and standard input that is asked for
// twice.
func (r *reporter) checkFlags(args []string) error {
	switch {
	case r.out == "":
		return errors.New("-o: want the name of the page, such as report.html")
	case len(args) == 0 && r.filesFrom == "":
		return errors.New("want the name of a post, or of a folder")
	case r.filesFrom == "-" && slices.Contains(args, "-"):
		return errors.New("-files-from: standard input is either the list or a post")
	}
	return nil
}
