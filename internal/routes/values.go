package routes

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/internal/api"
)

// value is something that a variable can hold: text, number, flag, *router, *route, *object, *list, *closure, *typed, *wrapped or
// *fixed. nil is what is not known.
type value any

// vals are the values that a variable may hold. A nil value among them says that there may be others. No vals at all is also
// what is not known.
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

// router is a router or a group of one.
type router struct {
	parent   *router // nil for one that the program made, or that is not known
	unknown  bool    // its origin is unknown
	prefix   string
	joining  api.Joining
	of       string // the import path of its package
	onError  int
	wrappers []vals // in the order in which they were added
	chain    bool   // they are handlers themselves
	reach    api.Reach
	before   int    // how many wrappers the parent had when the group was made
	route    *route // a gorilla route that it is below

	// shared says that the code may mean another router each time: one that any object's field holds, or that a call in a
	// branch or loop makes.
	shared bool
}

// top is the router that a group is of.
func (r *router) top() *router {
	for r.parent != nil {
		r = r.parent
	}
	return r
}

// route is what was registered, or is in the making.
type route struct {
	on       *router
	methods  []string
	open     bool // there may be other methods
	pattern  string
	given    bool // it has a pattern
	prefix   bool
	strips   bool
	handler  vals
	wrappers []vals
	chain    bool
	joining  api.Joining
	call     *ast.CallExpr
	pkg      *Package
	returns  bool // the handler returns what is answered
	success  vals // with which status, if it returns no error

	seen  map[*router]int // how many wrappers of a router are for it, where these are not all
	again api.Again
	root  *function // the function that the run began with
	path  []int     // the conditions of the call: see machine.path; nil if it may be another router's call
}

// object is a struct, or what a pointer to it points to.
type object struct {
	typ    types.Type
	fields map[string]vals
	status vals // the status that an error was made with, by a row
	call   ast.Expr
	is     *fault // the error that it is; nil if unknown
}

type entry struct{ key, value vals }

type list struct {
	entries []entry
	open    bool
}

// closure is a function with what it captures.
type closure struct {
	fn   *function
	obj  *types.Func // of a function whose source is not at hand
	recv vals
	env  *env

	args []vals // what a call gives it, where that is known
}

// bound names a declared function with what it is called on.
type bound struct {
	name string
	recv value
}

// typed is a function converted to a type that has methods.
type typed struct {
	typ types.Type
	fn  vals
}

// wrapped is a handler within another that is not the program's.
type wrapped struct {
	inner vals
	also  int      // a status that the other one may answer instead, or 0
	at    ast.Node // the call that wraps it
	strip string
	open  bool
}

// fixed is a handler that answers with one status.
type fixed struct {
	code int
	at   ast.Node
}

// env holds variables.
type env struct {
	vars  map[types.Object]vals
	outer *env
}

func newEnv(outer *env) *env { return &env{map[types.Object]vals{}, outer} }

func (e *env) lookup(obj types.Object) (vals, *env) {
	for s := e; s != nil; s = s.outer {
		if v, ok := s.vars[obj]; ok {
			return v, s
		}
	}
	return nil, nil
}
