package routes

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/internal/calls"
)

// definition is an assignment to a variable.
type definition struct {
	rhs     ast.Expr // nil for the zero value and for an unknown value
	index   int      // of the results of rhs; -1 if it has one
	zero    bool     // it is the zero value
	end     token.Pos
	at      ast.Node
	blocks  []ast.Node // the blocks and loops around it, the outermost first
	literal bool       // it is in a function literal, which may run at any time
}

// declarationOf returns the declaration that contains a function.
func (m *machine) declarationOf(f *function) ast.Node {
	if n := m.outer[f]; n != nil {
		return n
	}
	n := f.node
	if _, isLit := n.(*ast.FuncLit); isLit {
		for _, file := range f.pkg.Pass.Files {
			for _, d := range file.Decls {
				if d.Pos() <= n.Pos() && n.End() <= d.End() {
					n = d
				}
			}
		}
	}
	if n == nil {
		n = &ast.BlockStmt{}
	}
	m.outer[f] = n
	return n
}

// definitions lists, in source order, the assignments to each variable in the declaration that contains a function.
func (m *machine) definitions(f *function) map[*types.Var][]definition {
	decl := m.declarationOf(f)
	if list := m.defs[decl]; list != nil {
		return list
	}
	list := map[*types.Var][]definition{}
	m.defs[decl] = list
	info := f.pkg.Pass.TypesInfo
	var stack []ast.Node
	add := func(at ast.Node, target, rhs ast.Expr, index int, zero bool) {
		id, ok := ast.Unparen(target).(*ast.Ident)
		if !ok {
			return
		}
		v, ok := info.ObjectOf(id).(*types.Var)
		if !ok || isGlobal(v) {
			return
		}
		d := definition{rhs: rhs, index: index, zero: zero, end: at.End(), at: at}
		for _, n := range stack {
			switch n.(type) {
			case *ast.FuncLit:
				d.literal = d.literal || n.Pos() > v.Pos() || n.End() < v.Pos()
				d.blocks = append(d.blocks, n)
			case *ast.BlockStmt, *ast.CaseClause, *ast.CommClause, *ast.ForStmt, *ast.RangeStmt:
				d.blocks = append(d.blocks, n)
			}
		}
		list[v] = append(list[v], d)
	}
	ast.Inspect(decl, func(n ast.Node) bool {
		if n == nil {
			stack = stack[:len(stack)-1]
			return true
		}
		switch n := n.(type) {
		case *ast.AssignStmt:
			for i, l := range n.Lhs {
				switch {
				case n.Tok != token.ASSIGN && n.Tok != token.DEFINE:
					add(n, l, nil, -1, false)
				case len(n.Rhs) == len(n.Lhs):
					add(n, l, n.Rhs[i], -1, false)
				case len(n.Rhs) == 1:
					add(n, l, n.Rhs[0], i, false)
				}
			}
		case *ast.ValueSpec:
			for i, id := range n.Names {
				switch {
				case len(n.Values) == len(n.Names):
					add(n, id, n.Values[i], -1, false)
				case len(n.Values) == 1:
					add(n, id, n.Values[0], i, false)
				default:
					add(n, id, nil, -1, true)
				}
			}
		case *ast.TypeSwitchStmt:
			if a, ok := n.Assign.(*ast.AssignStmt); ok && len(a.Rhs) == 1 {
				for _, c := range n.Body.List {
					if v, ok := info.Implicits[c].(*types.Var); ok {
						list[v] = append(list[v], definition{rhs: a.Rhs[0], index: -1, end: a.End(), at: a})
					}
				}
			}
		case *ast.RangeStmt:
			for _, e := range []ast.Expr{n.Key, n.Value} {
				if e != nil {
					add(n.X, e, nil, -1, false)
				}
			}
		case *ast.IncDecStmt:
			add(n, n.X, nil, -1, false)
		case *ast.CallExpr:
			for i, a := range n.Args {
				u, ok := ast.Unparen(a).(*ast.UnaryExpr)
				if !ok || u.Op != token.AND {
					continue
				}
				if x, ok := asked(f.pkg, n); ok && i == 1 {
					add(n, u.X, x, -1, false) // errors.As
				} else {
					add(n, u.X, nil, -1, false)
				}
			}
		case *ast.UnaryExpr:
			if n.Op == token.AND && len(stack) > 0 {
				if _, isCall := stack[len(stack)-1].(*ast.CallExpr); !isCall {
					add(n, n.X, nil, -1, false)
				}
			}
		}
		stack = append(stack, n)
		return true
	})
	return list
}

