package markdown

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"github.com/goarticle/article/convert/internal/dom"
)

// table writes a table as one of Markdown, if it is of that kind, else as HTML.
// Where there is no HTML it becomes one of Markdown that has the same text, or
// what is in its cells as blocks.
func (p *printer) table(n *html.Node) {
	rows := rowsOf(n)
	switch {
	case isPlain(n, rows):
		p.pipes(n, rows, true)
	case p.HTML:
		p.raw(n)
	case isLayout(n, rows):
		p.LoseTo("table", "what is in its cells stands one below the other")
		for c := range n.ChildNodes() {
			p.cells(c)
		}
	default:
		p.caption(n)
		p.pipes(n, rows, len(rows) > 0 && isHead(rows[0]))
	}
}

// rowsOf are the rows of a table, without those of tables in it.
func rowsOf(n *html.Node) []*html.Node {
	var list []*html.Node
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case dom.IsElement(c, "tr"):
			list = append(list, c)
		case dom.IsElement(c, "thead", "tbody", "tfoot"):
			list = append(list, rowsOf(c)...)
		}
	}
	return list
}

func cellsOf(row *html.Node, names ...string) []*html.Node {
	var list []*html.Node
	for c := row.FirstChild; c != nil; c = c.NextSibling {
		if dom.IsElement(c, names...) {
			list = append(list, c)
		}
	}
	return list
}

// isPlain reports whether a table is one of Markdown's: a row of heads and rows
// of as many cells, with nothing but text on a line in each.
func isPlain(table *html.Node, rows []*html.Node) bool {
	for n := range table.Descendants() {
		switch {
		case dom.IsElement(n, "caption", "br", "p", "hr"), dom.StandsAlone(n) && !dom.IsElement(n, "tbody", "thead", "tfoot", "tr", "td", "th"), dom.IsHidden(n):
			return false
		case dom.IsElement(n, "td", "th") && (dom.Attr(n, "colspan") != "" || dom.Attr(n, "rowspan") != ""):
			return false
		}
	}
	if len(rows) < 2 {
		return false
	}
	for i, r := range rows {
		if cells := len(cellsOf(r, "th", "td")); cells < 2 || cells != len(cellsOf(rows[0], "th")) || i > 0 && len(cellsOf(r, "td")) == 0 {
			return false
		}
	}
	return true
}

// isLayout reports whether a table is no grid of text: it has one column and no
// heads, or blocks in it that no cell of Markdown can hold.
func isLayout(table *html.Node, rows []*html.Node) bool {
	for n := range table.Descendants() {
		if dom.IsMedia(n) || dom.IsMore(n) || dom.IsElement(n, "table", "pre", "ul", "ol", "dl", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "figure", "hr", "details") {
			return true
		}
	}
	widest := 0
	for _, r := range rows {
		widest = max(widest, len(cellsOf(r, "td", "th")))
	}
	return widest < 2 && (len(rows) == 0 || !isHead(rows[0]))
}

func isHead(row *html.Node) bool {
	return len(cellsOf(row, "td")) == 0 && len(cellsOf(row, "th")) > 0
}

// cells writes what is in the cells of a table as blocks.
func (p *printer) cells(n *html.Node) {
	if !dom.IsElement(n, "thead", "tbody", "tfoot", "tr") {
		if n.Type != html.TextNode {
			p.blocks(n)
		}
		return
	}
	for c := range n.ChildNodes() {
		p.cells(c)
	}
}

// caption writes the caption of a table as a paragraph before it.
func (p *printer) caption(n *html.Node) {
	for c := range n.ChildNodes() {
		if dom.IsElement(c, "caption") {
			p.blocks(c)
		}
	}
}

// pipes writes a table of Markdown, the first row of which is its head if it
// has one.
func (p *printer) pipes(n *html.Node, rows []*html.Node, head bool) {
	aligns := p.alignments(rows)
	if len(aligns) == 0 {
		return
	}
	p.begin()
	if !head {
		p.line("|" + strings.Repeat("  |", len(aligns)))
		p.delimiters(aligns)
	}
	spans := make([]int, len(aligns)) // rows that a cell above goes on in
	for i, r := range rows {
		p.line(p.row(r, spans, len(aligns)))
		if i == 0 && head {
			p.delimiters(aligns)
		}
	}
}

// alignments are those of the columns, as their lines below the head. Where
// cells of a column differ it is the first that is none of the usual.
func (p *printer) alignments(rows []*html.Node) []string {
	var list []string
	for _, r := range rows {
		for i, c := range cellsOf(r, "td", "th") {
			s := delimiter(c)
			switch {
			case i == len(list):
				list = append(list, s)
			case list[i] == "---":
				list[i] = s
			}
		}
	}
	for _, r := range rows {
		for range min(widthOf(r), maxColumns) - len(list) {
			list = append(list, "---")
		}
	}
	return list
}

// maxColumns is how many columns there are for cells that are joined.
const maxColumns = 50

func widthOf(row *html.Node) int {
	width := 0
	for _, c := range cellsOf(row, "td", "th") {
		width += span(c, "colspan")
	}
	return width
}

// span is how many columns or rows a cell takes.
func span(n *html.Node, key string) int {
	v, err := strconv.Atoi(dom.Attr(n, key))
	if err != nil || v < 1 {
		return 1
	}
	return min(v, 1000)
}

func delimiter(n *html.Node) string {
	align := strings.ToLower(dom.Attr(n, "align"))
	if _, style, ok := strings.Cut(strings.ToLower(dom.Attr(n, "style")), "text-align"); ok {
		style, _, _ = strings.Cut(strings.TrimLeft(style, " :"), ";")
		align = strings.TrimSpace(style)
	}
	switch align {
	case "left":
		return ":--"
	case "center":
		return ":-:"
	case "right":
		return "--:"
	}
	return "---"
}

func (p *printer) delimiters(aligns []string) { p.line("|" + strings.Join(aligns, "|") + "|") }

// row is a row. A cell that takes several columns or rows has its text in the
// first.
func (p *printer) row(r *html.Node, spans []int, columns int) string {
	var b strings.Builder
	b.WriteByte('|')
	column := 0
	empty := func() {
		for column < min(columns, maxColumns) && spans[column] > 0 {
			spans[column]--
			column++
			b.WriteString("  |")
		}
	}
	for _, c := range cellsOf(r, "td", "th") {
		empty()
		wide, high := span(c, "colspan"), span(c, "rowspan")
		if wide > 1 || high > 1 {
			p.LoseTo("span", "cells that are joined are parted")
		}
		b.WriteString(" " + p.cell(c) + " |")
		for k := range wide {
			if k > 0 && column >= min(columns, maxColumns) {
				break
			}
			if k > 0 {
				b.WriteString("  |")
			}
			if column < columns {
				spans[column] = high - 1
			}
			column++
		}
	}
	empty()
	return b.String()
}

// cell is what is in a cell, on one line.
func (p *printer) cell(n *html.Node) string {
	if dom.IsHidden(n) {
		p.LoseTo("hidden", "an element that a browser does not show is left out")
		return ""
	}
	r := p.NewRun()
	r.One, r.Cell = true, true
	r.Children(n)
	return r.String()
}
