package tags

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestFind writes _ for the mask.
func TestFind(t *testing.T) {
	const all = "all of it"
	for _, c := range []struct {
		body, want string
		kinds      []Kind
	}{
		{"a {{ b }} c", "a _______ c", []Kind{Template}},
		{"a\n{{< b\nc >}}\nd", "a\n___________\nd", []Kind{Template}},
		{"a\n  {: .b}\nc", "a\n        \nc", []Kind{Attributes}},
		{"*a*{: .b}", "*a*______", []Kind{Attributes}},
		{"{% highlight x %}{{y}}{% endhighlight %}", all, []Kind{Code}},
		{"{{< highlight x >}}\n\n{{< /highlight >}}", all, []Kind{Code}},
		{"{{% comment %}}a{{% / comment %}}", all, []Kind{Hidden}},
		{"{% raw %}{{a}}{% endraw %}", "_________{{a}}____________", []Kind{Template, Template}},
		{"{% raw %}{{a}}", "______________", []Kind{Template, Template}},
		{"{{{ a }}} {{ b }", "_________ {{ b }", []Kind{Template}},
		{"* TOC\n{:toc}", "     \n      ", []Kind{Attributes}},
		{"`{{ a }}` {", "`{{ a }}` {", nil},
		{"```\n{{ a }}\n```\n", "```\n{{ a }}\n```\n", nil},
		{"a {b} {c: 1}", "a {b} {c: 1}", nil},
	} {
		list, text := Find([]byte(c.body))
		if c.want == all {
			c.want = strings.Repeat("_", len(c.body))
		}
		require.Equal(t, c.want, strings.ReplaceAll(string(text), string(rune(Mask)), "_"), c.body)
		var kinds []Kind
		for _, tag := range list {
			kinds = append(kinds, tag.Kind)
		}
		require.Equal(t, c.kinds, kinds, c.body)
	}
}

// TestFindNothing checks that a body without tags is not copied.
func TestFindNothing(t *testing.T) {
	for _, body := range []string{"", "a", "a { b", "a {b} {"} {
		src := []byte(body)
		list, text := Find(src)
		require.Nil(t, list)
		if len(src) > 0 {
			require.Same(t, &src[0], &text[0])
		}
	}
}

func TestList(t *testing.T) {
	list, _ := Find([]byte("a {{b}} {{c}}"))
	require.Len(t, list, 2)
	require.Same(t, &list[0], list.First(0))
	require.Same(t, &list[1], list.First(7))
	require.Nil(t, list.First(13))
	require.Same(t, &list[0], list.Over(2))
	require.Nil(t, list.Over(7))
	require.Same(t, &list[1], list.Ending(13))
	require.Nil(t, list.Ending(12))
}

func TestRegion(t *testing.T) {
	const body = "x {% highlight go %}code{%- endhighlight -%} y"
	list, _ := Find([]byte(body))
	require.Len(t, list, 1)
	require.Equal(t, "code", body[list[0].Inner:list[0].InnerEnd])
}

func TestImageOf(t *testing.T) {
	require.Equal(t, &Image{Address: "a", Alt: "b", Title: "c", Caption: "d", Link: "e", Width: "1", Height: "2"},
		ImageOf([]byte(`{{< figure src="a" alt="b" title="c" caption="d" link="e" width=1 height=2 >}}`)))
	require.Equal(t, &Image{Address: "{{ page.a }}", Alt: "b"}, ImageOf([]byte(`{% include image.html src=page.a alt="b" %}`)))
	require.Equal(t, &Image{Address: "http://a/b"}, ImageOf([]byte(`{{< img http://a/b >}}`)))
	for _, tag := range []string{"{{}}", "{%%}", "{{<>}}", "{{< figure", `{{ figure "a" }}x`, "{% figure a %}", "{% include %}"} {
		ImageOf([]byte(tag)) // must not panic
	}
	require.Nil(t, ImageOf([]byte(`{% figure src="a" %}`)))
}

func TestID(t *testing.T) {
	require.Equal(t, "b", ID([]byte("{: .a #b c=\"d\"}")))
	require.Equal(t, "b", ID([]byte("{#b}")))
	require.Empty(t, ID([]byte("{.a}")))
}

func FuzzFind(f *testing.F) {
	for _, body := range []string{"a {{ b }}", "{% raw %}{% endraw %}", "{::comment}{:/}", "* TOC\n{:toc}", "```\n{{", "``{{``", "# a {#b}\n", "{{< figure src='a\\''"} {
		f.Add([]byte(body))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		list, text := Find(body)
		require.Len(t, text, len(body))
		at := 0
		for _, tag := range list {
			require.True(t, at <= tag.Start && tag.Start < tag.End && tag.End <= len(body))
			require.True(t, tag.Inner <= tag.InnerEnd && tag.InnerEnd <= tag.End)
			at = tag.End
			ImageOf(body[tag.Start:tag.End])
		}
		for i := range text {
			require.True(t, text[i] == body[i] || text[i] == Mask || text[i] == ' ')
		}
	})
}
