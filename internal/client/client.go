// Package client follows the responses that a program receives as a client: which code checks the status, and which uses the body.
//
// # Promise
//
// A use is a run that can happen if unseen code may return any value of its type: the response comes from the call, its body
// becomes data at the place of the use, and no code of the program that gets the response looks at its status, on any path.
// Uses that cannot be proved are not reported.
//
// # How
//
// Package paths follows the values of a function. A response is a value of its own, created where a row of the API table says
// that a call gets one; its body is a term over it (a [view]), through all readers, decoders and variables. The
// shadow of a path only lists which values are responses. Results are kept per call (request), for all paths together: a look
// at the status on any path shows that the author thought of it.
//
// A function that returns the response that it got counts as a way to get one, and its fact says whether it has looked at the
// status. A function that gets a response, a reader or a body counts as what it does with it (summary.go). Both are computed
// when a call needs them. Importing packages learn of wrappers by facts.
//
// # What it assumes, besides package paths
//
//  1. Unseen code that gets the response looks at its status. Code that gets only a reader of the body cannot; code that gets
//     the bytes may recognise an error page by them, unless they are formatted: an argument of ...any.
//  2. If a condition tests the body, or a condition of an error path tests what the body was decoded into, the program judges the
//     body itself (judged.go).
//  3. A client that the program made with only the transport of net/http passes every status on. In other clients, a
//     RoundTripper of the program that looks at the status may handle all of them.
package client

import (
	"cmp"
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/calls"
	"github.com/statuslint/statuslint/internal/stdlib"
	"github.com/statuslint/statuslint/internal/syntax"
)

// How says how a body is used.
type How uint8

// The ways.
const (
	Decoded  How = iota // it is decoded into data
	Returned            // the caller gets it, and not the status
	Stored              // it is kept: in a file, a field, what a parameter points to
	PassedOn            // it is sent as the body of a response
)

// Use is a place where a body becomes data.
type Use struct {
	How
	Read ast.Node     // the call that reads the body; the return statement if the reader is returned
	At   ast.Node     // where it becomes data: Read itself, or a later place
	Into types.Type   // of Decoded: the type of the data; nil if that is not known
	By   *types.Func  // the function of the program that gets the body; nil if this function uses it
	data types.Object // of Decoded: the variable that holds the data
	file types.Object // of Stored: the variable that holds the file, or its name
}

// Response is a response whose body is used and whose status is never checked.
type Response struct {
	Call  *ast.CallExpr
	Check string   // what tells whether it is an error, as it is selected from the response
	Uses  []Use    // at least one, in the order of the source
	Func  ast.Node // the *ast.FuncDecl or *ast.FuncLit that the call is in
}

// Result is what was found in a package.
type Result struct{ Responses []Response }

// Analyze follows the responses that the package under analysis gets and exports facts about its functions.
func Analyze(pass *analysis.Pass, bound *api.Bound) *Result {
	r := &Result{}
	p := newPkg(pass, bound)
	if !p.collect() {
		return r
	}
	for _, u := range p.units {
		p.follow(u)
	}
	p.exportFacts()
	for _, s := range p.found {
		if uses := p.worth(s); len(uses) > 0 {
			r.Responses = append(r.Responses, Response{Call: s.call, Check: s.check, Uses: uses, Func: s.fn})
		}
	}
	slices.SortFunc(r.Responses, func(a, b Response) int { return cmp.Compare(a.Call.Pos(), b.Call.Pos()) })
	return r
}

// pkg is the package under analysis.
type pkg struct {
	pass  *analysis.Pass
	info  *types.Info
	bound *api.Bound

	decls     map[*types.Func]*ast.FuncDecl
	judging   bool                      // judges looks at a callee
	units     []ast.Decl                // those in which a response is got, in the order of the source
	calls     map[ast.Decl][]*ast.Ident // the names of the functions that get one, by where they are called
	hooked    map[*types.Package]bool   // clients with responses that code of the program looks at
	summaries map[*types.Func]*summary  // nil while a function is followed
	found     []*request
	depth     int                       // calls that summarize is following
	callers   map[types.Object][]caller // the calls of the package's functions; nil until asked for
	writers   map[*types.TypeName]bool  // the responses of servers; nil until asked for
	checking  truth                     // whether a RoundTripper of the program looks at statuses
}

// truth is the answer to a question, if known.
type truth uint8

const (
	unknown truth = iota
	yes
	no
)

