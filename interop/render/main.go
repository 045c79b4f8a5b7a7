// Render renders Markdown from standard input as the generator of a site does,
// and prints it as JSON: the HTML, and the text that a reader sees.
//
//	render hugo|jekyll|hexo|eleventy|astro
//
// Hugo's renderer, goldmark, is part of the program; of Hugo's shortcodes it
// knows figure, details, ref and relref. Those of Hexo, Eleventy and Astro are
// packages that Node.js finds from the folder of the source, that of Jekyll is
// kramdown from Ruby. Where there is none for a target the exit status is 3.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"

	"golang.org/x/net/html"

	"github.com/goarticle/article/interop/visible"
)

var errNone = errors.New("no renderer for this target")

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: render TARGET < post.md")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Stdin, os.Stdout); errors.Is(err, errNone) {
		os.Exit(3)
	} else if err != nil {
		fmt.Fprintln(os.Stderr, "render:", err)
		os.Exit(1)
	}
}

func run(target string, in io.Reader, out io.Writer) error {
	text, err := io.ReadAll(in)
	if err != nil {
		return err
	}
	page, err := render(target, text)
	if err != nil {
		return err
	}
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return err
	}
	return json.NewEncoder(out).Encode(map[string]string{"html": string(page), "text": visible.Text(root)})
}

func render(target string, text []byte) ([]byte, error) {
	switch target {
	case "hugo":
		return hugo(text)
	case "jekyll":
		return command(text, "ruby", script("render.rb"))
	case "hexo", "eleventy", "astro":
		return command(text, "node", script("render.mjs"), target)
	}
	return nil, errNone
}

// script is the path of a script beside this file.
func script(name string) string {
	_, file, _, _ := runtime.Caller(0)
	return filepath.Join(filepath.Dir(file), name)
}

func command(in []byte, name string, args ...string) ([]byte, error) {
	if _, err := exec.LookPath(name); err != nil {
		return nil, errNone
	}
	cmd := exec.Command(name, args...)
	cmd.Stdin, cmd.Stderr = bytes.NewReader(in), os.Stderr
	out, err := cmd.Output()
	if e, ok := errors.AsType[*exec.ExitError](err); ok && e.ExitCode() == 3 {
		return nil, errNone
	}
	return out, err
}
