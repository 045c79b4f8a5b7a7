package main

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"text/tabwriter"
)

// writeTable writes what the rows came to on a post as Markdown. Times are
// compared with those of the first row.
func writeTable(w io.Writer, p post, results []result) error {
	fmt.Fprintf(w, "\n%s, %s bytes:\n\n", p.name, grouped(len(p.data)))
	t := tabwriter.NewWriter(w, 0, 0, 1, ' ', 0)
	line(t, "", "time", "ratio", "allocations", "bytes", "found", "left out")
	line(t, "---", "---:", "---:", "---:", "---:", "---", "---")
	for _, r := range results {
		if r.err != nil {
			line(t, r.name, "", "", "", "", "", "not measured: "+r.err.Error())
			continue
		}
		ratio := fmt.Sprintf("%.2f", r.nanoseconds/results[0].nanoseconds)
		line(t, r.name, duration(r.nanoseconds), ratio, count(r.allocs), count(r.bytes), r.found.String(), r.note)
	}
	return t.Flush()
}

func line(w io.Writer, cells ...string) {
	fmt.Fprintf(w, "| %s |\n", strings.Join(cells, "\t| "))
}

func duration(nanoseconds float64) string {
	if nanoseconds >= 1e6 {
		return fmt.Sprintf("%.2f ms", nanoseconds/1e6)
	}
	return fmt.Sprintf("%.1f µs", nanoseconds/1e3)
}

// count is a mean of a count, or empty for what was not measured.
func count(n float64) string {
	if n < 0 {
		return ""
	}
	return grouped(int(n + 0.5))
}

// grouped is n with commas between thousands.
func grouped(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// String is what was found, in short.
func (f found) String() string {
	var parts []string
	add := func(n int, what string) {
		if n > 0 {
			parts = append(parts, grouped(n)+" "+what)
		}
	}
	add(f.Images, "images")
	add(f.Captions, "captions")
	add(f.Links, "links")
	add(f.Text, "bytes of text")
	return strings.Join(parts, ", ")
}

// machine is what the figures were measured on.
func machine() string {
	return fmt.Sprintf("%s, %d processors, %s/%s, %s, Node %s",
		processor(), runtime.NumCPU(), runtime.GOOS, runtime.GOARCH, runtime.Version(), nodeVersion())
}

// processor is the name of the processor, where the system tells it.
func processor() string {
	f, err := os.Open("/proc/cpuinfo")
	if err != nil {
		return "unknown processor"
	}
	defer f.Close()
	s := bufio.NewScanner(f)
	for s.Scan() {
		if key, name, _ := strings.Cut(s.Text(), ":"); strings.TrimSpace(key) == "model name" {
			return cmp.Or(strings.TrimSpace(name), "unknown processor")
		}
	}
	return "unknown processor"
}
