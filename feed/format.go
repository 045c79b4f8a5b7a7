package feed

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"regexp"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
)

// A Format is that of an export or a feed.
type Format string

// The formats.
const (
	Unknown   Format = ""
	WordPress Format = "wordpress"
	Blogger   Format = "blogger"
	Ghost     Format = "ghost"
	RSS       Format = "rss"
	Atom      Format = "atom"
	JSONFeed  Format = "jsonfeed"
)

// signs are what the start of a file has in each format, the surest first.
var signs = []struct {
	json   bool
	sign   *regexp.Regexp
	format Format
}{
	{false, regexp.MustCompile(`wordpress\.org/export/`), WordPress},
	{false, regexp.MustCompile(`(?s)<(?:\w+:)?feed[\s>].*schemas\.google\.com/blogger/|<(?:\w+:)?feed[\s>].*schemas\.google\.com/g/2005#kind`), Blogger},
	{false, regexp.MustCompile(`<(?:\w+:)?feed[\s>]`), Atom},
	{false, regexp.MustCompile(`<(?:rss|\w+:RDF)[\s>]`), RSS},
	{true, regexp.MustCompile(`"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org\\?/version\\?/`), JSONFeed},
	{true, regexp.MustCompile(`^\{\s*"db"\s*:\s*\[|"data"\s*:\s*\{\s*"[a-z_]+"\s*:\s*\[`), Ghost},
}

// FormatOf tells the format by the first kilobytes of a file; [Unknown] if it is
// none of an export or a feed.
func FormatOf(head []byte) Format {
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n")
	if e := encodingOf(head); e != nil {
		if text, err := e.NewDecoder().Bytes(head[:len(head)&^1]); err == nil {
			head = bytes.TrimPrefix(text, []byte("\ufeff"))
		}
	}
	if len(head) == 0 || head[0] != '<' && head[0] != '{' {
		return Unknown
	}
	for _, s := range signs {
		if s.json == (head[0] == '{') && s.sign.Match(head) {
			return s.format
		}
	}
	return Unknown
}

var declared = regexp.MustCompile(`^<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']`)

// encodingOf is the encoding that the start of a file has or declares, nil for
// UTF-8.
func encodingOf(head []byte) encoding.Encoding {
	switch {
	case bytes.HasPrefix(head, []byte("\xff\xfe")):
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case bytes.HasPrefix(head, []byte("\xfe\xff")):
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	}
	m := declared.FindSubmatch(head)
	if m == nil {
		return nil
	}
	e, name := charset.Lookup(string(m[1]))
	if name == "utf-8" || name == "utf-16le" || name == "utf-16be" {
		return nil // one that is written in ASCII so far is no UTF-16
	}
	return e
}

// decoded is r as UTF-8, without a byte order mark.
func decoded(r *bufio.Reader) (*bufio.Reader, error) {
	head, err := r.Peek(1024)
	if err != nil && err != io.EOF {
		return nil, err
	}
	e := encodingOf(bytes.TrimLeft(head, " \t\r\n"))
	if e == nil {
		if bytes.HasPrefix(head, []byte("\xef\xbb\xbf")) {
			r.Discard(3)
		}
		return r, checkEncoding(head)
	}
	return bufio.NewReaderSize(e.NewDecoder().Reader(r), headSize), nil
}

// checkEncoding returns an error for an encoding that nobody knows.
func checkEncoding(head []byte) error {
	m := declared.FindSubmatch(bytes.TrimLeft(head, " \t\r\n"))
	if m == nil {
		return nil
	}
	if e, _ := charset.Lookup(string(m[1])); e == nil {
		return fmt.Errorf("want an encoding such as UTF-8, have %q", m[1])
	}
	return nil
}
