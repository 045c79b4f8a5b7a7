package article

import (
	"bytes"
	"strings"
)

// excerpt is the text before the more mark, else the first paragraph that is
// fit for one.
func (d *document) excerpt() string {
	if d.more > 0 {
		return withoutByline(strings.TrimSpace(d.Text[:min(int(d.more), len(d.Text))]))
	}
	for i := 0; i < len(d.lines); i++ {
		from, to := d.paragraph(i)
		i = to - 1
		if d.isTalk(from, to) {
			if s := withoutByline(flatten(d.textAt(d.lines[from].text0, d.lines[to-1].text1))); s != "" {
				return strings.Clone(s)
			}
		}
	}
	return ""
}

// paragraph is the range of lines, apart by br only, that line i begins.
func (d *document) paragraph(i int) (from, to int) {
	to = i + 1
	for to < len(d.lines) && d.lines[to].sep == sepBreak && d.lines[to].elem == d.lines[i].elem && d.lines[to].used == d.lines[i].used {
		to++
	}
	return i, to
}

// isTalk reports whether the lines are a paragraph of the article, not a
// caption, a heading, code, a cell, an entry of a table of contents, or a
// notice.
func (d *document) isTalk(from, to int) bool {
	l := &d.lines[from]
	text := d.textAt(l.text0, d.lines[to-1].text1)
	if len(text) == 0 || l.used || l.all&code != 0 || l.block&apart != 0 || d.isCaption(l.caption) {
		return false
	}
	links := int32(0)
	for i := from; i < to; i++ {
		links += d.lines[i].links
	}
	onlyLinks := int(links)*10 > len(text)*9 // as in a menu
	return !onlyLinks && !isNotice(text)
}

// isCaption reports whether caption element i is one by its look: short, and
// without an image.
func (d *document) isCaption(i int32) bool {
	if i < 0 {
		return false
	}
	c := &d.captions[i]
	return c.img0 == c.img1 && !isLonger(d.textAt(c.text0, c.text1), longestCaption)
}

// noticeWords begin or end a paragraph about the post and not of it.
var noticeWords = newWordSet(
	"未经授权", "不得转载", "版权归", "版权声明", "免责声明", "责任编辑", "本文来自", "本文来源", "本文转自", "转载自", "点击查看", "扫码关注",
	"编者按", "编辑导语",
	"All rights reserved", "This post originally appeared", "This article originally appeared", "Click to enlarge",
)

func isNotice(text string) bool {
	if isLonger(text, 80) {
		return false
	}
	return noticeWords.in(text)
}

// withoutByline is s without a 【…】 that it begins with, in which Chinese
// news names the agency and the author.
func withoutByline(s string) string {
	const longest = 40
	rest, ok := strings.CutPrefix(s, "【")
	if !ok {
		return s
	}
	byline, rest, ok := strings.Cut(rest, "】")
	if !ok || isLonger(byline, longest) {
		return s
	}
	return strings.TrimSpace(rest)
}

// isMoreMark reports whether a comment ends the excerpt: <!-- more --> and,
// in WordPress, <!--more Read on-->.
func isMoreMark(comment []byte) bool {
	text, ok := bytes.CutPrefix(comment, []byte("<!--"))
	word, _, _ := bytes.Cut(bytes.TrimSpace(bytes.TrimSuffix(text, []byte("-->"))), []byte(" "))
	return ok && equalFold(word, "more")
}

// isMoreID reports whether an element of this id stands where the comment
// stood: WordPress writes more-858127, Hexo more.
func isMoreID(id []byte) bool {
	number, ok := bytes.CutPrefix(id, []byte("more-"))
	return string(id) == "more" || ok && len(number) > 0 && len(bytes.Trim(number, "0123456789")) == 0
}

// markMore notes where the excerpt ends.
func (d *document) markMore() {
	if d.more < 0 {
		d.more = d.text.len()
	}
}
