package report

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"hash"
	"io"
)

// partSize is how large the rows of a part become before it is written: small
// enough to be unpacked while a reader waits, and large enough to pack well.
const partSize = 256 << 10

// packLevel takes half the time of the usual level, for a page that is larger
// by a twentieth.
const packLevel = 4

// parts are the data of a page. Rows of one kind are gathered until they make
// a part, which is written as an element that no browser runs. In base64 there
// is no <, so that nothing in it can end the element. (In the JSON within,
// every < is \u003c as well.)
type parts struct {
	w      io.Writer
	err    error     // of writing
	sum    hash.Hash // of all data
	tables [len(kinds)]table
	packed bytes.Buffer
	packer *gzip.Writer
}

// A kind is what the rows of a table are.
type kind int

// The kinds: of markup there is a row for each of images, of details one for
// each of posts.
const (
	posts kind = iota
	details
	images
	markup
	links
	findings
	hosts
	imageHosts
	folders
)

// kinds are their names in the page.
var kinds = [...]string{"posts", "details", "images", "markup", "links", "findings", "hosts", "imageHosts", "folders"}

// newParts begins the data of a page.
func newParts(w io.Writer) parts {
	packer, _ := gzip.NewWriterLevel(nil, packLevel) // a level that there is
	p := parts{w: w, sum: sha256.New(), packer: packer}
	for k := range p.tables {
		p.tables[k].kind = kind(k)
	}
	return p
}

// count is how many rows of a kind there are so far.
func (p *parts) count(k kind) int { return p.tables[k].count }

// A table is the rows of one kind.
type table struct {
	kind  kind
	count int // of all rows so far
	first int // number of the first row that is not yet written
	rows  bytes.Buffer
}

// add adds a row, which is written as JSON.
func (p *parts) add(k kind, row any) {
	if p.err != nil {
		return
	}
	t := &p.tables[k]
	open := byte(',')
	if t.rows.Len() == 0 {
		open = '['
	}
	t.rows.WriteByte(open)
	if p.err = json.NewEncoder(&t.rows).Encode(row); p.err != nil {
		return
	}
	t.rows.Truncate(t.rows.Len() - 1) // the line feed of the encoder
	t.count++
	if t.rows.Len() >= partSize {
		p.write(t)
	}
}

// flush writes what is left of every table.
func (p *parts) flush() {
	for i := range p.tables {
		if p.tables[i].rows.Len() > 0 {
			p.write(&p.tables[i])
		}
	}
}

// write writes the rows that t has gathered as a part.
func (p *parts) write(t *table) {
	t.rows.WriteByte(']')
	p.element(fmt.Sprintf(`data-kind="%s" data-first="%d" data-count="%d"`, kinds[t.kind], t.first, t.count-t.first), t.rows.Bytes())
	t.rows.Reset()
	t.first = t.count
}

// element writes data as an element of the page, with these attributes.
func (p *parts) element(attributes string, data []byte) {
	p.sum.Write(data)
	p.packed.Reset()
	p.packer.Reset(&p.packed)
	p.packer.Write(data) // a buffer takes everything
	p.packer.Close()
	text := base64.StdEncoding.AppendEncode(nil, p.packed.Bytes())
	p.writeString(`<script type="application/gzip" ` + attributes + `>`)
	p.writeString(string(text))
	p.writeString("</script>\n")
}

// writeString writes s unless something went wrong before.
func (p *parts) writeString(s string) {
	if p.err == nil {
		_, p.err = io.WriteString(p.w, s)
	}
}
