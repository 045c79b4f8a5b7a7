package process

import "runtime"

// UseProcessors has so many processors work at the same time, until what it
// returns is called; with 0 it leaves that as it is.
func UseProcessors(n int) (undo func()) {
	if n == 0 {
		return func() {}
	}
	before := runtime.GOMAXPROCS(n)
	return func() { runtime.GOMAXPROCS(before) }
}
