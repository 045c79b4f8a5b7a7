package article

import (
	"bytes"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article/internal/body"
	"github.com/goarticle/article/internal/caption"
)

// A room is a package of the module and what it may import of the module.
type room struct {
	name    string // its folder; "." is the face
	imports string // folders, apart by blanks
}

// rooms are all packages, each below those that it imports: data flows one
// way, so no arrow runs back. CONTRIBUTING.md has the map.
var rooms = []room{
	// The way of a post.
	{"internal/place", ""},
	{"internal/date", ""},
	{"internal/weburl", ""},
	{"internal/srcset", ""},
	{"internal/prose", ""},
	{"internal/glob", ""},
	{"internal/token", ""},
	{"internal/css", ""},
	{"internal/picture", "internal/css internal/prose internal/srcset internal/token"},
	{"internal/markup", ""},
	{"internal/markdown/sourcemap", ""},
	{"internal/markdown/slug", ""},
	{"internal/markdown/entity", ""},
	{"internal/markdown/tags", ""},
	{"internal/markdown", "internal/markdown/entity internal/markdown/slug internal/markdown/sourcemap internal/markdown/tags"},
	{"internal/tree", "internal/date internal/place"},
	{"internal/front/mistake", "internal/place internal/tree"},
	{"internal/front", "internal/date internal/front/mistake internal/place internal/tree"},
	{"internal/edit", "internal/date internal/front internal/place internal/tree"},
	{"internal/embed", "internal/css internal/picture internal/prose internal/token"},
	{"internal/loose", "internal/prose"},
	{"internal/body", "internal/css internal/embed internal/loose internal/picture internal/place internal/prose internal/srcset internal/token"},
	{"internal/caption/wording", "internal/date internal/prose"},
	{"internal/caption", "internal/body internal/caption/wording internal/picture internal/prose"},
	{"internal/excerpt", "internal/body internal/prose"},
	{".", "internal/body internal/caption internal/date internal/edit internal/excerpt internal/front internal/glob " +
		"internal/markdown internal/markup internal/picture internal/place internal/prose internal/srcset internal/tree internal/weburl"},

	// Beside the way.
	{"internal/file", ""},
	{"internal/fixture", ""},
	{"internal/site", "internal/front"},

	// Checking posts.
	{"lint/internal/phrase", ""},
	{"lint/internal/target", ""},
	{"lint/internal/markup", "internal/markdown"},
	{"lint/internal/address", "internal/weburl lint/internal/markup lint/internal/phrase"},
	{"lint/internal/page", "internal/tree . internal/front lint/internal/address lint/internal/markup lint/internal/target"},
	{"lint/internal/page/pagetest", ". lint/internal/page"},
	{"lint/internal/rule/date", ". lint/internal/page lint/internal/phrase lint/internal/target"},
	{"lint/internal/rule/duplicate", "lint/internal/page"},
	{"lint/internal/rule/front", "internal/tree internal/front . lint/internal/page lint/internal/phrase lint/internal/target"},
	{"lint/internal/rule/html", ". lint/internal/markup lint/internal/page lint/internal/phrase"},
	{"lint/internal/rule/image", ". lint/internal/address lint/internal/markup lint/internal/page lint/internal/phrase"},
	{"lint/internal/rule/link", ". internal/markdown lint/internal/address lint/internal/markup lint/internal/page lint/internal/phrase lint/internal/target"},
	{"lint/internal/rule/text", ". lint/internal/markup lint/internal/page lint/internal/phrase lint/internal/target"},
	{"lint", ". internal/place lint/internal/address lint/internal/page lint/internal/phrase lint/internal/target " +
		"lint/internal/rule/date lint/internal/rule/duplicate lint/internal/rule/front lint/internal/rule/html " +
		"lint/internal/rule/image lint/internal/rule/link lint/internal/rule/text"},
	{"lint/report", "lint"},
	{"lint/linttest", "lint"},
	{"lint/baseline", ". internal/file lint lint/internal/phrase"},
	{"lint/schema", ". internal/file lint"},

	// Writing posts.
	{"convert/internal/template", ""},
	{"convert/internal/address", ""},
	{"convert/internal/asset", "convert/internal/address"},
	{"convert/internal/layout", ""},
	{"convert/internal/output", ""},
	{"convert/internal/permalink", ""},
	{"convert/internal/dom", "convert/internal/template"},
	{"convert/internal/values", ""},
	{"convert/internal/dialect", ""},
	{"convert/internal/inline", "convert/internal/dialect convert/internal/dom convert/internal/template"},
	{"convert/internal/markdown", "convert/internal/dialect convert/internal/dom convert/internal/inline convert/internal/template internal/markdown/slug"},
	{"convert/internal/prepare", ". convert/internal/dom convert/internal/template internal/loose"},
	{"convert/internal/syntax", "convert/internal/values"},
	{"convert/internal/target", "convert/internal/template convert/internal/values"},
	{"convert", ". internal/date internal/file internal/place internal/tree convert/internal/address convert/internal/asset convert/internal/dialect convert/internal/inline " +
		"convert/internal/layout convert/internal/markdown convert/internal/output convert/internal/permalink convert/internal/prepare convert/internal/syntax " +
		"convert/internal/target convert/internal/template convert/internal/values"},

	// Looking at posts.
	{"report", ". internal/weburl lint"},
	// Reading exports.
	{"feed/internal/split", ""},
	{"feed/internal/element", ""},
	{"feed/internal/front", ""},
	{"feed/internal/wordpress", ""},
	{"feed/internal/ghost", ""},
	{"feed/internal/stream", ""},
	{"feed", ". internal/date feed/internal/element feed/internal/front feed/internal/ghost feed/internal/split feed/internal/stream " +
		"feed/internal/wordpress"},

	// The command stands above the face, and may import it.
	{"internal/command/process", ""},
	{"internal/command/term", "internal/command/process"},
	{"internal/command/input", ". feed internal/file"},
	{"internal/command/convert", ". convert feed internal/file internal/command/input internal/command/process internal/command/term"},
	{"internal/command/settings", "internal/file lint lint/schema"},
	{"internal/command/validate", "feed lint lint/baseline lint/report lint/schema internal/file internal/site internal/command/input internal/command/process internal/command/settings internal/command/term"},
	{"internal/command/report", ". internal/file lint report internal/command/input internal/command/process internal/command/settings internal/command/term"},
	{"internal/command", "lint internal/command/convert internal/command/process internal/command/report internal/command/validate"},
	{"command", "lint internal/command"},
	{"cmd/article", "internal/command"},
	{"examples/command", "command lint"},
	{"examples/convert", ". convert"},
	{"examples/validate", "lint"},
}

