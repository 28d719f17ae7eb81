// Package api is the table of what other packages do with status codes and responses: which parameters take a status
// code, which fields and results hold one, which calls compare one, and what each call does to the response it is given.
//
// It is data. All that statuslint knows of a framework, a client or an assertion library is in rows here; the algorithms that
// read the table name none of them.
package api

// Use says how an integer is used at a place of the table.
type Use uint8

// The uses.
const (
	NoUse    Use = iota
	Sent         // it goes out as the status of a response
	Named        // it is a status code that is looked up, filtered by or documented, but not sent
	Expected     // it is the status that a test or client expects: compared
	Received     // it came in with a response, or is held for reading (fields, results)
	Foreign      // it is another kind of number: an exit status, a gRPC code, an SMTP reply
	Neutral      // it is formatted or measured, which says nothing about what it is
)

// Kind is the class of codes that a sink is meant for.
type Kind uint8

// The kinds.
const (
	AnyCode      Kind = iota // any code, also an informational one
	FinalCode                // a complete reply: 1xx cannot be one
	ErrorCode                // an error: 4xx and 5xx
	FailureCode              // what is returned as an error, though it may be a redirect or a 304
	RedirectCode             // a redirect: 300–303, 307, 308, and 201 with its Location
)

// Invalid says what a sink does with a number that is not a three-digit code.
type Invalid uint8

// The reactions.
const (
	Unchecked     Invalid = iota // it is sent as it is, or replaced
	Panics                       // net/http panics below 100 and above 999
	PanicsUnless0                // the same, but 0 means that no status was chosen
	PanicsFrom1                  // the same, but any number below 1 means that
)

// Panics reports whether the sink panics at a number.
func (i Invalid) Panics(code int64) bool {
	if code >= 100 && code <= 999 {
		return false
	}
	switch i {
	case Unchecked:
		return false
	case PanicsUnless0:
		return code != 0
	case PanicsFrom1:
		return code >= 1
	}
	return true
}

// Keeps reports whether the number means "no status", so that the status chosen before stays.
func (i Invalid) Keeps(status int64) bool {
	return i == PanicsUnless0 && status == 0 || i == PanicsFrom1 && status < 1
}

// Effect says what a call does to its response.
type Effect uint8

// The effects.
const (
	NoEffect    Effect = iota // none that matters: reading the header map, limiting the request's body
	SetsField                 // the header map changes, which counts until the header is sent
	Records                   // a status is recorded that a later write sends; nothing goes out yet
	SendsHeader               // the status line and the header fields go out; content may follow
	Writes                    // content goes out, after a 200 if no header was sent
	Replies                   // a complete reply: header, and content as Content says
	Derives                   // the result is another view of the same response: an encoder, a buffered writer, its header map
	Escapes                   // the response is out of sight afterwards: hijacked, handed to another handler
	Delegates                 // another handler is given the response to reply to the request
)

// When says whether a call sends a body.
type When uint8

// The conditions.
const (
	Never       When = iota
	Always           // even for nil, which encodes as null
	IfNonNil         // if argument Content.Arg is not nil
	IfNonEmpty       // if argument Content.Arg has a length
	IfAnyText        // if argument Content.Arg or one after it is no empty string
	IfHeld           // if the view holds content that has not gone out yet
	IfPermitted      // unless the status allows none: the callee looks at the code itself
)

// Chain is what a call does to the handlers that come after the one that makes it.
type Chain uint8

// What it does.
const (
	NoChain  Chain = iota
	Aborts         // they do not run any more, though this handler goes on
	Proceeds       // they run now, unless the chain was aborted
)

// Content says when a call sends a body, and which argument holds it.
type Content struct {
	When When
	Arg  int // index of the argument that holds the content; -1 if no argument holds it
}

// Claim is what a call makes sure of before it returns.
type Claim struct {
	What Claimed
	Arg  int // index of the argument that it is about
}