// reaching lists the assignments to a variable that may reach a position. begins is true if the variable may still have its
// initial value there.
//
// The last assignment before the position, in a block that contains the position, replaces all earlier ones, and so does an if or switch
// statement that assigns in each branch. Later ones in other
// blocks may have run or not, and so may assignments in an enclosing loop or in a literal. If the position is in a literal that captures
// the variable, the order of the source says nothing about assignments outside that literal: all of them may have run.
func (m *machine) reaching(f *function, v *types.Var, at token.Pos) (list []definition, begins bool) {
	all := m.definitions(f)[v]
	around := func(d definition) bool { // each of its blocks contains the position
		return !slices.ContainsFunc(d.blocks, func(b ast.Node) bool { return at < b.Pos() || at >= b.End() })
	}
	first := -1
	for i, d := range all {
		if d.end <= at && around(d) && !d.literal {
			first = i
		}
	}
	if captures := m.capturing(f, v, at); captures != nil && (first < 0 || !encloses(captures, all[first].at)) {
		return all, first < 0
	}
	since := token.NoPos // the last assignment that replaces all earlier ones
	if first >= 0 {
		since = all[first].at.Pos()
	}
	if s := m.always(f, v, at); s != nil && s.Pos() > since {
		since = s.Pos()
		first = slices.IndexFunc(all, func(d definition) bool { return d.at.Pos() >= since })
	}
	for i, d := range all {
		loops := slices.ContainsFunc(d.blocks, func(b ast.Node) bool {
			switch b.(type) {
			case *ast.ForStmt, *ast.RangeStmt:
				return b.Pos() <= at && at < b.End() && since < b.Pos()
			}
			return false
		})
		if i >= first && d.end <= at || d.literal || loops {
			list = append(list, d)
		}
	}
	return list, since == token.NoPos
}

// branching is an if or switch statement one of whose branches always runs.
type branching struct {
	ast.Stmt
	within []ast.Node // the blocks and literals around it
}

// always returns the last branching before a position in each of whose branches a variable is assigned or the function is left; nil
// without such a branching.
func (m *machine) always(f *function, v *types.Var, at token.Pos) (last ast.Node) {
	decl := m.declarationOf(f)
	list, ok := m.branchings[decl]
	if !ok {
		list = branchingsIn(decl)
		m.branchings[decl] = list
	}
	for _, b := range list {
		if b.End() <= at && b.Pos() > v.Pos() && !slices.ContainsFunc(b.within, func(n ast.Node) bool { return at < n.Pos() || at >= n.End() }) &&
			replaces(f.pkg.Pass.TypesInfo, b.Stmt, v) {
			last = b.Stmt
		}
	}
	return last
}

// branchingsIn lists the branchings of a declaration in source order.
func branchingsIn(decl ast.Node) (list []branching) {
	var stack, within []ast.Node
	ast.Inspect(decl, func(n ast.Node) bool {
		if n == nil {
			n = stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			if len(within) > 0 && within[len(within)-1] == n {
				within = within[:len(within)-1]
			}
			return true
		}
		stack = append(stack, n)
		switch n := n.(type) {
		case *ast.BlockStmt, *ast.CaseClause, *ast.CommClause, *ast.FuncLit:
			within = append(within, n)
		case *ast.IfStmt:
			if n.Else != nil {
				list = append(list, branching{n, slices.Clone(within)})
			}
		case *ast.SwitchStmt, *ast.TypeSwitchStmt:
			list = append(list, branching{n.(ast.Stmt), slices.Clone(within)})
		}
		return true
	})
	return list
}

// replaces reports whether a statement always assigns a variable or leaves the function.
func replaces(info *types.Info, s ast.Stmt, v *types.Var) bool {
	list := func(list []ast.Stmt) bool {
		for _, s := range list {
			if replaces(info, s, v) {
				return true
			}
			if _, jumps := s.(*ast.BranchStmt); jumps {
				return false
			}
		}
		return false
	}
	clauses := func(body *ast.BlockStmt) bool {
		otherwise := false
		for _, c := range body.List {
			c, ok := c.(*ast.CaseClause)
			if !ok || !list(c.Body) {
				return false
			}
			otherwise = otherwise || len(c.List) == 0
		}
		return otherwise
	}
	switch s := s.(type) {
	case *ast.AssignStmt:
		return s.Tok == token.ASSIGN && slices.ContainsFunc(s.Lhs, func(l ast.Expr) bool { return info.Uses[identOf(l)] == v })
	case *ast.ReturnStmt:
		return true
	case *ast.BlockStmt:
		return list(s.List)
	case *ast.IfStmt:
		return s.Else != nil && replaces(info, s.Body, v) && replaces(info, s.Else, v)
	case *ast.SwitchStmt:
		return clauses(s.Body)
	case *ast.TypeSwitchStmt:
		return clauses(s.Body)
	}
	return false
}

