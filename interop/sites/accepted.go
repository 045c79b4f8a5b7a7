package main

import (
	"bufio"
	"fmt"
	"math"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/goarticle/article/convert"
)

// accepted are the posts that may differ.
type accepted map[kind]room

// A room is for a number of posts, or for those of these names.
type room struct {
	most  int
	stems []string
}

// readAccepted reads the file of accepted differences, a line each: target,
// group, what, cause (- for none), how many at most, any, or the names of the
// posts, and the reason. A line that starts with # is a comment.
func readAccepted(name string) (accepted, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	list := accepted{}
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		line := strings.Fields(lines.Text())
		if len(line) == 0 || strings.HasPrefix(line[0], "#") {
			continue
		}
		if len(line) < 6 {
			return nil, fmt.Errorf("%s:%d: want target, bodies, what, cause, number, any or names, and reason, have %q", name, n, lines.Text())
		}
		r := room{most: math.MaxInt}
		if line[4] != "any" {
			if r.most, err = strconv.Atoi(line[4]); err != nil {
				r.stems = strings.Split(line[4], ",")
			}
		}
		list[kind{convert.Target(line[0]), line[1], line[2], strings.TrimPrefix(line[3], "-")}] = r
	}
	return list, lines.Err()
}

// beyond are the kinds of which more or other posts differ than are accepted,
// with the posts.
func (a accepted) beyond(t *tally) []string {
	var lines []string
	for k, list := range t.differs {
		r := a[k]
		if r.stems != nil {
			list = slices.DeleteFunc(slices.Clone(list), func(d difference) bool { return slices.Contains(r.stems, d.post.stem()) })
		}
		if len(list) > r.most {
			lines = append(lines, fmt.Sprintf("%s: %d posts, accepted %d\n%s", k, len(list), r.most, strings.Join(texts(list), "\n")))
		}
	}
	slices.Sort(lines)
	return lines
}

func (p *post) stem() string {
	base := path.Base(p.name)
	return strings.TrimSuffix(base, path.Ext(base))
}
