package api

// gorilla holds the rows of gorilla/handlers, as observed with v1.5.2. gorilla/mux and julienschmidt/httprouter have
// nothing that takes or holds a status.
func gorilla() Rows {
	const pkg = "github.com/gorilla/handlers"
	return Rows{
		Funcs: join(
			methods(pkg, Func{Status: Status{Use: Sent, Arg: 1, Kind: RedirectCode, Invalid: Panics}}, "CanonicalHost"), // by http.Redirect
			methods(pkg, Func{Status: Status{Use: Sent, Kind: FinalCode, Invalid: Panics}}, "OptionStatusCode"),         // of CORS preflights, else 200
		),
		Fields: []Field{{Name: pkg + ".LogFormatterParams.StatusCode", Use: Received}},
	}
}
