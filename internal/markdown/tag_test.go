package markdown

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestImageTags has the tags that show an image, and those that look alike and
// show something else.
func TestImageTags(t *testing.T) {
	for _, c := range []struct{ tag, want string }{
		{`{{< figure src="a.png" alt='b "c"' title="d" caption="e & f" link="/g" width="10" >}}`, `<figure><a href="/g"><img src="a.png" alt="b &quot;c&quot;" title="d" width="10"></a><figcaption>e &amp; f</figcaption></figure>` + "\n"},
		{"{{% figure\n  src=`a.png`\n  caption=\"b \\\"c\\\"\"\n%}}", `<figure><img src="a.png" alt=""><figcaption>b "c"</figcaption></figure>` + "\n"},
		{`{{< figure src="a" caption="By *b*, [c](d), <a href='e'>f</a> & g" />}}`, `<figure><img src="a" alt=""><figcaption>By <em>b</em>, <a href="d">c</a>, <a href='e'>f</a> &amp; g</figcaption></figure>` + "\n"},
		{`{{< figure src="a" caption="- b {{% figure src='c' %}}" >}}`, `<figure><img src="a" alt=""><figcaption>- b {{% figure src='c' %}}</figcaption></figure>` + "\n"},
		{`{{< img-right "a.png" >}}`, `<figure><img src="a.png" alt=""></figure>` + "\n"},
		{`{{< figure >}}x{{< /figure >}}`, "<p>x</p>\n"},
		{`{{< imagine src="a.png" >}}`, ""},
		{`{% asset_img a.png %}`, `<figure><img src="a.png" alt=""></figure>` + "\n"},
		{`{% asset_img left big a.png 10 20 "the title" "the alt" %}`, `<figure><img src="a.png" alt="the alt" title="the title" width="10" height="20"></figure>` + "\n"},
		{`{% img /a 10 20 '"the title" "the alt"' %}`, `<figure><img src="/a" alt="the alt" title="the title" width="10" height="20"></figure>` + "\n"},
		{`{% img http://a.b/c.png a title %}`, `<figure><img src="http://a.b/c.png" alt="" title="a title"></figure>` + "\n"},
		{`{% img %}`, ""},
		{`{% include figure.html src="a.png" caption="b" alt="c" %}`, `<figure><img src="a.png" alt="c"><figcaption>b</figcaption></figure>` + "\n"},
		{`{%- include shared/image.html url=page.cover description='b' -%}`, `<figure><img src="{{ page.cover }}" alt=""><figcaption>b</figcaption></figure>` + "\n"},
		{`{% include image.html url="http://a.b" file="c.png" caption="d" %}`, `<figure><a href="http://a.b"><img src="c.png" alt=""></a><figcaption>d</figcaption></figure>` + "\n"},
		{"{% include \"figure.html\",\n  image: \"a.png\",\n  caption: \"b\" %}", `<figure><img src="a.png" alt=""><figcaption>b</figcaption></figure>` + "\n"},
		{`{% include box.html src="a.png" caption="b" %}`, `<figure><img src="a.png" alt=""><figcaption>b</figcaption></figure>` + "\n"},
		{`{% include box.html src="a.png" %}`, ""},
		{`{% include image-list.html url="/a" %}`, ""},
		{`{% include footer.html %}`, ""},
		{`{% assign src = "a.png" %}`, ""},
		{`a {% image_tag src="a.png" %} b`, "<p>a  b</p>\n"},
	} {
		require.Equal(t, c.want, render(t, c.tag), c.tag)
	}
}

func TestImageTagPlaces(t *testing.T) {
	const body = "a\n\n{{< figure src=\"b\" caption=\"c\" >}}\n\n<p>\n{{< figure src=\"d\" >}}\n</p>"
	d, err := Parse([]byte(body))
	require.NoError(t, err)
	require.Len(t, d.Shortcodes, 2)
	require.Equal(t, `<figure><img src="b" alt=""><figcaption>c</figcaption></figure>`+"\n", string(d.HTML[d.Shortcodes[0].Start:d.Shortcodes[0].End]))
	start, end := d.Span(d.Shortcodes[0].Start+len("<figure>"), 0)
	require.Equal(t, `{{< figure src="b" caption="c" >}}`, body[start:end])
	start, end = d.Span(d.Shortcodes[1].Start, 0)
	require.Equal(t, `{{< figure src="d" >}}`, body[start:end])

	const linked = "a {{< figure src=\"b\" caption=\"[c](d) <a href=e>f</a>\" >}}"
	d, err = Parse([]byte(linked))
	require.NoError(t, err)
	for _, link := range []string{`<a href="d">`, `<a href=e>`} {
		start, end = d.Span(strings.Index(string(d.HTML), link), 0)
		require.Equal(t, linked[len("a "):], linked[start:end])
	}
}
