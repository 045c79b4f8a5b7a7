package phrase

import (
	"strconv"
	"strings"
)

// A form is how a message says that its finding stands for others, too: what
// stands around their number. The rules write it, and lint/baseline reads it.
type form struct{ before, after string }

var (
	inPost   = form{" (and ", " more)"}
	inFolder = form{"; ", " more in this folder are alike"}
)

// MoreInPost says how many more there are in the post; nothing for none. At the
// end of a message they are any of the rule, else some of the same message.
func MoreInPost(n int) string { return inPost.text(n) }

// MoreInFolder says how many more of the same kind there are in other posts of
// the folder; nothing for none.
func MoreInFolder(n int) string { return inFolder.text(n) }

func (f form) text(n int) string {
	if n <= 0 {
		return ""
	}
	return f.before + strconv.Itoa(n) + f.after
}

// CutMoreAtEnd returns a message without what MoreInPost wrote at its end, and the
// number; 0 if there is none.
func CutMoreAtEnd(message string) (rest string, n int) {
	text, ok := strings.CutSuffix(message, inPost.after)
	if !ok {
		return message, 0
	}
	if rest, n = inPost.cutNumber(text); n == 0 {
		return message, 0
	}
	return rest, n
}

// CutMore returns a message without the first text of MoreInPost or MoreInFolder in it,
// and the number; 0 if there is none.
func CutMore(message string) (rest string, n int) {
	for _, f := range []form{inPost, inFolder} {
		for at := 0; ; {
			i := strings.Index(message[at:], f.after)
			if i < 0 {
				break
			}
			at += i + len(f.after)
			if rest, n = f.cutNumber(message[:at-len(f.after)]); n > 0 {
				return rest + message[at:], n
			}
		}
	}
	return message, 0
}

// cutNumber cuts the number off the end of a text, with what stands before
// it.
func (f form) cutNumber(text string) (rest string, n int) {
	rest = strings.TrimRight(text, "0123456789")
	n, err := strconv.Atoi(text[len(rest):])
	rest, ok := strings.CutSuffix(rest, f.before)
	if err != nil || !ok {
		return text, 0
	}
	return rest, n
}
