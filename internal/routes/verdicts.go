package routes

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/internal/calls"
)

// Functions that say which error they get:
//
//	func isMissing(err error) bool {
//		if errors.Is(err, ErrGone) {
//			return true
//		}
//		return errors.Is(err, ErrAbsent)
//	}
//
// So does the method Is of an error, which errors.Is calls.

// asks lists the tests that hold if a call returns want: of errors.Is, errors.As, and functions of the program whose verdict is
// known.
func (m *machine) asks(w where, e *ast.CallExpr, want bool) []anyOf {
	info := w.fn.pkg.Pass.TypesInfo
	c, ok := calls.Of(info, e.Fun)
	if !ok || c.Obj == nil {
		return nil
	}
	if row := w.fn.pkg.Bound.Func(c.Obj, c.Recv); row != nil && row.Language.Asks && len(e.Args) == 2 {
		if row.Language.As {
			if p, ok := typeOf(info, e.Args[1]).Underlying().(*types.Pointer); ok {
				return []anyOf{{{x: e.Args[0], w: w, typ: p.Elem(), other: !want}}}
			}
		} else if name := faultName(info, e.Args[1]); name != nil {
			t := m.is(w, e.Args[0], name)
			t[0].other = !want
			return []anyOf{t}
		}
		return nil
	}
	fn, ok := c.Obj.(*types.Func)
	if !ok || w.depth > maxChain {
		return nil
	}
	if list := m.asksTexts(w, e, fn, want); list != nil {
		return list
	}
	if list, text, ok := m.searches(m.declared(fn.Origin())); ok && len(e.Args) == 2 {
		if values, ok := m.texts(w, e.Args[list], false); ok {
			return m.asksPath(w, e.Args[text], equals, values, want)
		}
	}
	g := m.own(fn)
	if g == nil || g.typ.Results == nil || g.typ.Results.NumFields() != 1 {
		return nil
	}
	list, _ := m.judged(m.into(w, e, c, g), want)
	return list
}

// judged lists tests that hold if a function returns want: see verdict.
func (m *machine) judged(w where, want bool) (all []anyOf, never bool) {
	if m.judging[w.fn] {
		return nil, false // it calls itself
	}
	m.judging[w.fn] = true
	defer delete(m.judging, w.fn)
	return m.verdict(w, w.fn.body.List, want)
}

// verdict lists tests that hold if statements return want, as far as they declare and assign variables, return under one or two conditions,
// and return in the end: none if nothing is known. never says that they never return want.
func (m *machine) verdict(w where, list []ast.Stmt, want bool) (all []anyOf, never bool) {
	if len(list) == 0 {
		return nil, false
	}
	switch s := list[0].(type) {
	case *ast.DeclStmt, *ast.AssignStmt:
		return m.verdict(w, list[1:], want)
	case *ast.ReturnStmt:
		if len(s.Results) != 1 {
			return nil, false
		}
		if info := w.fn.pkg.Pass.TypesInfo; isConstant(info, s.Results[0], want) || isConstant(info, s.Results[0], !want) {
			return nil, isConstant(info, s.Results[0], !want)
		}
		return m.tests(w, s.Results[0], nil, want), false
	case *ast.IfStmt:
		conditions := []*ast.IfStmt{s}
		if inner, ok := only(s.Body).(*ast.IfStmt); ok {
			conditions = append(conditions, inner)
		}
		if slices.ContainsFunc(conditions, func(c *ast.IfStmt) bool { return c.Else != nil }) {
			return nil, false
		}
		ret, ok := only(conditions[len(conditions)-1].Body).(*ast.ReturnStmt)
		if !ok || len(ret.Results) != 1 {
			return nil, false
		}
		rest, never := m.verdict(w, list[1:], want)
		here := func() (list []anyOf) {
			for _, c := range conditions {
				list = append(list, m.tests(w, c.Cond, c.Init, true)...)
			}
			return append(list, m.tests(w, ret.Results[0], nil, want)...)
		}
		switch info := w.fn.pkg.Pass.TypesInfo; {
		case isConstant(info, ret.Results[0], !want) && len(conditions) == 1:
			return append(m.tests(w, s.Cond, s.Init, false), rest...), never
		case isConstant(info, ret.Results[0], !want): // one of the conditions does not hold
			return rest, never
		case never:
			return here(), false
		case len(rest) > 0:
			if first := here(); len(first) > 0 {
				return []anyOf{append(slices.Clip(first[0]), rest[0]...)}, false
			}
		}
	}
	return nil, false
}

// only returns the statement of a block that has one; nil for others.
func only(b *ast.BlockStmt) ast.Stmt {
	if len(b.List) != 1 {
		return nil
	}
	return b.List[0]
}

// saysIs reports what the method Is of an error, which errors.Is calls, returns for a target. known is false if it may return either, and asks
// if there is no such method, or if it does not ask which error the target is.
func (m *machine) saysIs(f, target fault) (yes, known, asks bool) {
	of := m.concrete(f)
	if of == nil {
		return false, false, false
	}
	obj, _, _ := types.LookupFieldOrMethod(types.NewPointer(deref(of)), true, nil, "Is")
	fn, _ := obj.(*types.Func)
	if fn == nil || m.own(fn) == nil || fn.Signature().Params().Len() != 1 {
		return false, false, false
	}
	w := where{fn: m.own(fn)}
	isTarget := func(t test) bool { return !t.boolean && m.paramOf(t.w, t.x) == 0 && t.w.fn == w.fn }
	may := func(want bool) bool {
		list, never := m.judged(w, want)
		asks = asks || slices.ContainsFunc(list, func(g anyOf) bool { return slices.ContainsFunc(g, isTarget) })
		return !never && !slices.ContainsFunc(list, func(g anyOf) bool {
			return !slices.ContainsFunc(g, func(t test) bool { return !isTarget(t) || m.holds(t, target, "") })
		})
	}
	yes, no := may(true), may(false)
	return yes && !no, yes != no, asks
}
