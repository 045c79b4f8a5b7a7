package lint

import (
	"github.com/goarticle/article/lint/internal/rule/date"
	"github.com/goarticle/article/lint/internal/rule/duplicate"
	"github.com/goarticle/article/lint/internal/rule/front"
	"github.com/goarticle/article/lint/internal/rule/html"
	"github.com/goarticle/article/lint/internal/rule/image"
	"github.com/goarticle/article/lint/internal/rule/link"
	"github.com/goarticle/article/lint/internal/rule/text"
)

// suppressionID is the rule that checks the comments which turn rules off.
// It has no function of its own: the run knows what was used.
const suppressionID = "suppression"

// Default returns the rules that are on by default. Those of them that need a
// setting sleep until the [Linter] has it. The result is the caller's to
// change: what it points to is made anew for each call.
func Default() []Rule {
	return []Rule{
		textEncoding(),
		fmPosition(),
		fmParse(),
		fmDuplicate(),
		fmComment(),
		fmRequired(),
		fmType(),
		fmList(),
		fmEntity(),
		fmInvisible(),
		dateValid(),
		datePortable(),
		dateFuture(),
		siteDuplicate(),
		imgSource(),
		imgAlt(),
		linkHref(),
		linkLocal(),
		linkPost(),
		linkReference(),
		htmlBalance(),
		bodyEmpty(),
		templateLeftover(),
		{ID: suppressionID, Severity: Warning, Doc: suppressionDoc},
	}
}

// All returns the rules of [Default] and those that are off by default, as
// most posts have what they find. A configuration turns them on, see
// [Configure], and so does whoever puts them into [Linter.Rules].
func All() []Rule {
	return append(Default(),
		textBidi(),
		captionMissing(),
		coverInBody(),
		imgSize(),
		imgHTTP(),
		trackerPixel(),
		linkHTTP(),
		linkText(),
		headingOrder(),
		dupID(),
	)
}

// What follows is the table of rules, in the order of Default and All: what each
// is called and says of itself. What it checks is a function below
// internal/rule, in the file that is named for the ID: img-alt is in
// image/img_alt.go.

func textEncoding() Rule {
	return Rule{
		ID: "text-encoding",
		Doc: `A post is UTF-8 without control characters. ` +
			`Jekyll passes over a post with other bytes in silence, YAML refuses a NUL, and U+FFFD stands where a conversion has lost a character for good. ` +
			`Convert the file to UTF-8 from the encoding that it has (iconv -f GBK -t UTF-8), and fetch the lost characters from where the post came from. ` +
			`Control characters and U+FFFD within pre and code are left alone, as posts about encodings show them there.`,
		Severity:    Error,
		CheckSource: func(p *Post) { text.Encoding(p.asPage()) },
	}
}

func fmPosition() Rule {
	return Rule{
		ID: "fm-position",
		Doc: `The front matter is the first thing in the file. ` +
			`Before its first line Jekyll allows nothing, and gray-matter (Eleventy, most tools in JavaScript) no blank lines: ` +
			`they find no front matter, say nothing, and publish the block as text. Hexo minds blanks and more than one blank line, Hugo and Astro do not mind. ` +
			`Take away the blank lines, the blanks or the byte order mark before it. ` +
			`Where target is set, only what that generator does not find is reported, and that is more: blanks behind the --- at the top, ... in the place of the last ---, and TOML or JSON where it is not read.`,
		Severity:    Warning,
		CheckSource: func(p *Post) { front.Position(p.asPage()) },
	}
}

func fmParse() Rule {
	return Rule{
		ID: "fm-parse",
		Doc: `The front matter can be read: it stands at the top, is closed, is YAML, TOML or JSON with keys and values, and has no key twice, but at the top of YAML, which fm-duplicate is about. ` +
			`Of a post without front matter generators make a page without a title, or copy the file as it is; of two equal keys some take the last and some stop. ` +
			`The message says what was wanted in that place. Most often a value with a colon needs quotes.`,
		Severity:    Error,
		CheckSource: func(p *Post) { front.Parse(p.asPage()) },
	}
}

