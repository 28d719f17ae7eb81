// Package stdlib tells the packages of the Go distribution from others.
package stdlib

import (
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// Analyses reports whether the package under analysis belongs to the standard library. The API table alone describes it:
// not every driver analyses it, so facts about it would make drivers disagree.
func Analyses(pass *analysis.Pass) bool {
	if pass.Module != nil && pass.Module.Path != "" {
		return pass.Module.Path == "std" || pass.Module.Path == "cmd"
	}
	return Holds(pass.Pkg.Path())
}

// Holds reports whether an import path is in the standard library: its first element is one of those under $GOROOT/src.
// A path without a dot is not enough, for modules may be called so too.
func Holds(path string) bool {
	root, _, _ := strings.Cut(path, "/")
	return slices.Contains(roots(), root)
}

// roots are the first elements of the import paths, those of experiments among them.
func roots() []string {
	return []string{
		"archive", "arena", "bufio", "bytes", "cmd", "cmp", "compress", "container", "context", "crypto", "database",
		"debug", "embed", "encoding", "errors", "expvar", "flag", "fmt", "go", "hash", "html", "image", "index",
		"internal", "io", "iter", "log", "maps", "math", "mime", "net", "os", "path", "plugin", "reflect", "regexp",
		"runtime", "simd", "slices", "sort", "strconv", "strings", "structs", "sync", "syscall", "testing", "text",
		"time", "unicode", "unique", "unsafe", "vendor", "weak",
	}
}
