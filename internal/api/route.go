package api

import (
	"maps"
	"slices"
)

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
	On       int    // the router or group, where it is an argument: huma.Register
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
	// Operation is a struct that says which method and path the route has, and the status of success.
	Operation int
	// Returns says that handlers return the answer: a value with the status of success, or an error with a status of its own.
	Returns bool
	Joining Joining
	Params  Params
	HeadToo bool // a route for GET gets HEAD, too
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
	route := Route{Does: Registers, Method: "GET", Pattern: 1, Wrappers: wrappers, HeadToo: true}
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

// serveMux holds the routes of net/http.
func serveMux() Rows {
	const mux = "(*net/http.ServeMux)"
	route := Route{Does: Registers, Pattern: 1, Handler: 2, InText: true, HeadToo: true}
	return Rows{Middleware: append(observers(), "net/http"), Funcs: params(ParamsBraced, again(AgainPanics, join(
		routing("net/http", Route{Does: MakesRouter}, "NewServeMux"),
		routing("(*net/http.Request)", Route{Does: ReadsParam, Pattern: 1}, "PathValue"),
		routing(mux, route, "Handle", "HandleFunc"),
		routing("net/http", route, "Handle", "HandleFunc"), // of DefaultServeMux
		routing("net/http", Route{Does: Serves, Handler: 2}, "ListenAndServe", "Serve"),
		routing("net/http", Route{Does: Serves, Handler: 4}, "ListenAndServeTLS", "ServeTLS"),
		routing("net/http", Route{Does: WrapsHandler, Pattern: 1, Handler: 2, Strips: true}, "StripPrefix"),
		routing("net/http", Route{Does: WrapsHandler, Handler: 1, Also: 503}, "TimeoutHandler"),
		routing("net/http", Route{Does: WrapsHandler, Handler: 1}, "MaxBytesHandler", "AllowQuerySemicolons"),
		routing("golang.org/x/net/http2/h2c", Route{Does: WrapsHandler, Handler: 1}, "NewHandler"),
		methods("net/http", Func{Status: Status{Fixed: 404}, Route: Route{Does: MakesHandler}}, "NotFoundHandler"),
	)))}
}

// observers are packages of middleware, for any router, that measures, traces, logs or compresses: it never answers by itself.
func observers() []string {
	return []string{
		"github.com/prometheus/client_golang/prometheus/promhttp", "go.opentelemetry.io/contrib/instrumentation", "github.com/riandyrn/otelchi",
		"github.com/getsentry/sentry-go", "github.com/rs/cors", "github.com/rs/zerolog/hlog", "github.com/NYTimes/gziphandler",
		"github.com/klauspost/compress/gzhttp", "github.com/gorilla/context", "github.com/go-chi/httplog", "github.com/ansrivas/fiberprometheus",
		"github.com/gofiber/contrib/otelfiber", "github.com/gofiber/contrib/fiberzerolog", "github.com/gofiber/contrib/fiberzap",
	}
}

// within returns the full names of functions of a package.
func within(pkg string, names ...string) []string {
	list := make([]string, len(names))
	for i, name := range names {
		list[i] = pkg + "." + name
	}
	return list
}