// Claimed is what is known about an argument.
type Claimed uint8

// The claims.
const (
	NoClaim Claimed = iota
	IsNil
	IsNotNil
	IsTrue
	IsFalse
)

// Reads says what a call, or the selection of a field, does with a response that a client got, or with its body.
type Reads uint8

// What it does.
const (
	NoReads Reads = iota
	Gets          // the first result is a response
	Looks         // its status is looked at
	Views         // the value is its content, or a reader or decoder of that
	Decodes       // its content is decoded into another argument
	Copies        // its content goes to another argument: the type of that says what happens there
	Fills         // another argument holds the content afterwards
	Stores        // the content is kept outside the program
	Passes        // nothing that matters: it is closed, skipped or measured
	Hooks         // the program has its own code look at each response of this client
)

// FirstResult is an argument index that means the first result.
const FirstResult = -2

// Client is what a call does with a response that a client got.
type Client struct {
	Does  Reads
	From  int    // index of the argument that is the response or its content, or Receiver
	Into  int    // index of the argument that gets the content, Receiver or FirstResult
	Check string // of a response that it gets: what tells whether it is an error, as it is selected from the response
}

// FieldInArgument means that the first argument of the call names the header field: (http.Header).Set.
const FieldInArgument = "0"

// Receiver means the receiver, in place of the index of an argument.
const Receiver = -1

// Func is a row for a function, a method, or a variable of function type. It has independent parts, each
// of which may be zero: the status that the function takes or returns, the effect of a call on a response, what a call does with a
// response that a client got, what else a program can rely on after a call, routes and declarations. Package flow reads Status, order
// reads Response and Language, client reads Client, and routes reads Route and Declares.
type Func struct {
	// Name is the function as types.Func.FullName writes it: "net/http.Error", "(net/http.ResponseWriter).WriteHeader",
	// "(*net/http/httptest.ResponseRecorder).WriteHeader". Type parameters are left out. A field or a type of function type has the same form
	// of name; its row is about the arguments of the functions that are stored there or converted to it.
	Name string

	// Implementations extends the row to every type that implements the interface of the method.
	Implementations bool

	Engine Engine // who sends the response

	Status   Status
	Response Response
	Client   Client
	Language Language
	Route    Route
	Declares Declares
	Moves    []Move // how numbers of all kinds move between its operands; the body need not be seen
}

// Declares says that a call registers a handler with a struct that declares the statuses which it answers. An index is that of an
// argument plus one; Handler is 0 for all other calls.
type Declares struct {
	Operation, Handler int
	Errors             string // the field with the statuses of errors, a list; without any, a default covers all
	Success            string // the field with the status of success
	Responses          string // the field that may declare others
	Middleware         string // the field with functions that may answer instead
	Also               [2]int // what the callee adds to Errors
}

// Result is an operand index that means the first result of a call.
const Result = -2

// Move says that a number moves from one operand of a call to another: into an atomic, or out of it.
type Move struct {
	From, To int  // indices of arguments, Receiver, or for To Result
	Computes bool // the number is added or the like, so that it is no status
}

// Status is what a function has to do with a status.
type Status struct {
	Use     Use     // what happens to the status argument; NoUse if the function takes none
	Arg     int     // index of the status argument, or of a pointer to it, the receiver not counted; all elements if it is variadic
	Kind    Kind    // what codes it is meant for
	Invalid Invalid // what it does with other numbers
	Result  Use     // what the first result is: Received for a getter, Foreign for a look-alike
	Fixed   int     // the status it sends without an argument, such as 404 for http.NotFound, or 0
}

