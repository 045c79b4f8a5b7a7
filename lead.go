package article

import (
	"slices"

	"github.com/goarticle/article/internal/picture"
)

// Lead returns the image that the cover names, also when the two addresses
// differ in their proxy, size or scheme alone; else the first image that is
// not decorative; else nil.
func (a *Article) Lead() *Image {
	if m := a.coverImage(); m != nil {
		return m
	}
	for i := range a.Images {
		if !a.Images[i].Decorative {
			return &a.Images[i]
		}
	}
	return nil
}

// coverImage is the image of the body that Cover names, or nil.
func (a *Article) coverImage() *Image {
	if a.Cover == "" {
		return nil
	}
	for i := range a.Images {
		if a.Images[i].has(a.Cover) {
			return &a.Images[i]
		}
	}
	key := picture.Key(a.Cover)
	for i := range a.Images {
		if picture.Same(key, picture.Key(a.Images[i].Src)) {
			return &a.Images[i]
		}
	}
	return nil
}

// has reports whether address is one of those of the image.
func (m *Image) has(address string) bool {
	return m.Src == address || slices.ContainsFunc(m.Srcset, func(c Candidate) bool { return c.URL == address })
}