// chiRoutes holds the routes of chi.
func chiRoutes() Rows {
	var rows []Func
	for _, pkg := range []string{"github.com/go-chi/chi/v5", "github.com/go-chi/chi"} {
		rows = append(rows, routing(pkg, Route{Does: MakesRouter}, "NewRouter", "NewMux")...)
		rows = append(rows, routing(pkg, Route{Does: ReadsParam, Pattern: 2}, "URLParam")...)
		for _, router := range []string{"(" + pkg + ".Router)", "(*" + pkg + ".Mux)"} {
			rows = append(rows, join(
				byMethod(router, Route{Does: Registers, Pattern: 1, Handler: 2}, mixed()),
				routing(router, Route{Does: Registers, Pattern: 1, Handler: 2}, "Handle", "HandleFunc"),
				routing(router, Route{Does: Registers, Methods: 1, Pattern: 2, Handler: 3}, "Method", "MethodFunc"),
				routing(router, Route{Does: Registers, Pattern: 1, Handler: 2, Prefix: true, Strips: true}, "Mount"),
				routing(router, Route{Does: Groups, Pattern: 1, Build: 2}, "Route"),
				routing(router, Route{Does: Groups, Build: 1}, "Group"),
				routing(router, Route{Does: Groups, Wrappers: 1}, "With"),
				routing(router, Route{Does: Uses, Wrappers: 1}, "Use"),
				routing(router, Route{Does: NeverMind}, "NotFound", "MethodNotAllowed"),
			)...)
		}
	}
	return Rows{
		Funcs:      params(ParamsLastBraced, again(AgainReplaces, joining(JoinsChi, 0, rows))),
		Middleware: []string{"github.com/go-chi/chi", "github.com/go-chi/cors", "github.com/go-chi/render"},
		Follows:    []string{"github.com/go-chi/chi/v5/middleware", "github.com/go-chi/chi/middleware"},
		Observes: join(
			within("github.com/go-chi/chi/v5/middleware", "RedirectSlashes", "Timeout"), within("github.com/go-chi/chi/middleware", "RedirectSlashes", "Timeout")),
	}
}

// gorillaRoutes holds the routes of gorilla/mux.
func gorillaRoutes() Rows {
	const pkg = "github.com/gorilla/mux"
	var rows []Func
	for _, on := range []string{"(*" + pkg + ".Router)", "(*" + pkg + ".Route)"} {
		rows = append(rows, join(
			routing(on, Route{Does: Refines, Pattern: 1}, "Path"),
			routing(on, Route{Does: Refines, Pattern: 1, Prefix: true}, "PathPrefix"),
			routing(on, Route{Does: Refines, Methods: 1}, "Methods"),
			routing(on, Route{Does: Refines}, "Host", "Queries", "Headers", "Schemes", "Name", "MatcherFunc", "BuildVarsFunc"),
		)...)
	}
	return Rows{Middleware: []string{pkg, "github.com/gorilla/handlers"}, Funcs: params(ParamsBraced, joining(JoinsGorilla, 0, rows,
		routing(pkg, Route{Does: ReadsParams}, "Vars"),
		routing(pkg, Route{Does: MakesRouter}, "NewRouter"),
		routing("(*"+pkg+".Router)", Route{Does: Refines, Pattern: 1, Handler: 2}, "Handle", "HandleFunc"),
		routing("(*"+pkg+".Router)", Route{Does: Refines}, "NewRoute"),
		routing("(*"+pkg+".Route)", Route{Does: Refines, Handler: 1}, "Handler", "HandlerFunc"),
		routing("(*"+pkg+".Route)", Route{Does: Groups}, "Subrouter"),
		routing("(*"+pkg+".Router)", Route{Does: Uses, Wrappers: 1}, "Use"),
		routing("(*"+pkg+".Router)", Route{Does: Converts}, "StrictSlash", "SkipClean", "UseEncodedPath"),
	))}
}

