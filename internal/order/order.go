// Package order follows every response of a package along every path: what has been sent, with which status, and what comes
// too late.
//
// # Promise
//
// A pair of events is a run that can happen if code that is not seen may return any value of its type: there is a path from the
// function's entry on which both happen, in this order, on the same response. What cannot be shown is not reported.
//
// # How
//
// Package paths follows the values of a function. Beside them a path carries, for each response, a typestate (shadow.go: the
// header has gone, content has gone, a complete reply has been sent, and so on) and rows: columns that no later condition can
// read, such as which event sent the header and with which status. States that are merged keep the rows of both, never a row
// that neither had. Each event (events.go) is compared with the rows of its response: that gives the pairs.
//
// A call is a row of the API table (calls.go), a closure that paths follows itself, or a function of the program, which counts as
// what it does: its summary (summary.go) is the list of its exits, over its parameters and results, and is instantiated at the
// call (instantiate.go). Summaries travel to importing packages as facts, without positions (facts.go). An exit that depends on
// something that was not followed is unsure, and so is a caller that takes it. The exits of an incomplete function happen all
// the same; but a caller cannot conclude from its results which of them did.
//
// # What it assumes, besides package paths
//
//  1. A response that a goroutine, a channel or code that is not seen gets may have been written to: nothing is said of a
//     missing header after that, and nothing at all if it is shared with a goroutine.
//  2. Two responses that may be one are followed as one: a writer that embeds another is the other, and its methods say what
//     happens to content and status (overridden.go).
//  3. A call of an interface's method is a row or not seen, never the union of the implementations in sight.
//  4. An error that a helper returns after an error reply is not nil, if the helper returns nil where it sends nothing.
//  5. A write whose error is not looked at has succeeded.
package order

import (
	"cmp"
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/internal/api"
)

// Kind is what an event does to the response.
type Kind uint8

// The kinds.
const (
	Nothing  Kind = iota
	Field         // it changes the header map
	Record        // it notes a status that a later write sends
	Flush         // it sends the header if that has not gone out yet
	Header        // it sends the header, and nothing else
	Content       // it sends content, and before that the header with 200 if none has gone out
	Reply         // it sends a complete reply
	Delegate      // it gives the response to another handler
	Hijack        // it takes the response out of sight
	Hold          // it puts content into a buffered view, which may have sent some of it or none
)

// Event is something that happens to a response. Events are compared by value: one place has several where it has several
// statuses.
type Event struct {
	Kind       Kind
	Node       ast.Node     // the call, or the assignment to an element of the header map
	Code       int          // the status it sends if the header has not gone out; 0 if that is not known
	Explicit   bool         // it chooses the status; else Code is the 200 that net/http fills in
	Content    ast.Expr     // the content, where there is an expression for it
	HasContent bool         // it sends content
	Strong     bool         // nothing is meant to follow it: an error, a redirect, a reply with a status of its own
	Keeps      bool         // content that was sent before stays
	Appends    bool         // it adds to the content of a reply, where the server keeps the response until the handler has returned
	Helper     bool         // a function of the program does it, not one of the table
	Func       types.Object // the function that Helper is about, or the variable that holds a literal; nil for the call of a literal
	Partial    bool         // on some path to it, the call may also send nothing
	Tells      bool         // if it is Partial: a result of the call says whether it has sent something
	Unclear    bool         // not all outcomes of the call are known; all that are known send something
	Aborts     bool         // the rest of the framework's chain of handlers does not run any more
	Proceeds   bool         // it runs the rest of the chain, unless that was aborted
	Name       string       // the header field that it sets, where that is known
	Inner      *Event       // what Helper does it with, in this package; nil if that is out of sight
	Inside     bool         // it is in a literal that the function of the pair calls where it is written
	Body       *Event       // what Helper sends the content with, likewise
	Status     ast.Expr     // the argument that is its status, or holds it in a field; nil if it takes none
	Engine     api.Engine   // who sends the response
	JSON       bool         // it sends JSON as text/plain

	invalid   api.Invalid // what the sink does with a status that is no three-digit code
	known     FieldSet    // what a helper sets
	parts     bool        // it sets a Content-Type that may say that there are several parts
	held      bool        // the 200 may be another status, which a field holds
	carried   bool        // its status comes from where no path is followed
	vague     bool        // it may set any header field
	flushes   bool        // it sends what a view holds
	ifHeld    bool        // and nothing else
	permitted bool        // the callee looks at the status before it sends content
	late      bool        // it runs when the function returns
	mixed     bool        // the call has other outcomes that send content without a status
	failed    bool        // it is what a call did whose write then failed
	context   int32       // the chain of closures that it happens in
	usual     int         // the status that it sends, if that depends on more than the call
}