// capturing returns the innermost literal around a position if a variable is declared outside it, or nil.
func (m *machine) capturing(f *function, v *types.Var, at token.Pos) (lit ast.Node) {
	decl := m.declarationOf(f)
	if list, ok := m.literalsIn[decl]; ok {
		for _, l := range list {
			if l.Pos() <= at && at < l.End() {
				lit = l // the outer ones come first
			}
		}
		if lit != nil && lit.Pos() <= v.Pos() && v.Pos() < lit.End() {
			return nil
		}
		return lit
	}
	list := []ast.Node{}
	ast.Inspect(decl, func(n ast.Node) bool {
		if _, ok := n.(*ast.FuncLit); ok {
			list = append(list, n)
		}
		return true
	})
	m.literalsIn[decl] = list
	return m.capturing(f, v, at)
}

func encloses(outer, n ast.Node) bool { return outer.Pos() <= n.Pos() && n.End() <= outer.End() }

// variable returns the errors that a variable can hold at a position.
func (m *machine) variable(w where, v *types.Var, use ast.Node) *faults {
	list, begins := m.reaching(w.fn, v, use.Pos())
	s := &faults{}
	for _, d := range list {
		if len(list) > 1 && m.replaced(w, d, list, use) {
			continue
		}
		s.join(m.definition(w, d))
	}
	if !begins || v.Kind() == types.ResultVar || v.Kind() == types.LocalVar && len(list) > 0 {
		return s
	}
	i := paramIndex(w.fn, v)
	if r := w.fn.recv; r != nil && len(r.List) == 1 && len(r.List[0].Names) == 1 && w.fn.pkg.Pass.TypesInfo.Defs[r.List[0].Names[0]] == v {
		i = calls.Receiver
	}
	switch {
	case i == noParam:
		return &faults{open: true} // a variable of an enclosing function, or of a type switch
	case w.args != nil:
		s.join(w.args(i))
	default:
		s.add(fault{param: i + 2})
	}
	return s
}

// replaced reports whether a variable cannot have the value of one assignment at a use, since the conditions under which no other
// assignment has replaced it do not hold there.
func (m *machine) replaced(w where, d definition, list []definition, use ast.Node) bool {
	if d.literal || m.defining[d.at] || w.fn.body == nil || w.depth > maxChain/2 {
		return false
	}
	more := m.kept(w, d, list, use)
	if len(more) == 0 {
		return false
	}
	m.defining[d.at] = true
	defer delete(m.defining, d.at)
	w.depth++
	return !m.possible(w, d.at, more...)
}

// definition returns the errors that an assignment gives a variable.
func (m *machine) definition(w where, d definition) *faults {
	if d.zero {
		return &faults{}
	}
	if d.rhs == nil || w.depth > maxChain || m.asked > maxAsked {
		return &faults{open: true}
	}
	m.asked++
	w.depth++
	if m.defining[d.at] {
		return &faults{partial: true} // err = wrap(err) in a loop: it adds nothing
	}
	m.defining[d.at] = true
	defer delete(m.defining, d.at)
	if w.args != nil && !d.literal && !m.possible(w, d.at) {
		return &faults{partial: true} // the errors that the caller passes rule this assignment out
	}
	if call, ok := ast.Unparen(d.rhs).(*ast.CallExpr); ok && d.index >= 0 {
		t, ok := w.fn.pkg.Pass.TypesInfo.TypeOf(call).(*types.Tuple)
		switch {
		case !ok || d.index == t.Len()-1:
		case d.index >= t.Len(): // the package has errors
			return &faults{open: true}
		case !isFault(t.At(d.index).Type()) || !m.elsewhere(w, call): // of the program's functions, only the last result is followed
			return &faults{open: true}
		}
	}
	return m.expr(w, d.rhs)
}

// elsewhere reports whether a call is of a declared function of another module: which of its results is the error makes no difference.
func (m *machine) elsewhere(w where, call *ast.CallExpr) bool {
	c, ok := calls.Of(w.fn.pkg.Pass.TypesInfo, call.Fun)
	fn, isFunc := c.Obj.(*types.Func)
	return ok && isFunc && fn.Pkg() != nil && m.packages[fn.Pkg().Path()] == nil
}

// maxAsked bounds the assignments and calls (see sorted) that are evaluated for one program.
const maxAsked = 2_000_000

// paramIndex returns the index of a parameter of a function; noParam for other variables.
func paramIndex(f *function, v *types.Var) int {
	i := 0
	for _, field := range f.typ.Params.List {
		for _, id := range field.Names {
			if f.pkg.Pass.TypesInfo.Defs[id] == v {
				return i
			}
			i++
		}
		i += max(0, 1-len(field.Names))
	}
	return noParam
}

// noParam is neither an index of a parameter nor calls.Receiver.
const noParam = -2
