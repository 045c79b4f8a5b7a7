package term

import (
	"fmt"

	"github.com/goarticle/article/internal/command/process"
)

// Colors reports whether standard output is written in colours. when is the
// value of a flag, auto, always or never; auto goes by the environment
// (NO_COLOR, FORCE_COLOR, CLICOLOR_FORCE, each if it is not empty, in that
// order), and else asks whether standard output is a terminal that knows any.
func Colors(p process.Process, when string) (bool, error) {
	switch when {
	case "always":
		return true, nil
	case "never":
		return false, nil
	case "auto":
	default:
		return false, fmt.Errorf("-color: want auto, always or never, have %q", when)
	}
	switch {
	case p.Getenv("NO_COLOR") != "":
		return false, nil
	case p.Getenv("FORCE_COLOR") != "", p.Getenv("CLICOLOR_FORCE") != "":
		return true, nil
	}
	return p.Getenv("TERM") != "dumb" && isTerminal(p.Stdout), nil
}
