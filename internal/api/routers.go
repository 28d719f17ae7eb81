package api

import (
	"maps"
	"slices"
)

// serveMux holds the routes of net/http.
func serveMux() Rows {
	const mux = "(*net/http.ServeMux)"
	route := Route{Does: Registers, Pattern: 1, Handler: 2, InText: true}
	gives := []string{"(*net/http.Request).SetPathValue"}
	return Rows{Middleware: append(observers(), "net/http"), GivesParams: gives, Funcs: params(ParamsBraced, again(AgainPanics, join(
		routing("net/http", Route{Does: MakesRouter}, "NewServeMux"),
		routing("(*net/http.Request)", Route{Does: ReadsParam, Pattern: 1}, "PathValue"),
		routing("(*net/http.Request)", Route{Does: KeepsValues}, "Context"),
		routing("(*net/http.Request)", Route{Does: KeepsValues, On: 1}, "WithContext", "Clone"),
		routing("context", Route{Does: KeepsValues, On: 1}, "WithCancel", "WithTimeout", "WithDeadline"),
		routing("context", Route{Does: StoresValue, On: 1, Key: 2, Value: 3}, "WithValue"),
		routing("(context.Context)", Route{Does: ReadsValue, Key: 1}, "Value"),
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

// names lists the full names of functions of a package, or of methods of a type: "(*gorm.io/gorm.DB).Find".
func names(of string, list ...string) []string {
	list = slices.Clone(list)
	for i, name := range list {
		list[i] = of + "." + name
	}
	return list
}

// dispatching are the rows of what routers do with a request: the handlers of their routes answer it. What the routers answer themselves is
// not followed.
func dispatching(routers ...string) (rows []Func) {
	for _, router := range routers {
		rows = append(rows, methods(router, Func{Response: Response{Effect: Delegates}}, "ServeHTTP")...)
	}
	return rows
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
		Funcs: join(
			dispatching("(*github.com/go-chi/chi/v5.Mux)", "(*github.com/go-chi/chi.Mux)"),
			params(ParamsLastBraced, again(AgainReplaces, joining(JoinsChi, 0, rows)))),
		Middleware:  []string{"github.com/go-chi/chi", "github.com/go-chi/cors", "github.com/go-chi/render"},
		Follows:     []string{"github.com/go-chi/chi/v5/middleware", "github.com/go-chi/chi/middleware"},
		Recovers:    []string{"github.com/go-chi/chi/v5/middleware.Recoverer", "github.com/go-chi/chi/middleware.Recoverer"},
		GivesParams: []string{"(*github.com/go-chi/chi/v5.RouteParams).Add", "(*github.com/go-chi/chi.RouteParams).Add"},
		Observes: join(
			names("github.com/go-chi/chi/v5/middleware", "RedirectSlashes", "Timeout"), names("github.com/go-chi/chi/middleware", "RedirectSlashes", "Timeout")),
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
	matchers := []string{"Host", "Queries", "MatcherFunc"}
	gives := join(names("(*"+pkg+".Route)", matchers...), names("(*"+pkg+".Router)", matchers...), names(pkg, "SetURLVars"))
	return Rows{Middleware: []string{pkg, "github.com/gorilla/handlers"}, GivesParams: gives, Funcs: join(dispatching("(*"+pkg+".Router)"), params(ParamsBraced, joining(JoinsGorilla, 0, rows,
		routing(pkg, Route{Does: ReadsParams}, "Vars"),
		routing(pkg, Route{Does: MakesRouter}, "NewRouter"),
		routing("(*"+pkg+".Router)", Route{Does: Refines, Pattern: 1, Handler: 2}, "Handle", "HandleFunc"),
		routing("(*"+pkg+".Router)", Route{Does: Refines}, "NewRoute"),
		routing("(*"+pkg+".Route)", Route{Does: Refines, Handler: 1}, "Handler", "HandlerFunc"),
		routing("(*"+pkg+".Route)", Route{Does: Groups}, "Subrouter"),
		routing("(*"+pkg+".Router)", Route{Does: Uses, Wrappers: 1}, "Use"),
		routing("(*"+pkg+".Router)", Route{Does: Converts}, "StrictSlash", "SkipClean", "UseEncodedPath"),
	)))}
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
	recovers := names(pkg, "Default", "Recovery", "CustomRecovery", "RecoveryWithWriter")
	gives := []string{"(*" + pkg + ".Context).AddParam", pkg + ".Context.Params"}
	return Rows{Middleware: []string{pkg, "github.com/gin-contrib"}, GivesParams: gives, Recovers: recovers, Stored: []string{pkg + ".Error"}, Funcs: join(dispatching("(*"+pkg+".Engine)"), params(ParamsLastColon, again(AgainPanics, reach(ReachesCopies, joining(JoinsPaths, 0, rows,
		routing("(*"+pkg+".Context)", Route{Does: ReadsParam, Pattern: 1}, "Param"),
		routing("(*"+pkg+".Context)", Route{Does: ReadsPattern}, "FullPath"),
		routing("(*"+pkg+".Context)", Route{Does: HoldsValue, Key: 1}, "Get", "MustGet"),
		routing("("+pkg+".IRouter)", Route{Does: Groups, Pattern: 1, Wrappers: 2, Chain: true}, "Group"),
		routing("(*"+pkg+".RouterGroup)", Route{Does: Groups, Pattern: 1, Wrappers: 2, Chain: true}, "Group"),
		routing("(*"+pkg+".Engine)", Route{Does: Uses, Wrappers: 1, Chain: true}, "Use"),
		routing("(*"+pkg+".Engine)", Route{Does: NeverMind}, "NoRoute"),
		routing("(*"+pkg+".Engine)", Route{Does: NeverMind, Handler: 1, Sets: "Allow"}, "NoMethod"), // since v1.10
		routing("github.com/gin-contrib/cors", Route{Does: RefusesOrigins, Handler: 1, Also: 403}, "New"),
		routing(pkg, Route{Does: Converts, Handler: 1}, "WrapF", "WrapH"),
		methods(pkg, Func{Status: Status{Fixed: 401}, Route: Route{Does: MakesHandler}}, "BasicAuth", "BasicAuthForRealm"),
	)))))}
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
			routing(context, Route{Does: HoldsValue, Key: 1, Value: 2}, "Set"),
			routing(context, Route{Does: HoldsValue, Key: 1}, "Get"),
		)...)
	}
	rows = append(rows, routing(v5, Route{Does: MakesRouter}, "NewWithConfig")...)
	rows = append(rows, methods(v4+"/middleware", Func{Status: Status{Fixed: 503}, Route: Route{Does: MakesHandler}}, "TimeoutWithConfig")...)
	others := []string{
		"AddTrailingSlash", "AddTrailingSlashWithConfig", "RemoveTrailingSlash", "RemoveTrailingSlashWithConfig", "CORS", "CORSWithConfig",
		"Static", "StaticWithConfig", "Recover", "RecoverWithConfig", "Logger", "LoggerWithConfig", "Timeout",
		"RequestLogger", "RequestLoggerWithConfig",
	}
	all := Rows{Middleware: []string{v3}, Funcs: join(
		params(ParamsLastColon, joining(JoinsEcho, 500, rows, sentinels(echoErrors(), v3, v4, v5), sentinels(moreErrors(), v4))))}
	for _, pkg := range []string{v3, v4, v5} {
		all.ErrorHandlers = append(all.ErrorHandlers, ErrorHandler{Path: pkg, Field: "HTTPErrorHandler", Asserts: pkg != v5})
		switch all.Follows = append(all.Follows, pkg+"/middleware"); pkg {
		case v5:
			all.GivesParams = append(all.GivesParams, names("(*"+pkg+".Context)", "SetPathValues", "InitializeRoute")...)
		default:
			all.GivesParams = append(all.GivesParams, "("+pkg+".Context).SetParamNames")
		}
		all.Recovers = append(all.Recovers, names(pkg+"/middleware", "Recover", "RecoverWithConfig")...)
		all.Observes = append(all.Observes, names(pkg+"/middleware", others...)...)
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

// moreErrors are those that echo v4 declares besides, since v4.10.
func moreErrors() map[string]int {
	more := fiberErrors()
	maps.DeleteFunc(more, func(name string, _ int) bool { return echoErrors()[name] != 0 || name == "ErrRequestEntityTooLarge" })
	return more
}

// fiberErrors are the errors that fiber declares.
func fiberErrors() map[string]int {
	return map[string]int{
		"ErrBadRequest": 400, "ErrUnauthorized": 401, "ErrPaymentRequired": 402, "ErrForbidden": 403, "ErrNotFound": 404,
		"ErrMethodNotAllowed": 405, "ErrNotAcceptable": 406, "ErrProxyAuthRequired": 407, "ErrRequestTimeout": 408, "ErrConflict": 409,
		"ErrGone": 410, "ErrLengthRequired": 411, "ErrPreconditionFailed": 412, "ErrRequestEntityTooLarge": 413, "ErrRequestURITooLong": 414,
		"ErrUnsupportedMediaType": 415, "ErrRequestedRangeNotSatisfiable": 416, "ErrExpectationFailed": 417, "ErrTeapot": 418,
		"ErrMisdirectedRequest": 421, "ErrUnprocessableEntity": 422, "ErrLocked": 423, "ErrFailedDependency": 424, "ErrTooEarly": 425,
		"ErrUpgradeRequired": 426, "ErrPreconditionRequired": 428, "ErrTooManyRequests": 429, "ErrRequestHeaderFieldsTooLarge": 431,
		"ErrUnavailableForLegalReasons": 451, "ErrInternalServerError": 500, "ErrNotImplemented": 501, "ErrBadGateway": 502,
		"ErrServiceUnavailable": 503, "ErrGatewayTimeout": 504, "ErrHTTPVersionNotSupported": 505, "ErrVariantAlsoNegotiates": 506,
		"ErrInsufficientStorage": 507, "ErrLoopDetected": 508, "ErrNotExtended": 510, "ErrNetworkAuthenticationRequired": 511,
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
				byMethod(router, Route{Does: Registers, Pattern: 1, Handler: 2, Chain: true}, mixed()),
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
		routing("(*github.com/gofiber/fiber/v2.Ctx)", Route{Does: HoldsValue, Key: 1, Value: 2}, "Locals"),
		routing("(github.com/gofiber/fiber/v3.Ctx)", Route{Does: HoldsValue, Key: 1, Value: 2}, "Locals"),
		routing("(*github.com/gofiber/fiber/v2.Ctx)", Route{Does: ReadsMethod}, "Method"),
		routing("(*github.com/gofiber/fiber/v2.Ctx)", Route{Does: ReadsPath}, "Path"),
		routing("(github.com/gofiber/fiber/v3.Ctx)", Route{Does: ReadsMethod}, "Method"),
		routing("(github.com/gofiber/fiber/v3.Ctx)", Route{Does: ReadsPath}, "Path"),
	)...)
	const fiber2, fiber3 = "github.com/gofiber/fiber/v2", "github.com/gofiber/fiber/v3"
	rows = append(rows, routing("(*"+fiber2+".App)", Route{Does: Registers, Pattern: 1, Handler: 2, Prefix: true}, "Mount")...)
	for _, router := range []string{"(*" + fiber2 + ".App)", "(*" + fiber2 + ".Group)", "(" + fiber2 + ".Router)"} {
		rows = append(rows, files(router, 0, []string{"Static"}, nil)...)
	}
	handlers := []ErrorHandler{{Path: fiber2, Field: "ErrorHandler"}, {Path: fiber3, Field: "ErrorHandler"}}
	recovers := []string{fiber2 + "/middleware/recover.New", fiber3 + "/middleware/recover.New"}
	var follows []string
	for _, name := range []string{"basicauth", "keyauth", "csrf", "limiter", "timeout", "earlydata"} {
		follows = append(follows, "github.com/gofiber/fiber/v2/middleware/"+name, "github.com/gofiber/fiber/v3/middleware/"+name)
	}
	return Rows{ErrorHandlers: handlers, Recovers: recovers, Middleware: []string{"github.com/gofiber/fiber"}, Follows: follows, Funcs: params(ParamsColon, joining(JoinsFiber, 500, reach(ReachesLater, rows), sentinels(fiberErrors(), "github.com/gofiber/fiber/v2", "github.com/gofiber/fiber/v3")))}
}

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