func fmDuplicate() Rule {
	return Rule{
		ID: "fm-duplicate",
		Doc: `No key stands twice at the top of front matter in YAML. ` +
			`Jekyll takes the last of its values, and so does this library; Hexo, Hugo, Eleventy and Astro stop at such a post. ` +
			`Take all but one of the lines away. ` +
			`It is a warning, and an error where target is one of those that stop. Keys that differ in case are left alone; within a value, and in TOML and JSON, a key that is there twice is for fm-parse.`,
		Severity: Error,
		Check:    func(p *Post) { front.Duplicate(p.asPage()) },
	}
}

func fmComment() Rule {
	return Rule{
		ID: "fm-comment",
		Doc: `No # cuts a part off a value. ` +
			`Behind a blank it begins a comment in YAML: of title: Issue #5 fixed all generators read Issue, and of color: #fff nothing. ` +
			`Put quotes around the value; where it is meant as a comment, write a blank behind the #. ` +
			`A # with a blank behind it, values in quotes, numbers, dates, and true and false are left alone.`,
		Severity: Warning,
		Check:    func(p *Post) { front.Comment(p.asPage()) },
	}
}

func fmRequired() Rule {
	o := &RequiredOptions{Keys: []string{"title", "date"}}
	return Rule{
		ID: "fm-required",
		Doc: `The keys that every post needs have a value: title and date, or those that the option keys names. ` +
			`A post without a date is sorted to where nobody finds it, or gets the day on which the site was built. A blank value is none. ` +
			`The date of a file name (2012-01-29-x.html) counts; drafts, pages that list posts and pages of manuals (docs, or a key such as weight) need no date, and the latter no title beside a heading. ` +
			`Add the key; put quotes around a value that begins with #, which is a comment in YAML.`,
		Severity: Error,
		Options:  o,
		Check:    func(p *Post) { front.Required(p.asPage(), o.Keys) },
	}
}

func fmType() Rule {
	o := &TypeOptions{}
	return Rule{
		ID: "fm-type",
		Doc: `The values of keys that site generators know have the type that they expect; the option types names those of other keys. ` +
			`title: 2012 is a number, and templates that call it text stop; comments: 'false' is text, which counts as true. ` +
			`Put quotes around texts that look like numbers, and take them away from true and false. ` +
			`A list written as one text with blanks (Jekyll), nested categories (Hexo) and yes or no are left alone.`,
		Severity: Error,
		Options:  o,
		Check:    func(p *Post) { front.Type(p.asPage(), o.kind) },
	}
}

func fmList() Rule {
	return Rule{
		ID: "fm-list",
		Doc: `Tags and categories that are several are a list. ` +
			`Of tags: birds, lakes some generators make one tag and others several, with the comma or without it. ` +
			`Write tags: [birds, lakes], or each on a line of its own behind a dash. ` +
			`One text without a comma is left alone, and so are tag and category, which name one.`,
		Severity: Notice,
		Check:    func(p *Post) { front.ListText(p.asPage()) },
	}
}

func fmEntity() Rule {
	return Rule{
		ID: "fm-entity",
		Doc: `Titles, summaries, names, tags and categories have characters where HTML has entities. ` +
			`Front matter is no HTML: of title: Reeds &#8211; lakes a generator that escapes texts, as most do, shows the entity as it is written. ` +
			`Write the character itself, in UTF-8; a text with & in it may need quotes. ` +
			`What is no entity of HTML (AT&T) and other keys are left alone. There is one finding for a key.`,
		Severity: Notice,
		Check:    func(p *Post) { front.Entity(p.asPage()) },
	}
}

func fmInvisible() Rule {
	return Rule{
		ID: "fm-invisible",
		Doc: `Front matter has no byte order mark (U+FEFF) but at the very start of the file. ` +
			`It comes along when texts are pasted or files are put together; nobody sees it, and a title with one is another title to searches, slugs and comparisons. ` +
			`Take it away: put the cursor behind it and press backspace, or write the value anew. ` +
			`The one before the front matter is for fm-position, and the body is left alone.`,
		Severity: Warning,
		Check:    func(p *Post) { front.Invisible(p.asPage()) },
	}
}

