package driver

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const broken = `
-- go.mod --
module ex.com/m
go 1.26
-- good/good.go --
package good

// Good is a MARK.
func Good() {}

func Use() { Good() }
-- types/types.go --
package types

import (
	"os"

	"ex.com/m/good"
)

func F() int { good.Good(); return "x" }

func G() { undefined() }
-- types/types_test.go --
package types

import "testing"

func TestF(t *testing.T) { F() }
-- user/user.go --
package user

import (
	"ex.com/m/good"
	"ex.com/m/types"
)

func H() { types.F(); good.Good() }
-- syntax/bad.go --
package syntax

import "ex.com/m/good"

func Bad() { good.Good(); undefined() }

func G( {}
-- syntax/fine.go --
package syntax

import "ex.com/m/good"

func Fine() { good.Good(); Bad() }
-- missing/missing.go --
package missing

import (
	"ex.com/gone/x"
	"ex.com/m/gone"
	"ex.com/m/good"
	"gone"
)

func F() { x.X(); gone.Y(); good.Good() }
-- cycle1/a.go --
package cycle1

import (
	_ "ex.com/m/cycle2"
	"ex.com/m/good"
)

func F() { good.Good() }
-- cycle2/a.go --
package cycle2

import (
	_ "ex.com/m/cycle1"
	"ex.com/m/good"
)

func F() { good.Good() }
-- two/a.go --
package a
-- two/b.go --
package b
-- utf8/a.go --
package utf8

import "ex.com/m/good"

const s = "INVALID"

func F() { good.Good() }
-- bom/a.go --
BOMpackage bom

import "ex.com/m/good"

func F() { good.Good() }
-- embed/a.go --
package embed

import (
	_ "embed"

	"ex.com/m/good"
)

//go:embed gone.txt
var s string

func F() { good.Good() }
-- body/a.go --
package body

import "ex.com/m/good"

func Nobody()

func F() { good.Good() }
-- internalstd/a.go --
package internalstd

import (
	_ "internal/poll"

	"ex.com/m/good"
)

func F() { good.Good() }
-- notgo/a.go --
This is not Go.
-- void/a.go --
-- many/a.go --
package many

func F() {
	a1()
	a2()
	a3()
	a4()
	a5()
	a6()
	a7()
	a8()
	a9()
	a10()
	a11()
	a12()
}
`

