package markdown

import (
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/goarticle/article/internal/markdown/tags"
)

// A reading is what is known of one body while it is parsed and rendered. The
// parsers find it in the context.
type reading struct {
	src  []byte    // the body
	text []byte    // what goldmark reads: the body, tags masked, byte by byte
	tags tags.List // in the order of the body

	definitions map[string]*definition
	defined     []*definition // in the order in which they were found
	notes       map[string]*note
	used        []*note // notes that something refers to, by number
	noted       []*note
	noteList    *noteList

	holdsMarkdown bool // an element of HTML that holds Markdown was seen

	inline
	spent    int // bytes that references gave
	findings []Finding
	err      error
}

// Inline is the state of the block whose inlines are being parsed.
type inline struct {
	brackets []bracket // [ and ![ that are open
	beyond   int       // open brackets that were too many to keep
	inactive int       // brackets that a link was found in
	first    *parser.Delimiter
	last     *parser.Delimiter
	inLink   bool // within <a> … </a>
	nextAt   int  // of the next @, or what comes before it
	ticks    tickTable
}

var readingKey = parser.NewContextKey()

func readingOf(pc parser.Context) *reading { return pc.Get(readingKey).(*reading) }

func newReading(body []byte) *reading {
	r := &reading{src: body}
	r.nextAt = -1
	r.tags, r.text = tags.Find(body)
	return r
}

// parse gives the tree of a body.
func (r *reading) parse() ast.Node {
	pc := parser.NewContext()
	pc.Set(readingKey, r)
	return shared().Parse(text.NewReader(r.text), parser.WithContext(pc))
}

// shared is the parser of all bodies: it keeps nothing of any of them.
var shared = sync.OnceValue(newParser)

func newParser() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(setextParser{parser.NewSetextHeadingParser()}, 100),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(shallow{parser.NewListParser()}, 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewCodeBlockParser(), 500),
			util.Prioritized(atxParser{parser.NewATXHeadingParser()}, 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(shallow{parser.NewBlockquoteParser()}, 800),
			util.Prioritized(htmlParser{parser.NewHTMLBlockParser()}, 900),
			util.Prioritized(noteParser{extension.NewFootnoteBlockParser()}, 999),
			util.Prioritized(parser.NewParagraphParser(), 1000),
		),
		parser.WithInlineParsers(
			util.Prioritized(extension.NewTaskCheckBoxParser(), 0),
			util.Prioritized(codeSpanParser{parser.NewCodeSpanParser()}, 100),
			util.Prioritized(noteRefParser{}, 101),
			util.Prioritized(linkParser{}, 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(rawParser{parser.NewRawHTMLParser()}, 400),
			util.Prioritized(emphasisParser{}, 500),
			util.Prioritized(bareParser{extension.NewLinkifyParser()}, 999),
		),
		parser.WithParagraphTransformers(
			util.Prioritized(definitionTransformer{}, 100),
			util.Prioritized(tableTransformer{extension.NewTableParagraphTransformer()}, 200),
		),
	)
}
