# Renders Markdown from standard input as Jekyll 4 does: kramdown with the
# parser of GitHub's, with Jekyll's own settings. With -0 several texts are
# parted by NUL, and so are their pages.
require "kramdown"
require "kramdown-parser-gfm"

SETTINGS = {
  input: "GFM", auto_ids: true, toc_levels: (1..6).to_a, entity_output: "as_char", smart_quotes: "lsquo,rsquo,ldquo,rdquo",
  hard_wrap: false, guess_lang: true, footnote_nr: 1, show_warnings: false, syntax_highlighter: nil
}

STDIN.set_encoding("UTF-8")
texts = ARGV[0] == "-0" ? STDIN.read.split("\0", -1) : [STDIN.read]
print texts.map { |text| Kramdown::Document.new(text, SETTINGS).to_html }.join("\0")
