package order

import (
	"cmp"
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/api"
)

// pkg is the package under analysis.
type pkg struct {
	pass      *analysis.Pass
	info      *types.Info
	bound     *api.Bound
	fields    []FieldSet // the header fields to keep track of, one in each set
	keys      *keyTable
	responses map[*types.TypeName]bool
	writer    *types.Interface // http.ResponseWriter; nil if the package cannot reach net/http

	all       []*unit             // by position
	isType    map[types.Type]bool // whether a type is a response
	holdsType map[types.Type]bool // whether a type is a struct with a response in it
	decls     map[*types.Func]*function
	literals  map[*ast.FuncLit]*function
	calls     map[*ast.CallExpr]*callInfo
	summaries map[*function]*summary
	depth     int                // calls that summarize is following
	givenUp   map[*function]bool // functions of which some paths were not followed, for lack of budget
	imported  map[*types.Func]*FuncFact
	returns   map[*types.Func]truth           // whether a function of the package returns
	changes   map[*types.Func]map[string]bool // the fields that a function assigns, by name

	events  []*Event
	assigns map[ast.Node]*Event // by the assignment
	pairs   map[pairKey]*Pair
	starts  map[startKey]*Start
}

type startKey struct {
	node ast.Node
	code int
}

// unit is a declaration at the top level with the function literals in it.
type unit struct {
	decl       ast.Decl
	functions  []*function
	assigned   map[types.Object][]ast.Expr // what each local variable is ever assigned; nil for what is no expression
	assignedAt map[types.Object][]token.Pos
	closures   map[types.Object]*ast.FuncLit
	params     map[types.Object]bool
	shared     map[types.Object]bool // variables that a literal assigns which does not declare them
	aliases    map[types.Object]*ref // memo; nil for variables that are no view of a response
	leaks      map[root]bool         // memo: the responses whose header map gets out of sight; nil until asked for
	trailers   bool                  // it declares trailers, so that fields may be set after the header
}

// function is a declared function or a literal.
type function struct {
	unit *unit
	node ast.Node // *ast.FuncDecl or *ast.FuncLit
	typ  *ast.FuncType
	recv *ast.FieldList
	body *ast.BlockStmt
	obj  *types.Func // nil for a literal

	touches bool // it mentions a response
	graph   *graph
}

func newPkg(pass *analysis.Pass, bound *api.Bound, fields []string) *pkg {
	p := &pkg{
		pass:      pass,
		info:      pass.TypesInfo,
		bound:     bound,
		fields:    singles(fields),
		responses: bound.Responses(),
		isType:    map[types.Type]bool{},
		holdsType: map[types.Type]bool{},
		decls:     map[*types.Func]*function{},
		literals:  map[*ast.FuncLit]*function{},
		calls:     map[*ast.CallExpr]*callInfo{},
		summaries: map[*function]*summary{},
		givenUp:   map[*function]bool{},
		imported:  map[*types.Func]*FuncFact{},
		returns:   map[*types.Func]truth{},
		changes:   map[*types.Func]map[string]bool{},
		assigns:   map[ast.Node]*Event{},
		pairs:     map[pairKey]*Pair{},
		starts:    map[startKey]*Start{},
	}
	p.keys = newKeyTable(pass.TypesInfo, func(c *ast.CallExpr) bool { return len(p.call(c).effects) > 0 })
	for tn := range p.responses {
		if api.IsWriter(tn.Type()) {
			p.writer, _ = tn.Type().Underlying().(*types.Interface)
		}
	}
	return p
}

// units collects, in one traversal, the functions that touch a response, and what is needed to follow them. Functions
// that touch none are only remembered, in case one of the others hands them a writer.
func (p *pkg) units() []*unit {
	var touching []*unit
	candidates := p.candidates()
	for _, file := range p.pass.Files {
		for _, decl := range file.Decls {
			u := &unit{
				decl:       decl,
				assigned:   map[types.Object][]ast.Expr{},
				assignedAt: map[types.Object][]token.Pos{},
				closures:   map[types.Object]*ast.FuncLit{},
				params:     map[types.Object]bool{},
				shared:     map[types.Object]bool{},
				aliases:    map[types.Object]*ref{},
			}
			switch decl := decl.(type) {
			case *ast.FuncDecl:
				if decl.Body == nil {
					continue
				}
				f := &function{unit: u, node: decl, typ: decl.Type, recv: decl.Recv, body: decl.Body}
				f.obj, _ = p.info.Defs[decl.Name].(*types.Func)
				if f.obj != nil {
					p.decls[f.obj] = f
				}
				u.functions = append(u.functions, f)
			case *ast.GenDecl:
				if decl.Tok != token.VAR {
					continue
				}
			}
			p.all = append(p.all, u)
			if _, isFunc := decl.(*ast.FuncDecl); isFunc && !candidates[decl] {
				continue
			}
			p.scan(u, decl)
			var kept []*function
			for _, f := range u.functions {
				if f.touches {
					kept = append(kept, f)
				}
			}
			if len(kept) > 0 {
				u.functions = kept
				touching = append(touching, u)
			}
		}
	}
	slices.SortFunc(p.all, func(a, b *unit) int { return cmp.Compare(a.decl.Pos(), b.decl.Pos()) })
	return touching
}

