package split

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"
)

// pieces are the pieces of a file, each with its line, items in brackets.
func pieces(s *Splitter) (list []string, err error) {
	for {
		p, err := s.Next()
		if err != nil {
			return list, err
		}
		form := "%d:%s"
		if p.IsItem {
			form = "%d[%s]"
		}
		text := fmt.Sprintf(form, p.Line, p.Data)
		if p.Err != nil {
			text += "!" + p.Err.Error()
		}
		list = append(list, text)
	}
}

func TestPieces(t *testing.T) {
	for _, c := range []struct{ name, file, want, err string }{
		{"items", "<rss>\n<item a='b'>1</item>\n<item>2</item></rss>\n", "1:<rss>\n|2[<item a='b'>1</item>]|2:\n|3[<item>2</item>]|3:</rss>\n", "EOF"},
		{"entries", "<feed><entry/><entry>1</entry></feed>", "1:<feed><entry/>|1[<entry>1</entry>]|1:</feed>", "EOF"},
		{"prefix", "<a:feed><a:entry>1</a:entry></a:feed>", "1:<a:feed>|1[<a:entry>1</a:entry>]|1:</a:feed>", "EOF"},
		{"no items", "<rdf:RDF><items><itemized></items></rdf:RDF>", "1:<rdf:RDF><items><itemized></items></rdf:RDF>", "EOF"},
		{"hidden", "<?xml <item> ?><rss><!-- <item> --><item><![CDATA[</item>]]></item></rss>", "1:<?xml <item> ?><rss><!-- <item> -->|1[<item><![CDATA[</item>]]></item>]|1:</rss>", "EOF"},
		{"doctype", "<!DOCTYPE rss [ <!ELEMENT rss (#PCDATA)> ]><rss></rss>", "1:<!DOCTYPE rss [ <!ELEMENT rss (#PCDATA)> ]><rss></rss>", "EOF"},
		{"entities", "<!DOCTYPE rss [\n<!ENTITY a 'b'>]><rss></rss>", "", "want no declarations of entities, have <!ENTITY"},
		{"lone entity", "<!ENTITY a 'b'><rss></rss>", "", "want no declarations of entities, have <!ENTITY"},
		{"not closed", "<rss><item>1\n<item>2</item></rss>", "1:<rss>|1[<item>1\n]!item is cut off: another one begins at line 2|2[<item>2</item>]|2:</rss>", "EOF"},
		{"cut off", "<rss><item>1", "1:<rss>|1[<item>1]!item is cut off at the end of the export", "export is cut off: want </rss> at its end"},
		{"cut off between", "<rss><item>1</item>\n", "1:<rss>|1[<item>1</item>]|1:\n", "export is cut off: want </rss> at its end"},
		{"too large", "<rss><item>" + strings.Repeat("x", 40) + "</item><item>1</item></rss>", "1:<rss>|1[<item>" + strings.Repeat("x", 34) + "]!item is larger than allowed: want at most 40 bytes|1:xxxxxx</item>|1[<item>1</item>]|1:</rss>", "EOF"},
		{"too much", "<rss>" + strings.Repeat("x", 80), "", "what stands between items is larger than allowed: want at most 40 bytes"},
	} {
		for name, r := range map[string]io.Reader{"whole": strings.NewReader(c.file), "byte by byte": iotest.OneByteReader(strings.NewReader(c.file))} {
			limit := 0
			if strings.HasPrefix(c.name, "too") {
				if limit = 40; name == "whole" {
					continue // a file that comes at once is larger at once
				}
			}
			list, err := pieces(&Splitter{R: r, Max: limit})
			require.Equal(t, c.want, strings.Join(list, "|"), "%s, %s", c.name, name)
			require.EqualError(t, err, c.err, c.name)
		}
	}
}

func TestReadError(t *testing.T) {
	torn := errors.New("torn")
	_, err := pieces(&Splitter{R: io.MultiReader(strings.NewReader("<rss><item>"), iotest.ErrReader(torn))})
	require.ErrorIs(t, err, torn)
}

// TestLong reads files that are made to be slow: what is looked at again and
// again would not end.
func TestLong(t *testing.T) {
	for _, part := range []string{"<item>", "<", "<!--", "<![CDATA[", "<!DOCTYPE [", "<item><![CDATA[", "<!a<", "<?", "</item>", "<item", "\n"} {
		pieces(&Splitter{R: strings.NewReader("<rss>" + strings.Repeat(part, 2_000_000/len(part))), Max: 1 << 20})
	}
}

func FuzzPieces(f *testing.F) {
	f.Add("<rss><item>1</item><item><![CDATA[</item>]]></item></rss>")
	f.Add("<!DOCTYPE a [<!ELEMENT a>]><feed><!-- --><entry>\n</feed>")
	f.Fuzz(func(t *testing.T, file string) {
		s := &Splitter{R: iotest.HalfReader(strings.NewReader(file))}
		var all strings.Builder
		for {
			line := 1 + strings.Count(all.String(), "\n")
			p, err := s.Next()
			if err != nil {
				break
			}
			require.Equal(t, line, p.Line)
			all.Write(p.Data)
		}
		require.True(t, strings.HasPrefix(file, all.String()))
	})
}
