package flow

import (
	"go/types"
	"strconv"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/syntax"
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
	return syntax.InTest(c.pass.Fset, obj.Pos())
}

// helpsTests reports whether the package has helpers for tests of other packages.
func helpsTests(pass *analysis.Pass) bool {
	for _, file := range pass.Files {
		if syntax.InTest(pass.Fset, file.FileStart) {
			continue
		}
		for _, spec := range file.Imports {
			if spec.Path.Value == strconv.Quote(api.TestingPath) {
				return true
			}
		}
	}
	return false
}
