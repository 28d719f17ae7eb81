package paths

import (
	"go/ast"
	"go/token"

	"github.com/statuslint/statuslint/internal/terms"
)

// split returns the paths on which a condition holds and those on which it does not. at is the condition in the source; nil for one
// that the source does not spell out.
func (x *Exec) split(st *State, cond terms.ID, at ast.Node) (yes, no []*State) {
	switch x.T.Truth(st.Facts, cond) {
	case terms.True:
		st.decided(at, true)
		return []*State{st}, nil
	case terms.False:
		st.decided(at, false)
		return nil, []*State{st}
	}
	if !st.Unsure && !x.lenient && (x.T.Unsure(cond) || x.client.Hidden(st, cond)) {
		st.Unsure = true
	}
	other := st.clone()
	if facts, ok := x.T.Assume(st.Facts, cond, true); ok {
		st.Facts = facts
		x.needsWitness(st, cond)
		st.passed(at, true)
		yes = append(yes, st)
	}
	if facts, ok := x.T.Assume(other.Facts, cond, false); ok {
		other.Facts = facts
		x.needsWitness(other, cond)
		other.passed(at, false)
		no = append(no, other)
	}
	return yes, no
}

// needsWitness makes a path unsure after a condition on numbers, if no numbers were found for which the path is taken.
func (x *Exec) needsWitness(st *State, cond terms.ID) {
	if !st.Unsure && !x.T.Unsure(cond) && !x.T.Feasible(st.Facts, cond) {
		st.Unsure = true
	}
}

// passed reports the outcome of a condition in the source to the shadow. It ignores other conditions.
func (s *State) passed(cond ast.Node, holds bool) {
	if cond != nil {
		s.Shadow = s.Shadow.Branch(cond, holds)
	}
}

// decided is like passed, for a condition with only one possible outcome. Range loops are left out: it goes without saying that a
// loop over known elements runs.
func (s *State) decided(cond ast.Node, holds bool) {
	if _, isLoop := cond.(*ast.RangeStmt); !isLoop {
		s.passed(cond, holds)
	}
}

// cond splits states by a boolean expression.
func (f *frame) cond(e ast.Expr, states []*State) (yes, no []*State) {
	switch e := ast.Unparen(e).(type) {
	case *ast.UnaryExpr:
		if e.Op == token.NOT {
			no, yes = f.cond(e.X, states)
			return yes, no
		}
	case *ast.BinaryExpr:
		switch {
		case f.x.Info.Types[e].Value != nil:
		case e.Op == token.LAND && f.x.acts(e.Y):
			y, n := f.cond(e.X, states)
			yes, no = f.cond(e.Y, y)
			return yes, append(n, no...)
		case e.Op == token.LOR && f.x.acts(e.Y):
			y, n := f.cond(e.X, states)
			yes, no = f.cond(e.Y, n)
			return append(y, yes...), no
		}
	}
	for _, st := range f.eval(e, states) {
		cond := st.pop()
		y, n := f.x.split(st, cond, e)
		if value, t := f.x.compared(cond, e); value != 0 {
			y, n = f.x.possible(y, value, t), f.x.possible(n, value, t)
		}
		yes, no = append(yes, y...), append(no, n...)
	}
	return yes, no
}

// acts reports whether an expression contains a call or a receive, so that evaluating it may have an effect.
func (x *Exec) acts(e ast.Expr) bool {
	found := false
	ast.Inspect(e, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			if tv := x.Info.Types[n.Fun]; !tv.IsType() && x.Info.Types[n].Value == nil {
				if id, ok := ast.Unparen(n.Fun).(*ast.Ident); !ok || id.Name != "len" || !tv.IsBuiltin() {
					found = true
				}
			}
		case *ast.UnaryExpr:
			found = found || n.Op == token.ARROW
		case *ast.FuncLit:
			return false
		}
		return !found
	})
	return found
}
