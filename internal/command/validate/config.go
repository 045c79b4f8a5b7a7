package validate

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/goarticle/article/internal/file"
	"github.com/goarticle/article/lint"
)

// configName is looked for from the working directory upward.
const configName = ".article-lint.yaml"

// configure sets the rules, as the configuration wants them if there is one,
// and then as the flags do.
func (p *program) configure() error {
	p.linter.Rules = p.rules()
	if err := p.readConfig(); err != nil {
		return err
	}
	if p.target != "" {
		p.linter.Target = p.target
	}
	if p.root != "" {
		root, err := os.OpenRoot(p.root)
		if err != nil {
			return fmt.Errorf("-root: %s: %w", p.root, file.Cause(err))
		}
		p.linter.Root = root.FS() // stays open up to the end
	}
	var err error
	p.linter.Rules, err = p.choose(p.linter.Rules)
	return err
}

// readConfig reads the configurations that count for all posts: the one of
// -config alone, or those from the working directory upward, each on top of
// those above.
func (p *program) readConfig() error {
	names := []string{p.config}
	if p.config == "" {
		names = findConfigs()
	}
	for _, name := range names {
		src, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		l := layer{name: name, src: src}
		if p.linter.Rules, err = l.configure(p.linter.Rules); err != nil {
			return err
		}
		if err := p.set(name, src); err != nil {
			return err
		}
		p.base = append(p.base, l)
	}
	return nil
}

// set takes the settings of a configuration.
func (p *program) set(name string, src []byte) error {
	settings, err := lint.ReadSettings(name, src)
	if err != nil {
		return err
	}
	p.linter.Target = cmp.Or(settings.Target, p.linter.Target)
	if settings.Root == "" {
		return nil
	}
	p.linter.Root, err = openRoot(name, settings.Root)
	return err
}

// openRoot opens the root that a configuration names, relative to its folder.
// It stays open up to the end.
func openRoot(name, dir string) (fs.FS, error) {
	path := filepath.FromSlash(dir)
	if !filepath.IsAbs(path) {
		path = filepath.Join(filepath.Dir(name), path)
	}
	root, err := os.OpenRoot(path)
	if err != nil {
		return nil, fmt.Errorf("%s: root: %s: %w", name, dir, file.Cause(err))
	}
	return root.FS(), nil
}

// findConfigs are the names of the configurations from the working directory
// upward, the nearest last. A folder with .git is the uppermost, if there is
// one in it or below. Errors other than that a file does not exist show when it
// is read.
func findConfigs() (names []string) {
	dir, err := filepath.Abs("")
	if err != nil {
		return nil
	}
	for {
		name := filepath.Join(dir, configName)
		if _, err := os.Stat(name); !errors.Is(err, fs.ErrNotExist) {
			names = append([]string{relative(name)}, names...)
		}
		_, err := os.Stat(filepath.Join(dir, ".git"))
		parent := filepath.Dir(dir)
		if parent == dir || err == nil && len(names) > 0 {
			return names
		}
		dir = parent
	}
}

// relative is name as seen from the working directory, if that is shorter.
func relative(name string) string {
	wd, err := os.Getwd()
	if err != nil {
		return name
	}
	rel, err := filepath.Rel(wd, name)
	if err != nil || len(rel) > len(name) {
		return name
	}
	return rel
}
