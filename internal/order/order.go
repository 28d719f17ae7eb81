// Package order follows each response of a package along the paths of its functions: what was sent, with which status, and what
// comes too late.
//
// # Promise
//
// Each reported pair of events can happen in a run, if unseen code (see package paths) may return any value of its type: there is a
// path from the function's entry on which both events happen, in this order, on the same response. A pair that cannot be shown to
// happen is not reported.
//
// # How
//
// Package paths follows the values of a function. In addition, a path has for each response a typestate (shadow.go: the header was
// sent, content was sent, a complete reply was sent, and so on) and rows. A row holds data that no later condition depends on, such
// as the event that sent the header, and its status. A merged state has the rows of both states, and no others. Each event
// (events.go) is compared with the rows of its response, and this gives the pairs.
//
// There are three kinds of known calls: one with a row in the API table (calls.go), one of a closure, which package paths follows
// itself, and one of a function of the program. Such a function has a summary (summary.go): a list of its exits, described by its
// parameters and results. The summary is instantiated at the call (instantiate.go). Importing packages get summaries as facts,
// without positions (facts.go). An exit that depends on something that was not followed is unsure, and so is a path of a caller that
// takes this exit. The exits of an incomplete function can still happen, but its results do not tell a caller which exit it took.
//
// # What it assumes, in addition to package paths
//
//  1. A goroutine, the receiver of a channel or unseen code that gets a response may write to it. After that, a missing header is
//     not reported, and if a goroutine shares the response, nothing is reported.
//  2. Two responses that may be the same one are followed as one: a writer that embeds another one is the other one, and its
//     methods decide what happens to content and status (overridden.go).
//  3. A call of an interface's method has a row or is unseen. It is never the union of the known implementations.
//  4. An error that a helper returns after an error reply is not nil, if the helper returns nil when it sends nothing.
//  5. A write whose error is ignored has succeeded.
//  6. A strings.Builder or bytes.Buffer holds what this function, and functions with a summary, have written to it. A call of unseen
//     code that gets its address may change it; code that keeps the address does not change it later (texts.go).
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

// Kind says what an event does to the response.
type Kind uint8

// The kinds.
const (
	Nothing  Kind = iota
	Field         // it changes the header map
	Record        // it records a status that a later write sends
	Flush         // it sends the header if that has not gone out yet
	Header        // it sends the header, and nothing else
	Content       // it sends content, and before that the header with 200 if none has gone out
	Reply         // it sends a complete reply
	Delegate      // it passes the response to another handler
	Hijack        // it takes the connection over: the response is no longer followed
	Hold          // it writes content to a buffered view, which may have sent some of it or nothing
)

// Event is something that happens to a response. Events are compared by value: a place with several statuses has several events.
type Event struct {
	Kind       Kind
	Node       ast.Node     // the call, or the assignment to an element of the header map
	Code       int          // the status that it sends if the header has not been sent; 0 if unknown
	Explicit   bool         // it chooses the status; else Code is the default 200 of net/http
	Content    ast.Expr     // the content, if there is an expression for it
	HasContent bool         // it sends content
	Strong     bool         // nothing is meant to follow it: an error, a redirect, a reply that chooses its status
	Keeps      bool         // it keeps content that was sent before
	Appends    bool         // it adds to the content of a reply; the server keeps the response until the handler returns
	Helper     bool         // a function of the program causes it, not one of the table
	Func       types.Object // if Helper: the function, or the variable that holds the literal; nil for a call of a literal
	Partial    bool         // on some path to it, the call may also send nothing
	Tells      bool         // if Partial: a result of the call says whether it has sent something
	Unclear    bool         // not all outcomes of the call are known; all known ones send something
	Aborts     bool         // the rest of the framework's chain of handlers will not run
	Proceeds   bool         // it runs the rest of the chain, unless the chain was aborted
	Name       string       // the header field that it sets, if known
	Inner      *Event       // if Helper: the event in the helper, if that is in this package; else nil
	Inside     bool         // it is in a literal that the pair's function calls where the literal is written
	Body       *Event       // if Helper: the event in the helper that sends the content, if that is in this package; else nil
	Status     ast.Expr     // the argument that is its status or has it in a field; or nil
	Engine     api.Engine   // the server that sends the response
	JSON       bool         // it sends JSON as text/plain

	invalid   api.Invalid // what the sink does with a status that is not a three-digit code
	known     FieldSet    // the fields that a helper sets
	parts     bool        // it sets a Content-Type that may be a multipart type
	held      bool        // the 200 may be another status, from a field
	carried   bool        // its status comes from code that is not followed
	vague     bool        // it may set any header field
	flushes   bool        // it sends the content that a buffered view holds
	ifHeld    bool        // it does nothing if the view holds nothing
	permitted bool        // the callee checks that the status allows content before it sends some
	late      bool        // it happens when the function returns
	mixed     bool        // the call has other outcomes that send content without a status
	failed    bool        // the call's write failed after this event
	context   int32       // the chain of closures that it happens in
	active    int32       // the part of that chain that has not returned since
	usual     int         // the status that it sends, if that depends on more than the call
}