func newPkg(pass *analysis.Pass, bound *api.Bound) *pkg {
	return &pkg{
		pass: pass, info: pass.TypesInfo, bound: bound,
		calls:     map[ast.Decl][]*ast.Ident{},
		hooked:    map[*types.Package]bool{},
		summaries: map[*types.Func]*summary{},
	}
}

// collect finds the functions that get a response: from a function of the table, or from one of the program that may pass
// one on; false if there are no clients.
func (p *pkg) collect() bool {
	gets := map[types.Object]bool{}
	for _, obj := range p.bound.Clients() {
		gets[obj] = true
	}
	if len(gets) == 0 || stdlib.Analyses(p.pass) {
		return false
	}
	var decls []ast.Decl
	for _, file := range p.pass.Files {
		decls = append(decls, file.Decls...)
	}
	p.decls = syntax.Bodies(p.info, p.pass.Files)
	slices.SortFunc(decls, func(a, b ast.Decl) int { return cmp.Compare(a.Pos(), b.Pos()) })
	for id, obj := range p.info.Uses {
		fn, ok := obj.(*types.Func)
		if !ok || fn.Pkg() == nil {
			continue
		}
		fn = fn.Origin()
		if !gets[fn] {
			if fn.Pkg() != p.pass.Pkg && stdlib.Holds(fn.Pkg().Path()) || !p.mayWrap(fn) {
				continue
			}
		} else if p.bound.Client(fn, nil).Does == api.Hooks {
			p.hooked[fn.Pkg()] = true
			continue
		}
		if i, _ := slices.BinarySearchFunc(decls, id.Pos(), func(d ast.Decl, pos token.Pos) int { return cmp.Compare(d.Pos(), pos+1) }); i > 0 {
			d := decls[i-1]
			if len(p.calls[d]) == 0 {
				p.units = append(p.units, d)
			}
			p.calls[d] = append(p.calls[d], id)
		}
	}
	slices.SortFunc(p.units, func(a, b ast.Decl) int { return cmp.Compare(a.Pos(), b.Pos()) })
	return true
}

// mayWrap reports whether a function may pass a response on: one of its results has a type that rows for responses name.
func (p *pkg) mayWrap(fn *types.Func) bool {
	_, ok := p.wrapped(fn.Signature())
	return ok
}

// wrapped returns the index of the result that is a response.
func (p *pkg) wrapped(sig *types.Signature) (int, bool) {
	for i := range sig.Results().Len() {
		if p.isResponse(sig.Results().At(i).Type()) {
			return i, true
		}
	}
	return 0, false
}

// isResponse reports whether values of a type are responses that a client gets: the first results of the functions of the
// table that get one.
func (p *pkg) isResponse(t types.Type) bool {
	tn := api.NamedOf(t)
	return tn != nil && p.bound.Received()[tn]
}

func (p *pkg) callee(call *ast.CallExpr) (types.Object, types.Type) {
	c, _ := calls.Of(p.info, call.Fun)
	return c.Obj, c.Recv
}

// follow looks for responses in a declaration: in its function, and in each literal that was not followed where it is called.
func (p *pkg) follow(d ast.Decl) {
	done := map[*ast.FuncLit]bool{}
	if fn, ok := d.(*ast.FuncDecl); ok && fn.Body != nil {
		if obj, ok := p.info.Defs[fn.Name].(*types.Func); ok {
			p.summarize(obj, fn)
		}
		for _, s := range p.found {
			for _, lit := range s.followed {
				done[lit] = true
			}
		}
	}
	for _, id := range p.calls[d] {
		lit := innermost(d, id.Pos())
		if lit == nil || done[lit] {
			continue
		}
		done[lit] = true
		r := newRun(p, d, lit)
		r.exec.Run(lit.Type, lit.Body, shadow{run: r})
		r.finish()
	}
}

// innermost returns the function literal around a position that is nearest to it, or nil.
func innermost(d ast.Decl, pos token.Pos) *ast.FuncLit {
	var lit *ast.FuncLit
	ast.Inspect(d, func(n ast.Node) bool {
		if n == nil || pos < n.Pos() || n.End() <= pos {
			return false
		}
		if l, ok := n.(*ast.FuncLit); ok {
			lit = l
		}
		return true
	})
	return lit
}

func isError(t types.Type) bool { return types.Identical(t, types.Universe.Lookup("error").Type()) }
