package convert

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/goarticle/article/convert"
	"github.com/goarticle/article/internal/command/input"
)

// flags reads the flags into c and returns what comes after them.
func (c *converter) flags(args []string) ([]string, error) {
	f := flag.NewFlagSet("convert", flag.ContinueOnError)
	f.SetOutput(io.Discard)
	var p poster
	f.StringVar(&c.format, "format", "", "")
	f.StringVar((*string)(&p.Target), "to", "", "")
	f.StringVar((*string)(&p.Syntax), "front", "", "")
	f.StringVar((*string)(&p.Categories), "categories", "", "")
	f.StringVar(&p.body, "body", "", "")
	f.StringVar(&p.folder, "o", "", "")
	f.BoolVar(&p.flat, "flat", false, "")
	f.StringVar(&p.assets.mode, "assets", copyAssets, "")
	f.StringVar(&p.Permalinks, "permalinks", "", "")
	f.StringVar(&p.mapFile, "map", "", "")
	f.BoolVar(&p.dir.Force, "force", false, "")
	f.BoolVar(&p.dir.DryRun, "dry-run", false, "")
	f.StringVar(&p.report, "report", "", "")
	f.BoolVar(&c.quiet, "q", false, "")
	f.StringVar(&c.filesFrom, "files-from", "", "")
	f.Func("markup", "", c.setMarkup)
	c.exports.flags(f)
	site := f.String("site", "", "")
	zone := f.String("zone", "", "")
	if err := f.Parse(args); err != nil {
		return nil, err
	}
	if err := c.setSite(*site); err != nil {
		return nil, err
	}
	if err := c.setZone(*zone); err != nil {
		return nil, err
	}
	var own []string // flags that are for posts alone
	f.Visit(func(f *flag.Flag) {
		if slices.Contains(posterFlags, f.Name) {
			own = append(own, "-"+f.Name)
		}
	})
	if err := c.setFormat(p, own); err != nil {
		return nil, err
	}
	return f.Args(), c.checkPosts(f.Args())
}

// setMarkup sets the language of the bodies, if it is known.
func (c *converter) setMarkup(s string) (err error) {
	c.parser.Markup, err = input.Markup(s)
	return err
}

// setSite sets where the posts are published, if that is known.
func (c *converter) setSite(site string) (err error) {
	if site == "" {
		return nil
	}
	if c.parser.Site, err = url.Parse(site); err != nil || c.parser.Site.Host == "" {
		return fmt.Errorf("-site: want a URL such as https://example.com/, have %q", site)
	}
	return nil
}

// setZone sets the zone of dates that name none, if there is one.
func (c *converter) setZone(zone string) (err error) {
	if zone == "" {
		return nil
	}
	if c.parser.Location, err = time.LoadLocation(zone); err != nil {
		return fmt.Errorf("-zone: want a name such as Asia/Shanghai, have %q", zone)
	}
	return nil
}

// checkPosts reports arguments that name no posts, or standard input twice.
func (c *converter) checkPosts(args []string) error {
	if len(args) == 0 && c.filesFrom == "" {
		return errors.New("want the name of a post")
	}
	if c.filesFrom == "-" && slices.Contains(args, "-") {
		return errors.New("-files-from: standard input is either the list or a post")
	}
	return nil
}

// posterFlags are the flags that are for posts of a generator alone.
var posterFlags = []string{"to", "front", "categories", "o", "flat", "assets", "permalinks", "map", "force", "dry-run", "report"}

// setFormat sets the format, and what posts need.
func (c *converter) setFormat(p poster, own []string) error {
	isFile := strings.HasSuffix(p.folder, ".jsonl")
	switch {
	case p.body != "":
		return c.setKeep(p)
	case c.format == "" && p.Target != "":
		c.format = "markdown"
	case c.format == "" && isFile:
		c.format = "jsonl"
	case c.format == "":
		c.format = "json"
	}
	switch c.format {
	case "markdown", "html":
		p.Format = convert.Format(c.format)
		p.Absolute = c.parser.Site != nil
		c.poster = &p
		return p.check()
	case "json", "jsonl":
		if isFile {
			c.output, own = p.folder, slices.DeleteFunc(own, func(s string) bool { return s == "-o" })
		}
		if len(own) > 0 {
			return fmt.Errorf("%s: want -format markdown or html", strings.Join(own, ", "))
		}
		return nil
	}
	return fmt.Errorf("-format: want json, jsonl, markdown or html, have %q", c.format)
}

// setKeep sets the format that -body names.
func (c *converter) setKeep(p poster) error {
	switch {
	case p.body != string(convert.Keep):
		return fmt.Errorf("-body: want keep, have %q", p.body)
	case p.Target == "":
		return errors.New("-body: want -to TARGET, too")
	case c.format != "":
		return fmt.Errorf("-format: want none with -body keep, have %q", c.format)
	case p.Syntax != "":
		return fmt.Errorf("-front: want none with -body keep, have %q", p.Syntax)
	}
	p.Format = convert.Keep
	c.poster = &p
	return p.check()
}
