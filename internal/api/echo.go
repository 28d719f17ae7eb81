package api

// echoV4 holds the rows of echo v4, as observed with v4.16.0. Here the context is an interface, so that programs embed
// it in contexts of their own.
func echoV4() Rows {
	const pkg = "github.com/labstack/echo/v4"
	rows := echo(pkg, "("+pkg+".Context)", true)
	rows.Funcs = append(rows.Funcs, Func{Name: "(" + pkg + ".Context).Error", Response: Response{Effect: Replies, Writer: Receiver, Carried: true, Fault: 1, Once: true, Content: Content{Always, -1}}, Implementations: true}) // by the error handler
	rows.Funcs = append(rows.Funcs, methods("(*"+pkg+".HTTPError)", Func{Language: Language{Same: true}}, "SetInternal", "WithInternal")...)
	rows.Fields = append(rows.Fields,
		Field{Name: pkg + "/middleware.TrailingSlashConfig.RedirectCode", Use: Sent, Kind: RedirectCode}) // 0: no redirect
	return rows
}

// echoV5 holds the rows of echo v5, as observed with v5.3.1.
func echoV5() Rows {
	const pkg = "github.com/labstack/echo/v5"
	rows := echo(pkg, "(*"+pkg+".Context)", false)
	rows.Funcs = append(rows.Funcs,
		Func{Name: "(*" + pkg + ".Context).FileFS", Response: Response{Effect: Replies, Writer: Receiver, Content: Content{Always, 0}}},
		Func{Name: "(" + pkg + ".HTTPStatusCoder).StatusCode", Status: Status{Result: Sent}}, // errors choose their status with it
		Func{Name: pkg + ".StatusCode", Status: Status{Result: Received}},
		Func{Name: pkg + ".NewResponse", Response: Response{Effect: Derives}},
		Func{Name: pkg + ".UnwrapResponse", Response: Response{Effect: Derives}},
		Func{Name: "(" + pkg + ".HTTPError).Wrap", Language: Language{Same: true}},
	)
	rows.Fields = append(rows.Fields,
		Field{Name: pkg + "/middleware.AddTrailingSlashConfig.RedirectCode", Use: Sent, Kind: RedirectCode},
		Field{Name: pkg + "/middleware.RemoveTrailingSlashConfig.RedirectCode", Use: Sent, Kind: RedirectCode})
	return rows
}

// echo holds what both versions have. A reply with 204 or 304 sends its header, drops the content and returns
// http.ErrBodyNotAllowed, which changes nothing any more; 205 is sent with content, a 1xx is followed by a 200. JSON and
// the methods like it take 0 for 200, the others panic; 99 and 1000 panic in all of them.
func echo(pkg, context string, isInterface bool) Rows {
	response := "(*" + pkg + ".Response)"
	reply := func(invalid Invalid, content Content) Func {
		return Func{Status: Status{Use: Sent, Kind: FinalCode, Invalid: invalid}, Response: Response{Effect: Replies, Writer: Receiver, Content: content}, Implementations: isInterface}
	}
	redirect := reply(Unchecked, Content{}) // fails but for 300–308, and the error becomes a 500
	redirect.Status.Kind = RedirectCode
	file := Func{Response: Response{Effect: Replies, Writer: Receiver, Content: Content{Always, 0}}, Implementations: isInterface}
	file.Language = Language{Fails: [2]int{404, 0}, ErrorType: "HTTPError"} // if there is no such file
	return Rows{
		Funcs: join(
			methods(context, Func{Language: Language{Fails: [2]int{400, 415}, ErrorType: "HTTPError"}}, "Bind"),
			methods(context, reply(PanicsUnless0, Content{Always, 1}), "JSON", "JSONPretty"),
			methods(context, reply(Panics, Content{IfNonEmpty, 1}), "String", "HTML", "HTMLBlob", "JSONBlob"),
			methods(context, reply(Panics, Content{Always, 1}), "XML", "XMLPretty", "XMLBlob"), // begins with <?xml
			methods(context, reply(Panics, Content{IfNonEmpty, 2}), "Blob", "Stream"),
			methods(context, reply(Panics, Content{Always, 2}), "JSONP", "JSONPBlob", "Render"),
			methods(context, reply(Panics, Content{}), "NoContent"),
			methods(context, redirect, "Redirect"),
			methods(context, file, "File", "Attachment", "Inline"),
			methods(context, Func{Language: onlyNoCookie()}, "Cookie"),
			setting(context, "Set-Cookie", "SetCookie"),
			methods(context, Func{Response: Response{Effect: Derives, Writer: Receiver}}, "Response"),
			methods(context, Func{Response: Response{Effect: Escapes, Writer: Receiver}}, "SetResponse", "Reset"),

			methods(response, Func{Status: Status{Use: Sent, Invalid: Panics}, Response: Response{Effect: SendsHeader, Writer: Receiver}}, "WriteHeader"), // only logs a second call
			methods(response, Func{Response: Response{Effect: Writes, Writer: Receiver, Content: Content{IfNonEmpty, 0}}}, "Write"),
			methods(response, Func{Status: Status{Fixed: 200}, Response: Response{Effect: SendsHeader, Writer: Receiver}}, "Flush"),
			methods(response, Func{Response: Response{Effect: Escapes, Writer: Receiver}}, "Hijack"),
			methods(response, Func{Response: Response{Effect: Derives, Writer: Receiver}}, "Unwrap"),

			methods(pkg, Func{Status: Status{Use: Sent, Kind: ErrorCode, Invalid: PanicsUnless0}}, "NewHTTPError"), // v4 sends 0 as 200, v5 as 500
		),
		Types: []Type{{Name: pkg + ".HandlerFunc", Handler: true}},
		Fields: []Field{
			{Name: pkg + ".HTTPError.Code", Use: Sent, Kind: ErrorCode},
			{Name: pkg + ".Response.Status", Use: Sent, Kind: FinalCode}, // sent by the first Write
			{Name: pkg + "/middleware.RedirectConfig.Code", Use: Sent, Kind: RedirectCode},
			{Name: pkg + "/middleware.RequestLoggerValues.Status", Use: Received},
		},
	}
}