// Every package that does not compile has its errors reported once, and everything
// else is analysed. The workspace is not compiled: errors that only a compiler
// finds, such as the missing body in body, are not reported.
func TestBrokenPackages(t *testing.T) {
	dir := writeModule(t, broken)
	for name, repl := range map[string][2]string{
		"utf8/a.go": {"INVALID", "\xff\xfe"},
		"bom/a.go":  {"BOM", "\xef\xbb\xbf"},
	} {
		name = filepath.Join(dir, filepath.FromSlash(name))
		src := strings.Replace(readFile(t, name), repl[0], repl[1], 1)
		if err := os.WriteFile(name, []byte(src), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	res := mustRun(t, config(dir))
	expect(t, "errors", errorLines(dir, res), `
		ex.com/m/cycle1: import cycle not allowed: ex.com/m/cycle1 imports ex.com/m/cycle2 imports ex.com/m/cycle1
		embed/a.go:9:12: pattern gone.txt: no matching files found
		internalstd/a.go:4:2: use of internal package internal/poll not allowed
		many/a.go:4:2: undefined: a1
		many/a.go:5:2: undefined: a2
		many/a.go:6:2: undefined: a3
		many/a.go:7:2: undefined: a4
		many/a.go:8:2: undefined: a5
		many/a.go:9:2: undefined: a6
		many/a.go:10:2: undefined: a7
		many/a.go:11:2: undefined: a8
		many/a.go:12:2: undefined: a9
		many/a.go:13:2: undefined: a10
		ex.com/m/many: ... and 2 more errors
		missing/missing.go:4:2: no required module provides package ex.com/gone/x; to add it: go get ex.com/gone/x
		missing/missing.go:5:2: no required module provides package ex.com/m/gone; to add it: go get ex.com/m/gone
		missing/missing.go:7:2: gone redeclared in this block
		missing/missing.go:7:2: package gone is not in std (`+goEnvironment(t).GOROOT+`/src/gone)
		notgo/a.go:1:1: expected 'package', found This
		syntax/bad.go:7:9: expected ')', found '{'
		ex.com/m/two: found packages a (a.go) and b (b.go) in two
		types/types.go:4:2: "os" imported and not used
		types/types.go:9:36: cannot use "x" (untyped string constant) as int value in return statement
		types/types.go:11:12: undefined: undefined
		utf8/a.go:5:12: illegal UTF-8 encoding
		void/a.go:1:1: expected 'package', found 'EOF'
	`)
	expect(t, "findings", lines(dir, res), `
		body/a.go:7:12: call of marked Good
		bom/a.go:5:12: call of marked Good
		cycle1/a.go:8:12: call of marked Good
		cycle2/a.go:8:12: call of marked Good
		embed/a.go:12:12: call of marked Good
		good/good.go:6:14: call of marked Good
		internalstd/a.go:9:12: call of marked Good
		missing/missing.go:10:29: call of marked Good
		syntax/fine.go:5:15: call of marked Good
		types/types.go:9:16: call of marked Good
		types/types_test.go:5:28: call of marked F
		user/user.go:8:12: call of marked F
		user/user.go:8:23: call of marked Good
	`)

	// If only the importer of a broken package is named, both have errors.
	res = mustRun(t, config(dir, "./user"))
	expect(t, "errors of user", errorLines(dir, res), `
		types/types.go:4:2: "os" imported and not used
		types/types.go:9:36: cannot use "x" (untyped string constant) as int value in return statement
		types/types.go:11:12: undefined: undefined
	`)
	expect(t, "findings of user", lines(dir, res), `
		user/user.go:8:12: call of marked F
		user/user.go:8:23: call of marked Good
	`)

	// A cycle is reported once, whichever of its packages is named.
	for _, pattern := range []string{"./cycle1", "./cycle2"} {
		res = mustRun(t, config(dir, pattern))
		if len(res.Errors) != 1 || !strings.HasPrefix(res.Errors[0].Message, "import cycle not allowed: ") {
			t.Errorf("errors of %s: %s", pattern, errorLines(dir, res))
		}
	}

	// An analyzer that needs types without errors does not run on broken packages.
	cfg := config(dir, "./user", "./types", "./good")
	cfg.Analyzer.RunDespiteErrors = false
	res = mustRun(t, cfg)
	expect(t, "findings in sound packages", lines(dir, res), `
		good/good.go:6:14: call of marked Good
		user/user.go:8:23: call of marked Good
	`)

	// A pattern that matches nothing does not stop the run for the others.
	res = mustRun(t, config(dir, "./good", "./nowhere"))
	expect(t, "errors beside a bad pattern", errorLines(dir, res), `
		./nowhere: no such directory: nowhere
	`)
	expect(t, "findings beside a bad pattern", lines(dir, res), `
		good/good.go:6:14: call of marked Good
	`)
}

// If tests do not compile, the packages that are recompiled for them have no
// export data, either: their types come from source, and they have their facts.
func TestBrokenTests(t *testing.T) {
	dir := writeModule(t, chain+`
-- a/broken_test.go --
package a

var x int = "not a number"
`)
	for _, patterns := range [][]string{{"./..."}, {"./a"}} {
		res := mustRun(t, config(dir, patterns...))
		expect(t, "errors", errorLines(dir, res), `
			a/broken_test.go:3:13: cannot use "not a number" (untyped string constant) as int value in variable declaration
		`)
		expect(t, "findings", under("a/", lines(dir, res)), under("a/", chainFindings))
	}
}

// A package that is recompiled for a test has the same errors as the package
// itself, although the compiler words them differently.
func TestBrokenRecompiled(t *testing.T) {
	dir := writeModule(t, chain+`
-- c/syntax.go --
package c

func
`)
	for _, patterns := range [][]string{{"./..."}, {"./a", "./c"}, {"./a"}} {
		res := mustRun(t, config(dir, patterns...))
		expect(t, strings.Join(patterns, " "), errorLines(dir, res), `c/syntax.go:3:6: expected '(', found 'EOF'`)
	}
}

// If a dependency outside the workspace does not compile, its importers only lose
// the declarations that are really missing.
func TestBrokenDependency(t *testing.T) {
	dir := writeModule(t, usingDep+`
-- m/m.go --
package m

import "ex.com/dep"

// F is a MARK.
func F() dep.T { return dep.New(dep.Inner()) }

func G() { F().Method() }
-- m/use/use.go --
package use

import "ex.com/m"

func H() { m.F() }
-- dep/go.mod --
module ex.com/dep
go 1.26
-- dep/dep.go --
package dep

import "ex.com/dep/inner"

type T struct{}

func (T) Method() {}

func New(inner.T) T { return "not a T" }

func Inner() inner.T { return inner.T{} }
-- dep/inner/inner.go --
package inner

type T struct{}
`)
	res := mustRun(t, config(filepath.Join(dir, "m")))
	expect(t, "errors", errorLines(dir, res), `
		dep/dep.go:9:30: cannot use "not a T" (untyped string constant) as T value in return statement
	`)
	expect(t, "findings", lines(dir, res), `
		m/m.go:8:12: call of marked F
		m/use/use.go:5:12: call of marked F
	`)
}
