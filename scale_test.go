package article

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
)

func TestScale(t *testing.T) {
	if os.Getenv("SCALE") == "" {
		t.Skip()
	}
	type c struct {
		name string
		f    func(n int) string
	}
	rep := func(s string) func(int) string { return func(n int) string { return strings.Repeat(s, n) } }
	two := func(a, b string) func(int) string {
		return func(n int) string { return strings.Repeat(a, n) + strings.Repeat(b, n) }
	}
	three := func(a, b, c string) func(int) string {
		return func(n int) string { return strings.Repeat(a, n) + strings.Repeat(b, n) + strings.Repeat(c, n) }
	}
	for _, c := range []c{
		{"div", rep("<div>x")}, {"div br", rep("<div>x<br>y")}, {"span", rep("<span class=caption>x<br>")}, {"cap div", rep("<span class=caption><p>x</p>")},
		{"a", rep("<a href=x>")}, {"a p", rep("<p><a href=x>y")}, {"a div", rep("<a href=x><div>")}, {"a p div", rep("<p><a href=x><div>")}, {"p a name", rep("<p><a href=x>y<p><a name=y>")},
		{"b div", two("<b><div>", "</b>")}, {"b i", two("<b><i>", "</b></i>")}, {"div /b", two("<div><b>", "</b>x")},
		{"table", rep("<table><tr><td>x")}, {"table2", rep("<table>")}, {"td", rep("<td>x")}, {"tr td div", two("<table><tr><td><div>", "<td>x")}, {"deep td", func(n int) string {
			return "<table><tr><td>a" + strings.Repeat("<div>", n) + strings.Repeat("<td>x", n)
		}},
		{"lt", rep("<")}, {"</", rep("</")}, {"<a", rep("<a")}, {"<!", rep("<!")}, {"<!--", rep("<!--")}, {"<!-->", rep("<!-->")}, {"<?", rep("<?")}, {"</ >", rep("</ >")},
		{"cdata", rep("<![CDATA[")}, {"cdata>", func(n int) string { return strings.Repeat("<![CDATA[x", n) + ">" + strings.Repeat("]]>", n) }},
		{"cdata<", func(n int) string { return strings.Repeat("<![CDATA[< ", n) + ">" }}, {"cdata<b", func(n int) string { return strings.Repeat("<![CDATA[<b ", n) + ">" }}, {"cdata<!", func(n int) string { return strings.Repeat("<![CDATA[<!x", n) + ">" }}, {"cdata]]", rep("<![CDATA[x]]>")},
		{"cdata svg", rep("<svg><![CDATA[x")}, {"svg", rep("<svg>")}, {"svg fo", rep("<svg><foreignobject>")}, {"svg p", rep("<svg><p>")}, {"svg a", rep("<svg><a href=x>")},
		{"text", rep("word ")}, {"nosp", rep("x")}, {"nbsp", rep("\u00a0")}, {"u3000", rep("　")}, {"amp", rep("&")}, {"han nl", rep("中\n")}, {"nul", rep("\x00")}, {"zwsp", rep("\u200b")},
		{"noscript", rep("<noscript>")}, {"noscript img", rep("<img src=a><noscript><img src=a></noscript>")}, {"script", rep("<script>")}, {"title", rep("<title>x</title>")},
		{"template", rep("<template>")}, {"select", rep("<select><option>x")}, {"button", rep("<button>x")}, {"li", rep("<li>x")}, {"ul li", rep("<ul><li>x")}, {"dl", rep("<dl><dt>x<dd>y")},
		{"h", rep("<h1>x")}, {"h p", rep("<h1>x<p>")}, {"h nest", rep("<h1><div>x")}, {"h long", rep("<h1>x<b>y</h1>")},
		{"pre", rep("<pre>x")}, {"figure", rep("<figure>")}, {"figure img", rep("<figure><img src=a>")}, {"div img", rep("<div><img src=a>")}, {"figure cap", rep("<figure><img src=a><figcaption>x")},
		{"img p nest", two("<div>", "<p><img src=a><p align=center>x</p>")}, {"a img", rep("<a href=x><img src=a alt=b></a>")}, {"one a imgs", func(n int) string { return "<a href=x>" + strings.Repeat("<img src=a alt=b>", n) }},
		{"short", rep("[caption]")}, {"short2", rep("[caption ")}, {"short3", rep("[/caption]")}, {"short4", two("[caption id=1 ", "[/caption]")}, {"short5", rep("[caption id=\"1]<b>")},
		{"custom", func(n int) string {
			var b strings.Builder
			for i := range n {
				fmt.Fprintf(&b, "<x%d>", i)
			}
			return b.String()
		}}, {"x/x", two("<x-a><x-b>", "</x-a>")}, {"source", rep("<picture><source srcset=a>")}, {"source2", func(n int) string { return "<picture>" + strings.Repeat("<source srcset=a>", n) + "<img src=b>" }},
		{"br", rep("<br>")}, {"hr", rep("<hr>x")}, {"p", rep("</p>x")}, {"a hidden", rep("<a hidden href=x>y")}, {"nest hidden", rep("<div hidden><a href=x>y")},
		{"base", rep("<base href=x>")}, {"class", func(n int) string { return "<p class='" + strings.Repeat("caption ", n) + "'>" }}, {"style", func(n int) string { return "<p style='" + strings.Repeat("color:red;", n) + "'>" }}, {"attrs", func(n int) string {
			var b strings.Builder
			b.WriteString("<p ")
			for i := range n {
				fmt.Fprintf(&b, "a%d ", i)
			}
			return b.String() + ">"
		}}, {"dup attrs", func(n int) string { return "<p " + strings.Repeat("a ", n) + ">x" }},
		{"byline", rep("<p>【x】</p>")}, {"notice", rep("<p>版权声明</p>")}, {"linkp", rep("<p><a href=x>y</a></p>")}, {"fault place", rep("<p>x\n<a href=javascript:x>y</a></p>")},
		{"div p a", three("<div>", "<p><a href=x>y", "</div>")}, {"imgs one line cap", rep("<p><img src=a><br>x</p>")},
	} {
		if f := os.Getenv("SCALE"); f != "1" && !strings.Contains(","+f+",", ","+c.name+",") {
			continue
		}
		var d [3]time.Duration
		n := 60000
		for i := range d {
			src := "---\n---\n" + c.f(n<<i)
			d[i] = time.Hour
			for range 2 {
				s := time.Now()
				if _, err := Parse(strings.NewReader(src)); err != nil {
					t.Log(c.name, err)
				}
				d[i] = min(d[i], time.Since(s))
			}
			if d[i] > 5*time.Second {
				break
			}
		}
		mark := ""
		if d[2] > 3*d[1] && d[2] > 30*time.Millisecond || d[2] > time.Second || d[1] > time.Second || d[0] > time.Second {
			mark = "  <<<<"
		}
		fmt.Printf("%-20s %8.1f %8.1f %8.1f ms%s\n", c.name, d[0].Seconds()*1e3, d[1].Seconds()*1e3, d[2].Seconds()*1e3, mark)
	}
}
