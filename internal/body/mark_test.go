package body

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestCaptionClasses asks for classes one by one; that whole elements are
// read by them, fixtures show.
func TestCaptionClasses(t *testing.T) {
	yes := []string{
		"wp-caption-text", "tr-caption", "thumbcaption", "gallery-caption", "cap", "caption", "captions", "image-caption", "imageCaption", "img_descr", "img-desc", "pictext", "picIntro",
		"photo__caption", "caption__text", "caption__credit", "media-caption__text", "figure-number", "figure-caption", "image_description", "text-img-note", "e-image__meta",
		"zemanta-img-attribution", "wp-media-credit", "photo-credit", "credit", "cutline", "Bildunterschrift", "csc-textpic-caption", "img-title", "cap1", "longform_header_image_source",
	}
	for _, class := range yes {
		require.True(t, isCaptionClass([]byte(class)), class)
	}
	no := []string{
		"", "ca", "tr-caption-container", "image-container", "img_wrapper", "thumbinner", "gallery-item", "no-caption", "has-caption", "kg-card-hascaption", "table-caption",
		"code-caption", "thumb-title", "media-title", "wp-block-media-text", "title", "text", "description", "post-description", "meta", "info", "legend", "source", "figure", "capital", "recaptcha",
		strings.Repeat("x", 60) + "caption",
	}
	for _, class := range no {
		require.False(t, isCaptionClass([]byte(class)), class)
	}
}