// Pair is two events on the same response that happen in this order on a feasible path. Content that comes after a reply, and after
// another event that sent a status that allows no content, makes a pair with each of them.
type Pair struct {
	Earlier  *Event   // the last complete reply if there is one, else the event that sent the header
	Later    *Event   // the event that comes too late
	Sent     *Event   // the event that sent the header; Earlier in most cases
	Between  ast.Node // the last complete reply between the two, if there is one
	Code     int      // the status that the client gets; 0 if unknown, or not the same on all paths
	Failed   bool     // on all such paths, Later handles the failure of a write to this response
	Func     ast.Node // the *ast.FuncDecl or *ast.FuncLit that contains both
	Deferred bool     // Later runs when the function returns
	Line     bool     // there is no branch between the two
	Given    bool     // the response is a parameter of the function or of an enclosing one; else the function made or found it
	Again    bool     // both send the same value as their status, on all such paths
	Bare     bool     // no content was sent before Later
	Chain    bool     // the rest of the framework's chain of handlers runs when this one returns, unless it was aborted

	// Conditions are the conditions that all such paths pass, in order.
	Conditions []Condition
	Since      token.Pos // the statement that assigned the variable Sent.Status its value, or token.NoPos

	ways int // how many paths were compared for Conditions
}

// Repeated reports whether the two events are the same place in two turns of a loop.
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

// Condition is a condition in the source and its outcome on a path.
type Condition struct {
	Node  ast.Node
	Holds bool
}

// Start is a header or a complete reply before which no header was sent.
type Start struct {
	*Event
	Set  FieldSet // the fields that the function has set before, on all paths to it
	Seen bool     // Set has all fields that were set since the function got the response as a parameter
	Lost bool     // the content that it sends itself is lost with its status

	Failed bool // a write to the response has failed on all paths to it

	Conditions []Condition // the conditions that all paths to it pass, in order
	Since      token.Pos   // the statement that assigned the variable Status its value, or token.NoPos

	ways int
}

// Panic is a call with a status at which net/http panics, on a path on which no header was sent before.
type Panic struct {
	*Event
	Number int       // the status
	Field  string    // the field of a helper's argument that has the status; "" if the argument is the status itself
	Since  token.Pos // the statement that assigned it to the variable Event.Status, or token.NoPos

	Conditions []Condition // the conditions that all such paths pass, in order

	ways int
}

// End is a path on which a handler returns. A handler is a function that gets a response and returns nothing.
type End struct {
	Func   ast.Node        // *ast.FuncDecl or *ast.FuncLit
	Return *ast.ReturnStmt // nil at the end of the body
	Sent   *Event          // the event that sent the header; nil if there was none
	Reply  *Event          // the last complete reply; nil if there was none

	Untouched bool // no code can have replied or taken the response over
	Failed    bool // a write to the response has failed
	Aborted   bool // the rest of the framework's chain of handlers will not run
	Hands     bool // another handler got the response, such as the rest of the chain
	Chain     bool // the rest of the framework's chain of handlers runs when this one returns, unless it was aborted

	// Conditions are the conditions that one such path passes, in order.
	Conditions []Condition
}

