package routes

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/internal/order"
)

// Middleware and handlers of other modules. Their code is visible, so they are followed like those of the program, with three
// differences: the routes that they register are not listed, the errors that their functions return are not followed, and a status that
// they send belongs to the place where the program adds them.

// ask asks for facts of what the code of a package mentions that may be a handler or middleware of another module, so that the driver
// analyses that module's package first.
func ask(pass *analysis.Pass, serves func(*types.Signature) bool, skip func(path string) bool) {
	for _, obj := range pass.TypesInfo.Uses {
		fn, ok := obj.(*types.Func)
		if ok && fn.Pkg() != nil && fn.Pkg() != pass.Pkg && !skip(fn.Pkg().Path()) && serves(fn.Signature()) {
			pass.ImportObjectFact(fn.Origin(), new(order.FuncFact))
		}
	}
}

// serving returns a function that reports whether functions with a signature handle requests, or return what does.
func serving(takes func(*types.Signature) bool) func(*types.Signature) bool {
	var handles func(t types.Type, depth int) bool
	handles = func(t types.Type, depth int) bool {
		sig, ok := t.Underlying().(*types.Signature)
		if !ok {
			return mayServe(t)
		}
		if takes(sig) {
			return true
		}
		for v := range sig.Results().Variables() {
			if depth < 2 && handles(v.Type(), depth+1) {
				return true
			}
		}
		return false
	}
	return func(sig *types.Signature) bool { return handles(sig, 0) }
}

// declaresServing reports whether a package declares a function that handles requests, or returns what does.
func declaresServing(pass *analysis.Pass, serves func(*types.Signature) bool) bool {
	for _, file := range pass.Files {
		for _, decl := range file.Decls {
			if fn, ok := decl.(*ast.FuncDecl); ok && fn.Body != nil {
				if obj, ok := pass.TypesInfo.Defs[fn.Name].(*types.Func); ok && obj.Exported() && serves(obj.Signature()) {
					return true
				}
			}
		}
	}
	return false
}

// isForeign reports whether a node is code of another module.
func (m *machine) isForeign(n ast.Node) bool { return m.foreign[m.fset.File(n.Pos())] }

// moved returns an answer in which what the code of other modules sends is sent at at.
func (m *machine) moved(a *Answer, at ast.Node) *Answer {
	if len(m.foreign) == 0 {
		return a
	}
	out := a.bare()
	for code, nodes := range a.codes {
		for _, n := range nodes {
			to := n
			if m.isForeign(n) {
				to = at
			} else if a.chosen[choice{code, n}] {
				out.choose(code, n)
			}
			out.add(code, to)
			if code == 200 && a.implied[n] {
				out.imply(to)
			}
		}
	}
	return out
}

// foreignFiles returns the files of packages of other modules.
func foreignFiles(fset *token.FileSet, list []*Package) map[*token.File]bool {
	files := map[*token.File]bool{}
	for _, pkg := range list {
		if pkg.Foreign {
			for _, f := range pkg.Pass.Files {
				files[fset.File(f.FileStart)] = true
			}
		}
	}
	return files
}

// byRouter returns what middleware that comes with a router answers: what its source shows, but for 500, which is about its own failures.
// What else it does is known not to answer. open says whether what it wraps may answer more.
func (m *machine) byRouter(c *closure, a, inner *Answer) *Answer {
	if c.fn == nil || !c.fn.pkg.Foreign || !m.table.Middleware(c.fn.pkg.Pass.Pkg.Path()) {
		return a
	}
	out := &Answer{silent: a.silent, noted: a.noted}
	if inner != nil {
		out.open = inner.open
		out.merge(&Answer{codes: inner.codes, chosen: inner.chosen, panics: inner.panics, panicked: inner.panicked})
	}
	for code, nodes := range a.codes {
		for _, n := range nodes {
			if code != 500 {
				out.add(code, n)
			}
		}
	}
	for _, f := range a.failures {
		o, ok := f.(*object)
		switch {
		case inner != nil && inner.fails(f):
		case !ok:
			out.open = true
			continue
		case m.isPlain(o) || slices.Contains(m.chosen(c.fn.pkg, o), value(number(500))):
			out.open = out.open || a.open // it may be one of those that are not followed
			continue
		default:
			out.open = out.open || a.open
		}
		out.failures = out.failures.with(vals{f})
	}
	if inner != nil {
		out.failures = out.failures.with(inner.failures)
	}
	return out
}

// fails reports whether an error is one of those of a handler.
func (a *Answer) fails(f value) bool {
	o, ok := f.(*object)
	return slices.ContainsFunc(a.failures, func(x value) bool {
		same, isObject := x.(*object)
		return x == f || ok && isObject && o.is != nil && same.is != nil && *o.is == *same.is
	})
}
