package order

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/internal/paths"
	"github.com/statuslint/statuslint/internal/terms"
)

// maxExits bounds the exits of a summary.
const maxExits = 12

// maxCalls bounds the depth of calls that are followed from one function. Chains of helpers are far shorter. Without it, thousands
// of functions that call each other in a ring would all be on one stack.
const maxCalls = 100

// summaryOf returns the summary of a function of the program, or nil.
func (p *pkg) summaryOf(fn *types.Func) *Summary {
	if f := p.decls[fn.Origin()]; f != nil {
		if f.touches || p.takesResponse(fn.Signature()) {
			return p.summarize(f)
		}
		if s := p.valuesOf(f); !s.Incomplete {
			return s
		}
		return nil
	}
	if fact := p.importedFact(fn); fact != nil && len(fact.Summary.Exits) > 0 {
		return &fact.Summary
	}
	return nil
}

// summarize follows a function and returns its summary. It also finds the function's pairs. A function that calls itself, or whose
// call is too deep, is incomplete.
func (p *pkg) summarize(f *function) *Summary {
	if s, ok := p.summaries[f]; ok {
		if s == nil {
			return &Summary{Incomplete: true}
		}
		return s
	}
	if p.depth == maxCalls {
		return &Summary{Incomplete: true}
	}
	p.depth++
	defer func() { p.depth-- }()
	p.summaries[f] = nil
	r := &run{p: p, unit: f.unit, node: f.node, typ: f.node.Type, summary: true, params: map[types.Object]int{}}
	for obj, i := range p.parameters(f.node.Recv, f.node.Type) {
		r.params[obj] = i + 1
	}
	r.exec = paths.NewExec(p.info, r, f.node)
	r.exec.WritesParams = p.answers != nil
	r.exec.Entire = !f.touches && !p.takesResponse(f.obj.Signature()) && len(f.unit.literals) == 0 && p.answers == nil
	exits := r.exec.Run(f.node.Type, f.node.Body, newShadow(r))
	r.done(exits)
	r.answered(exits)
	r.noteEnds(exits)
	s := r.summarizeExits(exits)
	s.Handed = r.handedOn()
	if a := r.answer(); a != nil {
		s.covered = a.Covered || !a.Open
	}

	p.summaries[f] = s
	return s
}

// handedOn lists the parameters that the function passes to unseen code, such as a decoder. Responses are left out, since their
// effects say what happens to them.
func (r *run) handedOn() []int {
	var list []int
	for v, i := range r.params {
		if i >= 0 && r.exec.Handed(v) && !r.p.mayHold(v.Type()) {
			list = append(list, i)
		}
	}
	slices.Sort(list)
	return list
}

// maxValueNodes bounds the size of a function without a response that is followed for its results.
const maxValueNodes = 150

// valuesOf returns the summary of a function without a response, such as one that returns a condition, a status or an error.
func (p *pkg) valuesOf(f *function) *Summary {
	if s, ok := p.summaries[f]; ok {
		if s == nil {
			return &Summary{Incomplete: true}
		}
		return s
	}
	nodes := 0
	ast.Inspect(f.node.Body, func(n ast.Node) bool { nodes++; return nodes <= maxValueNodes })
	if nodes > maxValueNodes || f.node.Type.Results == nil && !setter(f.obj.Signature()) && len(p.sets(f.obj)) == 0 && !p.mayEnd(f.obj) {
		s := &Summary{Incomplete: true}
		p.summaries[f] = s
		return s
	}
	return p.summarize(f)
}

// setter reports whether a function may write through one of its arguments: a pointer, a map or a slice.
func setter(sig *types.Signature) bool {
	lets := func(v *types.Var) bool {
		switch v.Type().Underlying().(type) {
		case *types.Pointer, *types.Map, *types.Slice:
			return true
		}
		return false
	}
	if recv := sig.Recv(); recv != nil && lets(recv) {
		return true
	}
	for v := range sig.Params().Variables() {
		if lets(v) {
			return true
		}
	}
	return false
}

// decide splits each path that returns an unknown boolean into one that returns true and one that returns false.
func (r *run) decide(exits []paths.Exit) []paths.Exit {
	var out []paths.Exit
	for _, e := range exits {
		cond := terms.ID(0)
		for i, v := range e.Results {
			if b, ok := orInvalid(r.resultType(i)).Underlying().(*types.Basic); ok && b.Info()&types.IsBoolean != 0 && r.exec.T.Value(e.Facts, v) == 0 {
				cond = v
			}
		}
		if cond == 0 {
			out = append(out, e)
			continue
		}
		yes, no := r.exec.Split(e.State, cond, nil)
		for _, st := range append(yes, no...) {
			out = append(out, paths.Exit{State: st, Results: e.Results})
		}
	}
	return out
}

func (r *run) summarizeExits(exits []paths.Exit) *Summary {
	s := &Summary{Incomplete: r.exec.Incomplete, Varies: r.exec.Varies}
	for _, e := range r.decide(exits) {
		for _, x := range r.exitsOf(e) {
			if !slices.ContainsFunc(s.Exits, func(o Exit) bool { return sameExit(o, x) }) {
				s.Exits = append(s.Exits, x)
			}
		}
	}
	s.Exits = simplify(s.Exits)
	if len(s.Exits) > maxExits {
		s.Exits = r.joinResults(s.Exits)
	}
	if len(s.Exits) > maxExits {
		s.Exits = simplify(joinWrites(s.Exits))
	}
	if len(s.Exits) > maxExits {
		s.Exits = simplify(joinTypes(s.Exits))
	}
	if len(s.Exits) > maxExits {
		s.Exits, s.Incomplete = variety(s.Exits), true
	}
	withErrors(s.Exits)
	markUntold(s.Exits, r.resultCount(), s.Incomplete)
	return s
}

func (r *run) resultCount() int {
	if r.typ.Results == nil {
		return 0
	}
	return r.typ.Results.NumFields()
}

func sameExit(a, b Exit) bool {
	return a.Unsure == b.Unsure && slices.Equal(a.Pre, b.Pre) && slices.Equal(a.Results, b.Results) && slices.Equal(a.Post, b.Post) &&
		sameEffects(a.Effects, b.Effects)
}

// inlined records that a literal was followed at a call.
func (p *pkg) inlined(u *unit, lit *ast.FuncLit) {
	if u.done == nil {
		u.done = map[*ast.FuncLit]bool{}
	}
	u.done[lit] = true
}

func (p *pkg) followedAlready(u *unit, lit *ast.FuncLit) bool { return u.done[lit] }

// dropped reports whether a literal is called where it is written and no path of the function around it has reached it: all were
// dropped, or none leads there. If it were followed alone, it would begin with an untouched response, and its findings might be
// impossible.
func (p *pkg) dropped(u *unit, lit *ast.FuncLit) bool {
	if !u.inPlace[lit] {
		return false
	}
	for node := range p.ran {
		if node.Pos() <= lit.Pos() && lit.End() <= node.End() {
			return true
		}
	}
	return false
}
