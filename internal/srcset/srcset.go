// Package srcset parses srcset attributes by the algorithm of the HTML
// standard. It takes the value of an attribute and gives its candidates, with
// their addresses as written.
package srcset

import (
	"math"
	"strconv"
	"strings"
)

// blank is the white space of HTML, which is less than Unicode's.
const blank = " \t\n\f\r"

// A Candidate is one entry of a srcset attribute.
type Candidate struct {
	URL     string  // as written
	Width   int     // of a descriptor such as 400w; 0: there is none
	Density float64 // of one such as 2x; 1 when there is no descriptor
}

// Append appends the candidates of a srcset attribute to list ("parse a
// srcset attribute" of the HTML standard). Candidates that the standard drops
// are left out. A candidate without a descriptor is 1x, so its Density is 1.
// Widths that do not fit 32 bits become the largest that does.
func Append(list []Candidate, s string) []Candidate {
	for {
		s = strings.TrimLeft(s, blank+",")
		if s == "" {
			return list
		}
		url, rest := cutURL(s)
		s = rest
		if bare := strings.TrimRight(url, ","); bare != url {
			list = append(list, Candidate{URL: bare, Density: 1})
			continue
		}
		descriptors, rest := cutDescriptors(s)
		s = rest
		if c, ok := describe(descriptors); ok {
			c.URL = url
			list = append(list, c)
		}
	}
}

// Best returns the candidate with the largest width; if none has a
// width the one with the largest density; the first of equals.
func Best(list []Candidate) (Candidate, bool) {
	if len(list) == 0 {
		return Candidate{}, false
	}
	best := list[0]
	for _, c := range list[1:] {
		if c.Width > best.Width || c.Width == best.Width && c.Density > best.Density {
			best = c
		}
	}
	return best, true
}

// cutURL cuts at white space alone: commas may be part of a URL.
func cutURL(s string) (url, rest string) {
	i := strings.IndexAny(s, blank)
	if i < 0 {
		return s, ""
	}
	return s[:i], s[i:]
}

// cutDescriptors cuts at the first comma outside parentheses. They do
// not nest, and one that stays open takes all the rest.
func cutDescriptors(s string) (descriptors, rest string) {
	inParens := false
	for i := range len(s) {
		switch s[i] {
		case '(':
			inParens = true
		case ')':
			inParens = false
		case ',':
			if !inParens {
				return s[:i], s[i+1:]
			}
		}
	}
	return s, ""
}

// describe reads the descriptors of one candidate. It need not know about
// parentheses: with them no descriptor is valid, however it is cut.
func describe(descriptors string) (Candidate, bool) {
	var c Candidate
	var hasDensity, hasHeight bool
	for d := range strings.FieldsFuncSeq(descriptors, isBlank) {
		number := d[:len(d)-1]
		ok := false
		switch d[len(d)-1] {
		case 'w':
			ok = c.Width == 0 && !hasDensity
			c.Width = integer(number)
			ok = ok && c.Width > 0
		case 'x':
			ok = c.Width == 0 && !hasDensity && !hasHeight
			hasDensity = true
			c.Density = float(number)
			ok = ok && c.Density >= 0
		case 'h': // of no use, but the standard keeps it for the future
			ok = !hasHeight && !hasDensity && integer(number) > 0
			hasHeight = true
		}
		if !ok {
			return Candidate{}, false
		}
	}
	if c.Width == 0 && !hasDensity {
		c.Density = 1
	}
	return c, c.Width > 0 || !hasHeight
}

func isBlank(r rune) bool {
	return strings.ContainsRune(blank, r)
}

// integer returns 0 for what is not a valid non-negative integer; 0
// itself is as wrong wherever it may stand.
func integer(s string) int {
	if s == "" || skipDigits(s) != "" {
		return 0
	}
	n, err := strconv.ParseInt(s, 10, 32)
	if err != nil {
		return math.MaxInt32
	}
	return int(n)
}

// float returns -1 for what is not a valid floating-point number that is
// not negative and not too large.
func float(s string) float64 {
	if !isFloat(s) {
		return -1
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || f < 0 {
		return -1
	}
	return math.Abs(f) // -0 is 0
}

// isFloat holds to the grammar of HTML. strconv knows more: 0x1p-2, +1,
// 1., Inf, 1_0.
func isFloat(s string) bool {
	s = strings.TrimPrefix(s, "-")
	rest := skipDigits(s)
	if strings.HasPrefix(rest, ".") {
		s, rest = rest[1:], skipDigits(rest[1:])
	}
	if len(rest) == len(s) {
		return false
	}
	if rest == "" || rest[0]|0x20 != 'e' {
		return rest == ""
	}
	exponent := rest[1:]
	if exponent != "" && (exponent[0] == '+' || exponent[0] == '-') {
		exponent = exponent[1:]
	}
	return exponent != "" && skipDigits(exponent) == ""
}

func skipDigits(s string) string {
	return strings.TrimLeft(s, "0123456789")
}