// ginRoutes holds the routes of gin.
func ginRoutes() Rows {
	const pkg = "github.com/gin-gonic/gin"
	rows := routing(pkg, Route{Does: MakesRouter}, "New", "Default")
	for _, router := range []string{"(" + pkg + ".IRoutes)", "(" + pkg + ".IRouter)", "(*" + pkg + ".RouterGroup)"} {
		rows = append(rows, join(
			byMethod(router, Route{Does: Registers, Pattern: 1, Handler: 2, Chain: true}, map[string]string{
				"GET": "GET", "HEAD": "HEAD", "POST": "POST", "PUT": "PUT", "PATCH": "PATCH", "DELETE": "DELETE", "OPTIONS": "OPTIONS"}),
			routing(router, Route{Does: Registers, Pattern: 1, Handler: 2, Chain: true}, "Any"),
			routing(router, Route{Does: Registers, Methods: 1, Pattern: 2, Handler: 3, Chain: true}, "Handle", "Match"),
			files(router, 0, []string{"Static", "StaticFS"}, []string{"StaticFile", "StaticFileFS"}),
			routing(router, Route{Does: Uses, Wrappers: 1, Chain: true}, "Use"),
		)...)
	}
	return Rows{Middleware: []string{pkg, "github.com/gin-contrib"}, Funcs: params(ParamsLastColon, again(AgainPanics, reach(ReachesCopies, joining(JoinsPaths, 0, rows,
		routing("(*"+pkg+".Context)", Route{Does: ReadsParam, Pattern: 1}, "Param"),
		routing("(*"+pkg+".Context)", Route{Does: ReadsPattern}, "FullPath"),
		routing("("+pkg+".IRouter)", Route{Does: Groups, Pattern: 1, Wrappers: 2, Chain: true}, "Group"),
		routing("(*"+pkg+".RouterGroup)", Route{Does: Groups, Pattern: 1, Wrappers: 2, Chain: true}, "Group"),
		routing("(*"+pkg+".Engine)", Route{Does: Uses, Wrappers: 1, Chain: true}, "Use"),
		routing("(*"+pkg+".Engine)", Route{Does: NeverMind}, "NoRoute", "NoMethod"),
		routing("github.com/gin-contrib/cors", Route{Does: RefusesOrigins, Handler: 1, Also: 403}, "New"),
		routing(pkg, Route{Does: Converts, Handler: 1}, "WrapF", "WrapH"),
		methods(pkg, Func{Status: Status{Fixed: 401}, Route: Route{Does: MakesHandler}}, "BasicAuth", "BasicAuthForRealm"),
	))))}
}

// echoRoutes holds the routes of echo. An error that a handler returns is answered by echo's error handler: with the status of
// an HTTPError, else with 500.
func echoRoutes() Rows {
	const v3, v4, v5 = "github.com/labstack/echo", "github.com/labstack/echo/v4", "github.com/labstack/echo/v5"
	var rows []Func
	for _, pkg := range []string{v3, v4, v5} {
		second, context, notFound := AgainReplaces, "("+pkg+".Context)", []string{"RouteNotFound"}
		switch pkg {
		case v3:
			notFound = nil
		case v5:
			second, context = AgainUnknown, "(*"+pkg+".Context)"
		}
		rows = append(rows, routing(pkg, Route{Does: MakesRouter}, "New")...)
		for _, router := range []string{"(*" + pkg + ".Echo)", "(*" + pkg + ".Group)"} {
			of := ReachesAll
			if router == "(*"+pkg+".Group)" {
				of = ReachesCopies
			}
			rows = append(rows, again(second, reach(of, join(
				byMethod(router, Route{Does: Registers, Pattern: 1, Handler: 2, Wrappers: 3}, upper()),
				routing(router, Route{Does: Registers, Pattern: 1, Handler: 2, Wrappers: 3}, "Any"),
				routing(router, Route{Does: Registers, Methods: 1, Pattern: 2, Handler: 3, Wrappers: 4}, "Add", "Match"),
				files(router, 3, []string{"Static"}, []string{"File"}),
				routing(router, Route{Does: Uses, Wrappers: 1}, "Use"),
				routing(router, Route{Does: NeverMind}, notFound...),
			)))...)
			if pkg != v3 {
				rows = append(rows, again(second, reach(of, append(files(router, 3, []string{"StaticFS"}, nil), files(router, 4, nil, []string{"FileFS"})...)))...)
			}
			rows = append(rows, reach(ReachesCopies, routing(router, Route{Does: Groups, Pattern: 1, Wrappers: 2}, "Group"))...)
		}
		rows = append(rows, join(
			routing("(*"+pkg+".Echo)", Route{Does: Uses, Wrappers: 1}, "Pre"),
			routing(pkg, Route{Does: Converts, Handler: 1}, "WrapHandler"),
			routing(context, Route{Does: ReadsParam, Pattern: 1}, "Param"),
			routing(context, Route{Does: ReadsPattern}, "Path"),
		)...)
	}
	rows = append(rows, routing(v5, Route{Does: MakesRouter}, "NewWithConfig")...)
	others := []string{
		"AddTrailingSlash", "AddTrailingSlashWithConfig", "RemoveTrailingSlash", "RemoveTrailingSlashWithConfig", "CORS", "CORSWithConfig",
		"Static", "StaticWithConfig", "Recover", "RecoverWithConfig", "Logger", "LoggerWithConfig",
	}
	all := Rows{Middleware: []string{v3}, Funcs: params(ParamsLastColon, joining(JoinsEcho, 500, rows, sentinels(echoErrors(), v3, v4, v5)))}
	for _, pkg := range []string{v3, v4, v5} {
		all.ErrorHandlers = append(all.ErrorHandlers, ErrorHandler{Path: pkg, Field: "HTTPErrorHandler", Asserts: pkg != v5})
		all.Follows = append(all.Follows, pkg+"/middleware")
		all.Observes = append(all.Observes, within(pkg+"/middleware", others...)...)
	}
	return all
}

