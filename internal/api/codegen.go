package api

// grpcGateway holds the rows of grpc-gateway, as read in v2.32.0.
func grpcGateway() Rows {
	const pkg = "github.com/grpc-ecosystem/grpc-gateway/v2/runtime"
	return Rows{
		Funcs: []Func{
			{Name: pkg + ".HTTPStatusFromCode", Status: Status{Use: Foreign, Result: Received}}, // from a gRPC code; 499 for a cancelled call
			{Name: pkg + ".DefaultRoutingErrorHandler", Status: Status{Use: Sent, Arg: 5, Kind: ErrorCode}, Response: Response{Effect: Replies, Writer: 3, Content: Content{Always, -1}}},
			{Name: pkg + ".RoutingErrorHandlerFunc", Status: Status{Use: Received, Arg: 5}}, // a type: functions made for it are given the status
			{Name: pkg + ".HTTPError", Response: Response{Effect: Replies, Writer: 3, Content: Content{Always, -1}}},
			{Name: pkg + ".DefaultHTTPErrorHandler", Response: Response{Effect: Replies, Writer: 3, Content: Content{Always, -1}}},
		},
		Fields: []Field{{Name: pkg + ".HTTPStatusError.HTTPStatus", Use: Sent, Kind: ErrorCode}},
	}
}

// ogen holds the rows of ogen's runtime, as read in v1.24.0. Code that ogen and oapi-codegen generate calls WriteHeader
// with the codes of the schema, which is enough; github.com/oapi-codegen/runtime takes no status anywhere.
func ogen() Rows {
	const pkg = "github.com/ogen-go/ogen/validate"
	return Rows{
		Funcs:  []Func{{Name: pkg + ".UnexpectedStatusCode", Status: Status{Use: Received}}}, // the error of a client
		Fields: []Field{{Name: pkg + ".UnexpectedStatusCodeError.StatusCode", Use: Received}},
	}
}
