package convert

import (
	"encoding/json"
	"fmt"
	"os"

	"github.com/goarticle/article/convert"
)

// openReport makes the report ready, if there is to be one.
func (p *poster) openReport() error {
	p.close = func() error { return nil }
	if p.report == "" {
		return nil
	}
	f, err := os.Create(p.report)
	if err != nil {
		return fmt.Errorf("-report: %w", err)
	}
	p.close = f.Close
	p.changes = json.NewEncoder(f)
	p.changes.SetEscapeHTML(false)
	return nil
}

// tell writes changes to the report.
func (p *poster) tell(changes []convert.Change) error {
	if p.changes == nil {
		return nil
	}
	for _, c := range changes {
		if err := p.changes.Encode(c); err != nil {
			return fmt.Errorf("-report: %w", err)
		}
	}
	return nil
}

// end closes the report. A nil poster has none.
func (p *poster) end() error {
	if p == nil {
		return nil
	}
	p.assets.close()
	if err := p.close(); err != nil {
		return fmt.Errorf("-report: %w", err)
	}
	return nil
}
