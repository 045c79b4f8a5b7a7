// Package dialect has the readers of Markdown of the generators: one table says
// what each shows, and what each needs escaped. It must not know how anything
// is written.
package dialect

// A Dialect is how a reader of Markdown differs from CommonMark 0.31 with the
// tables of GitHub. The zero Dialect leaves raw HTML out.
type Dialect struct {
	HTML          bool   // raw HTML is shown
	InHTML        string // the attribute by which Markdown in a block of HTML is read
	SpanAttribute string // the same for one in a line
	Shortcodes    bool   // Hugo's figure and details are there
	Engine        string // whose marks are run before Markdown is read: [Hugo], [Liquid], or none

	Tasks       bool // - [x] is a box
	Tildes      int  // how many strike through: 0, 1 or 2
	Autolinks   bool // an address in a text is a link
	Footnotes   bool // [^1]: is one
	Definitions bool // a line that begins with a colon is one
	Pipes       bool // a line that holds a | is a table
	Math        bool // $$ is a formula
	Attributes  bool // {: …} are attributes, and ^ alone on a line is a mark
	HeadingIDs  bool // {#id} at the end of a heading is its id
	AnyID       bool // and may have any letters, and . and :
	Slugs       bool // without one it is that of GitHub
	Numbers     bool // a list begins with its first number

	// Dash is what keeps two marks, such as -- or ..., from becoming one, by
	// standing between them; empty: they do not.
	Dash string

	Ticks bool // two ' or ` beside each other are quotes

	// ColonBreak is what stands for the end of a line before a colon; empty:
	// what always does.
	ColonBreak string

	// Sizes says how an image has its size.
	Sizes Size

	Refused []string // the schemes of addresses that make no link
}

// The engines of [Dialect.Engine].
const (
	Hugo   = "hugo"   // {{< … >}} and {{% … %}}
	Liquid = "liquid" // {{ … }} and {% … %}, those of Nunjucks, too
)

// A Size is a form for the size of an image.
type Size int

// The forms.
const (
	NoSize        Size = iota
	SizeTag            // an img of HTML
	SizeTagRooted      // the same, where the address is no relative one, which the reader resolves in ![](…) only
	SizeAttribute      // {: width="1"}
	SizeFigure         // Hugo's figure, for an image that stands alone
)

// Of is the Dialect of a reader by its name: goldmark with the settings of
// Hugo, kramdown with those of Jekyll, marked with those of Hexo, markdown-it
// with those of Eleventy, remark with those of Astro. It is CommonMark with
// HTML for any other name.
//
// What a dialect needs was measured with goldmark 1.8, kramdown 2.4 with
// kramdown-parser-gfm 1.1, hexo-renderer-marked 7.0 (marked 15), markdown-it 14
// and remark-gfm 4 with remark-smartypants 3.
func Of(reader string) *Dialect { return dialects[reader] }

var dialects = map[string]*Dialect{
	"": {HTML: true, Tildes: 2, Numbers: true, Sizes: SizeTag},
	"goldmark": {Shortcodes: true, Engine: Hugo, Tasks: true, Tildes: 1, Autolinks: true, Footnotes: true, Definitions: true, HeadingIDs: true,
		AnyID: true, Slugs: true, Numbers: true, Dash: `\`, Sizes: SizeFigure, Refused: []string{"file:", "data:"}},
	"kramdown": {HTML: true, InHTML: ` markdown="1"`, SpanAttribute: ` markdown="span"`, Engine: Liquid, Tasks: true, Tildes: 2, Footnotes: true, Definitions: true, Pipes: true, Math: true,
		Attributes: true, HeadingIDs: true, Slugs: true, Dash: `\`, Sizes: SizeAttribute},
	"marked":      {HTML: true, Engine: Liquid, Tasks: true, Tildes: 1, Autolinks: true, Numbers: true, Dash: `\`, ColonBreak: "<br/>", Sizes: SizeTag},
	"markdown-it": {HTML: true, Engine: Liquid, Tildes: 2, Numbers: true, Sizes: SizeTag, Refused: []string{"file:", "data:"}},
	"remark":      {HTML: true, Slugs: true, Tasks: true, Tildes: 1, Autolinks: true, Footnotes: true, Numbers: true, Dash: "<!-- -->", Ticks: true, Sizes: SizeTagRooted},
}
