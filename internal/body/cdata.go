package body

import (
	"bytes"
	"html"

	"github.com/goarticle/article/internal/token"
)

// Feeds leave the marks of CDATA sections in bodies. Outside svg and math
// they mean nothing to HTML: the first is a comment up to the next >. What
// stands in such a section is the body, so the marks alone are passed over.
var (
	cdataStart = []byte("<![CDATA[")
	cdataEnd   = []byte("]]>")
)

// cdataSection goes on behind the mark that the comment just read begins
// with. Further marks in the comment are read here, with the text between
// them: each would be a comment up to the same > again.
func (d *reader) cdataSection() {
	at := d.start + len(cdataStart)
	d.cdata++
	for {
		n := bytes.Index(d.Source[at:d.end], cdataStart)
		if n < 0 || token.HasTag(d.Source[at:at+n]) {
			break
		}
		if d.isRead() {
			d.readText([]byte(html.UnescapeString(string(d.Source[at : at+n]))))
		}
		at += n + len(cdataStart)
		d.cdata++
	}
	d.restart(at)
}

// withoutCDATA is text without the marks that end open sections.
func (d *reader) withoutCDATA(text []byte) []byte {
	n := min(d.cdata, bytes.Count(text, cdataEnd))
	if n == 0 {
		return text
	}
	d.cdata -= n
	return bytes.Replace(text, cdataEnd, nil, n)
}
