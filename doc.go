// Package article reads posts: files of front matter followed by a body in HTML
// or Markdown. Each post becomes a typed [Article]: what its front matter says,
// and the body's text, headings, links, videos and the like, and images with
// their captions. Every item knows its line and column in the file.
//
//	a, err := article.ParseFile("posts/lake.html")
//
// [Parse] reads from a reader and [ParseFS] from a folder; a [Parser] holds
// the settings that some need. [FrontMatter] decodes the front matter into a
// type of your own, [Article.Edit] changes it in place, and [FromJSON] reads
// Articles that were written as JSON. Package lint checks posts, package
// convert writes them for other site generators, package report writes a page
// to look at them with, and package feed reads those that still stand in an
// export or a feed.
//
// # Errors and faults
//
// An error means that the front matter cannot be found or read: there is no
// Article then. Everything else that is wrong (a date that does not exist, a
// link that is never closed) is in [Article.Faults], and the Article is whole
// but for the doubtful field. Both are [*Error] values with file, line and
// column.
//
// # Limits
//
// A post may have [Parser.MaxBytes], its front matter 1 MiB, 60,000 keys, 500
// levels of nesting (20 in TOML) and 100,000 values behind aliases, its
// body 500,000 tags, of 8 MiB at most, and 150,000 images, links, headings and
// embeds. What is larger is an error that wraps [ErrTooLarge]. Time and memory
// grow in proportion to the post.
package article
