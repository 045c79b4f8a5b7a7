package layout

import (
	"path"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// placed is where the posts of a tree go, each as its path and the folder of
// its files. A name that begins with a date is that of a post with one, and so is
// one with a * in front.
func placed(target string, flat bool, posts ...string) []string {
	t := &Tree{Target: target, Flat: flat}
	for _, p := range posts {
		t.See(strings.TrimPrefix(p, "*"))
	}
	var list []string
	for _, from := range posts {
		from, hasDate := strings.CutPrefix(from, "*")
		base := path.Base(from)
		name := SafeName(strings.TrimSuffix(base, path.Ext(base)))
		if name == "index" {
			name = SafeName(path.Base(path.Dir(from)))
		}
		dated := hasDate || strings.HasPrefix(name, "20")
		if hasDate && target == "jekyll" {
			name = "2020-01-01-" + name
		}
		s := t.Place(Post{Name: name + ".md", Dated: dated}, from)
		text := s.Name + " " + s.Files
		if s.Aside {
			text += " aside"
		}
		if s.Within {
			text += " within"
		}
		list = append(list, text)
	}
	return list
}

func TestPlace(t *testing.T) {
	for _, tt := range []struct {
		target string
		posts  []string
		want   []string
	}{
		// The tree stays.
		{"hugo", []string{"a.html", "x/y/b.md", "x y/.c/d.md"}, []string{"a.md a", "x/y/b.md x/y/b", "x y/c/d.md x y/c/d"}},
		{"", []string{"a.html", "x/b.md"}, []string{"a.md .", "x/b.md x"}},

		// A bundle stays one.
		{"hugo", []string{"x/index.html", "y.md"}, []string{"x/index.md x", "y.md y"}},
		{"eleventy", []string{"x/index.html"}, []string{"x/index.md x"}},
		{"astro", []string{"x/index.html"}, []string{"x/index.md x"}},
		{"hexo", []string{"x/index.html", "x/y/index.md"}, []string{"x.md x within", "x/y.md x/y within"}},
		{"jekyll", []string{"*x/index.html"}, []string{"x/2020-01-01-x.md x within"}},

		// An index among other posts is none, to Hugo.
		{"hugo", []string{"index.md", "x/index.html", "x/a.md"}, []string{"_index.md .", "x/_index.md x", "x/a.md x/a"}},
		{"hugo", []string{"_index.md", "x/index.md", "x/a.md"}, []string{"_index.md .", "x/index.md x", "x/a.md x/a"}},
		{"eleventy", []string{"_index.md", "x/a.md"}, []string{"index.md .", "x/a.md x/a"}},

		// Jekyll's and Hexo's own folders.
		{"hugo", []string{"_posts/2020-01-01-a.md", "_drafts/b.md", "about.md"}, []string{"posts/2020-01-01-a.md posts/2020-01-01-a", "drafts/b.md drafts/b", "about.md about"}},
		{"jekyll", []string{"_posts/2020-01-01-a.md", "_drafts/b.md", "about.md", "*c/index.md", "_tabs/d.md", "__/e.md"}, []string{"_posts/2020-01-01-a.md _posts within", "_drafts/b.md _drafts within", "about.md .", "c/index.md c", "_tabs/d.md _tabs", "e.md ."}},
		{"jekyll", []string{"blog/_posts/2020-01-01-a.md", "_posts/x/b.md"}, []string{"blog/_posts/2020-01-01-a.md blog/_posts within", "pages/x/b.md pages/x aside"}},
		{"jekyll", []string{"source/_posts/b.md", "*source/_posts/a.md"}, []string{"pages/b.md pages aside", "_posts/2020-01-01-a.md _posts within"}},
		{"hexo", []string{"blog/_posts/2020-01-01-a.md", "_drafts/b.md", "about/index.md"}, []string{"_posts/blog/2020-01-01-a.md _posts/blog/2020-01-01-a within", "_drafts/b.md _drafts/b within", "about/index.md about"}},
		{"hexo", []string{"source/_posts/x/index.md", "source/about.md"}, []string{"_posts/x.md _posts/x within", "about.md ."}},

		// Pages among Jekyll's posts.
		{"jekyll", []string{"*a.md", "x/b.md", "x/y/index.md"}, []string{"2020-01-01-a.md . within", "pages/x/b.md pages/x aside", "pages/x/y/index.md pages/x/y aside"}},
	} {
		require.Equal(t, tt.want, placed(tt.target, false, tt.posts...), "%s: %v", tt.target, tt.posts)
	}
}

func TestFlat(t *testing.T) {
	for target, want := range map[string][]string{
		"hugo":   {"a.md a", "x.md x", "2020-01-01-b.md 2020-01-01-b", "c.md c"},
		"hexo":   {"a.md a within", "x.md x within", "2020-01-01-b.md 2020-01-01-b within", "c.md c within"},
		"jekyll": {"pages/a.md pages aside", "pages/x.md pages aside", "2020-01-01-b.md . within", "_drafts/c.md _drafts aside"},
		"":       {"a.md .", "x.md .", "2020-01-01-b.md .", "c.md ."},
	} {
		require.Equal(t, want, placed(target, true, "z/a.md", "x/index.md", "_posts/2020-01-01-b.md", "_drafts/c.md"), target)
	}
	require.Equal(t, Spot{Name: "t.md", Files: "t"}, new(Tree{Target: "hugo"}).Place(Post{Name: "t.md"}, ""))
	require.Equal(t, Spot{Name: "t.md", Files: "t"}, new(Tree{Target: "hugo"}).Place(Post{Name: "t.md"}, "index.html"), "an index alone is a post that has no other name")
}

// TestBundle makes a bundle for Hugo of what has an address and files.
func TestBundle(t *testing.T) {
	for target, want := range map[string]string{"hugo": "x/a/index.md x/a", "eleventy": "x/a.md x/a", "astro": "x/a.md x"} {
		s := (&Tree{Target: target}).Place(Post{Name: "a.md", Address: true, Files: true}, "x/a.html")
		require.Equal(t, want, s.Name+" "+s.Files)
	}
	for _, p := range []Post{{Name: "a.md", Address: true}, {Name: "a.md", Files: true}} {
		require.Equal(t, "x/a.md", (&Tree{Target: "hugo"}).Place(p, "x/a.html").Name)
	}
	require.Equal(t, "a.md", (&Tree{Target: "hugo", Flat: true}).Place(Post{Name: "a.md", Address: true, Files: true}, "x/a.html").Name)
	require.True(t, (&Tree{Target: "hugo"}).Place(Post{Name: "a.md", Address: true}, "a.md").Within)
	require.Equal(t, "x/index.md", (&Tree{Target: "hugo"}).Place(Post{Name: "x.md", Address: true, Files: true}, "x/index.html").Name)
}

// FuzzPlace checks of any path that the post stays in the folder, under no name
// that Jekyll and Hexo pass over but their own, and so do its files.
func FuzzPlace(f *testing.F) {
	f.Add("../a.md", "hugo", false)
	f.Add("/x/./_posts/../b", "jekyll", true)
	f.Add("source/_drafts/_posts/index", "hexo", false)
	f.Fuzz(func(t *testing.T, from, target string, flat bool) {
		tree := &Tree{Target: target, Flat: flat}
		tree.See(from)
		s := tree.Place(Post{Name: "name.md", Address: flat, Files: true}, from)
		for _, name := range []string{s.Name, s.Files} {
			require.Equal(t, path.Clean(name), name)
			require.False(t, path.IsAbs(name))
			for part := range strings.SplitSeq(name, "/") {
				require.NotEqual(t, "..", part)
			}
		}
	})
}
