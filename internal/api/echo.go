package api

// echoV3 holds the rows of echo v3, as observed with v3.3.10. Its import path names no version.
func echoV3() Rows {
	const pkg = "github.com/labstack/echo"
	rows := echo(pkg, "("+pkg+".Context)", true, Panics)
	rows.Funcs = append(rows.Funcs, echoError(pkg), echoDefault(pkg), Func{Name: "(*" + pkg + ".HTTPError).SetInternal", Language: Language{Same: true}})
	rows.Fields = append(rows.Fields,
		Field{Name: pkg + ".Response.Status", Use: Received},                                             // every write sets it anew
		Field{Name: pkg + "/middleware.TrailingSlashConfig.RedirectCode", Use: Sent, Kind: RedirectCode}) // 0: no redirect
	return rows
}

// echoV4 holds the rows of echo v4, as observed with v4.16.0. Here the context is an interface, so that programs embed
// it in contexts of their own.
func echoV4() Rows {
	const pkg = "github.com/labstack/echo/v4"
	rows := echoSince4(pkg, "("+pkg+".Context)", true)
	rows.Funcs = append(rows.Funcs, echoError(pkg), echoDefault(pkg))
	rows.Funcs = append(rows.Funcs, binding(pkg, [2]int{400, 0}, "BindPathParams", "BindQueryParams", "BindHeaders")...)
	rows.Funcs = append(rows.Funcs, binding(pkg, [2]int{400, 415}, "BindBody")...)
	rows.Funcs = append(rows.Funcs, methods("(*"+pkg+".HTTPError)", Func{Language: Language{Same: true}}, "SetInternal", "WithInternal")...)
	rows.Fields = append(rows.Fields,
		Field{Name: pkg + "/middleware.TrailingSlashConfig.RedirectCode", Use: Sent, Kind: RedirectCode}) // 0: no redirect
	return rows
}

// echoV5 holds the rows of echo v5, as observed with v5.3.1.
func echoV5() Rows {
	const pkg = "github.com/labstack/echo/v5"
	rows := echoSince4(pkg, "(*"+pkg+".Context)", false)
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

// echoError is the row of Context.Error, which has the error handler reply, unless the header has been sent.
func echoError(pkg string) Func {
	return Func{Name: "(" + pkg + ".Context).Error", Response: Response{Effect: Replies, Writer: Receiver, Carried: true, Fault: 1, Once: true, Content: Content{Always, -1}}, Implementations: true}
}

// echoDefault is the row of the error handler that a program without its own has.
func echoDefault(pkg string) Func {
	return Func{Name: "(*" + pkg + ".Echo).DefaultHTTPErrorHandler", Response: Response{Effect: Replies, Writer: 1, Carried: true, Fault: 1, Once: true, Content: Content{Always, -1}}}
}

// echoSince4 holds what echo v4 and v5 have. JSON and JSONPretty take 0 for 200, since Response.Status, which they set, is 200 if
// nothing was chosen.
func echoSince4(pkg, context string, isInterface bool) Rows {
	rows := echo(pkg, context, isInterface, PanicsUnless0)
	rows.Funcs = append(rows.Funcs,
		Func{Name: context + ".SetResponse", Response: Response{Effect: Escapes, Writer: Receiver}},
		Func{Name: "(*" + pkg + ".Response).Unwrap", Response: Response{Effect: Derives, Writer: Receiver}})
	rows.Fields = append(rows.Fields,
		Field{Name: pkg + ".Response.Status", Use: Sent, Kind: FinalCode}, // sent by the first Write
		Field{Name: pkg + "/middleware.RequestLoggerValues.Status", Use: Received})
	return rows
}

// echo holds what all versions have. A reply with 204 or 304 sends its header, drops the content and returns
// http.ErrBodyNotAllowed, which changes nothing any more; 205 is sent with content, a 1xx is followed by a 200. All methods panic
// for 99 and 1000, and for 0, but zero says what JSON and the error handler do with that.
func echo(pkg, context string, isInterface bool, zero Invalid) Rows {
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
			binding(pkg, [2]int{400, 415}, "Bind"),
			methods(context, reply(zero, Content{Always, 1}), "JSON", "JSONPretty"),
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
			methods(context, Func{Response: Response{Effect: Escapes, Writer: Receiver}}, "Reset"),

			methods(response, Func{Status: Status{Use: Sent, Invalid: Panics}, Response: Response{Effect: SendsHeader, Writer: Receiver}}, "WriteHeader"), // only logs a second call
			methods(response, Func{Response: Response{Effect: Writes, Writer: Receiver, Content: Content{IfNonEmpty, 0}}}, "Write"),
			methods(response, Func{Status: Status{Fixed: 200}, Response: Response{Effect: SendsHeader, Writer: Receiver}}, "Flush"),
			methods(response, Func{Response: Response{Effect: Escapes, Writer: Receiver}}, "Hijack"),

			methods(pkg, Func{Status: Status{Use: Sent, Kind: ErrorCode, Invalid: zero}}, "NewHTTPError"), // v4 sends 0 as 200, v5 as 500
		),
		Types: []Type{{Name: pkg + ".HandlerFunc", Handler: true}},
		Fields: []Field{
			{Name: pkg + ".HTTPError.Code", Use: Sent, Kind: ErrorCode},
			{Name: pkg + "/middleware.RedirectConfig.Code", Use: Sent, Kind: RedirectCode},
		},
	}
}

// binding returns the rows of methods of echo's own binder, which get a context.
func binding(pkg string, fails [2]int, names ...string) []Func {
	row := Func{Response: Response{Spares: true}, Language: Language{Fails: fails, ErrorType: "HTTPError"}}
	return methods("(*"+pkg+".DefaultBinder)", row, names...)
}
