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
//	                 plain.go        the plainest YAML, quickly
//	                 toml.go json.go the same for TOML and JSON
//	                 tree.go         duplicate keys, aliases, values for JSON
//	                 fields.go       from keys to fields; date.go: every form of date
//	  body           html.go         one pass of tokens; tokenizer.go: html.Tokenizer, quickly
//	                 element.go      names of elements, and their attributes
//	                 stack.go        the open elements, and what closes them
//	                 style.go        how text looks and where it stands
//	                 line.go         the lines of the body
//	                 shortcode.go    [caption] of WordPress; cdata.go: leftovers of feeds
//	  text           text.go         text as a reader sees it; words.go, excerpt.go, heading.go
//	  links          link.go base.go links, and what they are relative to
//	                 url.go          URLs as browsers resolve them
//	  images         image.go        the real source, size, decoration; srcset.go, lead.go
//	  captions       caption.go      the rules that tie captions to images
//	                 markup.go       by markup that means a caption
//	                 neighbour.go    by place and look; cells.go: in rows of tables
//	                 evidence.go     what a caption looks like, and what is none
//	                 credit.go       credits, numbers, asides; wordset.go
//	Article          article.go      the result
//	folders          fs.go glob.go   whole folders
//	back             fromjson.go     Articles from JSON; edit.go: front matter changed in place
//
// Package lint checks posts, package convert writes them for other site
// generators.
//
// # Limits
//
// A post may have [Parser.MaxBytes], its front matter 1 MiB, 60,000 keys, 500
// levels of nesting (20 in TOML) and 100,000 values behind aliases, its
// body 500,000 tags, of 8 MiB at most, and 150,000 images, links and
// headings. What is larger is an error that wraps [ErrTooLarge]. Time and
// memory grow in proportion to the post.
package article