// Withheld is a path on which a function returns an error together with a response that has a status. The response is not sent then.
type Withheld struct {
	Func   ast.Node // *ast.FuncDecl or *ast.FuncLit
	Return *ast.ReturnStmt
	Code   int // 0 if unknown
}

// Result holds what happens in a package, in source order.
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
	Incomplete int // those with paths that were dropped over a budget
	Unsure     int // those with a returning path that depends on something that was not followed
}

// GivenUp reports whether the analysis of the function around pos, or of one that it calls, went over a budget. Some
// paths were then not followed, and findings may be missing there.
func (r *Result) GivenUp(pos token.Pos) bool {
	return slices.ContainsFunc(r.givenUp, func(f ast.Node) bool { return within(pos, f) })
}

// GivenUpWithin is like GivenUp, for all functions that overlap the source between two positions.
func (r *Result) GivenUpWithin(from, to token.Pos) bool {
	return slices.ContainsFunc(r.givenUp, func(f ast.Node) bool { return f.Pos() < to && from < f.End() })
}

// Analyze follows the responses of the package under analysis and exports facts about its functions. It keeps track of
// the header fields with the given names. The names must be the same for all packages, since facts contain them.
func Analyze(pass *analysis.Pass, bound *api.Bound, fields []string) *Result {
	if bound == nil {
		return &Result{}
	}
	p := newPkg(pass, bound, fields)
	if bound.HoldsStatus() { // else the package imports nothing that knows of HTTP, directly or indirectly
		for _, u := range p.units() {
			p.follow(u)
		}
	}
	p.exportFacts()
	return p.result()
}

// FactTypes lists the facts that the package exports.
func FactTypes() []analysis.Fact { return []analysis.Fact{(*FuncFact)(nil)} }

// pairKey identifies a pair by its two places. All paths with this pair share one key.
type pairKey struct {
	earlier, later ast.Node
	kind           Kind // the kind of the later event: a call can set fields and send content
	hard           bool // the earlier event is a complete reply
	between        ast.Node
	code           int  // for content: the status, since some statuses allow no body
	same           bool // the later event chooses the status that was sent
}

// otherStatus reports whether the dropped paths may include some on which another status was sent. For lost content one path is
// enough, so there it is false.
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
		if p.skipped[pair.Earlier.Node] && !pair.Earlier.Partial {
			partial := *pair.Earlier
			partial.Partial = true
			if pair.Sent == pair.Earlier {
				pair.Sent = &partial
			}
			pair.Earlier = &partial
		}
		if u := p.unitOf(pair.Later.Node); pair.Later.Kind == Field && u != nil && (u.trailers || pair.Later.Name == "" && p.usesTrailers(u)) {
			continue // it may set a trailer that the declaration announces
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
			cmp.Compare(a.Code, b.Code),
			cmp.Compare(posOf(a.Between), posOf(b.Between)),
			cmp.Compare(a.Later.Code, b.Later.Code),
			compareBool(a.Again, b.Again))
	})
	slices.SortStableFunc(r.Ends, func(a, b End) int {
		return cmp.Or(cmp.Compare(a.Func.Pos(), b.Func.Pos()), cmp.Compare(posOf(a.Return), posOf(b.Return)))
	})
	slices.SortStableFunc(r.Withheld, func(a, b Withheld) int { return cmp.Compare(posOf(a.Return), posOf(b.Return)) })
	slices.SortFunc(r.Starts, func(a, b Start) int {
		return cmp.Or(cmp.Compare(a.Node.Pos(), b.Node.Pos()), cmp.Compare(a.Code, b.Code))
	})
	return r
}

// within reports whether pos is in the source of n.
func within(pos token.Pos, n ast.Node) bool { return n.Pos() <= pos && pos < n.End() }