func dateValid() Rule {
	return Rule{
		ID: "date-valid",
		Doc: `A date can be read, exists, and means one day to every reader. ` +
			`Of 2021-02-30 many generators make the 2nd of March without a word, of 20211106 a day in 1970, and 06/11/2021 is June to some and November to others. ` +
			`A post that was updated before it was written has one of the two wrong. ` +
			`Write 2021-11-06T08:50:18Z, or with an offset in place of the Z: it is the one form that all generators read alike. ` +
			`Words that stand for a date in Eleventy, such as Last Modified, are left alone.`,
		Severity: Error,
		Check:    func(p *Post) { date.Valid(p.asPage()) },
	}
}

func datePortable() Rule {
	return Rule{
		ID: "date-portable",
		Doc: `A date is spelled in a way that the site generator of the setting target reads as it is meant. ` +
			`At 2021-11-06 08:50 UTC Hugo and Eleventy stop; of Sat, 06 Nov 2021 08:50:18 GMT Hugo passes over the GMT; of "2021-11-06 08:50:18" in quotes Hexo and Astro make another time on every machine. ` +
			`Write 2021-11-06T08:50:18Z, or with an offset in place of the Z, which all of them read alike. ` +
			`Dates that name no zone and that the generator takes for a time in the zone of the site, or in UTC, are left alone, as are spellings that are not known. ` +
			`Where most posts of a folder have one such spelling there is one finding for all of them, and with a baseline one for each. ` +
			`The rule wakes up when target is set; of dates in TOML and JSON it says nothing.`,
		Severity:    Warning,
		NeedsTarget: true,
		Keep:        func(p *Post) any { return date.KeepPortable(p.asPage()) },
		CheckSite:   func(s *Site) { date.Portable(s.asPage()) },
	}
}

func dateFuture() Rule {
	return Rule{
		ID: "date-future",
		Doc: `The date of a post is not in the future. ` +
			`Jekyll and Hugo do not publish such a post until its day and the next build, Hexo publishes it at once; often the year is a slip. ` +
			`Correct the date, make the post a draft, or ignore the rule for a post that is meant to wait. ` +
			`A date counts as future after 24 hours, and drafts are left alone.`,
		Severity: Warning,
		Check:    func(p *Post) { date.Future(p.asPage(), p.Now) },
	}
}

func siteDuplicate() Rule {
	return Rule{
		ID: "site-duplicate",
		Doc: `No two posts are published at one address, and no two are the same text. ` +
			`Of two posts with one permalink, or of a.md beside a.html, a generator writes one and loses the other in silence. ` +
			`A text that is there twice was mostly fetched twice. ` +
			`Give one of the posts another permalink or name, or delete it. ` +
			`Posts of one title are compared by their text, so a column that always has the same title is left alone; drafts, and posts in different languages, do not count.`,
		Severity:  Error,
		Keep:      func(p *Post) any { return duplicate.Keep(p.asPage()) },
		CheckSite: func(s *Site) { duplicate.Check(s.asPage()) },
	}
}

func imgSource() Rule {
	return Rule{
		ID: "img-source",
		Doc: `Every image has an address that a reader can load. ` +
			`An img without src, with the placeholder of a script that is gone, or with a path on the author's own computer shows nothing, and so does one whose address stands in curly quotes or has no host or port that can be. ` +
			`Give the address of the image, or take the img away. ` +
			`Images that are loaded when they come into view (data-src, srcset, noscript), data: images and templates are left alone. ` +
			`Where root is set, images with an address that begins with one slash, also in srcset, are looked for in that folder, with regard to case; link-local says more.`,
		Severity: Error,
		Check:    func(p *Post) { image.Source(p.asPage()) },
	}
}