// candidates are the functions in which a variable or field can hold a response: a variable is declared somewhere,
// and a field is selected. Most functions have neither, and looking at them alone would take longer than all the rest.
func (p *pkg) candidates() map[ast.Decl]bool {
	var decls []ast.Decl
	for _, file := range p.pass.Files {
		decls = append(decls, file.Decls...)
	}
	slices.SortFunc(decls, func(a, b ast.Decl) int { return cmp.Compare(a.Pos(), b.Pos()) })
	found := map[ast.Decl]bool{}
	note := func(pos token.Pos) {
		i, _ := slices.BinarySearchFunc(decls, pos, func(d ast.Decl, pos token.Pos) int { return cmp.Compare(d.Pos(), pos+1) })
		if i > 0 {
			found[decls[i-1]] = true
		}
	}
	for id, obj := range p.info.Defs {
		if v, ok := obj.(*types.Var); ok && p.mayHold(v.Type()) {
			note(id.Pos())
		}
	}
	for sel, selection := range p.info.Selections {
		if selection.Kind() == types.FieldVal && p.mayHold(selection.Type()) {
			note(sel.Sel.Pos())
		}
	}
	// The variable of a clause of a type switch has no identifier of its own.
	for clause, obj := range p.info.Implicits {
		if v, ok := obj.(*types.Var); ok && p.mayHold(v.Type()) {
			note(clause.Pos())
		}
	}
	return found
}

// unitOf returns the declaration that a node stands in.
func (p *pkg) unitOf(n ast.Node) *unit { return p.unitAt(n.Pos()) }

func (p *pkg) unitAt(pos token.Pos) *unit {
	i, found := slices.BinarySearchFunc(p.all, pos, func(u *unit, pos token.Pos) int { return cmp.Compare(u.decl.Pos(), pos) })
	if !found {
		i--
	}
	if i < 0 || !within(pos, p.all[i].decl) {
		return nil
	}
	return p.all[i]
}

// scan finds the literals of a declaration, which of its functions touch a response, and what its variables are
// assigned.
func (p *pkg) scan(u *unit, decl ast.Decl) {
	var open []*function
	if len(u.functions) > 0 {
		open = append(open, u.functions[0])
		p.noteParams(u, u.functions[0])
	}
	var depth []ast.Node
	ast.Inspect(decl, func(n ast.Node) bool {
		if n == nil {
			top := depth[len(depth)-1]
			depth = depth[:len(depth)-1]
			if len(open) > 0 && open[len(open)-1].node == top && top != ast.Node(decl) {
				open = open[:len(open)-1]
			}
			return true
		}
		depth = append(depth, n)
		switch n := n.(type) {
		case *ast.FuncLit:
			f := &function{unit: u, node: n, typ: n.Type, body: n.Body}
			u.functions = append(u.functions, f)
			p.literals[n] = f
			p.noteParams(u, f)
			open = append(open, f)
		case *ast.Ident:
			if len(open) > 0 {
				if v, ok := p.info.ObjectOf(n).(*types.Var); ok && p.mayHold(v.Type()) {
					open[len(open)-1].touches = true
				}
			}
		case *ast.AssignStmt:
			p.noteAssign(u, open, n.Lhs, n.Rhs)
		case *ast.ValueSpec:
			lhs := make([]ast.Expr, len(n.Names))
			for i, id := range n.Names {
				lhs[i] = id
			}
			if len(n.Values) > 0 {
				p.noteAssign(u, open, lhs, n.Values)
			}
		case *ast.RangeStmt:
			for _, e := range []ast.Expr{n.Key, n.Value} {
				if e != nil {
					p.noteAssign(u, open, []ast.Expr{e}, nil)
				}
			}
		case *ast.UnaryExpr:
			if id, ok := ast.Unparen(n.X).(*ast.Ident); ok && n.Op == token.AND {
				if obj := p.info.Uses[id]; obj != nil && len(u.assigned[obj]) > 0 && !p.isResponse(obj.Type()) {
					u.assigned[obj] = append(u.assigned[obj], nil)
				}
			}
		}
		return true
	})
}

func (p *pkg) noteParams(u *unit, f *function) {
	for obj := range p.parameters(f) {
		u.params[obj] = true
	}
}

// parameters yields the receiver, which has the index -1, and the parameters of a function.
func (p *pkg) parameters(f *function) func(yield func(types.Object, int) bool) {
	return func(yield func(types.Object, int) bool) {
		if f.recv != nil && len(f.recv.List) == 1 && len(f.recv.List[0].Names) == 1 {
			if obj := p.info.Defs[f.recv.List[0].Names[0]]; obj != nil && !yield(obj, api.Receiver) {
				return
			}
		}
		i := 0
		for _, field := range f.typ.Params.List {
			for _, name := range field.Names {
				if obj := p.info.Defs[name]; obj != nil && !yield(obj, i) {
					return
				}
				i++
			}
			if len(field.Names) == 0 {
				i++
			}
		}
	}
}

// noteAssign remembers what variables are assigned. rhs is nil where it is no expression.
func (p *pkg) noteAssign(u *unit, open []*function, lhs, rhs []ast.Expr) {
	for i, l := range lhs {
		id, ok := ast.Unparen(l).(*ast.Ident)
		if !ok {
			continue
		}
		obj := p.info.ObjectOf(id)
		if obj == nil {
			continue
		}
		var r ast.Expr
		switch {
		case len(rhs) == len(lhs):
			r = rhs[i]
		case len(rhs) == 1 && i == 0:
			r = rhs[0]
		}
		u.assigned[obj] = append(u.assigned[obj], r)
		u.assignedAt[obj] = append(u.assignedAt[obj], l.Pos())
		if r != nil {
			if lit, ok := ast.Unparen(r).(*ast.FuncLit); ok {
				u.closures[obj] = lit
			}
		}
		if len(open) > 0 && !within(obj.Pos(), open[len(open)-1].node) {
			u.shared[obj] = true
		}
	}
}

// closure returns the literal that a variable always holds; nil if there are several, or another value.
func (u *unit) closure(obj types.Object) *ast.FuncLit {
	if u == nil || obj == nil || len(u.assigned[obj]) != 1 {
		return nil
	}
	return u.closures[obj]
}
