package convert

// commandName is what users call the command.
const commandName = "article convert"

const synopsis = `usage: article convert [-format json|jsonl] [-site URL] [-zone NAME] [-q]
                       [-files-from LIST] [file|folder|glob|- …]
       article convert [-to TARGET] [-format markdown|html]
                       [-front yaml|toml|json]
                       [-categories path|flat|first|last] [-o DIR] [-force]
                       [-dry-run] [-report FILE] [-media FILE]
                       [-comments DIR] … [file|folder|glob|export|- …]
       article convert -to TARGET -body keep [-categories …] [-o DIR] …
                       [file|folder|glob|- …]
`

// Usage is what article help convert prints.
const Usage = synopsis + `
Convert reads posts and writes each as JSON to standard output, or as a post for
the generator that is to read it, in the order of the arguments, and below a
folder in the order of the names.

  file      is read whatever its name; a file.jsonl holds posts as JSON
  folder    stands for every .md, .markdown, .html and .htm below it, except
            below names that begin with a dot, and _site, _includes, _layouts,
            _data, _sass and node_modules
  glob      such as 'posts/**/*.{md,html}', in quotes where the shell has no **
  export    such as export.xml or feed.json, is a WordPress, Blogger or Ghost
            export, or a feed in RSS, Atom or JSON, as its content tells; it
            stands for the posts in it
  -         is a post on standard input, which has "file": "-"

  -format   json (the default) writes one object after the other, indented;
            jsonl writes one line for each post; markdown (the default with
            -to) and html write posts, html with the body as it is
  -to       hexo, jekyll, hugo, eleventy or astro: keys of the front matter and
            names of files are theirs; without it keys keep their names
  -front    the syntax of the front matter, yaml by default
  -body     keep leaves a post byte for byte as it is, but for the keys of the
            front matter that the target has other names for or cannot read;
            it wants -to, and neither -format nor -front
  -categories
            what a list of them means: path, one below the other; flat, peers;
            first or last, that one alone; by default the list stays as it is
  -o        the folder for the posts, each in a file of its own
  -force    replace files that have other content
  -dry-run  write no posts, print what would become of each
  -report   a file for what the posts do not have as they had it, as JSON Lines
  -markup   what the bodies are: html, markdown, or auto (the default), which
            tells it of each post: .html is HTML, and any other Markdown if it
            has marks of Markdown, or paragraphs by blank lines
  -media    a file for the addresses of the pictures and other files that the
            posts use, each with the path that it may have, apart by a tab: for
            a program that downloads; nothing is fetched here
  -comments
            a folder for the comments in exports, as JSON, a file for each post
  -types    the types of items in exports that are posts, apart by commas, * for
            all; post,page by default
  -site     where the posts are published, to resolve relative links; in
            Markdown, too
  -zone     the time zone of dates that name none, such as Asia/Shanghai
  -q        neither a progress bar nor a summary
  -files-from
            a file with the names of more files, one a line, or each ended by a
            NUL; - is standard input. An empty list is no error.

Nothing but JSON goes to standard output, or the one post if there is no -o, or
the lines of -dry-run. Posts that cannot be read are reported on standard error,
the others are written. Ctrl-C stops after the post at hand, a second one at
once.

A file that is there already and would not change is left alone. The exit status
is 0 if all posts were read and written, 1 if some were not, 2 on
wrong usage, or if an argument does not exist or no posts are found for it.

	article convert -format jsonl _posts > posts.jsonl
	git ls-files -z '*.md' | article convert -files-from - > posts.json
	article convert -to hugo -o content/posts -report changes.jsonl _posts
	article convert -to hugo -body keep -o content/posts _posts

`
