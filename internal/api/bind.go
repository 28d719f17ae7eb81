package api

import (
	"go/types"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/statuslint/statuslint/internal/closure"
)

// Table is all rows, ready to be bound to the packages under analysis. It does not change once it is made, so one table
// serves any number of packages at once.
type Table struct {
	packages          map[string]*packageRows
	middleware        []string
	follows, observes []string
	stored            []string // see Rows.Stored
	givesParams       map[string]bool
	recovers          []string
	marshalers        []string
	errorHandlers     map[string]ErrorHandler
	unaware           []Unaware
	lacking           map[string][]string // by function: the errors that it never returns
	holders           map[string]*Holder  // by the name of a field or method
	signers           map[string]*Signer
	holdings          map[string]*Holding // by field
}

// packageRows are the rows of one import path.
type packageRows struct {
	funcs    []named[Func]
	promoted []named[Func]
	fields   []named[Field]
	pairs    []named[Pair]
	actuals  []named[Matcher]
	matchers []named[Matcher]
	types    []named[Type]
	mirrors  bool // the package has constants such as StatusNotFound, and the file's habit may be to use them
}

type named[R any] struct {
	name name
	row  *R
}

// NewTable returns the built-in table with the user's own functions added. A row with a malformed name is a mistake
// in the table and left out; a test checks all names.
func NewTable(own []Func) *Table {
	if len(own) == 0 {
		return builtinTable()
	}
	return newTable(append(builtin(), Rows{Funcs: own}))
}

// builtinTable is made once: that takes four milliseconds, and a run needs it for the scope and for each folder's settings.
var builtinTable = sync.OnceValue(func() *Table { return newTable(builtin()) })

func newTable(parts []Rows) *Table {
	t := &Table{packages: map[string]*packageRows{}, givesParams: map[string]bool{}, errorHandlers: map[string]ErrorHandler{}, lacking: map[string][]string{}, holders: map[string]*Holder{}, signers: map[string]*Signer{}, holdings: map[string]*Holding{}}
	for _, rows := range parts {
		t.add(rows)
	}
	return t
}

// WithSinks returns the built-in table with functions that send a status code, as [ParseSink] reads them.
func WithSinks(functions []string) (*Table, error) {
	own, err := ParseSinks(functions)
	if err != nil {
		return nil, err
	}
	return NewTable(own), nil
}

// ParseSinks returns the rows of functions that send a status code, as [ParseSink] reads them.
func ParseSinks(functions []string) ([]Func, error) {
	var own []Func
	for _, f := range functions {
		row, err := ParseSink(f)
		if err != nil {
			return nil, err
		}
		own = append(own, row)
	}
	return own, nil
}

func (t *Table) add(rows Rows) {
	addTo(t, rows.Funcs, func(r *Func) string { return r.Name }, parseName, func(p *packageRows) *[]named[Func] { return &p.funcs })
	addTo(t, rows.Promoted, func(r *Func) string { return r.Name }, parseName, func(p *packageRows) *[]named[Func] { return &p.promoted })
	addTo(t, rows.Fields, func(r *Field) string { return r.Name }, parseFieldName, func(p *packageRows) *[]named[Field] { return &p.fields })
	addTo(t, rows.Pairs, func(r *Pair) string { return r.Name }, parseName, func(p *packageRows) *[]named[Pair] { return &p.pairs })
	addTo(t, rows.Matchers, func(r *Matcher) string { return r.Actual }, parseName, func(p *packageRows) *[]named[Matcher] { return &p.actuals })
	addTo(t, rows.Matchers, func(r *Matcher) string { return r.Matcher }, parseName, func(p *packageRows) *[]named[Matcher] { return &p.matchers })
	addTo(t, rows.Types, func(r *Type) string { return r.Name }, parseName, func(p *packageRows) *[]named[Type] { return &p.types })
	for _, c := range rows.Consts {
		t.pkg(c.Package).mirrors = true
	}
	t.middleware = append(t.middleware, rows.Middleware...)
	t.follows = append(t.follows, rows.Follows...)
	t.observes = append(t.observes, rows.Observes...)
	t.recovers = append(t.recovers, rows.Recovers...)
	t.stored = append(t.stored, rows.Stored...)
	for _, name := range rows.GivesParams {
		t.givesParams[name] = true
	}
	t.marshalers = append(t.marshalers, rows.Marshalers...)
	for _, h := range rows.ErrorHandlers {
		t.errorHandlers[h.Path] = h
	}
	t.unaware = append(t.unaware, rows.Unaware...)
	for _, l := range rows.Lacks {
		for _, name := range l.Funcs {
			for _, e := range l.Errors {
				if l.Exact {
					e = ExactLack(e)
				}
				t.lacking[name] = append(t.lacking[name], e)
			}
		}
	}
	for i := range rows.Signers {
		t.signers[rows.Signers[i].Func] = &rows.Signers[i]
	}
	for i := range rows.Holdings {
		t.holdings[rows.Holdings[i].Field] = &rows.Holdings[i]
	}
	for i := range rows.Holders {
		h := &rows.Holders[i]
		for _, name := range slices.Concat(h.Errors, h.Chains, h.Sessions) {
			t.holders[name] = h
		}
	}
}

