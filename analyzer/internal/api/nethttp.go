package api

// netHTTP holds the rows of net/http and its sub-packages, as observed with Go 1.26.
func netHTTP() Rows {
	const writer = "(net/http.ResponseWriter)"
	return Rows{
		Funcs: join(
			[]Func{
				{Name: writer + ".WriteHeader", Use: Sent, Invalid: Panics, Effect: SendsHeader, Writer: Receiver, Implementations: true},
				{Name: writer + ".Write", Effect: Writes, Writer: Receiver, Content: Content{IfNonEmpty, 0}, Sure: true, Implementations: true},
				{Name: writer + ".Header", Effect: Derives, Writer: Receiver, Implementations: true},

				{Name: "net/http.Error", Use: Sent, Status: 2, Kind: ErrorCode, Invalid: Panics, Effect: Replies, Content: Content{Always, 1}},
				{Name: "net/http.Redirect", Use: Sent, Status: 3, Kind: RedirectCode, Invalid: Panics, Effect: Replies},
				{Name: "net/http.RedirectHandler", Use: Sent, Status: 1, Kind: RedirectCode, Invalid: Panics},
				{Name: "net/http.StatusText", Use: Named},
				{Name: "net/http.NotFound", Fixed: 404, Effect: Replies, Content: Content{Always, -1}},
				{Name: "net/http.ServeContent", Effect: Replies, Content: Content{Always, 4}},
				{Name: "net/http.ServeFile", Effect: Replies, Content: Content{Always, 2}},
				{Name: "net/http.ServeFileFS", Effect: Replies, Content: Content{Always, 3}},

				{Name: "net/http.SetCookie", Effect: SetsField, Field: "Set-Cookie"},
				{Name: "net/http.MaxBytesReader"},
				{Name: "net/http.NewResponseController", Effect: Derives},
				{Name: "(*net/http.ResponseController).Flush", Effect: SendsHeader, Writer: Receiver, Fixed: 200},
				{Name: "(*net/http.ResponseController).Hijack", Effect: Escapes, Writer: Receiver},
				{Name: "(net/http.Flusher).Flush", Effect: SendsHeader, Writer: Receiver, Fixed: 200},
				{Name: "(net/http.Hijacker).Hijack", Effect: Escapes, Writer: Receiver},
				{Name: "(net/http.Handler).ServeHTTP", Effect: Delegates, Implementations: true},
				{Name: "(net/http.Pusher).Push", Writer: Receiver},
				{Name: "(*net/http.ResponseController).EnableFullDuplex", Writer: Receiver},
				{Name: "(*net/http.ResponseController).SetReadDeadline", Writer: Receiver},
				{Name: "(*net/http.ResponseController).SetWriteDeadline", Writer: Receiver},

				{Name: "net/http/httptest.NewRecorder", Fresh: true},
				{Name: "(*net/http/httptest.ResponseRecorder).Result", Effect: NoEffect},
			},
			setting("(net/http.Header)", FieldInArgument, "Set", "Add", "Del"),
			methods("(net/http.Header)", Func{}, "Get", "Values", "Clone"),
			methods("(*net/http/httptest.ResponseRecorder)", Func{Effect: Writes, Writer: Receiver, Content: Content{IfNonEmpty, 0}, Sure: true}, "Write", "WriteString"),
			methods("(*net/http/httptest.ResponseRecorder)", Func{Use: Sent, Invalid: Panics, Effect: SendsHeader, Writer: Receiver}, "WriteHeader"),
			methods("(*net/http/httptest.ResponseRecorder)", Func{Effect: SendsHeader, Writer: Receiver, Fixed: 200}, "Flush"),
			methods("(*net/http/httptest.ResponseRecorder)", Func{Effect: Derives, Writer: Receiver}, "Header"),
		),
		Fields: []Field{
			{Name: "net/http.Response.StatusCode", Use: Received},
			{Name: "net/http/httptest.ResponseRecorder.Code", Use: Received},
		},
	}
}
