package html

import "strings"

// An elementKind is what html-balance asks of an element.
type elementKind uint8

const (
	elementInline   elementKind = iota + 1 // has an end tag
	elementBlock                           // has an end tag, and may be left open by that of an inline element
	elementOptional                        // its end tag may be left out
	elementVoid                            // has no end tag
	elementPage                            // of a page, which may stand around or in a body
)

// elements are those of the HTML standard (index of elements, and 16.2 for
// those that are obsolete), and a few that browsers once had.
var elements = elementTable(map[elementKind]string{
	elementInline: `a abbr acronym applet audio b bdi bdo big blink button canvas cite code data datalist del dfn
		em fencedframe font i iframe ins kbd label map mark math meter nobr noembed noscript object output picture
		progress q rb rtc ruby s samp script select selectedcontent slot small span strike strong style sub sup
		svg template textarea time title tt u var video`,
	elementBlock: `address article aside blockquote center details dialog dir div dl fieldset figcaption figure
		footer form frameset h1 h2 h3 h4 h5 h6 header hgroup legend listing main marquee menu nav noframes ol
		plaintext pre search section summary table ul xmp`,
	elementOptional: `p li dt dd option optgroup tr td th tbody thead tfoot colgroup caption rt rp`,
	elementVoid: `area base basefont bgsound br col command embed frame hr image img input isindex keygen link
		menuitem meta nextid param source spacer track wbr`,
	elementPage: `html head body`,
})

func elementTable(kinds map[elementKind]string) map[string]elementKind {
	table := map[string]elementKind{}
	for kind, names := range kinds {
		for name := range strings.FieldsSeq(names) {
			table[name] = kind
		}
	}
	return table
}

// isScope reports whether end tags do not reach out of an element (HTML
// standard, 13.2.4.2).
func isScope(name string) bool {
	switch name {
	case "table", "td", "th", "caption", "applet", "marquee", "object", "template", "button", "svg", "math":
		return true
	}
	return false
}

// endedBy are the start tags that end an element whose end tag may be left
// out (13.1.2.4).
var endedBy = map[string]string{
	"li": " li ", "dt": " dt dd ", "dd": " dt dd ",
	"option": " option optgroup ", "optgroup": " optgroup ",
	"rt": " rt rp ", "rp": " rt rp ",
	"td": " td th tr tbody thead tfoot ", "th": " td th tr tbody thead tfoot ",
	"tr": " tr tbody thead tfoot ", "tbody": " tbody thead tfoot ", "thead": " tbody thead tfoot ", "tfoot": " tbody thead tfoot ",
	"caption": " tr tbody thead tfoot colgroup ", "colgroup": " tr tbody thead tfoot ",
}

// impliesEnd reports whether the start tag next ends the element open.
func impliesEnd(open, next string) bool {
	if open == "p" {
		kind := elements[next]
		return kind == elementBlock || kind == elementOptional && next != "rt" && next != "rp" && next != "option" && next != "optgroup"
	}
	return strings.Contains(endedBy[open], " "+next+" ")
}
