package validate

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/goarticle/article/internal/file"
	"github.com/goarticle/article/lint"
	"github.com/goarticle/article/lint/schema"
)

// configName is looked for from the working directory upward.
const configName = ".article-lint.yaml"

// configure sets the rules, as the configuration wants them if there is one,
// and then as the flags do.
func (p *program) configure() error {
	p.linter.Rules = rules()
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
	return p.setRules()
}

// readConfig reads the configuration.
func (p *program) readConfig() error {
	name := p.config
	if name == "" {
		name = findConfig()
	}
	if name == "" {
		return nil
	}
	src, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	dir, err := os.OpenRoot(filepath.Dir(name))
	if err != nil {
		return err
	}
	defer dir.Close()
	if p.linter.Rules, err = schema.Configure(p.linter.Rules, name, src, dir.FS()); err != nil {
		return err
	}
	return p.set(name, src)
}

// set takes the settings of a configuration. The root is relative to it.
func (p *program) set(name string, src []byte) error {
	settings, err := lint.ReadSettings(name, src)
	if err != nil {
		return err
	}
	p.linter.Target = settings.Target
	if settings.Root == "" {
		return nil
	}
	dir := filepath.FromSlash(settings.Root)
	if !filepath.IsAbs(dir) {
		dir = filepath.Join(filepath.Dir(name), dir)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return fmt.Errorf("%s: root: %s: %w", name, settings.Root, file.Cause(err))
	}
	p.linter.Root = root.FS() // stays open up to the end
	return nil
}

// findConfig is the name of the nearest configuration, or empty. Errors other
// than that a file does not exist show when it is read.
func findConfig() string {
	dir, err := filepath.Abs("")
	if err != nil {
		return ""
	}
	for {
		name := filepath.Join(dir, configName)
		if _, err := os.Stat(name); !errors.Is(err, fs.ErrNotExist) {
			return relative(name)
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return ""
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