// echoErrors are the errors that echo declares, with the status that its error handler gives them.
func echoErrors() map[string]int {
	return map[string]int{
		"ErrBadRequest": 400, "ErrUnauthorized": 401, "ErrForbidden": 403, "ErrNotFound": 404, "ErrMethodNotAllowed": 405,
		"ErrRequestTimeout": 408, "ErrStatusRequestEntityTooLarge": 413, "ErrUnsupportedMediaType": 415, "ErrTooManyRequests": 429,
		"ErrInternalServerError": 500, "ErrBadGateway": 502, "ErrServiceUnavailable": 503,
	}
}

// fiberErrors are the errors that fiber declares.
func fiberErrors() map[string]int {
	return map[string]int{
		"ErrBadRequest": 400, "ErrUnauthorized": 401, "ErrPaymentRequired": 402, "ErrForbidden": 403, "ErrNotFound": 404,
		"ErrMethodNotAllowed": 405, "ErrNotAcceptable": 406, "ErrRequestTimeout": 408, "ErrConflict": 409, "ErrGone": 410,
		"ErrLengthRequired": 411, "ErrPreconditionFailed": 412, "ErrRequestEntityTooLarge": 413, "ErrUnsupportedMediaType": 415,
		"ErrTeapot": 418, "ErrUnprocessableEntity": 422, "ErrLocked": 423, "ErrTooManyRequests": 429, "ErrInternalServerError": 500,
		"ErrNotImplemented": 501, "ErrBadGateway": 502, "ErrServiceUnavailable": 503, "ErrGatewayTimeout": 504,
	}
}

// sentinels makes rows for the errors of packages.
func sentinels(codes map[string]int, packages ...string) []Func {
	var rows []Func
	for _, pkg := range packages {
		for _, name := range slices.Sorted(maps.Keys(codes)) {
			rows = append(rows, Func{Name: pkg + "." + name, Status: Status{Fixed: codes[name]}})
		}
	}
	return rows
}

