package convert

// commandName is what users call the command.
const commandName = "article convert"

const synopsis = `usage: article convert [flag …] [file|folder|glob|- …]               as JSON
       article convert -to TARGET -o DIR [flag …] [file|folder|glob …]  as posts
`

// Usage is what article help convert prints: one page. cmd/article/convert.md
// has the rest.
const Usage = synopsis + `
Convert writes posts as JSON, or for the generator that is to read them. A
folder stands for the posts below it, a file.jsonl for those in it, - for one on
standard input, and an export of WordPress, Blogger or Ghost, or a feed, for the
posts in it.

  -format   json (the default), jsonl, markdown (the default with -to) or html
  -to       hexo, jekyll, hugo, eleventy or astro: keys and names are theirs
  -front    yaml (the default), toml or json: the syntax of the front matter
  -body     keep: nothing changes but the keys that the target wants otherwise
  -categories
            path, flat, first or last: what a list of them means
  -permalinks
            keep, or the pattern of the old site, such as /:year/:title/, or
            date, pretty, ordinal, none: posts keep the addresses that they had
  -map      a file of old and new beginnings of addresses, one pair a line

  -o        the folder for the posts, or a file.jsonl for JSON Lines
  -flat     all posts in one folder; otherwise the tree below the argument stays
  -assets   copy (the default), report or none: files that posts name relatively
  -media    a file for the addresses of pictures and other files that posts use
  -comments a folder for the comments in exports, as JSON
  -types    of the items in exports that are posts; post,page by default
  -force    replace files that have other content
  -dry-run  write nothing, print what would become of each post
  -report   a file for each change, as JSON Lines

  -markup   auto (the default), html or markdown: what the bodies are
  -site     where the posts are published, to resolve relative links
  -zone     the time zone of dates that name none, such as Asia/Shanghai
  -files-from
            a file of more names, one a line or ended by NUL; - is stdin
  -q        neither a progress bar nor a summary

A post that fails does not end the run. The exit status is 0 if all posts were
written, 1 if some were not, 2 on wrong usage or if no posts are found.

	article convert -format jsonl _posts > posts.jsonl
	article convert -to hugo -o content/posts -report changes.jsonl _posts
	article convert -to hugo -body keep -o content/posts _posts

`