func imgAlt() Rule {
	return Rule{
		ID: "img-alt",
		Doc: `Images have an alt attribute. ` +
			`Without one a screen reader reads out the file's name, and where the image is missing there is nothing. ` +
			`Say in alt what the image says, or write alt="" for one that adds nothing to the text; a caption nearby or a title attribute is no replacement. ` +
			`Icons, emoji, avatars, pixels that count visits, and images that are marked as decoration (role="presentation", aria-hidden) are left alone. ` +
			`There is one finding for a post.`,
		Severity: Warning,
		Check:    func(p *Post) { image.Alt(p.asPage()) },
		Count:    image.CountAlt,
	}
}

func linkHref() Rule {
	o := &LinkOptions{}
	return Rule{
		ID: "link-href",
		Doc: `Every link leads somewhere. ` +
			`An empty href leads to the page itself, # to its top, www.example.com to a file of that name; mailo: and ttps: are slips, javascript: runs a script, and file: and localhost are the author's own computer; curly quotes around an address, Markdown in it, and a port that is none make one that no browser can open. ` +
			`Write the whole address with https://, mailto: before a mail address, or take the link away. ` +
			`Anchors (a with name or id), links to the top, buttons and heads of menus, templates and the usual schemes are left alone; the option schemes adds others. ` +
			`Whether the page at the other end exists is not asked.`,
		Severity: Error,
		Options:  o,
		Check:    func(p *Post) { link.Href(p.asPage(), o.Schemes) },
	}
}

func linkLocal() Rule {
	return Rule{
		ID: "link-local",
		Doc: `A link to a file of the site, or to a place in the same post, leads there. ` +
			`A file that was renamed, or never copied, is missing without a word; where the case differs (Map.pdf, map.pdf) it is missing on the server alone. ` +
			`Correct the address, or put the file into the folder of the setting root. ` +
			`What is looked for are addresses that begin with one slash and end as files do (.pdf, .jpg, .zip), also those of video, audio and source and of a poster, and, in a post that is not Markdown, fragments (#reeds) of the post itself. ` +
			`A site that is published below a path, such as /blog/, needs a root in which that path is a folder. ` +
			`Addresses of pages, such as /about/ and /about.html, relative addresses, which depend on where the post is published, and templates are left alone. ` +
			`The rule wakes up when root is set; img-source then looks for images in the same way.`,
		Severity:  Error,
		NeedsRoot: true,
		Check:     func(p *Post) { link.Local(p.asPage()) },
	}
}

func linkPost() Rule {
	return Rule{
		ID: "link-post",
		Doc: `A link that names another post by its file, or in a tag of the generator, names one that is there. ` +
			`At {% post_url … %} and {% link … %} of Jekyll, and ref and relref of Hugo, the build stops if there is none; post_link of Hexo becomes a link to #, and [text](lake.md) one to nothing. ` +
			`Correct the name, which may have changed with the post. ` +
			`Names that a template fills in, pages that Hugo makes of tags and categories, files that are no posts, and addresses such as /2021/05/lake/ are left alone. ` +
			`The rule wakes up when target is set, and says nothing unless it knows all posts, as article validate does in the folder of a site.`,
		Severity:    Error,
		NeedsTarget: true,
		Check:       func(p *Post) { link.Post(p.asPage()) },
	}
}

func linkReference() Rule {
	return Rule{
		ID: "link-reference",
		Doc: `A reference of Markdown has its other half: [text][name] a line [name]: with the address, [^name] a footnote [^name]: with its text, and each of those lines something that refers to it. ` +
			`A reference without a definition is shown as it is written, brackets and all; a footnote that nothing refers to is not shown at all, and its text is lost. ` +
			`Correct the name, which is compared without regard to case, write the line, or take it away. ` +
			`Text in single brackets, task lists, tags of templates, numbers such as [1][2], code and formulas are left alone, and so are lines such as [//]: # (…), which people use for comments.`,
		Severity: Warning,
		Check:    func(p *Post) { link.Reference(p.asPage()) },
	}
}

