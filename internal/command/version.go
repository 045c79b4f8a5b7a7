package command

import (
	"cmp"
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/goarticle/article/internal/command/process"
)

// printVersion prints the version that the program was built from, as the go
// command noted it.
func printVersion(p process.Process) int {
	info, _ := debug.ReadBuildInfo() // nil: it was built without modules
	fmt.Fprintln(p.Stdout, version(info))
	return process.Clean
}

// version is a line on what info, which may be nil, says of the build.
func version(info *debug.BuildInfo) string {
	if info == nil {
		info = &debug.BuildInfo{}
	}
	return fmt.Sprintf("article %s, %s %s/%s", cmp.Or(info.Main.Version, "(devel)"), cmp.Or(info.GoVersion, runtime.Version()), runtime.GOOS, runtime.GOARCH)
}
