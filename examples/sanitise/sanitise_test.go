// Package sanitise shows how to make the body of a post fit to be shown. It
// is a module of its own, so that the library does not depend on the
// sanitiser.
package sanitise

import (
	"fmt"
	"strings"

	"github.com/goarticle/article"
	"github.com/microcosm-cc/bluemonday"
)

// Article.Body is what the file holds, scripts and all.
func Example() {
	const post = `---
title: A visitor
---
<p onclick="steal()">Hello<script>steal()</script> <a href="javascript:steal()">there</a></p>`
	a, err := article.Parse(strings.NewReader(post))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(bluemonday.UGCPolicy().Sanitize(a.Body))
	// Output: <p>Hello there</p>
}
