package caption

import (
	"strings"
	"unicode/utf8"

	"github.com/goarticle/article/internal/body"
	"github.com/goarticle/article/internal/caption/wording"
	"github.com/goarticle/article/internal/prose"
)

// A tableRow is a row of a table with what stands in its cells.
type tableRow struct {
	table int32
	cells []int32 // elems
}

// rows are the rows of all tables, in order, less those of tables that lay
// out a text in one column, and less those of delimiters.
func (c *captioner) rows() []tableRow {
	var rows []tableRow
	at := map[int32]int{}     // index of a row's elem in rows
	talks := map[int32]bool{} // tables with a cell of long text
	for e := range c.Elems {
		e := int32(e)
		switch c.Elems[e].Tag {
		case body.TagRow:
			at[e] = len(rows)
			rows = append(rows, tableRow{table: c.Elems[e].Table})
		case body.TagCell:
			if i, ok := at[c.Elems[e].Parent]; ok {
				rows[i].cells = append(rows[i].cells, e)
				talks[rows[i].table] = talks[rows[i].table] || c.isLong(e)
			}
		}
	}
	kept := rows[:0]
	for _, r := range rows {
		if (len(r.cells) > 1 || !talks[r.table]) && !c.isDelimiters(&r) {
			kept = append(kept, r)
		}
	}
	return kept
}

// isDelimiters reports whether a row is |:--:|:--:|, which a table of Markdown
// has below its head alone. Writers of galleries repeat it, and have it read as
// cells.
func (c *captioner) isDelimiters(r *tableRow) bool {
	for _, cell := range r.cells {
		e := &c.Elems[cell]
		text := strings.TrimSpace(c.TextAt(e.Text0, e.Text1))
		if c.count(e.Img0, e.Img1) > 0 || !strings.Contains(text, "-") || strings.Trim(text, ":-") != "" {
			return false
		}
	}
	return len(r.cells) > 0
}

// isLong reports whether an element has more text than a caption has.
func (c *captioner) isLong(elem int32) bool {
	e := &c.Elems[elem]
	n := int(e.Text1 - e.Text0)
	return n > utf8.UTFMax*longestCaption || prose.IsLonger(c.TextAt(e.Text0, e.Text1), longestCaption)
}

// imageIn is the picture that is all there is in a cell, or -1.
func (c *captioner) imageIn(cell int32) int32 {
	e := &c.Elems[cell]
	if c.count(e.Img0, e.Img1) != 1 || !prose.IsBlank(c.TextAt(e.Text0, e.Text1)) {
		return -1
	}
	return c.picture(e.Img0)
}

// labelIn is the short text that is all there is in a cell.
func (c *captioner) labelIn(cell int32) (text string, ok bool) {
	e := &c.Elems[cell]
	if c.count(e.Img0, e.Img1) > 0 || c.isLong(cell) || c.isUsed(e) {
		return "", false
	}
	text = prose.Flatten(c.TextAt(e.Text0, e.Text1))
	lower := wording.Lower(text)
	return text, text == "" || !wording.IsEndMark(text) && !wording.LeadsOn(lower) && !wording.Asks(lower, false)
}

// isUsed reports whether a cell has text that is a caption already.
func (c *captioner) isUsed(e *body.Element) bool {
	for i := e.Line0; i < e.Line1 && i < int32(len(c.Lines)) && c.Lines[i].Text0 < e.Text1; i++ {
		if c.Lines[i].Used {
			return true
		}
	}
	return false
}

// isPictureRow reports whether a row holds pictures and nothing else.
func (c *captioner) isPictureRow(r *tableRow) bool {
	pictures := 0
	for _, cell := range r.cells {
		e := &c.Elems[cell]
		switch {
		case c.imageIn(cell) >= 0:
			pictures++
		case !prose.IsBlank(c.TextAt(e.Text0, e.Text1)), c.count(e.Img0, e.Img1) > 0:
			return false
		}
	}
	return pictures > 0
}

// isLabelRow reports whether a row holds labels for the row of pictures p:
// as many cells, no picture, nothing long.
func (c *captioner) isLabelRow(r, p *tableRow) bool {
	if r.table != p.table || len(r.cells) != len(p.cells) {
		return false
	}
	texts := 0
	for _, cell := range r.cells {
		text, ok := c.labelIn(cell)
		if !ok {
			return false
		}
		if text != "" {
			texts++
		}
	}
	return texts > 0
}

// cellsBelow ties the cells of a row to the pictures in the row above it,
// column by column.
func (c *captioner) cellsBelow(from string) {
	rows := c.rows()
	for i := 0; i+1 < len(rows); i++ {
		if c.isPictureRow(&rows[i]) && c.isLabelRow(&rows[i+1], &rows[i]) && !c.goOn(rows[i+2:], &rows[i+1]) {
			c.pair(&rows[i], &rows[i+1], from)
		}
	}
}

// goOn reports whether the rows behind a row go on with text in as many
// cells: then it is one of a table of facts, below a heading of pictures.
func (c *captioner) goOn(behind []tableRow, r *tableRow) bool {
	return len(r.cells) > 1 && len(behind) > 0 && c.isLabelRow(&behind[0], r) && c.isBold(&behind[0]) == c.isBold(r)
}

// isBold reports whether all text of a row is bold.
func (c *captioner) isBold(r *tableRow) bool {
	for _, cell := range r.cells {
		e := &c.Elems[cell]
		for i := e.Line0; i < e.Line1 && i < int32(len(c.Lines)); i++ {
			if c.Lines[i].Text0 < c.Lines[i].Text1 && c.Lines[i].All&body.Bold == 0 {
				return false
			}
		}
	}
	return true
}

// cellsAbove does the same with a row that stands above, for pictures that
// have no row of labels below.
func (c *captioner) cellsAbove(from string) {
	rows := c.rows()
	for i := 1; i < len(rows); i++ {
		if c.isPictureRow(&rows[i]) && c.isLabelRow(&rows[i-1], &rows[i]) {
			c.pair(&rows[i], &rows[i-1], from)
		}
	}
}

func (c *captioner) pair(pictures, labels *tableRow, from string) {
	for k, cell := range pictures.cells {
		i := c.imageIn(cell)
		text, ok := c.labelIn(labels.cells[k])
		if i < 0 || !ok || c.settled[i] {
			continue
		}
		c.give(i, text, from)
		e := &c.Elems[labels.cells[k]]
		c.use(e.Line0, min(e.Line1, int32(len(c.Lines))))
	}
}
