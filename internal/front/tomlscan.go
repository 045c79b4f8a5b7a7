package front

import (
	"bytes"
	"iter"
)

// A TOMLItem is a key with its value, or the header of a table, in TOML.
type TOMLItem struct {
	Start    int // offset of its first byte
	IsTable  bool
	IsArray  bool       // it is a table in an array, [[…]]
	Parts    []TOMLPart // of the key, or of the table's name
	Value    int        // offset of the value; of a table its header's end
	ValueEnd int        // offset behind it
}

// A TOMLPart is one part of a dotted key, with its quotes.
type TOMLPart struct {
	Start, End int
	Text       string // what it says
}

// TOMLItems are the keys and tables of src from an offset on, which must be
// known to be well formed. Keys in braces are parts of a value.
func TOMLItems(src []byte, i int) iter.Seq[TOMLItem] {
	return func(yield func(TOMLItem) bool) {
		for i < len(src) {
			switch c := src[i]; {
			case isBlank(rune(c)):
				i++
				continue
			case c == '#':
				i = NextLine(src, i)
				continue
			}
			item := tomlItem(src, i)
			if !yield(item) {
				return
			}
			i = NextLine(src, item.ValueEnd)
		}
	}
}

// tomlItem reads the item at i.
func tomlItem(src []byte, i int) TOMLItem {
	item := tomlHead(src, i)
	item.ValueEnd = item.Value
	if !item.IsTable {
		item.ValueEnd = tomlValueEnd(src, item.Value)
	}
	return item
}

// tomlHead reads the item at i up to its value.
func tomlHead(src []byte, i int) TOMLItem {
	item := TOMLItem{Start: i, IsTable: src[i] == '[', IsArray: bytes.HasPrefix(src[i:], []byte("[["))}
	for i < len(src) && src[i] == '[' {
		i++
	}
	i = tomlBlanks(src, i)
	for {
		part := tomlPart(src, i)
		item.Parts = append(item.Parts, part)
		if i = tomlBlanks(src, part.End); i == len(src) || src[i] != '.' {
			break
		}
		i = tomlBlanks(src, i+1)
	}
	if i < len(src) && src[i] == '=' {
		i = tomlBlanks(src, i+1)
	}
	item.Value = i
	return item
}

func tomlBlanks(src []byte, i int) int {
	for i < len(src) && (src[i] == ' ' || src[i] == '\t') {
		i++
	}
	return i
}

// tomlPart reads one part of a key.
func tomlPart(src []byte, i int) TOMLPart {
	if i < len(src) && isQuote(src[i]) {
		end := QuoteEnd(src, i)
		return TOMLPart{i, end, tomlKeyText(string(src[i:end]))}
	}
	end := i
	for end < len(src) && bytes.IndexByte([]byte(".=] \t\r\n"), src[end]) < 0 {
		end++
	}
	return TOMLPart{i, end, string(src[i:end])}
}

// tomlValueEnd is the offset behind the value at i.
func tomlValueEnd(src []byte, i int) int {
	switch {
	case i == len(src):
		return i
	case isQuote(src[i]):
		return QuoteEnd(src, i)
	case src[i] == '[' || src[i] == '{':
		return tomlBracketEnd(src, i)
	}
	line, _ := LineAt(src, i)
	line, _, _ = bytes.Cut(line, []byte("#"))
	return i + len(bytes.TrimRight(line, " \t"))
}

// tomlBracketEnd is the offset behind the list or the table in braces that
// opens at i.
func tomlBracketEnd(src []byte, i int) int {
	depth := 0
	for i < len(src) {
		switch c := src[i]; {
		case isQuote(c):
			i = QuoteEnd(src, i)
			continue
		case c == '#':
			i = NextLine(src, i)
			continue
		case c == '[' || c == '{':
			depth++
		case c == ']' || c == '}':
			depth--
		}
		if i++; depth == 0 {
			break
		}
	}
	return i
}

func isQuote(c byte) bool { return c == '"' || c == '\'' }