// Response is what a call does to a response.
type Response struct {
	Effect  Effect
	Writer  int     // index of the argument that is the response, or Receiver; only read if there is an Effect or a Chain
	Content Content // when it sends content
	Field   string  // for SetsField the header field it sets, FieldInArgument, or "" for several and unknown ones; for Replies the one it sets before
	Chain   Chain   // what happens to the handlers that follow; a call that Proceeds also Delegates

	// Aborting names the method of the same type with the same parameters that sends the same reply and aborts the chain: gin's
	// AbortWithStatusJSON for JSON.
	Aborting string
	// Silent names the method of the same type with the same parameters that does the same, but never replies: gin's
	// ShouldBindUri for BindUri.
	Silent string

	// Held says that the status in a field of the receiver counts, unless a call recorded one: beego's Output.Status.
	Held bool

	// Carried says that the status of a reply may be stored in another argument, unseen: the *http.Request of go-chi/render. If the
	// header has gone out, the call sends only a body.
	Carried bool
	// Fault is the index, plus one, of an error that the reply is about: the router's error handler answers it, as if the handler had
	// returned it.
	Fault int
	// Setter is the full name of the function that records that status, with the argument as its first one.
	Setter string
	// Through is the index, plus one, of an argument whose method Method runs before the reply, and may record another status.
	Through int
	Method  string
	// Fluent says that the first result is the response again: c.Status(404).JSON(v).
	Fluent bool
	// Fresh says that the first result is a new response, on which no call has had an effect.
	Fresh bool
	// Keeps says that a reply keeps the body that was written before, and changes only the status.
	Keeps bool
	// Buffers says that the view which the call derives buffers what is written, until it is flushed or full.
	Buffers bool
	// Flushes says that the call sends what the view has buffered, besides its own body.
	Flushes bool
	// OnError says that the Effect happens if, and only if, the call returns an error: gin's BindJSON.
	OnError bool
	// Usual is the status of the Effect if it depends on more than the call: gin's BindJSON answers 400, or 413 if the body is
	// longer than the program allows.
	Usual int
	// Spares says that the call gets the response and does nothing to it.
	Spares bool
	// Upgrades says that the call takes over the connection if it returns no error: a WebSocket's Upgrade.
	Upgrades bool
	// Chooses says that the call chooses the status by its arguments: http.ServeFile's 200, 206, 304 or 404.
	Chooses bool
	// Once says that the call does nothing if a header has gone out before: echo's error handler.
	Once bool
	// Appends says that the call adds to the body of an earlier reply, if the server keeps the response until the handler has
	// returned: fasthttp's Write, not its SetBody.
	Appends bool
	// Noted says that another handler of the chain may reply with what the call stores: gin's Error and Set. Stores is the number of the
	// argument, counted from 1, if that is an error, which others find in a value of Rows.Stored.
	Noted  bool
	Stores int
	// Plain says that the body is sent as text/plain, even if another Content-Type was set before.
	Plain bool
	// Sure says that the header has gone out even if the call returns an error. An encoder can fail before any byte.
	Sure bool
}

