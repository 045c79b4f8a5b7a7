package article

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
)

func TestSoup(t *testing.T) {
	if os.Getenv("SOUP") == "" {
		t.Skip()
	}
	names := strings.Fields("p div span b i a a ul li dl dt dd table tr td th tbody caption h1 h2 h3 pre br hr img figure figcaption blockquote center button em strong font section article details summary fieldset")
	if s := soupTags; s != "" {
		names = strings.Fields(s)
	}
	r := rand.New(rand.NewPCG(1, soupSeed))
	bad := 0
	seen := map[string]int{}
	for n := 0; n < 200000 && bad < 25; n++ {
		var b strings.Builder
		k := 2 + r.IntN(7)
		for i := range k {
			name := names[r.IntN(len(names))]
			switch r.IntN(5) {
			case 0, 1:
				if name == "table" {
					b.WriteString("<table><tr><td>")
				} else if name == "a" {
					fmt.Fprintf(&b, "<a href=%d>", i)
				} else if name == "img" {
					fmt.Fprintf(&b, "<img src=%d>", i)
				} else if r.IntN(4) == 0 && os.Getenv("SOUP") == "2" {
					fmt.Fprintf(&b, "<%s hidden>", name)
				} else {
					fmt.Fprintf(&b, "<%s>", name)
				}
			case 2:
				fmt.Fprintf(&b, "</%s>", name)
			default:
				fmt.Fprintf(&b, "t%d", i)
			}
		}
		body := b.String()
		a, err := Parse(strings.NewReader("---\n---\n" + body))
		if err != nil {
			t.Fatal(body, err)
		}
		have := tokenView(t, a)
		want, _ := treeView(body)
		var kind string
		if !slices.Equal(have.images, want.images) {
			kind = fmt.Sprintf("IMG %v %v", have.images, want.images)
		} else if !slices.Equal(have.links, want.links) {
			// reopened
			if slices.Equal(slices.Compact(slices.Sorted(slices.Values(have.links))), slices.Compact(slices.Sorted(slices.Values(want.links)))) {
				continue
			}
			kind = fmt.Sprintf("A %v %v", have.links, want.links)
		} else if have.text != want.text {
			kind = fmt.Sprintf("TEXT %q %q", have.text, want.text)
		}
		if kind != "" {
			seen[kind[:3]]++
			bad++
			fmt.Println(body, "\n    ", kind)
		}
	}
	fmt.Println(seen)
}

var soupTags = "svg title p div a b img object span h2 font"
var soupSeed uint64 = 1
