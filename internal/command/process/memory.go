package process

import (
	"os"
	"runtime/debug"
)

// LimitMemory has garbage collected early where a post is made to be large:
// one of so many bytes is to take no more than 64 MB and 20 times its size,
// of which 10 MB are the program's own code and data, which Go does not count
// (seen on Linux, amd64). Ordinary posts take a quarter of the limit that there
// is at first, with 0, so it stays for them; to set it stops the program for a
// moment. GOMEMLIMIT, if set, counts.
func LimitMemory(post int) {
	const first, large = 54 << 20, 1 << 19
	if os.Getenv("GOMEMLIMIT") == "" && (post == 0 || post >= large) {
		debug.SetMemoryLimit(first + 20*int64(post))
	}
}

// CollectOften makes posts that are made to be large take a third less memory,
// where several of them are held at once. GOGC, if set, counts.
func CollectOften() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(50)
	}
}

// CollectSeldom makes work on many posts a tenth faster for some memory that
// the system has, until that is 128 MB. GOGC and GOMEMLIMIT, if set, count.
func CollectSeldom() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(400)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(128 << 20)
	}
}
