package api

import (
	"go/types"
	"maps"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/internal/closure"
)

// Table is all rows, ready to be bound to the packages under analysis. It does not change once it is made, so one table
// serves any number of packages at once.
type Table struct {
	packages   map[string]*packageRows
	middleware []string
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

// NewTable returns the built-in table with the user's own functions added. A row whose name cannot be read is a mistake
// in the table and left out; a test holds all of them readable.
func NewTable(own []Func) *Table {
	t := &Table{packages: map[string]*packageRows{}}
	for _, rows := range builtin() {
		t.add(rows)
	}
	t.add(Rows{Funcs: own})
	return t
}

// WithSinks returns the built-in table with functions that send a status code, as [ParseSink] reads them.
func WithSinks(functions []string) (*Table, error) {
	var own []Func
	for _, f := range functions {
		row, err := ParseSink(f)
		if err != nil {
			return nil, err
		}
		own = append(own, row)
	}
	return NewTable(own), nil
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

// HoldsStatus reports whether any row is about a status. If none is, no code of the package can hold one: fmt and io are
// in every closure, but alone they say nothing.
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

// Knows reports whether there are rows for the package with the given import path. More of it is found where its types
// are complete, even if the analysed package imports it only indirectly.
func (t *Table) Knows(path string) bool { return t.packages[path] != nil }

// Middleware reports whether the package with the given import path is a router or the middleware that comes with one, see
// [Rows].
func (t *Table) Middleware(path string) bool {
	return slices.ContainsFunc(t.middleware, func(root string) bool { return path == root || strings.HasPrefix(path, root+"/") })
}

// MayHaveFacts reports whether facts can begin in the package: it has something that takes, holds or returns a status
// code, or it is package testing, whose users' helpers compare what they are given. A package that neither is nor
// imports, directly or not, such a package has no facts.
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

// Func returns the row of a function, method or function variable; nil if it has none, or one that is about a client's
// responses, about routes or about what is declared alone. For a method, recv is the type it is called on: rows of an interface count for the types that implement
// it.
func (b *Bound) Func(obj types.Object, recv types.Type) *Func {
	row := b.row(obj, recv)
	if row != nil && (row.Client.Does != NoReads || row.Route.Does != NoRouting || row.Declares.Handler != 0) &&
		row.Status == (Status{}) && row.Response == (Response{}) && row.Language == (Language{}) {
		return nil
	}
	return row
}

// Route returns what a function, a method or a variable has to do with the routes of a program.
func (b *Bound) Route(obj types.Object, recv types.Type) Route {
	if row := b.row(obj, recv); row != nil {
		return row.Route
	}
	return Route{}
}

// Declares returns what a call of a function declares.
func (b *Bound) Declares(obj types.Object, recv types.Type) Declares {
	if row := b.row(obj, recv); row != nil {
		return row.Declares
	}
	return Declares{}
}

// HasDeclares reports whether some function registers handlers with what they declare.
func (b *Bound) HasDeclares() bool {
	for _, row := range b.funcs {
		if row.Declares.Handler != 0 {
			return true
		}
	}
	return false
}

// Client returns what a function or method does with a response that a client got.
func (b *Bound) Client(obj types.Object, recv types.Type) Client {
	if row := b.row(obj, recv); row != nil {
		return row.Client
	}
	return Client{}
}

// Clients lists the functions of the table that get a response as a client, or see to its responses, in no order.
func (b *Bound) Clients() []types.Object {
	var list []types.Object
	for obj, row := range b.funcs {
		if row.Client.Does == Gets || row.Client.Does == Hooks {
			list = append(list, obj)
		}
	}
	return list
}

func (b *Bound) row(obj types.Object, recv types.Type) *Func {
	if fn, ok := obj.(*types.Func); ok {
		obj = fn.Origin()
	}
	if obj == nil {
		return nil
	}
	if recv != nil {
		for _, in := range b.promoted[obj.Name()] {
			if in.covers(recv) {
				return in.row
			}
		}
	}
	if row := b.funcs[obj]; row != nil || recv == nil {
		return row
	}
	for _, in := range b.inherit[obj.Name()] {
		if in.covers(recv) {
			return in.row
		}
	}
	return nil
}

// AskedFor lists the methods of interfaces that tell a status to what calls them, whoever has them, ordered by name.
func (b *Bound) AskedFor() []Asked {
	var list []Asked
	for method, rows := range b.inherit {
		for _, in := range rows {
			if iface, ok := in.typ.Underlying().(*types.Interface); ok && in.row.Status.Result == Sent {
				list = append(list, Asked{iface, method, in.row})
			}
		}
	}
	slices.SortFunc(list, func(a, b Asked) int { return strings.Compare(a.Row.Name, b.Row.Name) })
	return list
}

// Asked is a method of an interface that tells a status.
type Asked struct {
	Interface *types.Interface
	Method    string
	Row       *Func
}

// Implements reports whether values of the type t, or pointers to them, have all methods of iface.
func Implements(t types.Type, iface *types.Interface) bool {
	if types.Implements(t, iface) {
		return true
	}
	if _, isPointer := t.Underlying().(*types.Pointer); isPointer || types.IsInterface(t) {
		return false
	}
	return types.Implements(types.NewPointer(t), iface)
}

// Field returns the row of a struct field; nil if it has none.
func (b *Bound) Field(v *types.Var) *Field { return b.fields[v.Origin()] }

// Pair returns the row of a function that compares two of its arguments; nil if it has none.
func (b *Bound) Pair(obj types.Object) *Pair {
	if fn, ok := obj.(*types.Func); ok {
		obj = fn.Origin()
	}
	return b.pairs[obj]
}

// Actual returns the rows in which the function takes the actual value of a fluent assertion.
func (b *Bound) Actual(obj types.Object) []*Matcher { return b.actuals[obj] }

// Matcher returns the rows in which the function takes the expected value of a fluent assertion.
func (b *Bound) Matcher(obj types.Object) []*Matcher { return b.matchers[obj] }

// Type returns the row of a named type of numbers, or nil.
func (b *Bound) Type(t types.Type) *Type {
	if row := b.typeRow(t); row != nil && !row.Cell {
		return row
	}
	return nil
}

// Cell reports whether values of the type hold a number that calls move in and out.
func (b *Bound) Cell(t types.Type) bool {
	row := b.typeRow(t)
	return row != nil && row.Cell
}

func (b *Bound) typeRow(t types.Type) *Type {
	if named, ok := types.Unalias(t).(*types.Named); ok {
		return b.types[named.Origin().Obj()]
	}
	return nil
}

// ForeignType reports whether values of the type are known never to be status codes.
func (b *Bound) ForeignType(t types.Type) bool {
	row := b.Type(t)
	return row != nil && row.Use == Foreign
}

// Mirrors lists the packages in the closure that repeat net/http's constants, ordered by import path.
func (b *Bound) Mirrors() []*types.Package { return b.mirrors }

// HasConstants reports whether a package is net/http, or repeats its constants.
func (b *Bound) HasConstants(p *types.Package) bool {
	return p.Path() == httpPath || slices.Contains(b.mirrors, p)
}