func addTo[R any](t *Table, rows []R, nameOf func(*R) string, parse func(string) (name, error), list func(*packageRows) *[]named[R]) {
	for i := range rows {
		n, err := parse(nameOf(&rows[i]))
		if err != nil {
			continue
		}
		l := list(t.pkg(n.pkg))
		*l = append(*l, named[R]{n, &rows[i]})
	}
}

func (t *Table) pkg(path string) *packageRows {
	p := t.packages[path]
	if p == nil {
		p = &packageRows{}
		t.packages[path] = p
	}
	return p
}

// Bound is the table as one package under analysis sees it: rows by object, for the objects in its import closure.
type Bound struct {
	funcs    map[types.Object]*Func
	fields   map[*types.Var]*Field
	pairs    map[types.Object]*Pair
	actuals  map[types.Object][]*Matcher
	matchers map[types.Object][]*Matcher
	types    map[*types.TypeName]*Type
	inherit  map[string][]inherited // by method name: rows of interfaces, for what implements them
	promoted map[string][]inherited // by method name: rows of types, instead of those of the interface they have it from
	mirrors  []*types.Package
	received map[*types.TypeName]bool // nil until asked for
}

// inherited is a row of a method that counts for other types than the one that declares it.
type inherited struct {
	typ types.Type
	row *Func
}

// covers reports whether the row counts for methods of t.
func (in inherited) covers(t types.Type) bool {
	if iface, ok := in.typ.Underlying().(*types.Interface); ok {
		return Implements(t, iface)
	}
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		t = p.Elem()
	}
	return types.Identical(t, in.typ)
}

// Bind finds the objects that the rows name in pkg and everything it imports.
func (t *Table) Bind(pkg *types.Package) *Bound {
	b := &Bound{
		funcs:    map[types.Object]*Func{},
		fields:   map[*types.Var]*Field{},
		pairs:    map[types.Object]*Pair{},
		actuals:  map[types.Object][]*Matcher{},
		matchers: map[types.Object][]*Matcher{},
		types:    map[*types.TypeName]*Type{},
		inherit:  map[string][]inherited{},
		promoted: map[string][]inherited{},
	}
	for _, p := range closure.Of(pkg) {
		if rows := t.packages[p.Path()]; rows != nil {
			b.bind(p, rows)
		}
	}
	slices.SortFunc(b.mirrors, func(p, q *types.Package) int {
		if p.Path() < q.Path() {
			return -1
		}
		return 1
	})
	return b
}

// HoldsStatus reports whether any row is about a status. If none is, no code of the package can hold one: every closure has
// fmt and io, but their rows alone do not count.
func (b *Bound) HoldsStatus() bool {
	for row := range maps.Values(b.funcs) {
		if row.holdsStatus() {
			return true
		}
	}
	for row := range maps.Values(b.fields) {
		if row.holdsStatus() {
			return true
		}
	}
	return false
}

func (f *Func) holdsStatus() bool {
	return f.Status.Use == Sent || f.Status.Use == Named || f.Status.Use == Expected || f.Status.Result == Received || f.Response.Effect == SendsHeader || f.Response.Effect == Replies
}

func (f *Field) holdsStatus() bool { return f.Use != Foreign }

// Knows reports whether there are rows for the package with the given import path. More of its rows apply if its types are
// complete, even if the analysed package imports it only indirectly.
func (t *Table) Knows(path string) bool { return t.packages[path] != nil }

// ErrorHandler returns the row for the error handler of a router with the given import path; a zero one if it has none.
func (t *Table) ErrorHandler(path string) ErrorHandler { return t.errorHandlers[path] }

// Middleware reports whether the package with the given import path is a router or the middleware that comes with one, see
// [Rows].
func (t *Table) Middleware(path string) bool {
	return slices.ContainsFunc(t.middleware, func(root string) bool { return path == root || strings.HasPrefix(path, root+"/") })
}

// ErrsWithStatus reports whether the package with the given import path is a router whose error handler answers the status of an error,
// or comes with one.
func (t *Table) ErrsWithStatus(path string) bool {
	for root := range t.errorHandlers {
		if path == root || strings.HasPrefix(path, root+"/") {
			return true
		}
	}
	return false
}

// Follows reports whether the package with the given import path is middleware that comes with a router and answers.
func (t *Table) Follows(path string) bool { return slices.Contains(t.follows, path) }

// Observes reports whether the function with the given full name does not count as an answer of the endpoint, although its package
// is one that Follows names.
func (t *Table) Observes(name string) bool { return slices.Contains(t.observes, name) }

// Recovers reports whether the function with the given full name makes, or is, middleware that answers 500 to a panic, or makes a router
// that has it.
func (t *Table) Recovers(name string) bool { return slices.Contains(t.recovers, name) }

// Stored reports whether the values of a type are the errors that handlers of a chain have stored for others.
func (t *Table) Stored(of types.Type) bool {
	tn := NamedOf(of)
	return tn != nil && tn.Pkg() != nil && slices.Contains(t.stored, tn.Pkg().Path()+"."+tn.Name())
}