// fiberRoutes holds the routes of fiber. An error that a handler returns is answered by fiber's error handler: with the status
// of a fiber.Error, else with 500.
func fiberRoutes() Rows {
	var rows []Func
	for _, pkg := range []string{"github.com/gofiber/fiber/v2", "github.com/gofiber/fiber/v3"} {
		rows = append(rows, routing(pkg, Route{Does: MakesRouter}, "New")...)
		for _, router := range []string{"(*" + pkg + ".App)", "(*" + pkg + ".Group)", "(" + pkg + ".Router)"} {
			rows = append(rows, join(
				byMethod(router, Route{Does: Registers, Pattern: 1, Handler: 2, Chain: true, HeadToo: true}, mixed()),
				routing(router, Route{Does: Registers, Pattern: 1, Handler: 2, Chain: true}, "All"),
				routing(router, Route{Does: Registers, Methods: 1, Pattern: 2, Handler: 3, Chain: true}, "Add"),
				routing(router, Route{Does: Groups, Pattern: 1, Wrappers: 2, Chain: true}, "Group"),
				routing(router, Route{Does: Groups, Pattern: 1, Build: 2}, "Route"),
				routing(router, Route{Does: Uses, Wrappers: 1, Chain: true}, "Use"),
				routing(router, Route{Does: Converts}, "Name"),
			)...)
		}
	}
	rows = append(rows, join(
		routing("(*github.com/gofiber/fiber/v2.Ctx)", Route{Does: ReadsParam, Pattern: 1}, "Params"),
		routing("(github.com/gofiber/fiber/v3.Ctx)", Route{Does: ReadsParam, Pattern: 1}, "Params"),
		routing("(*github.com/gofiber/fiber/v2.Ctx)", Route{Does: ReadsMethod}, "Method"),
		routing("(*github.com/gofiber/fiber/v2.Ctx)", Route{Does: ReadsPath}, "Path"),
		routing("(github.com/gofiber/fiber/v3.Ctx)", Route{Does: ReadsPath}, "Path"),
	)...)
	const fiber2, fiber3 = "github.com/gofiber/fiber/v2", "github.com/gofiber/fiber/v3"
	rows = append(rows, routing("(*"+fiber2+".App)", Route{Does: Registers, Pattern: 1, Handler: 2, Prefix: true}, "Mount")...)
	for _, router := range []string{"(*" + fiber2 + ".App)", "(*" + fiber2 + ".Group)", "(" + fiber2 + ".Router)"} {
		rows = append(rows, files(router, 0, []string{"Static"}, nil)...)
	}
	handlers := []ErrorHandler{{Path: fiber2, Field: "ErrorHandler"}, {Path: fiber3, Field: "ErrorHandler"}}
	var follows []string
	for _, name := range []string{"basicauth", "keyauth", "csrf", "limiter", "timeout", "earlydata"} {
		follows = append(follows, "github.com/gofiber/fiber/v2/middleware/"+name, "github.com/gofiber/fiber/v3/middleware/"+name)
	}
	return Rows{ErrorHandlers: handlers, Middleware: []string{"github.com/gofiber/fiber"}, Follows: follows, Funcs: params(ParamsColon, joining(JoinsFiber, 500, reach(ReachesLater, rows), sentinels(fiberErrors(), "github.com/gofiber/fiber/v2", "github.com/gofiber/fiber/v3")))}
}

// ServerHandler is the field of net/http's Server with the handler that gets all of its requests.
const ServerHandler = "net/http.Handler"

// The fields of the configuration of middleware that refuses origins. An origin "*" stands for any.
const (
	OriginsAll  = "AllowAllOrigins"
	OriginsList = "AllowOrigins"
	OriginsFunc = "AllowOriginFunc"
)

// The fields of the struct that Route.Operation is.
const (
	OperationMethod  = "Method"
	OperationPath    = "Path"
	OperationSuccess = "DefaultStatus"
)

// humaRoutes holds the routes of huma, which are registered on an API that is made for a router. An error that chooses no status is a
// 500. Register has its row in huma.go. huma's own checks before the handler runs, mostly a 422, count as the router's.
func humaRoutes() Rows {
	const pkg = "github.com/danielgtaylor/huma/v2"
	rows := join(
		routing(pkg, Route{Does: Groups, On: 1, Pattern: 2}, "NewGroup"),
		routing("("+pkg+".API)", Route{Does: Uses, Wrappers: 1, Chain: true}, "UseMiddleware"),
		routing("(*"+pkg+".Group)", Route{Does: Uses, Wrappers: 1, Chain: true}, "UseMiddleware"),
	)
	for _, r := range byMethod(pkg, Route{Does: Registers, On: 1, Pattern: 2, Handler: 3, Returns: true}, mixed()) {
		if r.Route.Method != "CONNECT" && r.Route.Method != "OPTIONS" && r.Route.Method != "TRACE" {
			rows = append(rows, r)
		}
	}
	for _, adapter := range []string{"humachi", "humago", "humamux", "humagin", "humaecho", "humafiber"} {
		rows = append(rows, routing(pkg+"/adapters/"+adapter, Route{Does: Groups, On: 1}, "New")...)
	}
	for _, adapter := range []string{"humagin", "humaecho", "humafiber"} {
		rows = append(rows, routing(pkg+"/adapters/"+adapter, Route{Does: Groups, On: 2}, "NewWithGroup")...)
	}
	rows = append(rows, routing(pkg+"/adapters/humago", Route{Does: Groups, On: 1, Pattern: 2}, "NewWithPrefix")...)
	return Rows{Middleware: []string{pkg}, Funcs: joining(Concatenates, 500, rows)}
}
