package api

// gin holds the rows of gin, as observed with v1.12.0.
//
// gin's writer is lazy: Status, and even WriteHeader on it, only note the status, and the first write sends it. A code
// below 1 leaves the status as it is; other numbers out of range panic once the header goes out. Render drops the content
// of 1xx, 204 and 304 without an error (the Content-Type stays), sends that of 205, and leaves a 1xx to become a 200.
func gin() Rows {
	const (
		pkg     = "github.com/gin-gonic/gin"
		context = "(*" + pkg + ".Context)"
		writer  = "(" + pkg + ".ResponseWriter)"
	)
	reply := func(content Content) Func {
		return Func{Status: Status{Use: Sent, Kind: FinalCode, Invalid: PanicsFrom1}, Response: Response{Effect: Replies, Writer: Receiver, Content: content}}
	}
	abort := reply(Content{})
	abort.Status.Kind = ErrorCode
	binds := func(status int) Func {
		return Func{Status: Status{Fixed: status}, Response: Response{Effect: Replies, OnError: true, Usual: 400, Chain: Aborts, Writer: Receiver}}
	}
	redirect := Func{Status: Status{Use: Sent, Kind: RedirectCode, Invalid: Panics}, Response: Response{Effect: Replies, Writer: Receiver}}
	file := Func{Response: Response{Effect: Replies, Chooses: true, Writer: Receiver, Content: Content{Always, 0}}} // by http.ServeFile
	return Rows{
		Funcs: join(
			methods(context, abortedBy("AbortWithStatusJSON", reply(Content{Always, 1})), "JSON"),
			methods(context, abortedBy("AbortWithStatusPureJSON", reply(Content{Always, 1})), "PureJSON"),
			methods(context, reply(Content{Always, 1}), "IndentedJSON", "SecureJSON", "AsciiJSON", "JSONP", "XML", "YAML", "TOML",
				"ProtoBuf", "BSON", "Render"),
			methods(context, reply(Content{IfAnyText, 1}), "String"),
			methods(context, aborting(reply(Content{Always, 1})), "AbortWithStatusJSON", "AbortWithStatusPureJSON"),
			methods(context, reply(Content{Always, 2}), "HTML"),
			methods(context, reply(Content{IfNonEmpty, 2}), "Data"),
			methods(context, reply(Content{IfNonEmpty, 3}), "DataFromReader"),
			methods(context, reply(Content{Always, -1}), "Negotiate"),
			methods(context, aborting(reply(Content{})), "AbortWithStatus"), // sends the header at once
			methods(context, aborting(abort), "AbortWithError"),             // the error is collected, not sent
			methods(context, redirect, "Redirect"),                          // panics but for 201 and 300–308
			methods(context, Func{Status: Status{Use: Sent, Invalid: PanicsFrom1}, Response: Response{Effect: Records, Writer: Receiver}}, "Status"),

			// A failure to bind is answered with 400 at once. What reads the request's body answers 413 if that is too long.
			silenced(context, "Should", binds(400), "BindQuery", "BindUri", "BindHeader"),
			silenced(context, "Should", binds(0), "Bind", "BindJSON", "BindXML", "BindYAML", "BindTOML", "BindPlain", "BindWith"),
			[]Func{{Name: context + ".MustBindWith", Response: Response{Effect: Replies, OnError: true, Usual: 400, Chain: Aborts, Writer: Receiver, Silent: "ShouldBindWith"}}},

			methods(context, file, "File", "FileFromFS", "FileAttachment"),
			methods(context, Func{Response: Response{Effect: Writes, Writer: Receiver, Content: Content{Always, 1}}}, "SSEvent"),
			methods(context, Func{Response: Response{Effect: Writes, Writer: Receiver, Content: Content{Always, -1}}}, "Stream"),
			setting(context, FieldInArgument, "Header"),
			methods(context, Func{Language: onlyNoCookie()}, "Cookie"),
			setting(context, "Set-Cookie", "SetCookie", "SetCookieData"),
			methods(context, Func{Response: Response{Effect: Delegates, Chain: Proceeds, Writer: Receiver}}, "Next"), // the handlers that follow run inside
			methods(context, aborting(Func{Response: Response{Writer: Receiver}}), "Abort"),
			methods(context, Func{}, "Copy", "SetSameSite"),
			methods(context, Func{Response: Response{Writer: Receiver, Noted: true, Stores: 1}}, "Error"),
			methods(context, Func{Response: Response{Writer: Receiver, Noted: true}, Route: Route{Does: HoldsValue, Key: 1, Value: 2}}, "Set"),

			// A session sets a cookie. It returns the errors of its store, and does not reply to them.
			methods("(github.com/gin-contrib/sessions.Session)", Func{Implementations: true}, "AddFlash", "Clear", "Delete", "Flashes", "Get", "ID", "Options", "Save", "Set"),

			methods(writer, Func{Status: Status{Result: Received}}, "Status"),
			methods(writer, Func{Response: Response{Effect: SendsHeader, Writer: Receiver}, Implementations: true}, "WriteHeaderNow"),
			methods(writer, Func{Response: Response{Effect: Writes, Writer: Receiver, Content: Content{IfNonEmpty, 0}}, Implementations: true}, "WriteString"),
		),
		Promoted: []Func{
			{Name: writer + ".WriteHeader", Status: Status{Use: Sent, Invalid: PanicsFrom1}, Response: Response{Effect: Records, Writer: Receiver}},
		},
		Types: []Type{{Name: pkg + ".Context", Chain: true}},
		Fields: []Field{
			{Name: pkg + "/render.Redirect.Code", Use: Sent, Kind: RedirectCode},
			{Name: pkg + ".LogFormatterParams.StatusCode", Use: Received},
		},
	}
}
