package main

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/goarticle/article"
)

// A post is one that is converted.
type post struct {
	id      string
	name    string // its path below the folder that was named, with the name of that
	fixture bool   // it is one of the project
	article *article.Article
	source  *facts
}

// sample are the posts of the folders that can be read. Of dir=N it takes the N
// whose names have the least hashes, unless all are wanted.
func sample(folders []string, all bool) ([]*post, error) {
	var list []*post
	for _, folder := range folders {
		dir, number, limited := strings.Cut(folder, "=")
		names, err := namesIn(dir)
		if err != nil {
			return nil, err
		}
		if limited && !all {
			most, err := strconv.Atoi(number)
			if err != nil {
				return nil, fmt.Errorf("%s: want a number behind =", folder)
			}
			names = names[:min(len(names), most)]
		}
		fixture := strings.Contains(filepath.ToSlash(dir), "testdata")
		for _, name := range names {
			a, err := article.ParseFile(filepath.Join(dir, name))
			if err != nil {
				continue // validate says why
			}
			p := &post{id: fmt.Sprintf("p%04d", len(list)), name: filepath.Base(dir) + "/" + filepath.ToSlash(name), fixture: fixture, article: a}
			if p.source, err = sourceOf(a); err != nil {
				fmt.Printf("%s: left out: %v\n", p.name, err) // it is nested too deep to compare
				continue
			}
			list = append(list, p)
		}
	}
	return list, nil
}

// namesIn are the posts below a folder by the hashes of their names.
func namesIn(dir string) ([]string, error) {
	var names []string
	err := filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		switch filepath.Ext(name) {
		case ".md", ".html", ".markdown":
			name, err = filepath.Rel(dir, name)
			names = append(names, name)
		}
		return err
	})
	hash := func(name string) string { return fmt.Sprintf("%x", sha256.Sum256([]byte(filepath.ToSlash(name)))) }
	slices.SortFunc(names, func(a, b string) int { return cmp.Compare(hash(a), hash(b)) })
	return names, err
}
