package baseline

import (
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"

	"github.com/goarticle/article"
	"github.com/goarticle/article/lint"
)

// TestReadErrors reads the files testdata/broken/*.jsonl. The last line of
// each is the one at fault, and the file beside it has the error.
func TestReadErrors(t *testing.T) {
	names, err := filepath.Glob("testdata/broken/*.jsonl")
	require.NoError(t, err)
	require.NotEmpty(t, names)
	for _, name := range names {
		_, err := ReadFile(name)
		_, ok := errors.AsType[*article.Error](err)
		require.True(t, ok, name)
		golden(t, strings.TrimSuffix(name, ".jsonl")+".txt", strings.ReplaceAll(err.Error(), filepath.Dir(name)+string(filepath.Separator), "")+"\n")
	}
}

func TestReadLongLine(t *testing.T) {
	_, err := Read("b.jsonl", strings.NewReader("\n"+strings.Repeat("x", maxLine+1)))
	require.EqualError(t, err, "b.jsonl:2:1: want lines of less than 1048576 bytes")
}

func TestReadFails(t *testing.T) {
	_, err := ReadFile("testdata/none.jsonl")
	require.ErrorIs(t, err, os.ErrNotExist)
	_, err = ReadFile("testdata")
	require.EqualError(t, err, "testdata: is a directory")
	_, err = Read("b.jsonl", iotest.ErrReader(errors.New("disk on fire")))
	require.EqualError(t, err, "b.jsonl: disk on fire")
}

// TestReadForgives reads what editors and git make of a file.
func TestReadForgives(t *testing.T) {
	entries, err := Read("b.jsonl", strings.NewReader("\ufeff{ \"rule\": \"r\", \"path\": \"ü.html\" } \r\n\r\n \n{\"path\":\"a\",\"rule\":\"r\",\"count\":0}"))
	require.NoError(t, err)
	require.Equal(t, []Entry{
		{Path: "ü.html", Rule: "r", Count: 1, Span: lint.Span{Start: lint.Position{Line: 1, Column: 1, ByteColumn: 1}, End: lint.Position{Line: 1, Column: 35, ByteColumn: 36}}},
		{Path: "a", Rule: "r", Count: 1, Span: lint.Span{Start: lint.Position{Line: 4, Column: 1, ByteColumn: 1}, End: lint.Position{Line: 4, Column: 34, ByteColumn: 34}}},
	}, entries)

	entries, err = Read("b.jsonl", strings.NewReader(""))
	require.NoError(t, err)
	require.Empty(t, entries)
}

// TestWrite checks that what is written is read back, and that the order of
// the entries does not matter.
func TestWrite(t *testing.T) {
	const want = `{"path":"a b.html","rule":"r","message":"<\"\u202e\\\u0000\u009b","text":"x","count":3}
{"path":"a b.html","rule":"r","message":"m"}
{"path":"a b.html","rule":"s"}
{"path":"ü.html","rule":"a"}
`
	entries := []Entry{
		{Path: "a b.html", Rule: "r", Message: "<\"\u202e\\\x00\u009b", Text: "x", Count: 3},
		{Path: "a b.html", Rule: "r", Message: "m", Count: 1},
		{Path: "a b.html", Rule: "s", Count: 1},
		{Path: "ü.html", Rule: "a", Count: 1},
	}
	for range 20 {
		require.Equal(t, want, written(t, entries))
		rand.Shuffle(len(entries), func(i, j int) { entries[i], entries[j] = entries[j], entries[i] })
	}
	read, err := Read("b.jsonl", strings.NewReader(want))
	require.NoError(t, err)
	require.Equal(t, want, written(t, read))
	require.ErrorIs(t, Write(broken{}, entries), errBroken)
}

var errBroken = errors.New("disk full")

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errBroken }

func TestWriteFile(t *testing.T) {
	t.Chdir(t.TempDir())
	require.NoError(t, os.Mkdir("sub", 0o777))
	first, second := []Entry{{Path: "a", Rule: "r"}}, []Entry{{Path: "b", Rule: "r"}}

	require.NoError(t, WriteFile("sub/b.jsonl", first))
	requireFile(t, "sub/b.jsonl", first)
	require.NoError(t, os.Chmod("sub/b.jsonl", 0o640))
	require.NoError(t, os.Symlink("sub/b.jsonl", "link"))
	require.NoError(t, WriteFile("link", second))
	requireFile(t, "sub/b.jsonl", second)

	fi, err := os.Lstat("link")
	require.NoError(t, err)
	require.Equal(t, os.ModeSymlink, fi.Mode().Type(), "the link stays one")
	fi, err = os.Stat("sub/b.jsonl")
	require.NoError(t, err)
	require.Equal(t, os.FileMode(0o640), fi.Mode().Perm())
	left, err := os.ReadDir("sub")
	require.NoError(t, err)
	require.Len(t, left, 1, "nothing is left behind")

	require.EqualError(t, WriteFile("sub", first), "sub: want a regular file")
	require.EqualError(t, WriteFile("none/b.jsonl", first), "none/b.jsonl: no such file or directory")
	require.ErrorContains(t, WriteFile("sub/b.jsonl/c", first), "sub/b.jsonl/c: ")
	left, err = os.ReadDir(".")
	require.NoError(t, err)
	require.Len(t, left, 2, "nothing is left behind")
}

func requireFile(t *testing.T, name string, entries []Entry) {
	t.Helper()
	src, err := os.ReadFile(name)
	require.NoError(t, err)
	require.Equal(t, written(t, entries), string(src))
}

// FuzzRead reads anything: there is an error with a place, or what is written
// again is the same.
func FuzzRead(f *testing.F) {
	for _, s := range []string{"", "{}", `{"path":"a","rule":"r","message":"m","text":"t","count":2}`, "[\n", "\ufeff\x00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		entries, err := Read("b.jsonl", strings.NewReader(s))
		if err != nil {
			e, ok := errors.AsType[*article.Error](err)
			require.True(t, ok)
			require.Positive(t, e.Line)
			require.Positive(t, e.Column)
			return
		}
		text := written(t, entries)
		again, err := Read("b.jsonl", strings.NewReader(text))
		require.NoError(t, err)
		require.Equal(t, text, written(t, again))
	})
}
