package api

// fiberV2 holds the rows of fiber v2, as observed with v2.52.15.
func fiberV2() Rows {
	const (
		pkg     = "github.com/gofiber/fiber/v2"
		context = "(*" + pkg + ".Ctx)"
	)
	redirect := func(arg int) Func {
		return Func{Status: Status{Use: Sent, Arg: arg, Kind: RedirectCode, Fixed: 302}, Response: Response{Effect: Replies, Writer: Receiver}}
	}
	rows := fiber(pkg, context, false)
	rows.Funcs = join(rows.Funcs, served(FastHTTP,
		methods(context, redirect(1), "Redirect", "RedirectBack"), // the status is optional and not checked
		methods(context, redirect(2), "RedirectToRoute"),
		methods(context, Func{Response: Response{Effect: Derives, Writer: Receiver}}, "Context"),
		methods(context, Func{Response: Response{Effect: Replies, Writer: Receiver, Content: Content{Always, 0}}}, "Format"),
		methods(context, Func{}, "Bind"),
		methods(context, Func{Language: Language{Fails: [2]int{422, 0}, ErrorType: "Error", Plain: true}}, "BodyParser"),
		methods(context, Func{Language: Language{Plain: true}}, "CookieParser", "ParamsInt", "ParamsParser", "QueryParser", "ReqHeaderParser"),
		methods(pkg+"/utils", Func{Status: Status{Use: Named}}, "StatusMessage"),
	))
	return rows
}

// fiberV3 holds the rows of fiber v3, as observed with v3.1.0. The context is an interface in two parts, of which Res
// has the replies.
func fiberV3() Rows {
	const (
		pkg      = "github.com/gofiber/fiber/v3"
		context  = "(" + pkg + ".Ctx)"
		response = "(" + pkg + ".Res)"
		redirect = "(*" + pkg + ".Redirect)"
		bind     = "(*" + pkg + ".Bind)"
	)
	more := func(receiver string) []Func {
		return served(FastHTTP,
			methods(receiver, Func{Response: Response{Effect: Replies, Writer: Receiver, Content: Content{Always, 0}}, Implementations: true}, "MsgPack", "CBOR", "AutoFormat"),
			methods(receiver, Func{Response: Response{Effect: Replies, Writer: Receiver, Content: Content{Always, -1}}, Implementations: true}, "Format", "SendStreamWriter"),
			methods(receiver, Func{Response: Response{Effect: NoEffect}}, "SendEarlyHints", "ViewBind"), // a 103 of its own, at once
			methods(receiver, Func{Response: Response{Effect: Derives, Writer: Receiver}}, "RequestCtx"),
			methods(receiver, Func{Status: Status{Fixed: 303}, Response: Response{Effect: Records, Writer: Receiver, Fluent: true}}, "Redirect"), // the redirect's To sends it
			methods(receiver, Func{Response: Response{Effect: Escapes, Writer: Receiver}}, "Drop", "End"),
		)
	}
	rows := fiber(pkg, context, true)
	rows.Funcs = join(rows.Funcs,
		fiberReplies(response, true), more(context), more(response),
		served(FastHTTP,
			methods(context, Func{Response: Response{Effect: Derives, Writer: Receiver}}, "Res"),
			methods("(*"+pkg+".DefaultCtx)", Func{Status: Status{Use: Sent}, Response: Response{Effect: Records, Writer: Receiver, Fluent: true}}, "Status"),
			methods("(*"+pkg+".DefaultRes)", Func{Status: Status{Use: Sent}, Response: Response{Effect: Records, Writer: Receiver, Fluent: true}}, "Status"),
			methods("(*"+pkg+".DefaultRes)", fiberSendStatus(), "SendStatus"),

			methods(context, Func{}, "Bind"),
			methods(bind, Func{Language: Language{Plain: true}}, "CBOR", "Cookie", "Custom", "Form", "Header", "JSON", "MsgPack", "Query", "RespHeader", "URI", "XML"),
			methods(bind, Func{Language: Language{Fails: [2]int{422, 0}, ErrorType: "Error", Plain: true}}, "All", "Body"),                                        // unless WithAutoHandling
			methods(redirect, Func{Status: Status{Use: Sent, Kind: RedirectCode}, Response: Response{Effect: Records, Writer: Receiver, Fluent: true}}, "Status"), // else 303
			methods(redirect, Func{Response: Response{Effect: Records, Writer: Receiver, Fluent: true}}, "With", "WithInput"),
			methods(redirect, Func{Response: Response{Effect: Replies, Writer: Receiver}}, "To", "Route", "Back"),
			methods(pkg, Func{Status: Status{Use: Sent, Kind: ErrorCode}}, "NewErrorf"),
		))
	return rows
}

