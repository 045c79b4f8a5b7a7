package front

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestComments checks what of a value a # cuts off without its writer knowing.
func TestComments(t *testing.T) {
	for _, c := range []struct{ block, want string }{
		{"title: Issue #5 fixed\n", "2:8: title: …; write 'Issue #5 fixed'"},
		{"title: Lake day #birds #lakes\n", "2:8: title: …; write 'Lake day #birds #lakes'"},
		{"a: x\ntags:\n  - #news\n  - birds\n", "4:5: tags: …; write '#news'"},
		{"a: x\ntags:\n- birds #news\n", "4:3: tags: …; write 'birds #news'"},
		{"color: #fff\n", "2:8: color: …; write '#fff'"},
		{"color: #fff # white\n", "2:8: color: …; write '#fff # white'"},
		{"author: Bob\t#2\n", "2:9: author: …; write 'Bob\t#2'"},
		{"title: It's #5\n", "2:8: title: …; write 'It''s #5'"},
		{"title: 湖 #鸟\n", "2:8: title: …; write '湖 #鸟'"},
		{"extra:\n  note: a #1\n", "3:9: extra: …; write 'a #1'"},
		{"title: it goes\n  on here #5\nb: c\n", "2:8: title: …; write 'it goes on here #5'"},
		{"title: x\r\ncolor: #fff\r\n", "3:8: color: …; write '#fff'"},
		{"a: x #1\nb: y #2\n", "2:4: a: …; write 'x #1'\n3:4: b: …; write 'y #2'"},
		{"a: {b: c #1\n}\n", "2:8: a: …; write 'c #1'"},

		{"title: Learn C #\n", "2:8: title: …; write 'Learn C #'"},
		{"title: Top #️⃣\n", "2:8: title: …; write 'Top #️⃣'"},

		{"a: null #x\nb: ~ #y\n", ""},
		{"title: Reeds # a remark\ndate: 2020-01-01 # the day\n", ""},
		{"title: C# and F#\n", ""},
		{"title: 'Issue #5' #yes\nb: \"x #1\"\n", ""},
		{"weight: 5 #first\ndraft: true #false\ndate: 2020-01-01 #x\n", ""},
		{"title: x ## y\nb: y #---\nc: z #[a]\nd: #\n", ""},
		{"#title: x\n  #b\ntitle: x\n", ""},
		{"text: |\n  a #b\n  #c\n", ""},
		{"tags: [a, b] #x\nx: y\n", ""},
		{"tags: #[a, b]\n  - c\n", ""},
		{"a: &x y #z\nb: !!str y #z\n", ""},
		{"a: &x\n  b: c\n<<: *x\n", ""},
	} {
		f, err := Read([]byte("---\n"+c.block+"---\n"), nil, nil)
		require.NoError(t, err, c.block)
		var have []string
		for _, e := range f.Faults {
			require.ErrorIs(t, e, ErrComment)
			have = append(have, strings.Replace(e.Error(), ErrComment.Error(), "…", 1))
		}
		require.Equal(t, c.want, strings.Join(have, "\n"), c.block)
	}
	f, err := Read([]byte("+++\na = 'x' #5\n+++\n"), nil, nil)
	require.NoError(t, err)
	require.Empty(t, f.Faults)
}

// TestBlankFaults checks what is read and not meant so, as a blank is none.
func TestBlankFaults(t *testing.T) {
	for _, c := range []struct{ block, want string }{
		{"\u00a0title: a\n", "2:1: title: want blanks before the key, or none, have U+00A0, a no-break space"},
		{"a:\n  b: 1\n\u3000c: 2\n", "4:1: c: want blanks before the key, or none, have U+3000, an ideographic space"},
		{"title\u00a0: a\n", "2:1: title: want the colon behind the key, have U+00A0, a no-break space"},
		{"title\u200b: a\n", "2:1: title: want the colon behind the key, have U+200B, a zero width space"},
		{"tags:\n  -\u00a0a\n", "3:3: tags: want a blank behind the dash of an item, have U+00A0, a no-break space"},
		{"tags:\n  - -\u3000a\n", "3:5: tags: want a blank behind the dash of an item, have U+3000, an ideographic space"},

		{"title: a\u00a0b\nkey\u00a0name: '\u00a0'\ndate: \u00a02020-01-01\u00a0\n", ""},
		{"a: '-\u00a0b'\nb: a -\u00a0b\nc: |\n  -\u00a0d\n", ""},
	} {
		f, err := Read([]byte("---\n"+c.block+"---\n"), nil, nil)
		require.NoError(t, err, c.block)
		var have []string
		for _, e := range f.Faults {
			have = append(have, e.Error())
		}
		require.Equal(t, c.want, strings.Join(have, "\n"), c.block)
	}
}
