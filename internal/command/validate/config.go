package validate

import (
	"fmt"
	"os"

	"github.com/goarticle/article/internal/command/settings"
	"github.com/goarticle/article/internal/file"
)

// configure sets the rules, as the configuration wants them if there is one,
// and then as the flags do.
func (p *program) configure() (err error) {
	p.linter.Rules = p.rules()
	if p.base, err = settings.Configure(&p.linter, p.config); err != nil {
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
	p.linter.Rules, err = p.choose(p.linter.Rules)
	return err
}
