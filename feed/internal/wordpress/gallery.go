package wordpress

import (
	"html"
	"path"
	"slices"
	"strconv"
	"strings"
)

// gallery is a row of pictures: those that it names, or those of the post.
func (w *writer) gallery(s *shortcode) (string, bool) {
	var b strings.Builder
	for _, m := range w.pictures(s) {
		b.WriteString(m.figure(s.attrs["link"] == "file"))
	}
	if b.Len() == 0 {
		return "", false
	}
	return `<div class="gallery">` + "\n" + b.String() + "</div>", true
}

// pictures are the pictures of a gallery, in order.
func (w *writer) pictures(s *shortcode) []*Media {
	var list []*Media
	names := s.attrs["ids"]
	if names == "" {
		names = s.attrs["include"]
	}
	if names == "" {
		if w.Attached == nil || s.attrs["id"] != "" {
			return nil
		}
		out := numbers(s.attrs["exclude"])
		return slices.DeleteFunc(slices.Clone(w.Attached()), func(m *Media) bool { return slices.Contains(out, m.ID) })
	}
	for _, id := range numbers(names) {
		var m *Media
		if w.Media != nil {
			m = w.Media(id)
		}
		if m == nil {
			w.tell("picture "+strconv.Itoa(id), w.at, "want picture %d of a gallery in the export, have none", id)
			continue
		}
		list = append(list, m)
	}
	return list
}

// numbers are the numbers in a list, apart by commas.
func numbers(list string) (ids []int) {
	for part := range strings.SplitSeq(list, ",") {
		if id, err := strconv.Atoi(strings.TrimSpace(part)); err == nil {
			ids = append(ids, id)
		}
	}
	return ids
}

// figure is a picture with its caption, if it has one.
func (m *Media) figure(linked bool) string {
	img := `<img src="` + html.EscapeString(m.URL) + `" alt="` + html.EscapeString(m.Alt) + `" />`
	if linked {
		img = `<a href="` + html.EscapeString(m.URL) + `">` + img + "</a>"
	}
	if c := strings.TrimSpace(m.Caption); c != "" {
		img += `<figcaption class="wp-caption-text">` + c + "</figcaption>"
	}
	return `<figure class="gallery-item">` + img + "</figure>\n"
}

// pictureEndings are those of files that are pictures.
var pictureEndings = setOf(".jpg .jpeg .jpe .png .gif .webp .avif .svg .bmp .heic .ico .tif .tiff")

// IsPicture reports whether a file is a picture, by its name.
func (m *Media) IsPicture() bool {
	name, _, _ := strings.Cut(m.URL, "?")
	return pictureEndings[strings.ToLower(path.Ext(name))]
}
