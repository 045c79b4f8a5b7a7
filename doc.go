// Package article reads posts: files of front matter followed by an HTML
// body. Each post becomes a typed [Article]: what its front matter says, and
// the body's text, headings, links and images with their captions. Every
// item knows its line and column in the file.
//
//	a, err := article.ParseFile("posts/lake.html")
//
// [Parse] reads from a reader and [ParseFS] from a folder; a [Parser] holds
// the settings that some need. [FrontMatter] decodes the front matter into a
// type of your own.
//
// # Errors and faults
//
// An error means that the front matter cannot be found or read: there is no
// Article then. Everything else that is wrong (a date that does not exist, a
// link that is never closed) is in [Article.Faults], and the Article is whole
// but for the doubtful field. Both are [*Error] values with file, line and
// column.
//
// # The way of a post
//
// Data flows one way, and each step stands in a file of its own:
//
//	bytes            parse.go        Parser, reading, places
//	  front matter   frontmatter.go  finding and cutting the block
//	                 yaml.go         YAML to nodes with places; hint.go: its usual mistakes
//	                 toml.go json.go the same for TOML and JSON
//	                 tree.go         duplicate keys, aliases, values for JSON
//	                 fields.go       from keys to fields; date.go: every form of date
//	  body           html.go         one pass of tokens into lines, elements, images, links
//	                 element.go      what tags, attributes and styles mean
//	                 shortcode.go    [caption] of WordPress
//	  text           text.go         text as a reader sees it, words, excerpt
//	  links          link.go         bases and links; url.go: URLs as browsers resolve them
//	  images         image.go        the real source, size, decoration; srcset.go, lead.go
//	  captions       caption.go      the rules that tie them to images
//	                 evidence.go     what a caption looks like, and what is none
//	                 cells.go        captions in rows of tables
//	Article          article.go      the result; fs.go: whole folders
//
// # Limits
//
// A post may have [Parser.MaxBytes], its front matter 1 MiB, 500 levels of
// nesting and 100,000 values behind aliases, one tag of its body 8 MiB. What
// is larger is an error that wraps [ErrTooLarge]. Time and memory grow in
// proportion to the post.
package article
