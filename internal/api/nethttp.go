package api

// netHTTP holds the rows of net/http and its sub-packages, as observed with Go 1.26.
func netHTTP() Rows {
	const writer = "(net/http.ResponseWriter)"
	return Rows{
		Funcs: join(
			[]Func{
				{Name: writer + ".WriteHeader", Status: Status{Use: Sent, Invalid: Panics}, Response: Response{Effect: SendsHeader, Writer: Receiver}, Implementations: true},
				{Name: writer + ".Write", Response: Response{Effect: Writes, Writer: Receiver, Content: Content{IfNonEmpty, 0}, Sure: true}, Implementations: true},
				{Name: writer + ".Header", Response: Response{Effect: Derives, Writer: Receiver}, Implementations: true},

				{Name: "net/http.Error", Status: Status{Use: Sent, Arg: 2, Kind: ErrorCode, Invalid: Panics}, Response: Response{Effect: Replies, Content: Content{Always, 1}, Plain: true}},
				{Name: "net/http.Redirect", Status: Status{Use: Sent, Arg: 3, Kind: RedirectCode, Invalid: Panics}, Response: Response{Effect: Replies}},
				{Name: "net/http.RedirectHandler", Status: Status{Use: Sent, Arg: 1, Kind: RedirectCode, Invalid: Panics}, Route: Route{Does: MakesHandler}},
				{Name: "net/http.StatusText", Status: Status{Use: Named}},
				{Name: "net/http.NotFound", Status: Status{Fixed: 404}, Response: Response{Effect: Replies, Content: Content{Always, -1}}},
				{Name: "net/http.ServeContent", Response: Response{Effect: Replies, Chooses: true, Content: Content{Always, 4}}},
				{Name: "net/http.ServeFile", Response: Response{Effect: Replies, Chooses: true, Content: Content{Always, 2}}},
				{Name: "net/http.ServeFileFS", Response: Response{Effect: Replies, Chooses: true, Content: Content{Always, 3}}},

				{Name: "net/http.SetCookie", Response: Response{Effect: SetsField, Field: "Set-Cookie"}},
				{Name: "(*net/http.Request).Cookie", Language: onlyNoCookie()},
				{Name: "(*net/http.Request).FormFile", Language: Language{NotNil: true}},
				{Name: "net/http.MaxBytesReader", Response: Response{Spares: true}, Client: Client{Does: Views, From: 1}}, // asks for the connection to be closed
				{Name: "net/http.NewResponseController", Response: Response{Effect: Derives}},
				{Name: "(*net/http.ResponseController).Flush", Response: Response{Effect: SendsHeader, Writer: Receiver}, Status: Status{Fixed: 200}},
				{Name: "(*net/http.ResponseController).Hijack", Response: Response{Effect: Escapes, Writer: Receiver}},
				{Name: "(net/http.Flusher).Flush", Response: Response{Effect: SendsHeader, Writer: Receiver}, Status: Status{Fixed: 200}},
				{Name: "(net/http.Hijacker).Hijack", Response: Response{Effect: Escapes, Writer: Receiver}},
				{Name: "(net/http.Handler).ServeHTTP", Response: Response{Effect: Delegates}, Implementations: true},
				{Name: "(*net/http/httputil.ReverseProxy).ServeHTTP", Response: Response{Effect: Replies, Chooses: true, Content: Content{Always, -1}}},
				{Name: "(net/http.Pusher).Push", Response: Response{Writer: Receiver}},
				{Name: "(*net/http.ResponseController).EnableFullDuplex", Response: Response{Writer: Receiver}},
				{Name: "(*net/http.ResponseController).SetReadDeadline", Response: Response{Writer: Receiver}},
				{Name: "(*net/http.ResponseController).SetWriteDeadline", Response: Response{Writer: Receiver}},

				{Name: "net/http/httptest.NewRecorder", Response: Response{Fresh: true}},
				{Name: "(*net/http/httptest.ResponseRecorder).Result", Response: Response{Effect: NoEffect}},
			},
			setting("(net/http.Header)", FieldInArgument, "Set", "Add", "Del"),
			methods("maps", Func{Response: Response{Effect: SetsField}}, "Copy"),
			methods("(net/http.Header)", Func{}, "Get", "Values", "Clone"),
			methods("(*net/http/httptest.ResponseRecorder)", Func{Response: Response{Effect: Writes, Writer: Receiver, Content: Content{IfNonEmpty, 0}, Sure: true}}, "Write", "WriteString"),
			methods("(*net/http/httptest.ResponseRecorder)", Func{Status: Status{Use: Sent, Invalid: Panics}, Response: Response{Effect: SendsHeader, Writer: Receiver}}, "WriteHeader"),
			methods("(*net/http/httptest.ResponseRecorder)", Func{Response: Response{Effect: SendsHeader, Writer: Receiver}, Status: Status{Fixed: 200}}, "Flush"),
			methods("(*net/http/httptest.ResponseRecorder)", Func{Response: Response{Effect: Derives, Writer: Receiver}}, "Header"),
		),
		Fields: []Field{
			{Name: "net/http.Response.StatusCode", Use: Received, Reads: Looks},
			{Name: "net/http.Response.Status", Reads: Looks},
			{Name: "net/http.Response.Body", Reads: Views},
			{Name: "net/http/httptest.ResponseRecorder.Code", Use: Received},
		},
	}
}

// onlyNoCookie describes functions that look up a cookie of a request: they fail only with http.ErrNoCookie.
func onlyNoCookie() Language { return Language{Only: "net/http.ErrNoCookie"} }
