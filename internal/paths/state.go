package paths

import (
	"go/ast"
	"go/token"
	"slices"

	"github.com/statuslint/statuslint/internal/terms"
)

// Shadow is what a client keeps of a path beside the values of variables. Shadows are never changed.
type Shadow interface {
	// Encode appends what tells two shadows apart to a key. Terms go through term, which names them as the key does.
	Encode(key []int32, term func([]int32, terms.ID) []int32) []int32
	// Class is a number that is equal for shadows of which one may be dropped if there are too many.
	Class() uint64
	// Join adds what the other shadow, whose encoding is equal, has seen. grew is false if that is nothing new.
	Join(other Shadow) (joined Shadow, grew bool)
	// Branch notes how a condition, or a range statement, has come out on this path. Some come out so because of earlier ones.
	Branch(cond ast.Node, holds bool) Shadow
	// Forget notes facts about what the function was given that nothing later in it can ask for.
	Forget(facts terms.Facts) Shadow
	// Roots calls yield for each term that must be kept, even if the function does not read it later.
	Roots(yield func(terms.ID))
	// Keep drops what is about terms that nothing can reach any more.
	Keep(reached func(terms.ID) bool) Shadow
}

// place is where a value is kept: a variable (base is its address, field 0), a field of a variable or object, or what a
// pointer points to.
type place struct {
	base  terms.ID
	field int32 // the term table's number of the field; see the constants
}

// Fields that no struct has.
const (
	whole  int32 = 0  // the variable itself, or all that a pointer points to
	zeroed int32 = -1 // bound if fields that are not bound are zero
	origin int32 = -2 // bound to the struct of which an object is a copy
	dirty  int32 = -3 // bound if an element was assigned, so that nothing is known of the others

	written int32 = -4 // bound to the key of the element in which a map differs from its origin
)

type binding struct {
	place
	value terms.ID
	since token.Pos // the statement that has put it there
}

// State is one path, or several of which nothing tells the difference, at one point of a function.
type State struct {
	env    []binding // by place; never changed in place
	Facts  terms.Facts
	stack  []terms.ID // operands of the expression that is being evaluated
	turns  []turn     // the loops that the path is in
	defers []deferred
	Unsure bool // it depends on a value that was not followed
	Shadow Shadow
	ret    *ast.ReturnStmt // where it left the function, or the closure that returned last
	at     token.Pos       // the statement that is run
}

// turn counts how often a path has come to the head of a loop that it is in.
type turn struct {
	loop    int32
	count   int32
	open    bool // the condition of the loop has been open in one of the turns
	general int8 // how many of the turns represent any later one: see loops.go
	unsure  bool // whether the path was unsure when the first of those began

	was, now moment // what the path knew at the loop's head one turn ago, and when it came there last
}

// moment is what a path knew at a point.
type moment struct {
	env   []binding
	facts terms.Facts
}

// number identifies a turn: all turns that represent any turn have the same.
func (t turn) number() int32 {
	if t.general > 0 {
		return -1
	}
	return t.count
}

func sameTurns(a, b []turn) bool {
	return slices.EqualFunc(a, b, func(a, b turn) bool { return a.loop == b.loop && a.number() == b.number() })
}

// turnsHash is the same for turns that are the same.
func turnsHash(list []turn) uint64 {
	key := make([]int32, 0, 16)
	for _, t := range list {
		key = append(key, t.loop, t.number())
	}
	return hash(key)
}

// deferred is a call that runs when the function returns.
type deferred struct {
	site  *Site
	recv  terms.ID
	args  []terms.ID
	frame int32
}

func (s *State) clone() *State {
	c := *s
	c.stack = slices.Clone(s.stack)
	c.turns = slices.Clone(s.turns)
	c.defers = slices.Clip(s.defers)
	return &c
}

// Clone returns a copy that can be changed.
func (s *State) Clone() *State { return s.clone() }

// Push puts a value on the stack of operands.
func (s *State) Push(x terms.ID) { s.stack = append(s.stack, x) }

func (s *State) pop() terms.ID {
	x := s.stack[len(s.stack)-1]
	s.stack = s.stack[:len(s.stack)-1]
	return x
}

// popN removes n values and returns them in the order in which they were pushed.
func (s *State) popN(n int) []terms.ID {
	list := slices.Clone(s.stack[len(s.stack)-n:])
	s.stack = s.stack[:len(s.stack)-n]
	return list
}

func (s *State) find(p place) (int, bool) {
	return slices.BinarySearchFunc(s.env, p, func(b binding, p place) int {
		if b.base != p.base {
			return int(b.base) - int(p.base)
		}
		return int(b.field) - int(p.field)
	})
}

func (s *State) get(p place) terms.ID {
	if i, ok := s.find(p); ok {
		return s.env[i].value
	}
	return 0
}

func (s *State) bind(p place, v terms.ID) {
	i, ok := s.find(p)
	if ok && s.env[i].value == v {
		return
	}
	env := make([]binding, 0, len(s.env)+1)
	env = append(env, s.env[:i]...)
	env = append(env, binding{p, v, s.at})
	if ok {
		i++
	}
	s.env = append(env, s.env[i:]...)
}

// unbind forgets the places for which drop is true.
func (s *State) unbind(drop func(place) bool) {
	if slices.ContainsFunc(s.env, func(b binding) bool { return drop(b.place) }) {
		s.env = slices.DeleteFunc(slices.Clone(s.env), func(b binding) bool { return drop(b.place) })
	}
}

func (s *State) turnOf(loop int32) int32 {
	for _, t := range s.turns {
		if t.loop == loop {
			return t.count
		}
	}
	return 0
}

// Top returns the last n operands.
func (s *State) Top(n int) []terms.ID { return s.stack[len(s.stack)-n:] }

// SetTop replaces one of the last n operands.
func (s *State) SetTop(n, i int, v terms.ID) { s.stack[len(s.stack)-n+i] = v }
