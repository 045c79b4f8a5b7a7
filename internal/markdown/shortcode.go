package markdown

// tagAt writes what the tag at an offset stands for.
func (w *writer) tagAt(at int) {
	if t := w.tagOver(at); t != nil && int(t.start) == at {
		w.tag(t)
	}
}

// tag writes what a tag stands for: an image, code, or nothing.
func (w *writer) tag(t *tag) {
	switch t.kind {
	case code:
		w.copied(len(w.out), int(t.start), 0)
		w.str("<pre><code>")
		w.verbatim(int(t.inner), int(t.innerEnd))
		w.str("</code></pre>\n")
	}
}
