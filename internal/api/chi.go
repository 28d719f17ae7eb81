package api

// chi holds the rows of chi, as observed with v5.5.0. Its middleware.WrapResponseWriter answers to the rows of
// http.ResponseWriter, which it embeds and does not change.
func chi() Rows {
	const middleware = "github.com/go-chi/chi/v5/middleware"
	return Rows{
		Funcs: join(
			methods("("+middleware+".WrapResponseWriter)", Func{Status: Status{Result: Received}}, "Status"),
			methods("("+middleware+".WrapResponseWriter)", Func{Response: Response{Effect: Derives, Writer: Receiver}}, "Unwrap"),
			methods(middleware, Func{Response: Response{Effect: Derives}}, "NewWrapResponseWriter"),
			methods("("+middleware+".LogEntry)", Func{Status: Status{Use: Received}, Implementations: true}, "Write"), // gets the status
		),
		Fields: []Field{
			{Name: middleware + ".ThrottleOpts.StatusCode", Use: Sent, Kind: ErrorCode}, // by http.Error; 0 means 429
		},
	}
}

// chiRender holds the rows of go-chi/render, as observed with v1.0.3. The status travels in the request's context:
// render.Status(r, 201) is sent by the next reply that is made for the same *http.Request. The replies drop the error
// of Write, so nothing shows that a body is lost with 204 or 304; a nil value is sent as null.
func chiRender() Rows {
	const pkg = "github.com/go-chi/render"
	reply := func(contentType string) Func {
		return Func{Response: Response{Effect: Replies, Carried: true, Setter: pkg + ".Status", Content: Content{Always, 2}, Field: contentType}}
	}
	render := reply("")
	render.Response.Through, render.Response.Method = 3, "Render"
	return Rows{
		Funcs: join(
			methods(pkg, Func{Status: Status{Use: Sent, Arg: 1, Invalid: Panics}}, "Status"), // recorded on the request
			methods(pkg, reply("Content-Type"), "JSON", "XML", "HTML", "PlainText", "Data"),
			methods(pkg, reply(""), "Respond", "DefaultResponder"), // a program can have its own responder
			methods(pkg, render, "Render", "RenderList"),
			methods(pkg, Func{Status: Status{Fixed: 204}, Response: Response{Effect: Replies}}, "NoContent"),
		),
	}
}
