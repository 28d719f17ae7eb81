package api

// fasthttp holds the rows of fasthttp, as observed with v1.73.0 and read in v1.77.0. The whole response is kept until
// the handler has returned; fiber is built on it, and the comment on its rows says what that means.
func fasthttp() Rows {
	const (
		pkg      = "github.com/valyala/fasthttp"
		context  = "(*" + pkg + ".RequestCtx)"
		response = "(*" + pkg + ".Response)"
		header   = "(*" + pkg + ".ResponseHeader)"
	)
	status := Func{Status: Status{Use: Sent}, Response: Response{Effect: Records, Writer: Receiver}}
	body := Func{Response: Response{Effect: Writes, Writer: Receiver, Content: Content{IfNonEmpty, 0}}}
	appended := body
	appended.Response.Appends = true
	stream := Func{Response: Response{Effect: Writes, Writer: Receiver, Content: Content{Always, 0}}}
	failure := Func{Status: Status{Use: Sent, Arg: 1, Kind: ErrorCode}, Response: Response{Effect: Replies, Writer: Receiver, Content: Content{Always, 0}}}
	// Anything but 301, 302, 303, 307 and 308 silently becomes a 302.
	redirect := Func{Status: Status{Use: Sent, Arg: 1, Kind: RedirectCode}, Response: Response{Effect: Replies, Writer: Receiver}}
	success := Func{Response: Response{Effect: Replies, Writer: Receiver, Content: Content{IfNonEmpty, 1}}}
	file := Func{Response: Response{Effect: Replies, Writer: Receiver, Content: Content{Always, 0}}}
	get := Func{Status: Status{Result: Received}} // (statusCode int, body []byte, err error)
	return Rows{
		Funcs: served(FastHTTP,
			methods(context, status, "SetStatusCode"),
			methods(context, failure, "Error", "TimeoutErrorWithCode"), // Error starts the response over
			methods(context, redirect, "Redirect", "RedirectBytes"),
			methods(context, success, "Success", "SuccessString"),
			methods(context, file, "SendFile", "SendFileBytes", "SendFileLiteral"),
			methods(context, Func{Status: Status{Fixed: 304}, Response: Response{Effect: Replies, Writer: Receiver}}, "NotModified"),
			methods(context, Func{Status: Status{Fixed: 404}, Response: Response{Effect: Replies, Writer: Receiver, Content: Content{Always, -1}}}, "NotFound"),
			methods(context, Func{Status: Status{Fixed: 408}, Response: Response{Effect: Replies, Writer: Receiver, Content: Content{Always, 0}}}, "TimeoutError"),
			methods(context, Func{Response: Response{Effect: Replies, Writer: Receiver, Content: Content{Always, -1}}}, "TimeoutErrorWithResponse"),
			methods(context, body, "SetBody", "SetBodyString"),
			methods(context, appended, "Write", "WriteString"),
			methods(context, stream, "SetBodyStream", "SetBodyStreamWriter"),
			setting(context, "Content-Type", "SetContentType", "SetContentTypeBytes"),
			setting(context, "Connection", "SetConnectionClose"),
			methods(context, Func{Response: Response{Effect: Escapes, Writer: Receiver}}, "Hijack", "ResetBody"),
			methods(context, Func{}, "EarlyHints", "HijackSetNoResponse", "SetUserValue", "SetUserValueBytes"),
			methods(pkg, Func{Status: Status{Use: Sent, Arg: 3, Kind: ErrorCode}}, "TimeoutWithCodeHandler"),

			methods(response, status, "SetStatusCode"),
			methods(response, Func{Status: Status{Result: Received}}, "StatusCode"),
			methods(response, body, "SetBody", "SetBodyString", "SetBodyRaw"),
			methods(response, appended, "AppendBody", "AppendBodyString"),
			methods(response, stream, "SetBodyStream", "SetBodyStreamWriter", "SendFile"),
			methods(response, Func{Response: Response{Effect: Derives, Writer: Receiver}}, "BodyWriter"),
			setting(response, "Connection", "SetConnectionClose"),
			methods(response, Func{Response: Response{Effect: Escapes, Writer: Receiver}}, "Reset", "ResetBody", "SwapBody"),

			methods(header, status, "SetStatusCode"),
			methods(header, Func{Status: Status{Result: Received}}, "StatusCode"),
			setting(header, FieldInArgument, "Set", "SetBytesK", "SetBytesV", "SetBytesKV", "SetCanonical", "Add", "AddBytesK",
				"AddBytesV", "AddBytesKV", "Del", "DelBytes"),
			setting(header, "Set-Cookie", "SetCookie", "DelCookie", "DelClientCookie"),
			setting(header, "Content-Type", "SetContentType"),
			setting(header, "Content-Length", "SetContentLength"),
			setting(header, "Content-Encoding", "SetContentEncoding"),
			setting(header, "Content-Range", "SetContentRange"),
			setting(header, "Last-Modified", "SetLastModified"),
			setting(header, "Server", "SetServer"),
			setting(header, "Trailer", "SetTrailer", "AddTrailer"),

			methods(pkg, Func{Status: Status{Use: Named}}, "StatusMessage", "StatusCodeIsRedirect"),
			methods(pkg, get, "Get", "GetDeadline", "GetTimeout", "Post"),
			methods("(*"+pkg+".Client)", get, "Get", "GetDeadline", "GetTimeout", "Post"),
			methods("(*"+pkg+".HostClient)", get, "Get", "GetDeadline", "GetTimeout", "Post"),
		),
		Consts: []Const{{Package: pkg}},
	}
}
