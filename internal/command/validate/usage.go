package validate

// commandName is what users call the command.
const commandName = "article validate"

// Usage is what article help validate prints.
const Usage = `usage: article validate [-format text|json|github|sarif|rdjsonl]
                        [-color auto|always|never] [-v] [-q]
                        [-config FILE] [-target GENERATOR] [-root FOLDER]
                        [-rule RULE] [-severity RULE=LEVEL] [-fail-on LEVEL]
                        [-now DATE] [-files-from FILE] [-stdin-name NAME]
                        [-jobs N] [-baseline FILE] [-write-baseline FILE]
                        [-fix] [-fix-dates ZONE] [-diff]
                        [file|folder|glob|- …]
       article validate -rules
       article validate -explain RULE

Validate checks posts, front matter and body, without a network, and prints what
it finds to standard output, sorted by file and place.

Without an argument, the posts of the sites are checked that are found in the
working directory: a line on standard error says by which file a site is known
(hugo.toml, _config.yml, eleventy.config.js, astro.config.mjs and the like) and
where its generator looks for posts and for files. target and root are those of
the site where the configuration does not say otherwise. What was built, and
folders such as node_modules, themes and layouts, are passed over, and named.

  file      is checked whatever its name
  folder    is read like that if it is the folder of a site. Any other stands
            for every .md, .markdown, .html and .htm below it, except below
            names that begin with a dot, and _site, _includes, _layouts, _data,
            _sass and node_modules, and for the sites in it
  glob      such as 'posts/**/*.{md,html}', in quotes where the shell has no **
  export    such as export.xml or feed.json, is a WordPress, Blogger or Ghost
            export, or a feed in RSS, Atom or JSON, as its content tells; the
            posts in it are checked
  -         is a post on standard input

  -format   text (the default) prints file:line:column: error: message (rule);
            json prints an object on each line; github prints annotations, and
            is the default where GITHUB_ACTIONS is true; sarif prints SARIF
            2.1.0; rdjsonl prints what reviewdog reads with -f=rdjsonl
  -color    auto (the default) writes text in colours where standard output is a
            terminal, unless NO_COLOR is set, and where FORCE_COLOR or
            CLICOLOR_FORCE is; always; never
  -v        text with the line of each finding, and a mark where it is
  -markup   what the bodies are: html, markdown, or auto (the default), which
            tells it of each post: .html is HTML, and any other Markdown if it
            has marks of Markdown, or paragraphs by blank lines
  -config   the configuration (default: each .article-lint.yaml from the working
            directory up to the folder with .git, and those in folders of posts,
            each on top of those above)
  -target   hugo, hexo, jekyll, eleventy or astro: the generator that the posts
            are for. It wins over the configuration, and that over the site
  -root     the folder of the site's images and other files, likewise
  -rule     only this rule, or these, apart by commas or in several flags
  -severity RULE=LEVEL
            off, error, warning or notice for a rule, be it off by default; may
            be given several times, and wins over the configuration
  -fail-on  error (the default), warning, notice or never: from which severity
            on findings make the exit status 1
  -now      the day for rules that ask for it, such as 2026-01-31 or an RFC 3339
            time (default: today)
  -files-from FILE
            check the files that FILE names, too, one on a line or each ended by
            a NUL; - is standard input. An empty list is no error
  -jobs     how many posts are read at the same time (default: as many as there
            are processors)
  -stdin-name
            the name of the post on standard input (default: stdin)
  -q        no summary on standard error, nor which site was found
  -write-baseline FILE
            write what is found to FILE, print none of it
  -baseline FILE
            print only what FILE does not know, and which of its lines are
            stale, as they have nothing to hide any more (baseline, a warning).
            With -write-baseline FILE, too, take what is stale out of it and add
            nothing
  -fix      repair what can be repaired without asking, then check: blank lines,
            blanks and a byte order mark before the front matter are taken away
            (fm-position), and numbers that readers take for another day, such
            as 20211106, become dates (date-valid). Nothing else in the post
            changes, and nothing where the rule is off
  -fix-dates ZONE
            -fix, and write every date that can be read as RFC 3339 with its own
            offset, under date, pubDate, publishDate, updated, lastmod,
            modified, updatedDate and last_modified_at. Dates that name no zone
            are in ZONE, such as UTC or Asia/Shanghai; a day alone stays
  -diff     print what -fix, or -fix-dates, would change as a unified diff,
            change nothing and check nothing else
  -rules    list the rules with their severity as configured. Those that are off
            are turned on by a severity in the configuration, as in
            rules: {img-size: warning}; target? and root? are rules that sleep
            until the configuration says target: hugo (or hexo, jekyll,
            eleventy, astro), or root: and the folder of the site's images and
            other files
  -explain  print what a rule is about

In a post, <!-- article-lint:ignore RULE: reason --> or, in the front matter,
# article-lint:ignore RULE: reason turns a rule off for its line and the next;
article-lint:ignore-file RULE: reason does so for the post.

A baseline knows a finding by its post, its rule and its message, and how often
it is there; lines may move. Names of posts are relative to the folder of the
file. Of posts that were not checked nothing is stale, but of those that are
gone from a folder that was. It is not written if a post cannot be read.

-fix writes a new file beside the old one, with its mode, and renames it. It
leaves standard input and symbolic links alone, and says so, and posts whose
front matter cannot be read. Doing it twice changes nothing more.

The exit status is 0 if nothing was found that -fail-on asks for, 1 if something
was, 2 if the job could not be done: wrong usage or configuration, a file that
cannot be read or fixed, no posts found. With -diff, 1 means that there is a
difference.

	article validate
	article validate _posts
	article validate -format sarif 'content/**/*.html' > article.sarif
	article validate -diff _posts && echo nothing to fix
	article validate -write-baseline known.jsonl _posts
	article validate -baseline known.jsonl _posts

`