// larger are the rooms that may have more lines than the others. A reader of
// bodies has to know, at each token, what stands around it. Package convert is
// the face of all that is written.
var larger = map[string]int{"convert": 2800, "internal/body": 2400}

// TestRooms holds the packages to the table: each is in it, imports what its
// row allows and nothing that stands below it, and is no larger than one can
// know one's way in.
func TestRooms(t *testing.T) {
	const module, maxFiles, maxLines = "github.com/goarticle/article", 24, 2200
	have := packages(t)
	for i, r := range rooms {
		p := have[r.name]
		require.NotNil(t, p, "%s is in the table and nowhere else", r.name)
		delete(have, r.name)
		require.LessOrEqual(t, p.files, maxFiles, "files of %s", r.name)
		require.LessOrEqual(t, p.lines, max(maxLines, larger[r.name]), "lines of %s", r.name)
		for _, path := range p.imports {
			below, ok := strings.CutPrefix(path+"/", module+"/")
			if !ok {
				continue
			}
			below = strings.TrimSuffix(below, "/")
			if below == "" {
				below = "."
			}
			require.Contains(t, strings.Fields(r.imports), below, "%s imports %s", r.name, below)
			at := slices.IndexFunc(rooms, func(o room) bool { return o.name == below })
			require.True(t, at >= 0 && at < i, "%s imports %s, which does not stand above it in the table", r.name, below)
		}
	}
	require.Empty(t, have, "packages that are not in the table")
}

// TestFace holds the root to what one reads in an hour.
func TestFace(t *testing.T) {
	p := packages(t)["."]
	require.LessOrEqual(t, p.files, 12)
	require.LessOrEqual(t, p.lines, 2500)
}

// A sourcePackage is what a package is made of, tests aside.
type sourcePackage struct {
	files, lines int
	imports      []string
}

// packages are the packages of the module by their folders.
func packages(t *testing.T) map[string]*sourcePackage {
	list := map[string]*sourcePackage{}
	require.NoError(t, filepath.WalkDir(".", func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() && name != "." && (isOtherModule(name) || e.Name() == "testdata" || strings.HasPrefix(e.Name(), ".")) {
			return fs.SkipDir
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		dir := path.Dir(filepath.ToSlash(name))
		if list[dir] == nil {
			list[dir] = &sourcePackage{}
		}
		return list[dir].add(name)
	}))
	return list
}

// add adds a file.
func (p *sourcePackage) add(name string) error {
	src, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	f, err := parser.ParseFile(token.NewFileSet(), name, src, parser.ImportsOnly)
	if err != nil {
		return err
	}
	p.files++
	p.lines += bytes.Count(src, []byte("\n"))
	for _, i := range f.Imports {
		path, err := strconv.Unquote(i.Path.Value)
		if err != nil {
			return err
		}
		p.imports = append(p.imports, path)
	}
	return nil
}

// isOtherModule reports whether a folder is a module of its own.
func isOtherModule(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, "go.mod"))
	return err == nil
}

// TestImports proves that no package of the module opens a connection or
// starts a process: none of them imports what could.
func TestImports(t *testing.T) {
	forbidden := []string{"net", "net/http", "net/rpc", "net/smtp", "os/exec", "plugin", "unsafe"}
	for name, p := range packages(t) {
		for _, path := range p.imports {
			require.NotContains(t, forbidden, path, "%s imports %s", name, path)
		}
	}
}

// TestKinds holds the kinds of captions that callers know to those that the
// rooms below give.
func TestKinds(t *testing.T) {
	require.Equal(t, []string{FromFigcaption, FromClass, FromAttribute, FromShortcode},
		[]string{body.FromFigcaption, body.FromClass, body.FromAttribute, body.FromShortcode})
	require.Equal(t, []string{FromSameBlock, FromNextBlock, FromPreviousBlock},
		[]string{caption.FromSameBlock, caption.FromNextBlock, caption.FromPreviousBlock})
}

// TestSentinels holds the errors that callers know to those that the rooms
// below give.
func TestSentinels(t *testing.T) {
	for _, s := range sentinels {
		require.Equal(t, s.public.Error(), s.below.Error())
		require.ErrorIs(t, publicCause(s.below), s.public)
	}
	require.Len(t, sentinels, 5)
}
