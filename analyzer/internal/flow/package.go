package flow

import (
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// ownFuncs yields the functions and methods that the package declares, the methods of its interfaces among them.
func (c *collector) ownFuncs() func(yield func(*types.Func) bool) {
	return func(yield func(*types.Func) bool) {
		for _, fn := range c.declared {
			if !yield(fn) {
				return
			}
		}
		scope := c.pass.Pkg.Scope()
		for _, name := range scope.Names() {
			tn, ok := scope.Lookup(name).(*types.TypeName)
			if !ok {
				continue
			}
			iface, ok := tn.Type().Underlying().(*types.Interface)
			if !ok {
				continue
			}
			for m := range iface.ExplicitMethods() {
				if m.Pkg() == c.pass.Pkg && !yield(m) {
					return
				}
			}
		}
	}
}

// inTest reports whether an object is declared in a _test.go file.
func (c *collector) inTest(obj types.Object) bool {
	return strings.HasSuffix(c.pass.Fset.Position(obj.Pos()).Filename, "_test.go")
}

// isStandard reports whether the package belongs to the standard library. Drivers do not say; they only leave out the
// module, as GOPATH packages do, so the root of the path has to tell the two apart.
func isStandard(pass *analysis.Pass) bool {
	if m := pass.Module; m != nil && m.Path != "" {
		return m.Path == "std" || m.Path == "cmd"
	}
	root, _, _ := strings.Cut(pass.Pkg.Path(), "/")
	return slices.Contains(standardRoots(), root)
}

// standardRoots are the first path elements of the standard library.
func standardRoots() []string {
	return []string{
		"archive", "bufio", "bytes", "cmd", "cmp", "compress", "container", "context", "crypto", "database", "debug",
		"embed", "encoding", "errors", "expvar", "flag", "fmt", "go", "hash", "html", "image", "index", "internal",
		"io", "iter", "log", "maps", "math", "mime", "net", "os", "path", "plugin", "reflect", "regexp", "runtime",
		"slices", "sort", "strconv", "strings", "structs", "sync", "syscall", "testing", "text", "time", "unicode",
		"unique", "unsafe", "vendor", "weak",
	}
}

// helpsTests reports whether the package has helpers for tests of other packages.
func helpsTests(pass *analysis.Pass) bool {
	for _, file := range pass.Files {
		if strings.HasSuffix(pass.Fset.Position(file.FileStart).Filename, "_test.go") {
			continue
		}
		for _, spec := range file.Imports {
			if spec.Path.Value == `"testing"` {
				return true
			}
		}
	}
	return false
}
