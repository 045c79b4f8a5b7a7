package picture

import (
	"bytes"
)

// lazyKeys are the attributes in which pages keep the address of an image
// that is loaded when it comes into view, those asked first in front.
// Where src is the real image they hold copies of it, often smaller ones, so
// they are asked only where it is not.
var lazyKeys = []string{
	"data-flickity-lazyload", "data-flickity-lazyload-src", "data-cfsrc", // see swappingKeys
	"data-src", "data-actualsrc", "data-original", "data-lazy-src", "data-lazy", "data-lazyload", "data-lazysrc",
	"data-url", "data-img-src", "data-image", "data-img", "data-srv", "data-echo", "data-ks-lazyload",
	"data-original-src", "data-native-src", "data-delayed-src", "data-orig-file", "data-orig",
	"data-large-file", "data-medium-file", "data-full-src", "data-hi-res-src", "data-zoom-image",
	"data-large", "datasrc", "_src", "oldsrc", "origin-src", "data-lazyload-src", "data-real-src", "real_src", "real-src", "lazy-src", "lazysrc",
	"original", "zoomfile", "file", "data-base-src", "data-baseurl",
}

// swappingKeys is how many of lazyKeys are of scripts that put the address in
// the place of src, whatever that is: the blurred image that Flickity is given,
// or nothing, where Cloudflare hides the image until its script shows it. None
// of them stands beside a real src.
const swappingKeys = 3

var lazyRank = func() map[string]int {
	m := make(map[string]int, len(lazyKeys))
	for i, k := range lazyKeys {
		m[k] = i
	}
	return m
}()

// rankOf is the rank of a lazy attribute. Those that no list knows, such as
// data-src-large and data-1000src, come last, the larger ones first.
func rankOf(key []byte) (int, bool) {
	if rank, ok := lazyRank[string(key)]; ok {
		return rank, true
	}
	name, ok := bytes.CutPrefix(key, []byte("data-"))
	if !ok || !bytes.HasSuffix(name, []byte("src")) && !bytes.HasPrefix(name, []byte("src-")) {
		return 0, false
	}
	return len(lazyKeys) + largestSize - sizeInName(name), true
}

// sizeWords say in the name of an attribute how large its image is, next to
// others of the kind. Of several the first counts.
var sizeWords = []struct {
	word string
	size int
}{
	{"placeholder", 1}, {"mini", 2}, {"tiny", 2}, {"thumb", 3}, {"xsmall", 3}, {"small", 4}, {"low", 4}, {"mobile", 4}, {"medium", 400},
	{"xlarge", 3000}, {"large", 2000}, {"big", 2000}, {"desktop", 2000}, {"retina", 2000}, {"full", 4000}, {"orig", 4000}, {"2x", 2000}, {"3x", 3000},
}

// largestSize is more than any size in a name, plainSize that of a name that
// says none.
const (
	largestSize = 9999
	plainSize   = 1000
)

// sizeInName is the size of an image by the name of its attribute: the number
// in it, in pixels, or what its words say.
func sizeInName(name []byte) int {
	if n := numberIn(name); n >= 10 {
		return min(n, largestSize)
	}
	for _, w := range sizeWords {
		if bytes.Contains(name, []byte(w.word)) {
			return w.size
		}
	}
	return plainSize
}

// numberIn is the first number in a name, or 0.
func numberIn(name []byte) int {
	i := bytes.IndexAny(name, "0123456789")
	if i < 0 {
		return 0
	}
	n := 0
	for _, c := range name[i:] {
		if c < '0' || c > '9' || n > largestSize {
			break
		}
		n = n*10 + int(c-'0')
	}
	return n
}

// Swaps reports whether a script puts another image in the place of src,
// whatever that is, and shows it.
func (a *Attrs) Swaps() bool { return a.lazyRank > 0 && a.lazyRank <= swappingKeys }

func (a *Attrs) setLazy(key, val []byte) {
	rank, ok := rankOf(key)
	if better := a.lazyRank == 0 || rank+1 < a.lazyRank; ok && better && isAddress(val) {
		a.seldom().Lazy, a.seldom().lazyRank = string(val), rank+1
	}
}

// isAddress reports whether the value of a data attribute is that of an
// image: a URL or a path, not a flag, a number or JSON. Many have no
// extension.
func isAddress(val []byte) bool {
	val = bytes.TrimSpace(val)
	if len(val) == 0 || bytes.ContainsAny(val, " \t\n{}<>\"") || bytes.HasPrefix(val, []byte("data:")) {
		return false
	}
	for _, p := range []string{"http://", "https://", "/", "./", "../"} {
		if bytes.HasPrefix(val, []byte(p)) {
			return true
		}
	}
	return HasExtension(string(val))
}