// Language is what a program can rely on after a call, whether or not it has to do with HTTP.
type Language struct {
	// NoReturn says that the call does not return: it panics, or ends the process, the goroutine or the test.
	NoReturn bool
	// Releases says that the call releases something: (*sync.Mutex).Unlock.
	Releases bool
	// Claim says what must be true of an argument for the call to return; otherwise the call ends the test.
	Claim Claim
	// Asks says that the first argument, an error, is not nil if the result is true: errors.Is.
	Asks bool
	// As says that the first argument, an error, is asked for the type that the second argument points at or, if there is no
	// second argument, that the first result has: errors.As, errors.AsType.
	As bool
	// NonNil says that the first result is never nil, as of functions that make an error.
	NonNil bool
	// NilOf is the number of the argument, from 1, that the result, an error, is nil with: errors.Wrap of pkg/errors. 0 for none.
	NilOf int
	// Joins says that the result, an error, is nil if all arguments are: errors.Join.
	Joins bool
	// Unwraps says that the result is the error that the first argument wraps: errors.Unwrap.
	Unwraps bool
	// OrNil says that the first result is nil if the last, an error, is not: json.Marshal.
	OrNil bool
	// NotNil says that no result is nil if the last one, an error, is: (*http.Request).FormFile.
	NotNil bool
	// Fails says that the error which the call returns has one of these statuses, of which the second may be 0 for none: echo's Bind. The
	// type is ErrorType, of the same package.
	Fails     [2]int
	ErrorType string
	// Plain says that the error which the call returns may have no status, or never has one if Fails is not set: fiber's BodyParser, ParamsInt.
	Plain bool
	// Only is the only error that the call returns, a variable: "net/http.ErrNoCookie".
	Only string
	// Never says that the error which the call returns is always nil: (*strings.Builder).WriteString.
	Never bool
	// Unless is a function or a variable of a package. If the program names it, Never does not hold: it replaces the source of random numbers.
	Unless string
	// Valid says when it is always nil: if these arguments are those that the call takes: constants, as for gzip.NewWriterLevel and url.Parse, or
	// a variable that the program never sets.
	Valid [2]Valid
	// Encodes is the number of an argument, counted from 1, that the call encodes as JSON. For most values, the error is always nil; that of
	// a call that also writes can be the writer's.
	Encodes int
	// Same says that the result is the receiver with the same status: an error with a cause added.
	Same bool
	// JSON says that the first result is JSON.
	JSON bool
	// Formats says that the result begins like the first argument, a format.
	Formats bool
	// Respells says that the result is the argument, the name of a header field, in another spelling.
	Respells bool
	// Ranges is the number of an argument, counted from 1, whose elements the result, an iterator, goes through: slices.Values.
	Ranges int
	// Splits is the number of an argument, counted from 1, a separator: unless it is empty, the result has at least one element:
	// strings.Split, strings.SplitSeq.
	Splits int
	// Text says what the call does with the text that its receiver holds, as a strings.Builder does.
	Text TextUse
	// Once says that the call calls its argument, unless it has called one before for its receiver: (*sync.Once).Do.
	Once bool
}

// TextUse is what a method does with the text that its receiver holds.
type TextUse uint8

// The values of TextUse.
const (
	NoText      TextUse = iota
	MakesText           // its result holds its argument, a string or bytes
	AddsText            // it adds its argument, a string or bytes
	AddsByte            // it adds one byte
	AddsRune            // it adds one to four bytes
	ClearsText          // the text is empty afterwards
	ChangesText         // any text is possible afterwards
	KeepsText           // it does nothing with it
	TextLength          // its result is the length in bytes
	WholeText           // its result is the text
	TextBytes           // its result is the bytes
)

// Valid is what a call takes as argument Arg, counted from 1: a number in a range, a text of the form Is, or the value of the variable Var.
type Valid struct {
	Arg, Min, Max int
	Is            Form
	Var           string // "crypto/rand.Reader"
}

// Form is the form of a text.
type Form uint8

// The forms.
const (
	AnyForm      Form = iota
	URLForm           // url.Parse takes it
	RequestForm       // url.ParseRequestURI takes it
	PatternForm       // regexp.Compile takes it
	DurationForm      // time.ParseDuration takes it
	TimeForm          // time.Parse takes it after the layout, the argument before
	ZoneForm          // time.LoadLocation takes it on each machine
	MethodForm        // http.NewRequest takes it as the method
)

// ErrorHandler is a row for the field that holds a router's error handler.
type ErrorHandler struct {
	Path, Field string // the import path of the router, and the name: "HTTPErrorHandler"
	// Asserts says that the router's own handler asserts that the error is the router's type of error: one that another error wraps
	// chooses no status, and neither does a method.
	Asserts bool
}

// Field is a row for a struct field that holds a status code.
type Field struct {
	Name string // "net/http.Response.StatusCode"
	Use  Use    // Sent if the struct becomes a response, Received if it came in or is only read, Foreign for a look-alike
	Kind Kind   // what codes it is meant for

	Engine Engine // who sends it

	// Withheld says that the struct, a handler's result, is not sent if an error is returned beside it.
	Withheld bool

	Reads Reads // of a response that a client got: Looks if the field is its status, Views if it is its content
}

