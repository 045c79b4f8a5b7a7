package article

import (
	"math"
	"strconv"
	"strings"
)

// srcsetBlank is the white space of HTML, which is less than Unicode's.
const srcsetBlank = " \t\n\f\r"

// A candidateOfSet is one entry of a srcset attribute.
type candidateOfSet struct {
	URL     string  // as written
	Width   int     // of a descriptor such as 400w; 0: there is none
	Density float64 // of one such as 2x; 1 when there is no descriptor
}

// appendSrcset appends the candidates of a srcset attribute to list ("parse a
// srcset attribute" of the HTML standard). Candidates that the standard drops
// are left out. A candidate without a descriptor is 1x, so its Density is 1.
// Widths that do not fit 32 bits become the largest that does.
func appendSrcset(list []candidateOfSet, s string) []candidateOfSet {
	for {
		s = strings.TrimLeft(s, srcsetBlank+",")
		if s == "" {
			return list
		}
		url, rest := srcsetCutURL(s)
		s = rest
		if bare := strings.TrimRight(url, ","); bare != url {
			list = append(list, candidateOfSet{URL: bare, Density: 1})
			continue
		}
		descriptors, rest := srcsetCutDescriptors(s)
		s = rest
		if c, ok := srcsetDescribe(descriptors); ok {
			c.URL = url
			list = append(list, c)
		}
	}
}

// bestCandidate returns the candidate with the largest width; if none has a
// width the one with the largest density; the first of equals.
func bestCandidate(list []candidateOfSet) (candidateOfSet, bool) {
	if len(list) == 0 {
		return candidateOfSet{}, false
	}
	best := list[0]
	for _, c := range list[1:] {
		if c.Width > best.Width || c.Width == best.Width && c.Density > best.Density {
			best = c
		}
	}
	return best, true
}

// srcsetCutURL cuts at white space alone: commas may be part of a URL.
func srcsetCutURL(s string) (url, rest string) {
	i := strings.IndexAny(s, srcsetBlank)
	if i < 0 {
		return s, ""
	}
	return s[:i], s[i:]
}

// srcsetCutDescriptors cuts at the first comma outside parentheses. They do
// not nest, and one that stays open takes all the rest.
func srcsetCutDescriptors(s string) (descriptors, rest string) {
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

// srcsetDescribe reads the descriptors of one candidate. It need not know about
// parentheses: with them no descriptor is valid, however it is cut.
func srcsetDescribe(descriptors string) (candidateOfSet, bool) {
	var c candidateOfSet
	var hasDensity, hasHeight bool
	for d := range strings.FieldsFuncSeq(descriptors, srcsetIsBlank) {
		number := d[:len(d)-1]
		ok := false
		switch d[len(d)-1] {
		case 'w':
			ok = c.Width == 0 && !hasDensity
			c.Width = srcsetInteger(number)
			ok = ok && c.Width > 0
		case 'x':
			ok = c.Width == 0 && !hasDensity && !hasHeight
			hasDensity = true
			c.Density = srcsetFloat(number)
			ok = ok && c.Density >= 0
		case 'h': // of no use, but the standard keeps it for the future
			ok = !hasHeight && !hasDensity && srcsetInteger(number) > 0
			hasHeight = true
		}
		if !ok {
			return candidateOfSet{}, false
		}
	}
	if c.Width == 0 && !hasDensity {
		c.Density = 1
	}
	return c, c.Width > 0 || !hasHeight
}

func srcsetIsBlank(r rune) bool {
	return strings.ContainsRune(srcsetBlank, r)
}

// srcsetInteger returns 0 for what is not a valid non-negative integer; 0
// itself is as wrong wherever it may stand.
func srcsetInteger(s string) int {
	if s == "" || srcsetSkipDigits(s) != "" {
		return 0
	}
	n, err := strconv.ParseInt(s, 10, 32)
	if err != nil {
		return math.MaxInt32
	}
	return int(n)
}

// srcsetFloat returns -1 for what is not a valid floating-point number that is
// not negative and not too large.
func srcsetFloat(s string) float64 {
	if !srcsetIsFloat(s) {
		return -1
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || f < 0 {
		return -1
	}
	return math.Abs(f) // -0 is 0
}

// srcsetIsFloat holds to the grammar of HTML. strconv knows more: 0x1p-2, +1,
// 1., Inf, 1_0.
func srcsetIsFloat(s string) bool {
	s = strings.TrimPrefix(s, "-")
	rest := srcsetSkipDigits(s)
	if strings.HasPrefix(rest, ".") {
		s, rest = rest[1:], srcsetSkipDigits(rest[1:])
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
	return exponent != "" && srcsetSkipDigits(exponent) == ""
}

func srcsetSkipDigits(s string) string {
	return strings.TrimLeft(s, "0123456789")
}