// fiber holds what both versions have. Nothing goes out before the handler has returned: a later reply replaces the
// earlier one's content, and header fields set after a reply still count. fasthttp drops the content of 204, 304 and
// 1xx without an error, sends a 1xx as the only response, for which the client waits forever, takes 0 for 200, and
// sends any other number as it is. An error that a handler returns is answered by the error handler.
func fiber(pkg, context string, isInterface bool) Rows {
	return Rows{
		Funcs: join(
			fiberReplies(context, isInterface),
			served(FastHTTP,
				methods(context, Func{Response: Response{Effect: Delegates, Writer: Receiver}}, "Next", "RestartRouting"),
				methods(context, Func{Language: Language{Plain: true}}, "FormFile", "MultipartForm", "SaveFile"),
				methods(pkg, Func{Status: Status{Use: Sent, Kind: ErrorCode}}, "NewError"), // 0 is sent as 200
				methods(pkg, Func{Response: Response{Effect: Replies, Carried: true, Fault: 2, Content: Content{Always, -1}}}, "DefaultErrorHandler"),
			),
		),
		Fields: []Field{
			{Name: pkg + ".Error.Code", Use: Sent, Kind: ErrorCode, Engine: FastHTTP},
			{Name: pkg + "/middleware/redirect.Config.StatusCode", Use: Sent, Kind: RedirectCode, Engine: FastHTTP},
		},
		Consts: []Const{{Package: pkg}},
	}
}

// fiberReplies are the methods that answer, of a context or of v3's Res.
func fiberReplies(receiver string, isInterface bool) []Func {
	whole := func(when When, arg int) Func {
		return Func{Response: Response{Effect: Replies, Writer: Receiver, Content: Content{when, arg}}, Implementations: isInterface}
	}
	part := func(when When) Func {
		return Func{Response: Response{Effect: Writes, Writer: Receiver, Content: Content{when, 0}}, Implementations: isInterface}
	}
	file := whole(Always, 0)
	file.Language = Language{Fails: [2]int{404, 0}, ErrorType: "Error"} // if there is no such file
	status := Func{Status: Status{Use: Sent}, Response: Response{Effect: Records, Writer: Receiver, Fluent: true}, Implementations: isInterface}
	sendStatus := fiberSendStatus()
	sendStatus.Implementations = isInterface
	return served(FastHTTP,
		methods(receiver, status, "Status"),
		methods(receiver, sendStatus, "SendStatus"),
		methods(receiver, whole(Always, 0), "JSON", "JSONP", "XML"),
		methods(receiver, file, "SendFile", "Download"),
		methods(receiver, whole(IfNonEmpty, 0), "Send", "SendString", "SendStream"),
		methods(receiver, whole(Always, 1), "Render"),
		methods(receiver, part(IfNonEmpty), "Write", "WriteString"),
		methods(receiver, part(IfAnyText), "Writef"),
		setting(receiver, FieldInArgument, "Set", "Append"),
		setting(receiver, "Set-Cookie", "ClearCookie", "Cookie"),
		setting(receiver, "Content-Disposition", "Attachment"),
		setting(receiver, "Link", "Links"),
		setting(receiver, "Location", "Location"),
		setting(receiver, "Vary", "Vary"),
		methods(receiver, Func{Response: Response{Effect: SetsField, Field: "Content-Type", Writer: Receiver, Fluent: true}}, "Type"),
		methods(receiver, Func{Response: Response{Effect: Derives, Writer: Receiver}}, "Response"),
	)
}

// fiberSendStatus is a reply with the status and, if no content was set before, its reason phrase. 1xx, 204 and 304 have no reason phrase
// as content; 205 has in v2 but not in v3.
func fiberSendStatus() Func {
	return Func{Status: Status{Use: Sent, Kind: FinalCode}, Response: Response{Effect: Replies, Writer: Receiver, Content: Content{IfPermitted, -1}, Keeps: true}}
}

// served makes all rows those of one engine.
func served(engine Engine, lists ...[]Func) []Func {
	rows := join(lists...)
	for i := range rows {
		rows[i].Engine = engine
	}
	return rows
}
