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
	"time"
)

// A node is a Node process that measures as bench.mjs says. It runs as long
// as bench does, so that its code is compiled and warm in every round.
type node struct {
	cmd *exec.Cmd
	in  io.WriteCloser
	out *json.Decoder
}

// startNode starts bench.mjs of a folder.
func startNode(dir string) (*node, error) {
	if _, err := os.Stat(filepath.Join(dir, "node_modules")); err != nil {
		return nil, errors.New("want its packages: npm ci --prefix node")
	}
	cmd := exec.Command("node", "bench.mjs")
	cmd.Dir, cmd.Stderr = dir, os.Stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	return &node{cmd, in, json.NewDecoder(out)}, nil
}

func (n *node) close() error {
	n.in.Close()
	return n.cmd.Wait()
}

// request and answer are the lines that bench.mjs reads and writes.
type request struct {
	Post         string `json:"post"`
	Milliseconds int64  `json:"milliseconds"`
}

type answer struct {
	Nanoseconds float64 `json:"nanoseconds"`
	Found       found   `json:"found"`
}

// measure measures gray-matter and cheerio on a post. gray-matter wants the
// block in the first line.
func (n *node) measure(p post, each time.Duration) (sample, error) {
	q := request{string(bytes.TrimLeft(p.data, "\r\n")), max(1, each.Milliseconds())}
	if err := json.NewEncoder(n.in).Encode(q); err != nil {
		return sample{}, err
	}
	var a answer
	if err := n.out.Decode(&a); err != nil {
		return sample{}, fmt.Errorf("want an answer of bench.mjs: %w", err)
	}
	return sample{nanoseconds: a.Nanoseconds, allocs: -1, bytes: -1, found: a.Found}, nil
}

// nodeRow is the row of n, or, if it could not be started, of the reason.
func nodeRow(n *node, missing error) row {
	r := row{
		name: "gray-matter + cheerio, Node",
		note: "blank lines before the block (stripped for it), places, captions without figcaption, words, excerpt, lines of text",
	}
	r.measure = func(post, time.Duration) (sample, error) { return sample{}, missing }
	if missing == nil {
		r.measure = n.measure
	}
	return r
}

// nodeVersion is the version of Node, or the lack of it.
func nodeVersion() string {
	out, err := exec.Command("node", "--version").Output()
	if err != nil {
		return "missing"
	}
	return string(bytes.TrimSpace(out))
}
