package driver

import (
	"path/filepath"
	"strings"
	"testing"
)

// useDep is a module whose package calls marked functions: its own, and those of
// a dependency, which does not belong to the workspace in some tests.
const useDep = `
-- m/m.go --
package m

import "ex.com/dep"

// F is a MARK.
func F() { dep.D() }

func G() {
	F()
	dep.D()
}
`

const dep = `
-- DEP/dep.go --
package dep

// D is a MARK.
func D() {}

func E() { D() }
`

func depAt(dir string) string { return strings.ReplaceAll(dep, "DEP", dir) }

func TestVendor(t *testing.T) {
	dir := writeModule(t, `
-- m/go.mod --
module ex.com/m
go 1.26
require ex.com/dep v1.0.0
-- m/vendor/modules.txt --
# ex.com/dep v1.0.0
## explicit; go 1.20
ex.com/dep
`+useDep+depAt("m/vendor/ex.com/dep"))
	for _, flags := range []string{"GOFLAGS=", "GOFLAGS=-mod=vendor"} {
		cfg := config(filepath.Join(dir, "m"))
		cfg.Env = append(cfg.Env, flags)
		res := mustRun(t, cfg)
		noErrors(t, dir, res)
		expect(t, flags, lines(dir, res), `m/m.go:9:2: call of marked F`)
	}
}

// Facts cross the modules of a workspace, but only named packages have findings.
func TestGoWork(t *testing.T) {
	dir := writeModule(t, `
-- go.work --
go 1.26
use (
	./m
	./dep
)
-- m/go.mod --
module ex.com/m
go 1.26
-- dep/go.mod --
module ex.com/dep
go 1.26
`+useDep+depAt("dep"))
	inM := `
		m/m.go:6:12: call of marked D
		m/m.go:9:2: call of marked F
		m/m.go:10:2: call of marked D
	`
	res := mustRun(t, config(filepath.Join(dir, "m")))
	noErrors(t, dir, res)
	expect(t, "in one module", lines(dir, res), inM)

	res = mustRun(t, config(dir, "./m/...", "./dep/..."))
	noErrors(t, dir, res)
	expect(t, "in both modules", lines(dir, res), `
		dep/dep.go:6:12: call of marked D
	`+inM)
}

// A dependency that is replaced by a directory is still a dependency: its types
// come from its export data.
func TestReplace(t *testing.T) {
	dir := writeModule(t, usingDep+`
-- dep/go.mod --
module ex.com/dep
go 1.26
-- dep/sub/sub.go --
package sub

import "ex.com/dep"

func F() { dep.D() }
`+useDep+depAt("dep"))
	res := mustRun(t, config(filepath.Join(dir, "m")))
	noErrors(t, dir, res)
	expect(t, "findings", lines(dir, res), `m/m.go:9:2: call of marked F`)

	// Unless it is named.
	res = mustRun(t, config(filepath.Join(dir, "m"), "ex.com/dep"))
	noErrors(t, dir, res)
	expect(t, "in the dependency", lines(dir, res), `dep/dep.go:6:12: call of marked D`)

	// Its module then belongs to the workspace: a part of it has the same findings.
	for _, patterns := range [][]string{{"ex.com/dep/sub"}, {"ex.com/dep/..."}} {
		res = mustRun(t, config(filepath.Join(dir, "m"), patterns...))
		noErrors(t, dir, res)
		expect(t, patterns[0], under("dep/sub", lines(dir, res)), `dep/sub/sub.go:5:12: call of marked D`)
	}
}

// Modules may require each other: a dependency outside the workspace that
// imports a package of the workspace comes after it, and sees its types.
func TestDependencyOnWorkspace(t *testing.T) {
	dir := writeModule(t, usingDep+`
-- m/base/base.go --
package base

type T struct{}

// M is a MARK.
func (T) M() {}
-- m/user/user.go --
package user

import "ex.com/dep"

func F() { dep.Get().M() }
-- dep/go.mod --
module ex.com/dep
go 1.26
require ex.com/m v1.0.0
-- dep/dep.go --
package dep

import "ex.com/m/base"

func Get() base.T { return base.T{} }
`)
	for range 3 { // the order of two packages that run at once may differ
		res := mustRun(t, config(filepath.Join(dir, "m"), "./user"))
		noErrors(t, dir, res)
		expect(t, "findings", lines(dir, res), `m/user/user.go:5:12: call of marked M`)
	}
}

func TestNestedModule(t *testing.T) {
	dir := writeModule(t, `
-- go.mod --
module ex.com/m
go 1.26
-- a.go --
package m

// F is a MARK.
func F() { F() }
-- nested/go.mod --
module ex.com/nested
go 1.26
-- nested/a.go --
package nested

// F is a MARK.
func F() { F() }
-- testdata/t/t.go --
package t

// F is a MARK.
func F() { F() }
`)
	res := mustRun(t, config(dir))
	noErrors(t, dir, res)
	expect(t, "findings", lines(dir, res), `a.go:4:12: call of marked F`)
	res = mustRun(t, config(dir, "./testdata/t"))
	expect(t, "in testdata", lines(dir, res), `testdata/t/t.go:4:12: call of marked F`)
}
