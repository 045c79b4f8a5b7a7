package report

// commandName is what users call the command.
const commandName = "article report"

const synopsis = `usage: article report -o FILE [-title TEXT] [-pictures] [-root DIR] [-site URL]
                      [-markup auto|html|markdown] [-config FILE] [-q]
                      [-files-from LIST] [file|folder|glob|- …]
`

// Usage is what article help report prints.
const Usage = synopsis + `
Report writes one HTML file to look at posts with: figures and plots, images
beside their captions, links by host, a table of posts to search, and what
article validate finds. It needs nothing beside it and works from a disk.

  file      is read whatever its name; a file.jsonl holds posts as JSON, which
            are shown without findings and markup
  folder    stands for every .md, .markdown, .html and .htm below it, except
            below names that begin with a dot, and _site, _includes, _layouts,
            _data, _sass and node_modules
  glob      such as 'posts/**/*.{md,html}', in quotes where the shell has no **
  -         is a post on standard input

  -o        the page. A file that is there already is replaced if it is such a
            page
  -title    the title of the page (default: Posts)
  -pictures load pictures from their addresses as soon as the page is opened,
            and not only when a reader asks for them by a button
  -root     the folder of the site's images: an image /a/b.png is DIR/a/b.png,
            and one without a slash may stand beside its post in DIR, too. The
            page then shows them from there
  -site     where the posts are published, to resolve relative addresses and to
            tell links that leave the site
  -markup   what the bodies are: html, markdown, or auto (the default), which
            tells it of each post
  -config   the configuration of the checks (default: the first
            .article-lint.yaml found from the working directory upward, if there
            is one)
  -q        neither a progress bar nor a summary
  -files-from
            a file with the names of more files, one a line, or each ended by a
            NUL; - is standard input

The page has what posts hold but for bodies and whole texts, and the beginning
only of what is very long. It lets no script run but its own, and asks nobody
for anything but pictures. Posts that cannot be read are reported on standard
error and are on the page with what is wrong.

A reader marks captions that are wrong, and saves them as JSON Lines with the
file, line, column, src, caption and captionFrom of each image; a mark without a
caption says that one was missed.

The exit status is 0 if the page was written with all posts, 1 if some could not
be read, 2 on wrong usage, or if an argument does not exist, no posts are found
or the page cannot be written. Ctrl-C leaves the file as it was.

	article report -o report.html _posts
	article report -o report.html -root static -site https://example.com content

`
