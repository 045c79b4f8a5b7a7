package syntax

import (
	"bytes"
	"strings"
)

// BOM is the byte order mark, which some editors put before a file.
const BOM = "\ufeff"

// A Fence is what stands around the front matter of a file.
type Fence struct {
	Lead   string // before it: a byte order mark, blanks and lines of them
	Opener string // the line that opens it, without blanks; { of a JSON object
	Blanks string // at the end of that line
}

// FenceOf finds the fence of a file's front matter. It has an Opener also where
// there is no front matter: the first line that is not blank.
func FenceOf(source []byte) Fence {
	rest := bytes.TrimLeft(bytes.TrimPrefix(source, []byte(BOM)), " \t\r\n")
	line, _, _ := bytes.Cut(rest, []byte("\n"))
	line = bytes.TrimSuffix(line, []byte("\r"))
	f := Fence{Lead: string(source[:len(source)-len(rest)])}
	if bytes.HasPrefix(line, []byte("{")) {
		f.Opener = "{"
		return f
	}
	f.Opener = strings.Join(strings.Fields(string(line)), "")
	f.Blanks = string(line[len(bytes.TrimRight(line, " \t")):])
	return f
}

// Syntax is yaml, toml or json. What is not known to be another is JSON, which
// has most openers.
func (f Fence) Syntax() string {
	switch f.Opener {
	case "---", "---yaml", "---yml":
		return "yaml"
	case "+++", "---toml":
		return "toml"
	}
	return "json"
}