// Pair is two events on the same response, of which the later happens after the earlier on a feasible path.
type Pair struct {
	Earlier  *Event   // the last complete reply if there is one, else what sent the header
	Later    *Event   // what comes too late
	Sent     *Event   // what sent the header; Earlier in most cases
	Code     int      // the status that the client gets; 0 if that is not known, or not the same on all paths
	Failed   bool     // on all such paths Later handles the failure of a write to this response
	Func     ast.Node // the *ast.FuncDecl or *ast.FuncLit that both are in
	Deferred bool     // Later runs when the function returns
	Line     bool     // no branch is between the two
	Given    bool     // the response is a parameter of the function or of one around it; else it was made or found there
	Again    bool     // both send the same value as their status, on all such paths
	Bare     bool     // no content has been sent before Later
	Chain    bool     // the rest of a framework's chain of handlers runs when this one returns, unless it has aborted

	// Conditions are those on the way of all such paths, in order.
	Conditions []Condition
	Since      token.Pos // the statement that has given the variable Sent.Status its value, or token.NoPos

	ways int // how many paths were compared for Conditions
}

// Repeated reports whether the two events are one place in two turns of a loop.
func (p Pair) Repeated() bool { return p.Earlier.Node == p.Later.Node }

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// Condition is a condition of the source and how it comes out on a path.
type Condition struct {
	Node  ast.Node
	Holds bool
}

// Start is a header or a complete reply that happens where no header has been sent.
type Start struct {
	*Event
	Set  FieldSet // what the function has set before, on all paths to it
	Seen bool     // the function sees all that has been set since it got the response, which is its parameter
	Lost bool     // the content that it sends itself is lost with its status

	Failed bool // a write to the response has failed on all paths to it

	Conditions []Condition // those on the way of all paths to it, in order
	Since      token.Pos   // the statement that has given the variable Status its value, or token.NoPos

	ways int
}

// Panic is a call that is given a status on a path at which net/http panics, before any header has gone out.
type Panic struct {
	*Event
	Number int       // the status
	Field  string    // the field of what a helper is given that it sends; "" if it is given the status itself
	Since  token.Pos // the statement that has given it to the variable Event.Status, or token.NoPos

	Conditions []Condition // those on the way of all such paths, in order

	ways int
}

// End is a path on which a handler returns: a function that is given a response, and returns nothing.
type End struct {
	Func   ast.Node        // *ast.FuncDecl or *ast.FuncLit
	Return *ast.ReturnStmt // nil at the end of the body
	Sent   *Event          // what sent the header; nil if nothing did
	Reply  *Event          // the last complete reply; nil if there was none

	Untouched bool // no code has replied or taken the response over, or may have
	Failed    bool // a write to the response has failed
	Aborted   bool // the rest of a framework's chain of handlers does not run any more
	Hands     bool // another handler had the response, such as the rest of the chain
	Chain     bool // the rest of a framework's chain of handlers runs when this one returns, unless it has aborted

	// Conditions are those on the way of one such path, in order.
	Conditions []Condition
}

// Withheld is a path on which a function returns an error beside a response with a status, which is then not sent.
type Withheld struct {
	Func   ast.Node // *ast.FuncDecl or *ast.FuncLit
	Return *ast.ReturnStmt
	Code   int // 0 if it is not known
}

// Result is what happens in the package, in the order of the source.
type Result struct {
	Pairs    []Pair
	Starts   []Start
	Ends     []End
	Withheld []Withheld
	Panics   []Panic

	Followed Followed

	givenUp []ast.Node // functions
}

// Followed counts the functions and literals of a package that were followed.
type Followed struct {
	Functions  int
	Incomplete int // of which paths were dropped, since a budget was spent
	Unsure     int // of which a path that returns depends on what was not followed
}

