package api

// Routing says what a call does to the routes of a program.
type Routing uint8

// What it does.
const (
	NoRouting      Routing = iota
	MakesRouter            // the first result is a new router
	Registers              // a handler is registered for a pattern
	Groups                 // the result, and what the argument Build is given, is the same router with a prefix or middleware
	Uses                   // middleware is added to the router
	Refines                // the result is a route in the making, which the call makes more precise: gorilla's Methods
	WrapsHandler           // the result is the handler that is an argument, which the callee lets run
	MakesHandler           // the result is a handler that answers with the status of the row
	Converts               // the result is the argument
	NeverMind              // it has to do with routes, but adds none: the handler for what no route matches
	ReadsParam             // the result is a parameter of the path, which the argument Pattern names
	ReadsParams            // the result is a map of all parameters of the path
	ReadsMethod            // the result is the method of the request
	RefusesOrigins         // the result is middleware that answers Also to origins which the configuration, the argument Handler, does not allow
	ReadsPath              // the result is the path of the request
	ReadsPattern           // the result is the pattern of the route
	Serves                 // the handler that is an argument gets all requests of a server
	KeepsValues            // the result is a request, or the context of one, with the values that On holds: the receiver, if On is 0
	StoresValue            // likewise, and with the value of the argument Value for the key that the argument Key is
	ReadsValue             // the result is the value that a request, or its context, holds for the key that the argument Key is
	HoldsValue             // the router's context holds a value for the key that the argument Key is: the argument Value if the call has one, else the result
)

// Joining says how a router puts a prefix and a pattern together.
type Joining uint8

// The ways.
const (
	Concatenates Joining = iota // as they are: net/http
	JoinsEcho                   // likewise, with a slash before the whole: echo
	JoinsChi                    // and the slash at the end goes: chi
	JoinsPaths                  // with one slash between them: gin
	JoinsFiber                  // likewise, and an empty pattern is the prefix: fiber
	JoinsGorilla                // the slash at the end of the prefix goes: gorilla/mux
)

// Again says what a router does with a handler for a method and a pattern for which it has one.
type Again uint8

// What it does.
const (
	AgainUnknown  Again = iota // it depends: on matchers (gorilla/mux), on the handlers (fiber), on a setting (echo v5)
	AgainPanics                // net/http, gin
	AgainReplaces              // chi, echo v3 and v4
)

// Reach says which routes of a router middleware is for.
type Reach uint8

// Which those are.
const (
	ReachesAll    Reach = iota // all, whenever they are registered: gorilla/mux, echo; chi wants middleware to be first
	ReachesLater               // those that are registered later, in groups too: fiber
	ReachesCopies              // those that are registered later, and the groups that are made later: gin, groups of echo
)

// reach says of all rows of a router, or of a group, what its middleware is for.
func reach(what Reach, rows []Func) []Func {
	for i := range rows {
		rows[i].Route.Reach = what
	}
	return rows
}

// again says of all rows that register a handler for a method and a pattern what happens at the second one.
func again(what Again, rows []Func) []Func {
	for i := range rows {
		if r := &rows[i].Route; r.Does == Registers && !r.Prefix {
			r.Again = what
		}
	}
	return rows
}

// Params says how a router writes the parameters of a path, and which of them are never empty when it calls the handler.
type Params uint8

// The ways.
const (
	ParamsUnknown    Params = iota
	ParamsBraced            // {id}; none is empty: net/http, gorilla/mux
	ParamsLastBraced        // {id}; that of the last segment is not empty: chi
	ParamsColon             // :id; none is empty: fiber
	ParamsLastColon         // :id; that of the last segment is not empty: gin, echo
)

// params says of all rows of a router how it writes parameters.
func params(how Params, rows []Func) []Func {
	for i := range rows {
		rows[i].Route.Params = how
	}
	return rows
}

// Route is what a call does to routes. An index is that of an argument plus one; 0 means that the call has no such argument.
type Route struct {
	Does     Routing
	On       int    // the router or group, where it is an argument: huma.Register; or the context
	Method   string // the method of the request; "" for any, or for those that Methods gives
	Methods  int    // an argument with the method or several; all from it on if it is variadic
	Pattern  int    // the pattern, or the prefix of a group
	Handler  int    // the handler
	Chain    bool   // all arguments from Handler on are handlers that run one after the other
	Wrappers int    // middleware: all arguments from it on
	Build    int    // a function that is given the router
	Prefix   bool   // the pattern is that of everything below it
	InText   bool   // the pattern may begin with a method and a host: net/http
	Strips   bool   // what is called sees the path without the pattern: http.StripPrefix, chi's Mount
	Also     int    // a status that what the call makes can answer by itself
	Sets     string // the header field that the router has set before it calls the handlers, which are all from Handler on
	Key      int    // the key of a value that a request holds
	Value    int    // and the value
	// Operation is a struct that says which method and path the route has, and the status of success.
	Operation int
	// Returns says that handlers return the answer: a value with the status of success, or an error with a status of its own.
	Returns bool
	Joining Joining
	Params  Params
	Again   Again
	Reach   Reach // of middleware, in a row about a router of which it is not that of all routes

	// OnError is the status that answers an error which a handler of this router returns, if the error chooses none; 0 if
	// handlers return no errors.
	OnError int
}

// joining makes all rows those of one router.
func joining(how Joining, onError int, lists ...[]Func) []Func {
	rows := join(lists...)
	for i := range rows {
		rows[i].Route.Joining, rows[i].Route.OnError = how, onError
	}
	return rows
}

// routing makes rows for several methods of one receiver that do the same with routes.
func routing(receiver string, route Route, names ...string) []Func {
	return methods(receiver, Func{Route: route, Implementations: false}, names...)
}

// files makes rows for the methods of a router that register files: folders, whose pattern is a prefix, and single files. What they answer
// depends on the files, so they have no handler.
func files(router string, wrappers int, folders, single []string) []Func {
	route := Route{Does: Registers, Method: "GET", Pattern: 1, Wrappers: wrappers}
	rows := routing(router, route, single...)
	route.Prefix = true
	return append(routing(router, route, folders...), rows...)
}

// byMethod makes a row for each method of requests, by the name that a router gives it.
func byMethod(receiver string, route Route, names map[string]string) []Func {
	var rows []Func
	for _, method := range []string{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "CONNECT", "OPTIONS", "TRACE"} {
		if name := names[method]; name != "" {
			r := route
			r.Method = method
			rows = append(rows, Func{Name: receiver + "." + name, Route: r})
		}
	}
	return rows
}

func upper() map[string]string {
	names := map[string]string{}
	for method := range mixed() {
		names[method] = method
	}
	return names
}

func mixed() map[string]string {
	return map[string]string{
		"GET": "Get", "HEAD": "Head", "POST": "Post", "PUT": "Put", "PATCH": "Patch", "DELETE": "Delete",
		"CONNECT": "Connect", "OPTIONS": "Options", "TRACE": "Trace",
	}
}

// ServerHandler is the field of net/http's Server with the handler that gets all of its requests.
const ServerHandler = "net/http.Handler"

// The fields of the configuration of middleware that refuses origins. The origin "*" matches every origin.
const (
	OriginsAll  = "AllowAllOrigins"
	OriginsList = "AllowOrigins"
	OriginsFunc = "AllowOriginFunc"
)