func htmlBalance() Rule {
	return Rule{
		ID: "html-balance",
		Doc: `Elements are closed, in the order in which they were opened, and all tags are of HTML. ` +
			`An element that stays open changes the look of all that follows, on the page around the post, too; ` +
			`a <T> that was meant as text is not shown at all. ` +
			`Close the element, take the end tag away that closes nothing, or write &lt;T&gt;. ` +
			`Tags that HTML lets you leave out (</p>, </li>, </td>), <br/>, elements with a dash or a colon in their name, addresses in <>, svg and math, code of Markdown, ` +
			`and bodies in which a template decides what is written are left alone.`,
		Severity: Warning,
		Check:    func(p *Post) { html.Balance(p.asPage()) },
	}
}

func bodyEmpty() Rule {
	return Rule{
		ID: "body-empty",
		Doc: `A post has a body: text, an image, a video, or something else to look at. ` +
			`An empty one is mostly a text that got lost when the post was fetched, or moved. ` +
			`Get the text back, make the post a draft, or delete it. ` +
			`Posts of only a video, an iframe or a script, posts that are a link (link, external_url, redirect_to), drafts, and pages that a layout or a template fills are left alone.`,
		Severity: Warning,
		Check:    func(p *Post) { text.BodyEmpty(p.asPage()) },
	}
}

func templateLeftover() Rule {
	return Rule{
		ID: "template-leftover",
		Doc: `A post has no tags of a template engine that its site generator does not have. ` +
			`A post that was moved keeps those of its old home: Hugo and Astro print {{ site.url }} and {% post_url … %} as text, Hexo and Eleventy stop at a tag that is Jekyll's, and Hexo runs {{ … }} and shows nothing. ` +
			`Write what the tag stood for, or the tag of the new generator; text that shows such tags belongs in pre or code. ` +
			`Shortcodes of WordPress ([caption …], [gallery …]), which no generator has, are always found, the rest where target is set. ` +
			`Tags that the target has, and those of plugins as far as can be told, are left alone, as are posts that turn the engine off (render_with_liquid, disableNunjucks, templateEngineOverride). ` +
			`There is one finding of each kind for a post.`,
		Severity: Warning,
		Check:    func(p *Post) { text.TemplateLeftover(p.asPage()) },
	}
}

func textBidi() Rule {
	return Rule{
		ID: "text-bidi",
		Doc: `Texts of the front matter have no characters that turn the direction of what follows. ` +
			`An override or an embedding that is never closed shows a title, and what a theme writes behind it, in another order than it is stored: an editor sees one text, a reader another (CVE-2021-42574, Trojan Source). ` +
			`Take U+202A to U+202E and U+2066 to U+2069 away; mostly they came with text that was pasted. ` +
			`Embeddings and isolates that are closed, as texts with Hebrew or Arabic may need them, and the marks U+200E, U+200F and U+061C are left alone.`,
		Severity: Warning,
		Check:    func(p *Post) { text.Bidi(p.asPage()) },
	}
}

func captionMissing() Rule {
	return Rule{
		ID: "caption-missing",
		Doc: `Every picture has a caption. ` +
			`A news photo without one leaves the reader to guess who is shown, and its source is not named. ` +
			`Put the picture into a figure with a figcaption, or write the caption below it. ` +
			`Icons, emoji, avatars and pixels, and pictures with alt="", which add nothing to the text, are left alone. ` +
			`There is one finding for a post.`,
		Severity: Warning,
		Check:    func(p *Post) { image.CaptionMissing(p.asPage()) },
		Count:    image.CountCaptionMissing,
	}
}

func coverInBody() Rule {
	return Rule{
		ID: "cover-in-body",
		Doc: `The cover that the front matter names is one of the images of the body. ` +
			`Lists and cards show the cover, and a reader who follows them looks for it; a cover that is not in the post is often that of another one. ` +
			`Put the picture into the body, or name one that is there. ` +
			`Addresses are compared by their last part, without the sizes that WordPress writes into names (-300x200). Turn the rule on where the theme does not show the cover itself.`,
		Severity: Warning,
		Check:    func(p *Post) { image.CoverInBody(p.asPage()) },
	}
}

