package driver

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Build tags choose the files.
func TestTags(t *testing.T) {
	dir := writeModule(t, `
-- go.mod --
module ex.com/m
go 1.26
-- a.go --
package m

// F is a MARK.
func F() {}
-- one.go --
//go:build one && two

package m

func One() { F() }
-- other.go --
//go:build !one

package m

func Other() { F() }
`)
	res := mustRun(t, config(dir))
	noErrors(t, dir, res)
	expect(t, "without tags", lines(dir, res), `other.go:5:16: call of marked F`)
	cfg := config(dir)
	cfg.Tags = "one,two"
	res = mustRun(t, cfg)
	noErrors(t, dir, res)
	expect(t, "with tags", lines(dir, res), `one.go:5:14: call of marked F`)
}

func TestOperatingSystem(t *testing.T) {
	dir := writeModule(t, `
-- go.mod --
module ex.com/m
go 1.26
-- a_plan9.go --
package m

// F is a MARK.
func F() {}

func G() { F() }
-- a_solaris.go --
package m

import "ex.com/missing"
`)
	cfg := config(dir)
	cfg.Env = append(cfg.Env, "GOOS=plan9", "GOARCH=386", "CGO_ENABLED=0")
	res := mustRun(t, cfg)
	noErrors(t, dir, res)
	expect(t, "findings", lines(dir, res), `a_plan9.go:6:12: call of marked F`)
}

// A test sees one identical type, whether it comes through packages that were
// recompiled for the test, in the workspace or outside, or through other packages.
func TestTypeIdentityInVariants(t *testing.T) {
	dir := writeModule(t, usingDep+`
-- m/a/a.go --
package a

type T struct{}

// M is a MARK.
func (T) M() {}
-- m/a/export_test.go --
package a

// New is a MARK.
func New() T { return T{} }
-- m/a/x_test.go --
package a_test

import (
	"testing"

	"ex.com/dep"
	"ex.com/dep/plain"
	"ex.com/m/a"
	"ex.com/m/q"
)

func TestX(t *testing.T) {
	var x a.T = dep.Same(q.Same(a.New()))
	x.M()
	dep.Take(plain.P{})
	dep.Give().Method()
}
-- m/q/q.go --
package q

import "ex.com/m/a"

func Same(x a.T) a.T { return x }
-- dep/go.mod --
module ex.com/dep
go 1.26
require ex.com/m v1.0.0
-- dep/dep.go --
package dep

import (
	"ex.com/dep/plain"
	"ex.com/m/a"
)

func Same(x a.T) a.T { return x }

func Take(plain.P) {}

func Give() plain.P { return plain.P{} }
-- dep/plain/plain.go --
package plain

type P struct{}

func (P) Method() {}
`)
	want := `
		m/a/x_test.go:13:30: call of marked New
		m/a/x_test.go:14:2: call of marked M
	`
	for _, patterns := range [][]string{{"./..."}, {"./a"}} {
		res := mustRun(t, config(filepath.Join(dir, "m"), patterns...))
		noErrors(t, dir, res)
		expect(t, patterns[0], lines(dir, res), want)
	}
	// The same without export data for the variants.
	name := filepath.Join(dir, "m", "a", "export_test.go")
	if err := os.WriteFile(name, []byte(readFile(t, name)+"\nvar unused = nonsense\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	res := mustRun(t, config(filepath.Join(dir, "m")))
	expect(t, "errors", errorLines(dir, res), `m/a/export_test.go:6:14: undefined: nonsense`)
	expect(t, "findings without export data", lines(dir, res), want)
}

// Files have the names that the user sees: below the directory of the run, even
// if that is a symbolic link.
func TestSymbolicLink(t *testing.T) {
	dir := writeModule(t, chain)
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(dir, link); err != nil {
		t.Skip(err)
	}
	res := mustRun(t, config(link, "./d"))
	noErrors(t, link, res)
	expect(t, "findings", lines(link, res), under("d/", chainFindings))
}

func TestFilesAsPatterns(t *testing.T) {
	dir := writeModule(t, `
-- a.go --
package m

// F is a MARK.
func F() { F() }
-- b.go --
package m

func G() { F() }
`)
	res := mustRun(t, config(dir, "a.go", "b.go"))
	noErrors(t, dir, res)
	expect(t, "findings", lines(dir, res), `
		a.go:4:12: call of marked F
		b.go:3:12: call of marked F
	`)
	if res.Packages != 1 || res.Findings[0].Package != "command-line-arguments" {
		t.Errorf("%d packages, finding in %q", res.Packages, res.Findings[0].Package)
	}
}

// Programs are identified by their import paths: two programs may both have a
// package main.
func TestPrograms(t *testing.T) {
	dir := writeModule(t, `
-- go.mod --
module ex.com/m
go 1.26
-- a/main.go --
package main

// F is a MARK.
func F() { F() }

func main() {}
-- a/main_test.go --
package main

import "testing"

func TestF(t *testing.T) { F() }
-- b/main.go --
package main

// F is a MARK.
func F() { F() }

func main() {}
-- b/x_test.go --
package main_test

import (
	"testing"

	main "ex.com/m/b"
)

func TestF(t *testing.T) { main.F() }
`)
	res := mustRun(t, config(dir))
	noErrors(t, dir, res)
	expect(t, "findings", lines(dir, res), `
		a/main.go:4:12: call of marked F
		a/main_test.go:5:28: call of marked F
		b/main.go:4:12: call of marked F
		b/x_test.go:9:28: call of marked F
	`)
}

func TestLongFile(t *testing.T) {
	var src strings.Builder
	src.WriteString("-- go.mod --\nmodule ex.com/m\ngo 1.26\n-- a.go --\npackage m\n\n// F is a MARK.\nfunc F() {}\n\nvar x = []int{\n")
	for range 60_000 {
		src.WriteString("\t1,\n")
	}
	src.WriteString("}\n\nfunc G() { F() }\n")
	src.WriteString("-- user/b.go --\npackage user\n\nimport \"ex.com/m\"\n\n// H is a MARK.\nfunc H() { m.G() }\n")
	dir := writeModule(t, src.String())
	res := mustRun(t, config(dir))
	noErrors(t, dir, res)
	expect(t, "findings", lines(dir, res), `
		a.go:60009:12: call of marked F
		user/b.go:6:12: call of marked G
	`)
}
