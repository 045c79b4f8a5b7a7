package lint

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
		fmRequired(),
		fmType(),
		dateValid(),
		datePortable(),
		dateFuture(),
		siteDuplicate(),
		imgSource(),
		imgAlt(),
		linkHref(),
		linkLocal(),
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

const suppressionDoc = `A comment that turns a rule off in a post names a rule, gives a reason and is needed. ` +
	`One that no longer hides anything would hide the next fault, and nobody can judge one without a reason. ` +
	`Write <!-- article-lint:ignore link-href: an example --> in the body or # article-lint:ignore date-future: under embargo ` +
	`in the front matter, on the line of the finding or the line before it; article-lint:ignore-file is about the whole post. ` +
	`Take a comment away that has nothing to ignore.`