func imgSize() Rule {
	return Rule{
		ID: "img-size",
		Doc: `Every picture has a width and a height. ` +
			`Without them a browser does not know what space to keep free, and the text jumps while a reader reads it. ` +
			`Write the size of the file in pixels into width and height; style sheets may still make it smaller. ` +
			`Decoration, svg and templates are left alone, and so is a picture of which one of the two is said in a style. ` +
			`There is one finding for a post.`,
		Severity: Warning,
		Check:    func(p *Post) { image.Size(p.asPage()) },
		Count:    image.CountSize,
	}
}

func imgHTTP() Rule {
	return Rule{
		ID: "img-http",
		Doc: `Pictures are loaded over https. ` +
			`On a page of https a browser asks for https in place of http, and shows nothing where the server has none. ` +
			`Write https:// after a look whether the picture is there, or keep a copy on the site. ` +
			`Templates, and the author's own computer, which img-source finds, are left alone. There is one finding for a post.`,
		Severity: Warning,
		Check:    func(p *Post) { image.HTTP(p.asPage()) },
		Count:    image.CountHTTP,
	}
}

func trackerPixel() Rule {
	return Rule{
		ID: "tracker-pixel",
		Doc: `A post has no images that only count who reads it. ` +
			`They come along with posts from feeds and other platforms, and tell those who reads the copy. ` +
			`Take the img away. ` +
			`What is found lies on another host, and has the size of a point, or no size and the name of a counter; spacers and lines of the site itself, emoji and formulas are left alone.`,
		Severity: Warning,
		Check:    func(p *Post) { image.TrackerPixel(p.asPage()) },
	}
}

func linkHTTP() Rule {
	return Rule{
		ID: "link-http",
		Doc: `Links lead to https. ` +
			`Over http anyone on the way can read and change what a reader gets; most servers have https by now, and those that are gone show up on the occasion. ` +
			`Write https:// after a look whether the page is there. ` +
			`Templates and localhost are left alone. There is one finding for a post.`,
		Severity: Warning,
		Check:    func(p *Post) { link.HTTP(p.asPage()) },
		Count:    link.CountHTTP,
	}
}

func linkText() Rule {
	return Rule{
		ID: "link-text",
		Doc: `Every link has a text. ` +
			`One without is nothing to click on, or to a screen reader an address read out letter by letter (WCAG 2.4.4). ` +
			`Write the text, or aria-label for a link that is an icon, or take the link away. ` +
			`Links around an img are left alone, as img-alt is about those, and so are links with a title or an aria-label, around an svg with a title, a video or the like, and anchors.`,
		Severity: Warning,
		Check:    func(p *Post) { link.Text(p.asPage()) },
	}
}

func headingOrder() Rule {
	return Rule{
		ID: "heading-order",
		Doc: `Headings go down by one level at a time. ` +
			`Who reads by ear goes from heading to heading, and takes a level that is skipped for a part that is missing (WCAG 1.3.1). ` +
			`Use the next level, and a style sheet for the size. ` +
			`The first heading may be of any level, and going up may skip some. In a post that has headings of Markdown (#), too, nothing is looked at.`,
		Severity: Warning,
		Check:    func(p *Post) { html.HeadingOrder(p.asPage()) },
	}
}

func dupID() Rule {
	return Rule{
		ID: "dup-id",
		Doc: `No two elements of a post have the same id. ` +
			`A link to it leads to the first, and so do labels, scripts and style sheets; the second is never found. ` +
			`Give one of them another id. ` +
			`Code, templates, svg, and ids that a template fills in are left alone.`,
		Severity: Warning,
		Check:    func(p *Post) { html.DupID(p.asPage()) },
	}
}

const suppressionDoc = `A comment that turns a rule off in a post names a rule, gives a reason and is needed. ` +
	`One that no longer hides anything would hide the next fault, and nobody can judge one without a reason. ` +
	`Write <!-- article-lint:ignore link-href: an example --> in the body or # article-lint:ignore date-future: under embargo ` +
	`in the front matter, on the line of the finding or the line before it; article-lint:ignore-file is about the whole post. ` +
	`Take a comment away that has nothing to ignore.`
