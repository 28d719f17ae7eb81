package client

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/paths"
)

// summary is what a function does with responses.
type summary struct {
	params map[int]*request // what it does with its arguments, by the index of the parameter; api.Receiver for the receiver
	wraps  bool             // it returns a response that it got, and has not looked at the status
	result int              // the index of that
	check  string
}

// WrapperFact says that a function returns a response that it got, at an index of its results, and has not looked at the
// status.
type WrapperFact struct {
	Result int
	Check  string
}

// AFact marks WrapperFact as a fact.
func (*WrapperFact) AFact() {}

func (f *WrapperFact) String() string { return "gets a response" }

// ChecksFact says that a RoundTripper looks at the status of the responses that it passes on.
type ChecksFact struct{}

// AFact marks ChecksFact as a fact.
func (*ChecksFact) AFact() {}

func (f *ChecksFact) String() string { return "looks at the status" }

// maxCalls bounds how deep calls are followed from one function.
const maxCalls = 20

// summaryOf returns the summary of a function of the program, or nil.
func (p *pkg) summaryOf(fn *types.Func) *summary {
	if decl := p.decls[fn]; decl != nil {
		return p.summarize(fn, decl)
	}
	if fn.Pkg() == nil || fn.Pkg() == p.pass.Pkg || !p.mayWrap(fn) {
		return nil
	}
	fact := new(WrapperFact)
	if !p.pass.ImportObjectFact(fn, fact) {
		return nil
	}
	return &summary{wraps: true, result: fact.Result, check: fact.Check}
}

// summarize follows a function. A recursive function, or one too deep in calls, has no summary.
func (p *pkg) summarize(fn *types.Func, decl *ast.FuncDecl) *summary {
	if s, ok := p.summaries[fn]; ok {
		return s
	}
	if p.depth == maxCalls {
		return nil
	}
	p.depth++
	defer func() { p.depth-- }()
	p.summaries[fn] = nil
	r := newRun(p, decl, decl)
	s := &summary{params: map[int]*request{}}
	start := shadow{run: r}
	note := func(v *types.Var, index int) {
		t := tracked{src: int32(len(r.requests)), whole: p.isResponse(v.Type()), text: isText(v.Type())}
		if v.Name() == "" || v.Name() == "_" || !t.whole && !isReader(v.Type()) && !(t.text && !isString(v.Type())) {
			return
		}
		t.value = r.exec.AtEntry(v)
		s.params[index] = &request{fn: decl, owner: r}
		r.requests = append(r.requests, s.params[index])
		start = start.with(t)
	}
	sig := fn.Signature()
	if sig.Recv() != nil {
		note(sig.Recv(), api.Receiver)
	}
	for i := range sig.Params().Len() {
		note(sig.Params().At(i), i)
	}
	for _, e := range r.exec.Run(decl.Type, decl.Body, start) {
		r.leaves(e)
	}
	r.finish()
	for _, src := range r.requests {
		if src.call == nil {
			src.uses = p.worth(src)
			continue
		}
		if !src.returned {
			continue
		}
		if src.looked || src.judged {
			s.wraps = false
			break
		}
		s.result, _ = p.wrapped(sig)
		s.wraps, s.check = true, src.check
	}
	p.summaries[fn] = s
	return s
}

func isString(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsString != 0
}

// leaves records what of a response a function returns, or writes to where its caller can see it.
func (r *run) leaves(e paths.Exit) {
	for i, v := range e.Results {
		f, ok := r.resolve(e.State, v)
		if !ok {
			continue
		}
		switch {
		case f.whole:
			f.returned = true
		case f.read != nil:
			r.use(e.State, f, Use{How: Returned, At: f.read})
		case f.text:
			f.judged = true // a parameter that is returned
		case e.Return != nil && f.call != nil:
			at := ast.Node(e.Return)
			if i < len(e.Return.Results) {
				at = e.Return.Results[i]
			}
			r.use(e.State, f, Use{How: Returned, At: at})
		default:
			f.judged = true
		}
	}
	for _, w := range r.exec.WrittenOf(e.State) {
		if f, ok := r.resolve(e.State, w.Value); ok {
			switch {
			case f.whole:
				f.looked = true
			case f.read != nil:
				r.use(e.State, f, Use{How: Stored, At: f.read})
			default:
				f.judged = true
			}
		}
	}
}

// exportFacts attaches facts to the functions that get a response for others, and to RoundTrippers that look at the status.
func (p *pkg) exportFacts() {
	for fn, s := range p.summaries {
		if s != nil && s.wraps {
			p.pass.ExportObjectFact(fn, &WrapperFact{s.result, s.check})
		}
	}
	for fn, decl := range p.decls {
		if p.isChecker(fn, decl) {
			p.checking = yes
			p.pass.ExportObjectFact(fn, &ChecksFact{})
		}
	}
}

// isChecker reports whether a function is a RoundTripper's and looks at the status.
func (p *pkg) isChecker(fn *types.Func, decl *ast.FuncDecl) bool {
	sig := fn.Signature()
	if sig.Recv() == nil || fn.Name() != "RoundTrip" || sig.Results().Len() != 2 || !p.isResponse(sig.Results().At(0).Type()) {
		return false
	}
	looks := false
	ast.Inspect(decl.Body, func(n ast.Node) bool {
		if sel, ok := n.(*ast.SelectorExpr); ok {
			if v, ok := p.info.Uses[sel.Sel].(*types.Var); ok && v.IsField() {
				row := p.bound.Field(v)
				looks = looks || row != nil && row.Reads == api.Looks
			}
		}
		return !looks
	})
	return looks
}

// checks reports whether the analysis can see a RoundTripper of the program that looks at the status.
func (p *pkg) checks() bool {
	if p.checking != unknown {
		return p.checking == yes
	}
	p.checking = no
	for _, imported := range p.pass.Pkg.Imports() {
		scope := imported.Scope()
		for _, name := range scope.Names() {
			tn, ok := scope.Lookup(name).(*types.TypeName)
			if !ok || tn.IsAlias() {
				continue
			}
			obj, _, _ := types.LookupFieldOrMethod(types.NewPointer(tn.Type()), true, imported, "RoundTrip")
			if fn, ok := obj.(*types.Func); ok && p.pass.ImportObjectFact(fn.Origin(), new(ChecksFact)) {
				p.checking = yes
				return true
			}
		}
	}
	return false
}

// FactTypes lists the facts that the package exports.
func FactTypes() []analysis.Fact { return []analysis.Fact{(*WrapperFact)(nil), (*ChecksFact)(nil)} }
