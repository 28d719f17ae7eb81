package routes

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/internal/api"
)

// value is a value that a variable can hold: text, number, flag, *router, *route, *object, *list, *closure, *typed, *wrapped or
// *fixed. nil is an unknown value.
type value any

// vals are the values that a variable may hold. A nil element means that there may be others. An empty list means that nothing is
// known.
type vals []value

// maxValues bounds a set.
const maxValues = 24

func (a vals) with(b vals) vals {
	out := a
	for _, v := range b {
		if slices.Contains(out, v) {
			continue
		}
		if len(out) >= maxValues {
			v = nil
			if slices.Contains(out, v) {
				continue
			}
		}
		out = append(slices.Clip(out), v)
	}
	return out
}

type text string

type number int64

type flag bool

// router is a router, or a group of routes in one.
type router struct {
	parent   *router // the router that a group is part of; nil for a router, and if unknown
	unknown  bool    // the code that makes it is unknown
	prefix   string
	joining  api.Joining
	of       string // the import path of the package that declares its type
	onError  int
	wrappers []wrapper // in the order in which they were added
	chain    bool      // the wrappers are handlers themselves, as in gin
	reach    api.Reach
	before   int    // how many wrappers the parent had when the group was made
	route    *route // the gorilla route that a subrouter is made from
	catches  bool   // it answers 500 to a panic

	// shared says that the same code may mean different routers: one in a field of an unknown object, or one that is made in a
	// branch or loop.
	shared bool
}

// top returns the outermost router that a group belongs to.
func (r *router) top() *router {
	for r.parent != nil {
		r = r.parent
	}
	return r
}

// route is a registered route, or one that is still being built.
type route struct {
	on       *router
	methods  []string
	open     bool // there may be other methods
	pattern  string
	given    bool // it has a pattern
	prefix   bool
	strips   bool
	handler  vals
	wrappers []wrapper
	chain    bool
	joining  api.Joining
	params   api.Params
	call     *ast.CallExpr
	pkg      *Package
	returns  bool // the handler returns the answer as a value
	success  vals // the status if it returns no error

	seen     map[*router]int // how many wrappers of a router apply to the route; not for routers whose wrappers all apply
	again    api.Again
	replaced []string  // the methods for which a later route replaces it
	root     *function // the root of the run that registered it
	path     []int     // the conditions of the call: see machine.path; nil if the call may be on another router
}

// wrapper is middleware, and the argument that adds it.
type wrapper struct {
	vals
	at    ast.Node
	under string // the prefix, in its router, of the routes that it is for
}

// object is a struct. A pointer to it is the same value.
type object struct {
	typ    types.Type
	fields map[string]vals
	maybe  map[string]bool // fields that are set only under a condition
	unsure map[string]bool // fields that may have other values than those in fields
	whole  bool            // all its fields are known: those that are not set have their zero values
	path   []int           // the conditions under which the object was made: see machine.path
	status vals            // the status of an error that a call in the API table made
	call   ast.Expr
	is     *fault // its fault, if it is an error; nil if unknown
}

type entry struct{ key, value vals }

type list struct {
	entries []entry
	open    bool
	exact   bool // it has these elements, no more and no less, in this order
}

// closure is a function with the variables that it captures.
type closure struct {
	fn   *function
	obj  *types.Func // a function whose source is not available
	recv vals
	env  *env

	args []vals // the arguments of a call, if known
	rest []vals // those that the call passes to a variadic parameter one by one; nil if there are none
}

// bound identifies a declared function and its receiver.
type bound struct {
	name string
	recv value
}

// typed is a function converted to a type that has methods.
type typed struct {
	typ types.Type
	fn  vals
}

// wrapped is a handler that another module's handler wraps.
type wrapped struct {
	inner vals
	also  int      // a status that the wrapping handler may answer with instead, or 0
	at    ast.Node // the call that wraps it
	strip string
	open  bool
}

// fixed is a handler that answers with one status.
type fixed struct {
	code int
	at   ast.Node
}

// env is a scope with the values of its variables.
type env struct {
	vars   map[types.Object]vals
	unsure map[types.Object]bool // those that may have other values, too
	outer  *env
}

func newEnv(outer *env) *env {
	return &env{vars: map[types.Object]vals{}, unsure: map[types.Object]bool{}, outer: outer}
}

func (e *env) lookup(obj types.Object) (vals, *env) {
	for s := e; s != nil; s = s.outer {
		if v, ok := s.vars[obj]; ok {
			return v, s
		}
	}
	return nil, nil
}
