package feed

import (
	"bufio"
	"bytes"
	"errors"
	"io"

	"github.com/goarticle/article"
	"github.com/goarticle/article/feed/internal/element"
	"github.com/goarticle/article/feed/internal/split"
)

// readXML reads an export or a feed in XML.
func (x *export) readXML(r *bufio.Reader) error {
	x.site.elements = &element.Reader{}
	if x.needsIndex() && x.src.seeks {
		if err := x.index(r); err != nil {
			return err
		}
		var err error
		if r, err = x.src.open(); err != nil {
			return err
		}
	}
	if err := x.pieces(r, x.item); err != nil {
		return err
	}
	return x.checkReplies()
}

// needsIndex reports whether items refer to such as may stand behind them.
func (x *export) needsIndex() bool {
	return x.format == WordPress || x.format == Blogger && x.Comments != nil
}

// index reads the export once for what items refer to. What is wrong with it
// is told the second time.
func (x *export) index(r *bufio.Reader) error {
	err := x.pieces(r, func(p split.Piece) error {
		if p.Err == nil && x.mayBeReferredTo(p.Data) {
			if e, _, err := x.site.elements.Read(p.Data); err == nil {
				x.note(e)
			}
		}
		return nil
	})
	if e, ok := errors.AsType[*article.Error](err); ok && e.Line > 0 {
		return nil
	}
	return err
}

// pieces calls item for every item, and notes what stands between them.
func (x *export) pieces(r io.Reader, item func(split.Piece) error) error {
	s := &split.Splitter{R: r}
	var loose error // a mistake outside of items
	for items := 0; ; {
		p, err := s.Next()
		if err == io.EOF && items > 0 {
			return nil
		}
		if err == io.EOF && loose != nil {
			return loose
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return &article.Error{File: x.name(), Line: s.Line(), Err: limited(err)}
		}
		if p.IsItem {
			items++
			err = item(p)
		} else if len(bytes.TrimSpace(p.Data)) == 0 {
			continue
		} else if err := x.site.elements.Loose(p.Data, x.site.add); err != nil && loose == nil {
			loose = x.broken(p.Line, err)
		}
		if x.site.url == nil {
			x.site.setURL(x.site.elements.Base)
		}
		if err != nil {
			return err
		}
	}
}

// limited is err so that it wraps what callers know by what is too large.
func limited(err error) error {
	if errors.Is(err, split.ErrTooLarge) {
		return &limitError{err}
	}
	return err
}

// A limitError says what is too large.
type limitError struct{ error }

func (e *limitError) Unwrap() error { return article.ErrTooLarge }

// broken is an error of an item, or of what stands between items, that begins at
// a line.
func (x *export) broken(line int, err error) error {
	if r, ok := errors.AsType[element.Repair](err); ok {
		line, err = line+r.Line-1, r.Err
	}
	return &article.Error{File: x.name(), Line: line, Err: err}
}

// item gives the post that an item is, if it is one.
func (x *export) item(p split.Piece) error {
	x.number, x.line = x.number+1, p.Line
	if p.Err != nil {
		return x.failItem(&article.Error{File: x.name(), Line: p.Line, Err: limited(p.Err)})
	}
	e, repairs, err := x.site.elements.Read(p.Data)
	if err != nil {
		return x.failItem(x.broken(p.Line, err))
	}
	if !x.src.seeks {
		x.note(e)
	}
	post := x.post(e)
	if post == nil {
		return nil
	}
	post.line, post.number = x.line, x.number
	for _, r := range repairs {
		post.fault(r.Line, r.Err)
	}
	return x.givePost(post)
}

// failItem gives an error of an item.
func (x *export) failItem(err error) error {
	x.posts++
	if !x.fail(err) {
		return errStop
	}
	return nil
}

// post is the post that an item is, or nil.
func (x *export) post(e *element.Element) *post {
	switch {
	case e.Name == "entry" && x.format == Blogger:
		return x.bloggerPost(e)
	case e.Name == "entry":
		return x.atomPost(e)
	case x.format == WordPress && kid(e, wordpress, "post_type") != nil:
		return x.wordpressPost(e)
	}
	p := x.rssPost(e)
	if x.format == WordPress {
		p.fault(1, errors.New("want what WordPress says of an item, such as its type and status, have nothing"))
	}
	return p
}
