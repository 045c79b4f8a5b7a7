package report

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article/lint"
)

func spot(file string, line, from, to int) lint.Diagnostic {
	d := lint.Diagnostic{Rule: "own", Severity: lint.Warning, File: file, Message: "want y"}
	d.Start, d.End = lint.Position{Line: line, Column: from, ByteColumn: from}, lint.Position{Line: line, Column: to, ByteColumn: to}
	return d
}

// TestExcerpt checks that the mark stands below what was found: behind tabs,
// characters that are wide, and text that is escaped, and in long lines.
func TestExcerpt(t *testing.T) {
	long := strings.Repeat("a", 200) + "b" + strings.Repeat("c", 200)
	src := "\ufeff---\n湖<b>x</b>\n\tab\r\n\x1b##[x\n" + long + "\n"
	more := spot("a.md", 1, 1, 2)
	more.End = lint.Position{Line: 2, Column: 1, ByteColumn: 1}
	var b bytes.Buffer
	asked := ""
	p := Printer{Source: func(name string) []byte {
		asked += name + " "
		return []byte(src)
	}}
	require.NoError(t, p.Text(&b, []lint.Diagnostic{more, spot("a.md", 2, 4, 7), spot("a.md", 3, 2, 2), spot("a.md", 4, 4, 5), spot("a.md", 5, 201, 202), spot("a.md", 9, 1, 2), spot("b.md", 0, 0, 0)}))
	require.Equal(t, "a.md b.md ", asked)
	require.Equal(t, `a.md:1:1: warning: want y (own)
     1 | ---
       | ^^^
a.md:2:4: warning: want y (own)
     2 | 湖<b>x</b>
       |   ^^^
a.md:3:2: warning: want y (own)
     3 |     ab
       |     ^
a.md:4:4: warning: want y (own)
     4 | \x1b\x23#[x
       |       ^
a.md:5:201: warning: want y (own)
     5 | …`+strings.Repeat("a", 60)+"b"+strings.Repeat("c", 39)+`…
       | `+strings.Repeat(" ", 61)+`^
a.md:9:1: warning: want y (own)

b.md: warning: want y (own)
`, b.String())
	requireHarmless(t, b.String(), false)
}

func TestColor(t *testing.T) {
	var b bytes.Buffer
	require.NoError(t, Printer{Color: true}.Text(&b, found[:2]))
	require.Equal(t, "\x1b[1mposts/a.html:3:1: \x1b[0m\x1b[31merror:\x1b[0m want an address in href, have \"\"\x1b[2m (link-href)\x1b[0m\n"+
		"\x1b[1mposts/白宫, 50%: x.html:1:1: \x1b[0m\x1b[33mwarning:\x1b[0m 100 %, a: b\\nc\\r\\rd\x1b[2m (fm-position)\x1b[0m\n", b.String())
}

func TestRules(t *testing.T) {
	var list []lint.Diagnostic
	for i := range 10 {
		for range i + 1 {
			list = append(list, lint.Diagnostic{Rule: string(rune('a' + i)), Severity: lint.Error})
		}
	}
	list = append(list, lint.Diagnostic{Rule: "z", Severity: lint.Notice})
	require.Equal(t, []string{"55 errors: j 10, i 9, h 8, g 7, f 6, e 5, d 4, c 3, 2 rules more", "1 notice: z 1"}, Rules(list))
	require.Equal(t, "j", Foremost(list))
	require.Equal(t, "z", Foremost(list[55:]))
	require.Empty(t, Foremost(nil))
	require.Empty(t, Rules(nil))
}
