package markup

import (
	"os"
	"testing"
)

func BenchmarkOf(b *testing.B) {
	for _, n := range []string{"../../bench/testdata/post.md", "../../bench/testdata/markdown.md"} {
		src, _ := os.ReadFile(n)
		src = src[350:]
		b.Run(n[len(n)-8:], func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Of(src)
			}
		})
	}
}
