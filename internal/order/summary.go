package order

import (
	"go/token"
	"slices"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/paths"
)

// Summary says what a function does to the responses that it gets: it lists its exits, described by its parameters and results.
// Importing packages get it as a fact, so it has no positions.
type Summary struct {
	Exits      []Exit
	Incomplete bool  // there may be other exits
	Varies     bool  // its results may depend on more than its arguments and what can be reached from them
	Handed     []int // parameters passed to unseen code, which may write their pointees; numbered as in Subject

	covered bool // each statement has been followed on some path, as Answer.Covered says; only in the package itself
}

// Exit is one way in which a function returns.
type Exit struct {
	Pre     []Cond    // conditions on the parameters
	Results []Outcome // what is known of the results
	Post    []Write   // writes that callers can see
	Effects []Effect  // what has happened to the responses, at most one for each
	Unsure  bool      // it depends on something that was not followed, so it may be impossible
}

// Subject is a value that a caller can name: a parameter, a package variable, a field of one, or a value computed from these.
type Subject struct {
	Param  int    // the parameter's index plus one; 0 for the receiver, -1 for none
	Global string // import path and name of a package's variable; Param is -1 then
	Calc   string // how it is computed from other subjects, as paths.Exec.Spell writes it; Param is -1 then
	Path   string // the fields from there on: ".URL.Path"
	Length bool   // the length of that value
	Type   string // or whether that value is of this type: "net/http.Flusher", "*net/url.Error"
}

// none is the missing subject.
var none = Subject{Param: -1}

// is reports whether a subject is not missing.
func (s Subject) is() bool { return s != none }

// Cond is a condition: it compares a subject with a constant or with another subject.
type Cond struct {
	Subject
	Op    token.Token // EQL, NEQ, LEQ or GTR; LSS and GEQ for two subjects
	Val   Val         // NoVal if the comparison is with Other
	Other Subject
}

// Val is a constant. The zero Val means that there is no constant.
type Val struct {
	Kind ValKind
	Int  int64
	Str  string // a string, or the path and name of a package's variable
}

// ValKind is the kind of a constant.
type ValKind uint8

// The kinds.
const (
	NoVal ValKind = iota
	NilVal
	BoolVal
	IntVal
	TextVal
	VarVal  // a variable of a package, such as a sentinel error
	MadeVal // an error that the function makes; Int is 1 if it wraps no error, 2 if it only wraps known ones
)

// Outcome is what is known of one result.
type Outcome struct {
	Index  int
	Path   string  // a field of it
	Same   Subject // the parameter that it is, if it is one
	Op     token.Token
	Val    Val
	Length bool   // the condition is on its length
	Type   string // its type, as in Subject; without Op, Val is the value of this type that it holds, if that is known
	Untold bool   // it does not tell a caller whether the function has sent something
}

// Write is an assignment by the function that callers can see: to the pointee of a parameter or package variable, or to such a
// variable itself.
type Write struct {
	Subject
	Val  Val     // the new value; NoVal if unknown
	Same Subject // or the subject whose old value it is
	Type string  // the dynamic type of the value, if it is stored in an interface
	Free bool    // the value is unknown, and nothing else depends on it

	Part   paths.Part // the part that was written of the container, if it was not the container itself
	Itself bool       // the package variable itself, or a field of it, was written, not its pointee
}

// Effect is what has happened to a response. Effects are comparable.
type Effect struct {
	Subject                                                                   // the response comes from here
	Fields                                                           bool     // its header map was changed
	Name                                                             string   // the one field that was set, where that is known
	Known                                                            FieldSet // the tracked fields that were set
	Sends                                                            Send
	Code                                                             int     // the status that was sent; 0 if that is not known
	Status                                                           Subject // the parameter that it is
	Content, Complete, Opaque, Failed, Aborts, Hands, Hijacks, Vague bool
	Noted                                                            bool // other code may reply, by what was recorded or stored
	Passed                                                           bool // a helper has not replied, but does so on another of its exits
	Engine                                                           api.Engine
	Invalid                                                          api.Invalid // what the sink does if Status is not a three-digit code
	Records                                                          bool        // it has sent nothing, but recorded Code or Status for a later reply
	Follows                                                          bool        // it has sent the status that was recorded before, else Code

	sentBy, fieldBy, bodyBy *Event // the events that cause it, in this package
}

// plain returns the effect without its events.
func (e Effect) plain() Effect {
	e.sentBy, e.fieldBy, e.bodyBy = nil, nil, nil
	return e
}

// sameEffects compares effects without their events.
func sameEffects(a, b []Effect) bool {
	return slices.EqualFunc(a, b, func(x, y Effect) bool { return x.plain() == y.plain() })
}

// Send says how a function sends a header.
type Send uint8

// The values of Send.
const (
	SendsNothing Send = iota
	SendsStatus       // with a status that it chooses
	SendsDefault      // with 200, by writing content
	SendsFlush        // with 200, by flushing
	SendsCarried      // with a status that comes from code that is not followed
)

// chooses reports whether the status is chosen, rather than net/http's default 200.
func (s Send) chooses() bool { return s == SendsStatus || s == SendsCarried }

func sends(x Exit) bool {
	return slices.ContainsFunc(x.Effects, func(e Effect) bool { return e.Sends != SendsNothing })
}

func chooses(x Exit) bool {
	return slices.ContainsFunc(x.Effects, func(e Effect) bool { return e.Sends.chooses() && (e.Code == 0 || e.Code >= 400) })
}
