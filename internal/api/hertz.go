package api

// hertz holds the rows of hertz, as observed with v0.10.4. Its context looks like gin's, but the response is kept until
// the handlers have returned, as with fasthttp: content of 204, 304 and 1xx is dropped without an error, a 1xx is the
// only thing sent, 0 means 200, and 99, 600 and 1000 are sent as they are.
func hertz() Rows {
	const (
		module   = "github.com/cloudwego/hertz/pkg"
		context  = "(*" + module + "/app.RequestContext)"
		response = "(*" + module + "/protocol.Response)"
		header   = "(*" + module + "/protocol.ResponseHeader)"
		client   = module + "/protocol/client"
		recorder = "(*" + module + "/common/ut.ResponseRecorder)"
	)
	reply := func(content Content) Func {
		return Func{Status: Status{Use: Sent, Kind: FinalCode}, Response: Response{Effect: Replies, Writer: Receiver, Content: content}}
	}
	abort := reply(Content{})
	abort.Status.Kind = ErrorCode
	message := Func{Status: Status{Use: Sent, Arg: 1, Kind: ErrorCode}, Response: Response{Effect: Replies, Writer: Receiver, Content: Content{Always, 0}}}
	status := Func{Status: Status{Use: Sent}, Response: Response{Effect: Records, Writer: Receiver}}
	body := Func{Response: Response{Effect: Writes, Writer: Receiver, Content: Content{IfNonEmpty, 0}}}
	stream := Func{Response: Response{Effect: Writes, Writer: Receiver, Content: Content{Always, 0}}}
	return Rows{
		Funcs: join(
			served(Hertz,
				methods(context, abortedBy("AbortWithStatusJSON", reply(Content{Always, 1})), "JSON"),
				methods(context, reply(Content{Always, 1}), "PureJSON", "IndentedJSON", "XML", "ProtoBuf", "Render"),
				methods(context, reply(Content{IfAnyText, 1}), "String"),
				methods(context, aborting(reply(Content{Always, 1})), "AbortWithStatusJSON"),
				methods(context, reply(Content{Always, 2}), "HTML"),
				methods(context, reply(Content{IfNonEmpty, 2}), "Data"),
				methods(context, aborting(reply(Content{})), "AbortWithStatus"),
				methods(context, aborting(abort), "AbortWithError"), // the error is collected, not sent
				methods(context, aborting(message), "AbortWithMsg"), // starts the response over
				methods(context, status, "Status", "SetStatusCode"),
				methods(context, Func{Status: Status{Use: Sent, Kind: RedirectCode}, Response: Response{Effect: Replies, Writer: Receiver}}, "Redirect"), // others become 302
				methods(context, Func{Status: Status{Fixed: 304}, Response: Response{Effect: Replies, Writer: Receiver}}, "NotModified"),
				methods(context, Func{Status: Status{Fixed: 404}, Response: Response{Effect: Replies, Writer: Receiver, Content: Content{Always, -1}}}, "NotFound"),
				methods(context, Func{Response: Response{Effect: Replies, Writer: Receiver, Content: Content{Always, 0}}}, "File", "FileFromFS", "FileAttachment"),
				methods(context, body, "SetBodyString", "Write", "WriteString"),
				methods(context, stream, "SetBodyStream"),
				setting(context, FieldInArgument, "Header"),
				setting(context, "Set-Cookie", "SetCookie", "SetPartitionedCookie"),
				setting(context, "Content-Type", "SetContentType", "SetContentTypeBytes"),
				setting(context, "Connection", "SetConnectionClose"),
				methods(context, Func{Response: Response{Effect: SendsHeader, Writer: Receiver}}, "Flush"),
				methods(context, Func{Response: Response{Effect: Derives, Writer: Receiver}}, "GetResponse"),
				methods(context, Func{Response: Response{Effect: Delegates, Chain: Proceeds, Writer: Receiver}}, "Next"),
				methods(context, Func{Response: Response{Effect: Escapes, Writer: Receiver}}, "Hijack", "Reset", "ResetWithoutConn"),
				methods(context, aborting(Func{Response: Response{Writer: Receiver}}), "Abort"),
				methods(context, Func{}, "Copy"),
				methods(context, Func{Response: Response{Writer: Receiver, Noted: true}}, "Error", "Set"),

				methods(response, status, "SetStatusCode"),
				methods(response, Func{Status: Status{Result: Received}}, "StatusCode"),
				methods(response, body, "SetBody", "SetBodyString", "SetBodyRaw", "AppendBody", "AppendBodyString"),
				methods(response, stream, "SetBodyStream"),
				methods(response, Func{Response: Response{Effect: Derives, Writer: Receiver}}, "BodyWriter"),
				methods(header, status, "SetStatusCode"),
				methods(header, Func{Status: Status{Result: Received}}, "StatusCode"),
				setting(header, FieldInArgument, "Set", "Add", "Del"),
				setting(header, "Set-Cookie", "SetCookie"),
				setting(header, "Content-Type", "SetContentType"),
			),
			methods(module+"/protocol/consts", Func{Status: Status{Use: Named}}, "StatusMessage", "StatusLine"),
			methods(client, Func{Status: Status{Use: Named}}, "StatusCodeIsRedirect"),
			methods(client, Func{Status: Status{Result: Received}}, "GetURL", "GetURLDeadline", "GetURLTimeout", "PostURL", "DoRequestFollowRedirects"),
			methods(recorder, Func{Status: Status{Use: Sent}, Response: Response{Effect: SendsHeader, Writer: Receiver}, Engine: Hertz}, "WriteHeader"),
		),
		Types: []Type{{Name: module + "/app.RequestContext", Chain: true}},
		Fields: []Field{
			{Name: module + "/common/ut.ResponseRecorder.Code", Use: Received},
		},
		Consts: []Const{{Package: module + "/protocol/consts"}},
	}
}
