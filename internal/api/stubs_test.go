//go:build modules

package api

import (
	"fmt"
	"go/constant"
	"go/token"
	"go/types"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/packages"
)

// TestStubsAgainstRealModules compares the packages in testdata/src with the real ones: what a stub
// declares is there under the same name and with the same types. A stub may leave things out.
func TestStubsAgainstRealModules(t *testing.T) {
	root, err := filepath.Abs("../../analyzer/testdata")
	if err != nil {
		t.Fatal(err)
	}
	paths := stubPaths(t, filepath.Join(root, "src"))
	stubs, err := packages.Load(&packages.Config{
		Mode: packages.NeedName | packages.NeedTypes | packages.NeedExportFile | packages.NeedImports,
		Dir:  filepath.Join(root, "src"),
		Env:  append(os.Environ(), "GO111MODULE=off", "GOPATH="+root, "GOPROXY=off"),
	}, paths...)
	if err != nil {
		t.Fatal(err)
	}
	real := realPackages(t, paths)
	for _, stub := range stubs {
		for _, e := range stub.Errors {
			t.Errorf("%s: %v", stub.PkgPath, e)
		}
		if p := real[stub.PkgPath]; p == nil {
			t.Errorf("no real package %s", stub.PkgPath)
		} else {
			comparison{t, stub.Types, p}.compare()
		}
	}
	for _, rows := range []Rows{gin(), echoV3(), echoV4(), echoV5(), fiberV2(), fiberV3(), testify()} {
		for _, row := range rows.Funcs {
			if n, err := parseName(row.Name); err == nil && slices.Contains(paths, n.pkg) {
				i := slices.IndexFunc(stubs, func(p *packages.Package) bool { return p.PkgPath == n.pkg })
				if lookup(stubs[i].Types, n) == nil {
					t.Errorf("the stub lacks %s", row.Name)
				}
			}
		}
	}
}

// stubPaths lists the import paths of the stubs: those that begin with a host's name. Stubs of unavailable packages
// cannot be compared.
func stubPaths(t *testing.T, src string) []string {
	t.Helper()
	var paths []string
	err := filepath.WalkDir(src, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".go" {
			return err
		}
		rel, err := filepath.Rel(src, filepath.Dir(path))
		if err != nil {
			return err
		}
		pkg := filepath.ToSlash(rel)
		host, _, _ := strings.Cut(pkg, "/")
		if strings.Contains(host, ".") && !slices.Contains(unavailable, pkg) && !slices.Contains(paths, pkg) {
			paths = append(paths, pkg)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(paths) < 30 {
		t.Fatalf("only %d stubs in %s", len(paths), src)
	}
	return paths
}

// comparison is a stub and the real package.
type comparison struct {
	t          *testing.T
	stub, real *types.Package
}

func (c comparison) compare() {
	if c.stub.Name() != c.real.Name() {
		c.t.Errorf("%s: package %s, really %s", c.stub.Path(), c.stub.Name(), c.real.Name())
	}
	for _, id := range c.stub.Scope().Names() {
		stub, real := c.stub.Scope().Lookup(id), c.real.Scope().Lookup(id)
		if real == nil {
			c.t.Errorf("%s.%s does not exist", c.stub.Path(), id)
			continue
		}
		what := c.stub.Path() + "." + id
		if fmt.Sprintf("%T", stub) != fmt.Sprintf("%T", real) {
			c.t.Errorf("%s is a %T, really a %T", what, stub, real)
			continue
		}
		switch stub := stub.(type) {
		case *types.TypeName:
			c.typeNames(what, stub, real.(*types.TypeName))
		case *types.Const:
			c.same(what, stub.Type(), real.Type())
			if !constant.Compare(stub.Val(), token.EQL, real.(*types.Const).Val()) {
				c.t.Errorf("%s is %s, really %s", what, stub.Val(), real.(*types.Const).Val())
			}
		default:
			c.same(what, stub.Type(), real.Type())
		}
	}
}

func (c comparison) typeNames(what string, stub, real *types.TypeName) {
	if stub.IsAlias() || real.IsAlias() {
		c.same(what, stub.Type(), real.Type())
		return
	}
	c.members(what, stub.Type(), real.Type())
	switch s := stub.Type().Underlying().(type) {
	case *types.Struct:
		if _, ok := real.Type().Underlying().(*types.Struct); !ok {
			c.t.Errorf("%s is no struct", what)
		}
		for f := range s.Fields() {
			c.member(what, real, f)
		}
	case *types.Interface:
		if !types.IsInterface(real.Type()) {
			c.t.Errorf("%s is no interface", what)
		}
		for m := range s.Methods() {
			c.member(what, real, m)
		}
	default:
		c.same(what, s, real.Type().Underlying())
	}
}

// members compares the declared methods of a type.
func (c comparison) members(what string, stub, real types.Type) {
	named, ok := stub.(*types.Named)
	if !ok {
		return
	}
	for m := range named.Methods() {
		if r := c.member(what, real.(*types.Named).Obj(), m); r != nil && pointerReceiver(m) != pointerReceiver(r) {
			c.t.Errorf("%s.%s has another receiver", what, m.Name())
		}
	}
}

// member compares a field or method; it returns the real one.
func (c comparison) member(what string, real *types.TypeName, member types.Object) types.Object {
	found, _, _ := types.LookupFieldOrMethod(real.Type(), true, c.real, member.Name())
	if found == nil {
		c.t.Errorf("%s.%s does not exist", what, member.Name())
		return nil
	}
	if fmt.Sprintf("%T", found) != fmt.Sprintf("%T", member) {
		c.t.Errorf("%s.%s is a %T, really a %T", what, member.Name(), member, found)
		return nil
	}
	c.same(what+"."+member.Name(), member.Type(), found.Type())
	return found
}

// same compares two types as they are written out, the names of parameters aside.
func (c comparison) same(what string, stub, real types.Type) {
	if s, r := written(stub), written(real); s != r {
		c.t.Errorf("%s\n\tis %s\n\treally %s", what, s, r)
	}
}

func pointerReceiver(obj types.Object) bool {
	fn, ok := obj.(*types.Func)
	if !ok || fn.Signature().Recv() == nil {
		return false
	}
	_, ok = fn.Signature().Recv().Type().(*types.Pointer)
	return ok
}

// written is types.TypeString without aliases and names of parameters.
func written(t types.Type) string {
	switch t := types.Unalias(t).(type) {
	case *types.Pointer:
		return "*" + written(t.Elem())
	case *types.Slice:
		return "[]" + written(t.Elem())
	case *types.Map:
		return "map[" + written(t.Key()) + "]" + written(t.Elem())
	case *types.Chan:
		return fmt.Sprint("chan ", t.Dir(), " ", written(t.Elem()))
	case *types.Signature:
		text := "func("
		for p := range t.Params().Variables() {
			text += written(p.Type()) + ","
		}
		text += fmt.Sprint(") variadic ", t.Variadic(), " (")
		for r := range t.Results().Variables() {
			text += written(r.Type()) + ","
		}
		return text + ")"
	case *types.Interface:
		text := "interface{"
		for m := range t.Methods() {
			text += m.Name() + written(m.Type()) + ";"
		}
		return text + "}"
	case *types.TypeParam:
		return fmt.Sprint("$", t.Index())
	default:
		return types.TypeString(t, nil)
	}
}
