package api

// gofr holds the rows of gofr, as read in the sources of May 2026 and observed with v1.56.6. Handlers never pass a code:
// an error chooses it with its method StatusCode, else it follows from the request's method (POST 201, DELETE 204 without
// the data, 206 for data and an error together).
func gofr() Rows {
	const (
		http       = "gofr.dev/pkg/gofr/http"
		middleware = "(*" + http + "/middleware.StatusResponseWriter)"
	)
	return Rows{
		Funcs: join(
			methods("("+http+".StatusCodeResponder)", Func{Status: Status{Result: Sent}}, "StatusCode"),
			methods("("+http+".Responder)", Func{Response: Response{Effect: Replies, Writer: Receiver, Content: Content{Always, -1}}}, "Respond"),
			methods(http, Func{Response: Response{Effect: Derives}}, "NewResponder"),
			methods(middleware, Func{Status: Status{Use: Sent, Invalid: Panics}, Response: Response{Effect: SendsHeader, Writer: Receiver}}, "WriteHeader"),
		),
		Fields: []Field{
			{Name: "gofr.dev/pkg/gofr/service.Response.StatusCode", Use: Received},
		},
	}
}
