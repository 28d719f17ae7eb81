package api

// iris holds the rows of iris, as observed with v12.2.11. WriteHeader on its writer only notes the status, and the first
// write, or the end of the request, sends it; a status from 400 on without content is answered by the error handler that
// is registered for it. With 204 and 304 the content is dropped and the call returns http.ErrBodyNotAllowed. A plain int
// that a hero or mvc handler returns is a status by convention, which no row can name.
func iris() Rows {
	const (
		module  = "github.com/kataras/iris/v12"
		context = "(*" + module + "/context.Context)"
		writer  = "(" + module + "/context.ResponseWriter)"
		router  = module + "/core/router"
		errors  = module + "/x/errors"
	)
	stop := func(kind Kind, content Content) Func {
		return Func{Status: Status{Use: Sent, Kind: kind, Invalid: Panics}, Response: Response{Effect: Replies, Writer: Receiver, Content: content}}
	}
	whole := func(arg int) Func {
		return Func{Response: Response{Effect: Replies, Writer: Receiver, Content: Content{Always, arg}}}
	}
	part := func(when When) Func {
		return Func{Response: Response{Effect: Writes, Writer: Receiver, Content: Content{when, 0}}}
	}
	records := Func{Status: Status{Use: Sent, Invalid: Panics}, Response: Response{Effect: Records, Writer: Receiver}}
	code := Func{Status: Status{Use: Sent, Arg: 1, Kind: ErrorCode, Invalid: Panics}}
	return Rows{
		Funcs: join(
			methods(context, records, "StatusCode"),
			methods(context, aborting(records), "StopWithStatus", "StopWithPlainError"),
			methods(context, Func{Status: Status{Fixed: 404}, Response: Response{Effect: Records, Writer: Receiver}}, "NotFound"),
			methods(context, Func{Status: Status{Fixed: 304}, Response: Response{Effect: Records, Writer: Receiver}}, "WriteNotModified"),
			methods(context, aborting(stop(FinalCode, Content{Always, 1})), "StopWithText", "StopWithJSON", "StopWithProblem"),
			methods(context, aborting(stop(ErrorCode, Content{IfNonNil, 1})), "StopWithError"), // does nothing for a nil error
			methods(context, stop(FinalCode, Content{IfPermitted, 1}), "Render"),
			methods(context, Func{Status: Status{Use: Sent, Arg: 1, Kind: RedirectCode, Invalid: Panics, Fixed: 302}, Response: Response{Effect: Replies, Writer: Receiver}}, "Redirect"), // the status is optional
			methods(context, whole(0), "JSON", "JSONP", "XML", "YAML", "TextYAML", "Protobuf", "MsgPack", "Markdown",
				"Problem", "Negotiate", "View", "RenderComponent", "ServeFile", "ServeFileWithRate", "SendFile", "SendFileWithRate"),
			methods(context, part(IfNonEmpty), "Write", "WriteString", "Binary", "WriteWithExpiration"),
			methods(context, part(Always), "Writef", "Text", "HTML", "StreamWriter"),
			setting(context, FieldInArgument, "Header"),
			setting(context, "Content-Type", "ContentType"),
			setting(context, "Set-Cookie", "SetCookie", "SetCookieKV", "UpsertCookie", "RemoveCookie"),
			setting(context, "Last-Modified", "SetLastModified"),
			methods(context, Func{Response: Response{Effect: Derives, Writer: Receiver}}, "ResponseWriter", "Recorder"),
			methods(context, Func{Response: Response{Effect: Delegates, Chain: Proceeds, Writer: Receiver}}, "Next"),
			methods(context, Func{Response: Response{Effect: Delegates, Writer: Receiver}}, "NextOr", "NextOrNotFound", "Do", "Proceed",
				"ProceedAndReportIfStopped", "Exec"),
			methods(context, Func{Response: Response{Effect: Escapes, Writer: Receiver}}, "Record", "ResetResponseWriter", "CompressWriter"),
			methods(context, Func{Status: Status{Result: Received}}, "GetStatusCode"),
			methods(context, aborting(Func{Response: Response{Writer: Receiver}}), "StopExecution"),
			methods(context, Func{}, "Skip", "SetErr", "SetErrPrivate", "SetID", "ViewData", "ViewLayout"),

			methods(writer, Func{Status: Status{Result: Received}, Implementations: true}, "StatusCode"),
			methods(writer, Func{Response: Response{Effect: SendsHeader, Writer: Receiver}, Implementations: true}, "Flush", "FlushResponse"),
			methods(writer, Func{Response: Response{Effect: Derives, Writer: Receiver}, Implementations: true}, "Naive"),

			methods("("+module+"/context.Problem)", Func{Status: Status{Use: Sent, Kind: ErrorCode, Invalid: Panics}}, "Status"),
			methods(module, Func{Status: Status{Use: Named}}, "StatusText"),
			methods(module+"/context", Func{Status: Status{Use: Named}}, "StatusText", "StatusCodeNotSuccessful"),
			methods("("+router+".Party)", Func{Status: Status{Use: Named}}, "OnErrorCode"),
			methods("(*"+router+".APIBuilder)", Func{Status: Status{Use: Named}}, "OnErrorCode"),
			methods(router, Func{Status: Status{Use: Sent, Arg: 3, Kind: RedirectCode, Invalid: Panics}, Response: Response{Effect: Replies}}, "RedirectAbsolute"),
			methods(errors, code, "Register", "RegisterErrorCode", "E"),
		),
		Promoted: []Func{
			{Name: writer + ".WriteHeader", Status: Status{Use: Sent, Invalid: Panics}, Response: Response{Effect: Records, Writer: Receiver}},
		},
		Fields: []Field{
			{Name: module + "/hero.Response.Code", Use: Sent, Kind: FinalCode},
			{Name: module + "/hero.View.Code", Use: Sent, Kind: FinalCode},
			{Name: errors + ".ErrorCode.Status", Use: Sent, Kind: ErrorCode},
			{Name: router + ".Route.StatusCode", Use: Named},
		},
		Types:  []Type{{Name: module + "/hero.Code", Use: Sent, Kind: FinalCode}},
		Consts: []Const{{Package: module}},
	}
}
