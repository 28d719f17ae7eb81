package routes

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
)

func (fr *frame) block(list []ast.Stmt) {
	for _, s := range list {
		if fr.gone {
			return
		}
		fr.stmt(s)
	}
}

// nested runs statements that may run any number of times, or not at all.
func (fr *frame) nested(list ...ast.Stmt) {
	fr.deep++
	leaves := fr.leaves
	end := fr.m.under()
	for _, s := range list {
		if s != nil {
			fr.stmt(s)
		}
	}
	end()
	fr.deep--
	if fr.leaves > leaves {
		fr.m.under() // until the function ends
	}
}

// under adds a new condition to the path. The returned function removes it.
func (m *machine) under() (end func()) {
	path := m.path
	m.conditions++
	m.path = append(slices.Clip(path), m.conditions)
	return func() { m.path = path }
}

func (fr *frame) stmt(s ast.Stmt) {
	fr.m.steps++
	switch s := s.(type) {
	case nil:
	case *ast.ExprStmt:
		fr.eval(s.X)
	case *ast.AssignStmt:
		fr.assign(s)
	case *ast.IncDecStmt:
		fr.store(s.X, nil, false)
	case *ast.DeclStmt:
		if d, ok := s.Decl.(*ast.GenDecl); ok && d.Tok == token.VAR {
			for _, spec := range d.Specs {
				if vs, ok := spec.(*ast.ValueSpec); ok {
					fr.declare(vs)
				}
			}
		}
	case *ast.BlockStmt:
		fr.block(s.List)
	case *ast.IfStmt:
		fr.stmt0(s.Init)
		fr.eval(s.Cond)
		is := fr.decided(s.Cond)
		switch {
		case is > 0 && fr.sure(s.Cond) > 0:
			fr.block(s.Body.List)
		case is >= 0:
			fr.nested(s.Body)
		}
		if s.Else != nil && is <= 0 {
			fr.nested(s.Else)
		}
	case *ast.ForStmt:
		fr.stmt0(s.Init)
		if s.Cond != nil {
			fr.eval(s.Cond)
		}
		fr.nested(s.Body)
	case *ast.RangeStmt:
		fr.loop(s)
	case *ast.SwitchStmt:
		fr.stmt0(s.Init)
		if s.Tag != nil {
			fr.eval(s.Tag)
		}
		fr.nested(s.Body)
	case *ast.TypeSwitchStmt:
		fr.stmt0(s.Init)
		fr.typeSwitch(s)
	case *ast.CaseClause:
		for _, e := range s.List {
			fr.eval(e)
		}
		fr.nested(s.Body...)
	case *ast.SelectStmt:
		fr.nested(s.Body)
	case *ast.CommClause:
		fr.stmt0(s.Comm)
		fr.nested(s.Body...)
	case *ast.LabeledStmt:
		fr.stmt(s.Stmt)
	case *ast.GoStmt:
		fr.eval(s.Call)
	case *ast.DeferStmt:
		fr.eval(s.Call)
	case *ast.SendStmt:
		fr.eval(s.Value)
	case *ast.ReturnStmt:
		fr.returns(s)
	}
}

func (fr *frame) stmt0(s ast.Stmt) {
	if s != nil {
		fr.stmt(s)
	}
}

func (fr *frame) returns(s *ast.ReturnStmt) {
	if fr.deep > 0 {
		fr.leaves++
	}
	fr.gone = fr.deep == 0
	values := fr.values(s.Results, true)
	if len(s.Results) == 0 && fr.fn != nil && fr.fn.typ.Results != nil {
		for _, field := range fr.fn.typ.Results.List {
			for _, name := range field.Names {
				v, _ := fr.env.lookup(fr.info().Defs[name])
				values = append(values, v)
			}
		}
	}
	for i, v := range values {
		for len(fr.results) <= i {
			fr.results = append(fr.results, nil)
		}
		fr.results[i] = fr.results[i].with(v)
	}
}

func (fr *frame) declare(vs *ast.ValueSpec) {
	values := fr.values(vs.Values, len(vs.Names) > 1)
	for i, name := range vs.Names {
		obj := fr.info().Defs[name]
		if obj == nil {
			continue
		}
		var v vals
		if i < len(values) {
			v = values[i]
		}
		if len(vs.Values) == 0 {
			v = fr.zero(obj.Type())
		}
		fr.env.vars[obj] = v
	}
}

// zero returns the zero value of a type: an object for a struct.
func (fr *frame) zero(t types.Type) vals {
	switch u := t.Underlying().(type) {
	case *types.Struct:
		return vals{&object{typ: t, fields: map[string]vals{}, path: fr.m.path, whole: true}}
	case *types.Basic:
		if u.Info()&types.IsString != 0 {
			return vals{text("")}
		}
	case *types.Slice, *types.Map:
		return vals{&list{}}
	}
	return nil
}

func (fr *frame) assign(s *ast.AssignStmt) {
	values := fr.values(s.Rhs, len(s.Lhs) > 1)
	for i, l := range s.Lhs {
		var v vals
		if i < len(values) {
			v = values[i]
		}
		switch s.Tok {
		case token.DEFINE, token.ASSIGN:
		case token.ADD_ASSIGN:
			v = concat(fr.eval(l), v)
		default:
			v = nil
		}
		fr.store(l, v, s.Tok == token.DEFINE)
	}
}