// Pair is a row for a function that compares two of its arguments.
type Pair struct {
	Name    string // as in Func.Name
	A, B    int    // indices of the arguments
	Element bool   // A is a collection whose elements are compared with B

	// Checkers names functions and variables. One of them must be in the argument before B, alone or within a
	// negation, for the comparison to be one for equality: quicktest's Equals. Empty if there is no such argument.
	Checkers []string
}

// Matcher is a row for fluent assertions: the argument of Actual is compared with that of Matcher if the matcher is an argument
// of a method of Actual's result.
type Matcher struct {
	Actual  string // function that takes the actual value first: "github.com/onsi/gomega.Expect"
	Matcher string // function that takes the expected value first: "github.com/onsi/gomega.Equal"
	Element bool   // every argument of the matcher is a possible value

	ActualArg  int    // index of the actual value, if it is not the first argument
	MatcherArg int    // index of the expected value, if it is not the first argument
	Operator   string // if not empty, the matcher's first argument must be this text: BeNumerically("==", x)
}

// Type is a row for a named type.
type Type struct {
	Name string // "google.golang.org/grpc/codes.Code"
	Use  Use    // Sent if its values are the status of a response, Foreign if they are never status codes
	Kind Kind   // what codes it is meant for

	Engine Engine // who sends it

	// Handler says that the values are functions that reply to the request, given its response: echo's HandlerFunc.
	Handler bool

	// Chain says that the values are the contexts of a framework in which the handlers that follow run when one returns,
	// unless it has aborted.
	Chain bool

	Reads Reads // what a value of the type does with content copied to it: Fills or Stores
	// Cell says that a value holds a number, which calls move in and out (Func.Moves): an atomic.
	Cell bool
}

// Const is a package that mirrors net/http's constants under the same names.
type Const struct {
	Package string // "github.com/gofiber/fiber/v2"
}

// Rows is part of the table, such as all rows of one framework.
type Rows struct {
	Funcs []Func
	// Promoted holds methods that a type of the package has from an interface of another package, but implements differently:
	// gin.ResponseWriter's WriteHeader is the object of net/http, yet sends nothing. This row wins over the row of
	// the method itself if the receiver is the named type or implements it.
	Promoted []Func
	Fields   []Field
	Pairs    []Pair
	Matchers []Matcher
	Types    []Type
	Consts   []Const
	// ErrorHandlers holds the fields with the function that answers the errors which handlers return. The function has one parameter
	// that is an error.
	ErrorHandlers []ErrorHandler

	// Middleware holds the import paths of routers and of the middleware that comes with them, each with what is below it.
	// What those answer by themselves, such as 500 after a panic, does not count as an answer of the endpoint.
	Middleware []string
	// Follows holds the import paths of middleware below them that does answer: authentication, limits. What else it does is
	// known not to answer. Observes holds the full names of its functions that do not count: CORS, redirects that change a slash.
	Follows, Observes []string
	// Recovers holds the full names of functions that make, or are, middleware which answers 500 to a panic, or make a router that has it.
	Recovers []string
	// Stored holds the names of types whose values are the errors that handlers of a chain have stored for others: gin's Error.
	Stored []string
	// GivesParams holds the full names of functions, and of fields to which a program assigns, that may give a request parameters which the
	// path of its route's pattern does not have.
	GivesParams []string
	// Marshalers holds the full names of methods MarshalJSON and MarshalText whose error is always nil.
	Marshalers []string
	// Lacks holds which errors functions never return, Unaware which ones packages never do, and Holders the types whose values hold an error.
	Lacks    []Lack
	Unaware  []Unaware
	Holders  []Holder
	Signers  []Signer
	Holdings []Holding
}