// Rescues reports whether fn makes, or is, such middleware of a router with an error handler, which gets what a handler panics with.
func (t *Table) Rescues(fn *types.Func) bool {
	return fn.Pkg() != nil && t.Recovers(fn.FullName()) && t.ErrsWithStatus(fn.Pkg().Path())
}

// GivesParams reports whether the function, or an assignment to the field, with the given full name may give a request parameters that the
// path of its route's pattern does not have.
func (t *Table) GivesParams(name string) bool { return t.givesParams[name] }

// Encodes reports whether the error of the method with the given full name, a MarshalJSON or MarshalText, is always nil.
func (t *Table) Encodes(name string) bool { return slices.Contains(t.marshalers, name) }

// Lacks lists, in order, the errors of other modules that the function with the given full name and import path never returns, nor do its
// results hold them. std says that it belongs to the standard library.
func (t *Table) Lacks(name, path string, std bool) []string {
	list := slices.Clone(t.lacking[name])
	for _, l := range t.unaware {
		declares := func(e string) bool { return strings.HasPrefix(e, path+".") }
		if std && l.Std && !slices.ContainsFunc(l.Errors, declares) ||
			slices.ContainsFunc(l.Packages, func(root string) bool { return path == root || strings.HasPrefix(path, root+"/") }) {
			list = append(list, l.Errors...)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// Signer returns the row of the signing method with a full name. It returns nil for other methods.
func (t *Table) Signer(name string) *Signer { return t.signers[name] }

// Holding returns the row for a field. It returns nil if there is none.
func (t *Table) Holding(field string) *Holding { return t.holdings[field] }

// Holder returns the row that names a field or method. It returns nil if no row does.
func (t *Table) Holder(name string) *Holder { return t.holders[name] }

// MayHaveFacts reports whether facts can begin in the package: it has something that takes, holds or returns a status
// code, or it is package testing, since helpers of tests compare their arguments. A package without such a package
// among its imports, direct or not, has no facts.
func (t *Table) MayHaveFacts(path string) bool {
	p := t.packages[path]
	return path == TestingPath || p != nil &&
		(slices.ContainsFunc(p.funcs, func(n named[Func]) bool { return n.row.holdsStatus() }) ||
			slices.ContainsFunc(p.promoted, func(n named[Func]) bool { return n.row.holdsStatus() }) ||
			slices.ContainsFunc(p.fields, func(n named[Field]) bool { return n.row.holdsStatus() }))
}

func (b *Bound) bind(p *types.Package, rows *packageRows) {
	for _, r := range rows.funcs {
		if obj := lookup(p, r.name); obj != nil {
			b.funcs[obj] = r.row
			if iface := interfaceOf(p, r.name); iface != nil && r.row.Implementations {
				b.inherit[r.name.id] = append(b.inherit[r.name.id], inherited{iface, r.row})
			}
		}
	}
	for _, r := range rows.promoted {
		if tn, ok := p.Scope().Lookup(r.name.recv).(*types.TypeName); ok {
			b.promoted[r.name.id] = append(b.promoted[r.name.id], inherited{tn.Type(), r.row})
		}
	}
	for _, r := range rows.fields {
		if v, ok := lookupMember(p, r.name).(*types.Var); ok {
			b.fields[v] = r.row
		}
	}
	for _, r := range rows.pairs {
		if obj := lookup(p, r.name); obj != nil {
			b.pairs[obj] = r.row
		}
	}
	for _, r := range rows.actuals {
		if obj := lookup(p, r.name); obj != nil {
			b.actuals[obj] = append(b.actuals[obj], r.row)
		}
	}
	for _, r := range rows.matchers {
		if obj := lookup(p, r.name); obj != nil {
			b.matchers[obj] = append(b.matchers[obj], r.row)
		}
	}
	for _, r := range rows.types {
		if tn, ok := p.Scope().Lookup(r.name.id).(*types.TypeName); ok {
			b.types[tn] = r.row
		}
	}
	if rows.mirrors {
		b.mirrors = append(b.mirrors, p)
	}
}

func lookup(p *types.Package, n name) types.Object {
	if n.recv == "" {
		return p.Scope().Lookup(n.id)
	}
	return lookupMember(p, n)
}

// lookupMember finds a method or field, a promoted one too.
func lookupMember(p *types.Package, n name) types.Object {
	tn, ok := p.Scope().Lookup(n.recv).(*types.TypeName)
	if !ok {
		return nil
	}
	obj, _, _ := types.LookupFieldOrMethod(tn.Type(), true, p, n.id)
	switch obj := obj.(type) {
	case *types.Func:
		return obj.Origin()
	case *types.Var:
		return obj.Origin()
	}
	return nil
}

func interfaceOf(p *types.Package, n name) *types.Interface {
	if tn, ok := p.Scope().Lookup(n.recv).(*types.TypeName); ok {
		iface, _ := tn.Type().Underlying().(*types.Interface)
		return iface
	}
	return nil
}