// store assigns to an expression.
func (fr *frame) store(l ast.Expr, v vals, define bool) {
	switch l := ast.Unparen(l).(type) {
	case *ast.Ident:
		if l.Name == "_" {
			return
		}
		if obj := fr.info().Defs[l]; obj != nil && define {
			fr.env.vars[obj] = v
			return
		}
		obj := fr.info().ObjectOf(l)
		if obj == nil {
			return
		}
		if isGlobal(obj) {
			fr.m.setGlobal(globalKey(obj), v)
			return
		}
		old, where := fr.env.lookup(obj)
		if len(v) == 0 && len(old) > 0 && fr.deep > 0 && mayServe(obj.Type()) {
			v = vals{nil}
		}
		switch {
		case where == nil:
			fr.env.vars[obj] = v
		case fr.deep > 0 && len(old) > 0 || where != fr.env && len(old) > 0:
			where.vars[obj] = old.with(v)
			where.unsure[obj] = where.unsure[obj] || len(v) == 0
		default:
			where.vars[obj] = v
			delete(where.unsure, obj)
		}
	case *ast.SelectorExpr:
		sel := fr.info().Selections[l]
		if sel == nil {
			if obj := fr.info().Uses[l.Sel]; obj != nil && isGlobal(obj) {
				fr.m.setGlobal(globalKey(obj), v)
			}
			return
		}
		if sel.Kind() != types.FieldVal {
			return
		}
		base := fr.through(fr.eval(l.X), sel.Recv(), sel.Index()[:len(sel.Index())-1])
		name := l.Sel.Name
		fr.m.note(holderOf(sel), sel.Obj(), v)
		for _, b := range base {
			if o, ok := b.(*object); ok {
				o.mayHave(name, len(base) > 1 || !within(o.path, fr.m.path))
				switch old, some := o.fields[name], fr.deep > 0 || len(base) > 1 || fr.maybe && isPlain(sel.Type()); {
				case some && len(v) == 0 && isPlain(sel.Type()):
					o.doubt(name)
				case some && len(old) > 0:
					o.fields[name] = old.with(v)
				default:
					o.fields[name] = plainOrUnknown(sel.Type(), v)
					if !some {
						delete(o.unsure, name)
					}
				}
			}
		}
	case *ast.IndexExpr:
		key := fr.eval(l.Index)
		for _, b := range fr.eval(l.X) {
			if c, ok := b.(*list); ok && len(c.entries) < maxEntries {
				c.entries = append(c.entries, entry{key, v})
				c.exact = false
			}
		}
	case *ast.StarExpr:
		fr.store(l.X, v, false)
	}
}

// loop runs the body of a range statement: once for each element, where all are known.
func (fr *frame) loop(s *ast.RangeStmt) {
	over := fr.eval(s.X)
	set := func(e ast.Expr, v vals) {
		if e != nil {
			fr.store(e, v, s.Tok == token.DEFINE)
		}
	}
	ran := len(over) == 1 && empty(over[0])
	var turns []*env
	defer func() {
		for _, e := range turns {
			fr.env.include(e)
		}
	}()
	for _, v := range over {
		l, ok := v.(*list)
		if !ok {
			continue
		}
		certain := l.exact && len(over) == 1 && !jumps(s.Body)
		for _, e := range l.entries {
			ran = true
			outer := fr.env
			fr.env = newEnv(outer)
			set(s.Key, e.key)
			set(s.Value, e.value)
			if certain {
				fr.block(s.Body.List)
			} else {
				fr.nested(s.Body)
			}
			turns = append(turns, fr.env)
			fr.env = outer
			if fr.m.steps >= fr.m.limit {
				return
			}
		}
	}
	if !ran {
		set(s.Key, nil)
		set(s.Value, nil)
		fr.nested(s.Body)
	}
}

// include adds what the variables of a turn of a loop held. Literals keep those of their turn, but what a function answers is looked up after
// its body has run, for all turns.
func (e *env) include(turn *env) {
	for obj, v := range turn.vars {
		if old, ok := e.vars[obj]; ok {
			v = old.with(v)
		}
		e.vars[obj], e.unsure[obj] = v, e.unsure[obj] || turn.unsure[obj]
	}
}

// empty reports whether a list certainly has no elements.
func empty(v value) bool {
	l, ok := v.(*list)
	return ok && l.exact && len(l.entries) == 0
}

// jumps reports whether a loop's body may leave it early.
func jumps(body *ast.BlockStmt) bool {
	found := false
	ast.Inspect(body, func(n ast.Node) bool {
		switch n.(type) {
		case *ast.BranchStmt, *ast.ReturnStmt:
			found = true
		case *ast.FuncLit:
			return false
		}
		return !found
	})
	return found
}

// typeSwitch binds the variable of each clause to the value that is switched on.
func (fr *frame) typeSwitch(s *ast.TypeSwitchStmt) {
	var v vals
	switch a := s.Assign.(type) {
	case *ast.AssignStmt:
		if len(a.Rhs) == 1 {
			v = fr.eval(a.Rhs[0])
		}
	case *ast.ExprStmt:
		v = fr.eval(a.X)
	}
	for _, c := range s.Body.List {
		if cc, ok := c.(*ast.CaseClause); ok {
			if obj := fr.info().Implicits[cc]; obj != nil {
				fr.env.vars[obj] = v
			}
			fr.nested(&ast.BlockStmt{List: cc.Body})
		}
	}
}
