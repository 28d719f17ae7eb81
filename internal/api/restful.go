package api

// restful holds the rows of go-restful, as observed with v3.14.0. Its Response is a http.ResponseWriter; a nil entity
// sends the header alone. With 204 and 304 the header goes out and the call returns http.ErrBodyNotAllowed.
func restful() Rows {
	const (
		pkg      = "github.com/emicklei/go-restful/v3"
		response = "(*" + pkg + ".Response)"
	)
	reply := func(kind Kind, when When) Func {
		return Func{Status: Status{Use: Sent, Kind: kind, Invalid: Panics}, Response: Response{Effect: Replies, Writer: Receiver, Content: Content{when, 1}}}
	}
	entity := Func{Status: Status{Fixed: 200}, Response: Response{Effect: Replies, Writer: Receiver, Content: Content{IfNonNil, 0}}}
	header := Func{Status: Status{Use: Sent, Invalid: Panics}, Response: Response{Effect: SendsHeader, Writer: Receiver}}
	value := Func{Status: Status{Use: Sent, Kind: ErrorCode, Invalid: Panics}}
	return Rows{
		Funcs: join(
			methods(response, header, "WriteHeader"),
			methods(response, reply(FinalCode, IfNonNil), "WriteHeaderAndEntity", "WriteHeaderAndJson", "WriteHeaderAndXml"),
			methods(response, reply(ErrorCode, Always), "WriteError", "WriteErrorString", "WriteServiceError"), // empty text for a nil error
			methods(response, entity, "WriteEntity", "WriteAsJson", "WriteAsXml", "WriteJson"),
			methods(response, Func{Status: Status{Fixed: 500}, Response: Response{Effect: SendsHeader, Writer: Receiver, Fluent: true}}, "InternalServerError"),
			methods(response, Func{Response: Response{Effect: SetsField, Field: FieldInArgument, Writer: Receiver, Fluent: true}}, "AddHeader"),
			methods(response, Func{Response: Response{Effect: Writes, Writer: Receiver, Content: Content{IfNonEmpty, 0}}}, "Write"),
			methods(response, Func{Status: Status{Fixed: 200}, Response: Response{Effect: SendsHeader, Writer: Receiver}}, "Flush"),
			methods(response, Func{Response: Response{Effect: Escapes, Writer: Receiver}}, "Hijack"),
			methods(response, Func{Status: Status{Result: Received}}, "StatusCode"),
			methods(response, Func{}, "PrettyPrint", "SetRequestAccepts"),
			methods(pkg, Func{Response: Response{Effect: Derives}}, "NewResponse"),
			methods("("+pkg+".EntityReaderWriter)", Func{Status: Status{Use: Sent, Arg: 1, Kind: FinalCode, Invalid: Panics},
				Response:        Response{Effect: Replies, Content: Content{IfNonNil, 2}},
				Implementations: true,
			}, "Write"),
			methods("(*"+pkg+".CompressingResponseWriter)", header, "WriteHeader"),
			methods("(*"+pkg+".FilterChain)", Func{Response: Response{Effect: Delegates, Writer: 1}}, "ProcessFilter"),

			methods(pkg, value, "NewError", "NewErrorWithHeader"), // sent by WriteServiceError
			methods("(*"+pkg+".RouteBuilder)", Func{Status: Status{Use: Named}}, "Returns", "ReturnsError", "ReturnsWithHeaders"),
		),
		Fields: []Field{
			{Name: pkg + ".ServiceError.Code", Use: Sent, Kind: ErrorCode},
			{Name: pkg + ".ResponseError.Code", Use: Named}, // a route's documentation
		},
	}
}
