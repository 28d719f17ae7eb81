package api

// beego holds the rows of beego, as observed with v2.3.10. The status that Output.SetStatus records is sent by the next
// method of Output that writes; with 204 or 304 the body is dropped without an error, but its Content-Length is sent, so that
// an HTTP/2 client fails with "unexpected EOF". Controller.Abort and ErrorHandler take the code as a string,
// which no row can name.
func beego() Rows {
	const (
		web        = "github.com/beego/beego/v2/server/web"
		output     = "(*" + web + "/context.BeegoOutput)"
		response   = "(*" + web + "/context.Response)"
		context    = "(*" + web + "/context.Context)"
		controller = "(*" + web + ".Controller)"
		httplib    = "github.com/beego/beego/v2/client/httplib"
	)
	whole := func(arg int) Func {
		return Func{Response: Response{Effect: Replies, Writer: Receiver, Content: Content{Always, arg}, Held: true}}
	}
	redirect := func(arg int) Func {
		return Func{Status: Status{Use: Sent, Arg: arg, Kind: RedirectCode, Invalid: Panics}, Response: Response{Effect: Replies, Writer: Receiver}}
	}
	// These end in a panic that the server recovers from.
	abort := Func{Status: Status{Use: Sent, Kind: FinalCode, Invalid: Panics}, Response: Response{Effect: Replies, Writer: Receiver, Content: Content{IfNonEmpty, 1}}, Language: Language{NoReturn: true}}
	return Rows{
		Funcs: join(
			methods(output, Func{Status: Status{Use: Sent, Kind: FinalCode, Invalid: PanicsUnless0}, Response: Response{Effect: Records, Writer: Receiver}}, "SetStatus"),
			methods(output, whole(0), "JSON", "JSONP", "XML", "YAML", "Proto", "ServeFormatted", "Body", "Download"),
			setting(output, FieldInArgument, "Header"),
			setting(output, "Set-Cookie", "Cookie"),
			setting(output, "Content-Type", "ContentType"), // from a file's extension

			// Calls after the first are silently ignored, even if the first was for a 1xx.
			methods(response, Func{Status: Status{Use: Sent, Invalid: Panics}, Response: Response{Effect: SendsHeader, Writer: Receiver}}, "WriteHeader"),
			methods(response, Func{Response: Response{Effect: Writes, Writer: Receiver, Content: Content{IfNonEmpty, 0}}}, "Write"),
			methods(response, Func{Status: Status{Fixed: 200}, Response: Response{Effect: SendsHeader, Writer: Receiver}}, "Flush"),
			methods(response, Func{Response: Response{Effect: Escapes, Writer: Receiver}}, "Hijack"),

			methods(context, redirect(0), "Redirect"),
			methods(context, abort, "Abort"),
			methods(context, whole(0), "JSONResp", "XMLResp", "YamlResp", "ProtoResp", "Resp", "RenderMethodResult"),
			methods(context, Func{Response: Response{Effect: Writes, Writer: Receiver, Content: Content{IfNonEmpty, 0}}}, "WriteString"),
			setting(context, "Set-Cookie", "SetCookie", "SetSecureCookie"),

			methods(controller, redirect(1), "Redirect"), // the other way round
			methods(controller, abort, "CustomAbort"),
			methods(controller, Func{Response: Response{Effect: Replies, Writer: Receiver, Content: Content{Always, -1}}, Language: Language{NoReturn: true}}, "Abort"),
			methods(controller, Func{Response: Response{Effect: NoEffect}, Language: Language{NoReturn: true}}, "StopRun"),
			methods(controller, whole(0), "JSONResp", "XMLResp", "YamlResp", "Resp"),
			methods(controller, whole(-1), "ServeJSON", "ServeJSONP", "ServeXML", "ServeYAML", "ServeFormatted", "Render"),
			setting(controller, "Set-Cookie", "SetSecureCookie"),

			methods(web, Func{Status: Status{Use: Sent, Kind: ErrorCode}, Response: Response{Effect: Replies, Writer: 1, Content: Content{Always, -1}}}, "Exception"),
			methods(web, Func{}, "ErrorHandler"),
			methods(web, Func{Status: Status{Use: Named, Arg: 2}}, "LogAccess"),
			methods("(*"+web+".HttpServer)", Func{Status: Status{Use: Named, Arg: 2}}, "LogAccess"),
			methods("("+httplib+".HTTPStatusCarrier)", Func{Status: Status{Use: Received}}, "SetStatusCode"),
		),
		Fields: []Field{
			{Name: web + "/context.BeegoOutput.Status", Use: Sent, Kind: FinalCode},
			{Name: web + "/context.Response.Status", Use: Received}, // kept by WriteHeader
		},
		Types: []Type{{Name: web + "/context.StatusCode", Use: Sent, Kind: FinalCode}},
	}
}