// GivenUp reports whether the analysis of the function around pos, or of one that it calls, went over a budget. Some
// of its paths were not followed, so that findings may be missing there.
func (r *Result) GivenUp(pos token.Pos) bool {
	return slices.ContainsFunc(r.givenUp, func(f ast.Node) bool { return within(pos, f) })
}

// GivenUpWithin is GivenUp for the functions that overlap the source from one position to another.
func (r *Result) GivenUpWithin(from, to token.Pos) bool {
	return slices.ContainsFunc(r.givenUp, func(f ast.Node) bool { return f.Pos() < to && from < f.End() })
}

// Analyze follows the responses of the package under analysis and exports facts about its functions. It keeps track of
// the header fields of the given names. They have to be the same for all packages, since facts tell of them.
func Analyze(pass *analysis.Pass, bound *api.Bound, fields []string) *Result {
	if bound == nil || !bound.HoldsStatus() {
		return &Result{} // nothing the package can reach knows of HTTP
	}
	p := newPkg(pass, bound, fields)
	for _, u := range p.units() {
		p.follow(u)
	}
	p.exportFacts()
	return p.result()
}

// FactTypes lists the facts that the package exports.
func FactTypes() []analysis.Fact { return []analysis.Fact{(*FuncFact)(nil)} }

// pairKey identifies a pair: by its two places, on all paths together.
type pairKey struct {
	earlier, later ast.Node
	kind           Kind // the kind of the later event: a call can set fields and send content
	hard           bool // the earlier event is a complete reply
	code           int  // for content: a body is lost with some
	same           bool // the later event chooses the status that has gone out
}

// otherStatus reports whether paths on which another status was sent may be among those that were dropped. Content is lost with
// a status if that happens on one path.
func (p *pkg) otherStatus(pair *Pair) bool {
	if pair.Sent.Status == nil || pair.Later.Kind == Content || p.info.Types[pair.Sent.Status].Value != nil {
		return false
	}
	for f := range p.givenUp {
		if within(pair.Later.Node.Pos(), f) {
			return true
		}
	}
	return false
}

func (p *pkg) result() *Result {
	r := &Result{}
	for k, pair := range p.pairs {
		if code, ok := p.doubts[k]; ok && code != pair.Code || p.otherStatus(pair) {
			pair.Code = 0
		}
		if u := p.unitOf(pair.Later.Node); pair.Later.Kind == Field && u != nil && (u.trailers || pair.Later.Name == "" && p.usesTrailers(u)) {
			continue // it may be one of the trailers that are declared there
		}
		r.Pairs = append(r.Pairs, *pair)
	}
	for _, s := range p.starts {
		r.Starts = append(r.Starts, *s)
	}
	for _, x := range p.panics {
		r.Panics = append(r.Panics, *x)
	}
	slices.SortFunc(r.Panics, func(a, b Panic) int {
		return cmp.Or(cmp.Compare(a.Node.Pos(), b.Node.Pos()), cmp.Compare(a.Number, b.Number))
	})
	r.Ends, r.Withheld, r.Followed = p.ends, p.withheld, p.followed
	for f := range p.givenUp {
		r.givenUp = append(r.givenUp, f)
	}
	slices.SortFunc(r.Pairs, func(a, b Pair) int {
		return cmp.Or(
			cmp.Compare(a.Earlier.Node.Pos(), b.Earlier.Node.Pos()),
			compareBool(a.Repeated(), b.Repeated()),
			cmp.Compare(a.Later.Node.Pos(), b.Later.Node.Pos()),
			cmp.Compare(a.Later.Kind, b.Later.Kind),
			cmp.Compare(a.Code, b.Code))
	})
	slices.SortStableFunc(r.Ends, func(a, b End) int {
		return cmp.Or(cmp.Compare(a.Func.Pos(), b.Func.Pos()), cmp.Compare(returnPos(a.Return), returnPos(b.Return)))
	})
	slices.SortStableFunc(r.Withheld, func(a, b Withheld) int { return cmp.Compare(returnPos(a.Return), returnPos(b.Return)) })
	slices.SortFunc(r.Starts, func(a, b Start) int {
		return cmp.Or(cmp.Compare(a.Node.Pos(), b.Node.Pos()), cmp.Compare(a.Code, b.Code))
	})
	return r
}

// within reports whether pos lies in the source of n.
func within(pos token.Pos, n ast.Node) bool { return n.Pos() <= pos && pos < n.End() }
