package api

// gorilla holds the rows of gorilla/handlers, as observed with v1.5.2, and of gorilla/sessions, as observed with v1.1.1 and
// v1.4.0. gorilla/mux and julienschmidt/httprouter have nothing that takes or holds a status.
func gorilla() Rows {
	const (
		pkg      = "github.com/gorilla/handlers"
		sessions = "github.com/gorilla/sessions"
	)
	// A store sets a cookie, and may write to a database. It returns its errors, and does not reply to them.
	save := Func{Response: Response{Spares: true}}
	store := save
	store.Implementations = true
	return Rows{
		Follows: []string{"github.com/gorilla/csrf"},
		Funcs: join(
			methods(pkg, Func{Status: Status{Use: Sent, Arg: 1, Kind: RedirectCode, Invalid: Panics}}, "CanonicalHost"), // by http.Redirect
			methods(pkg, Func{Status: Status{Use: Sent, Kind: FinalCode, Invalid: Panics}}, "OptionStatusCode"),         // of CORS preflights, else 200
			methods("(*github.com/gorilla/csrf.cookieStore)", Func{Language: Language{Never: true}}, "Save"),            // it encodes 32 bytes
			methods(sessions, save, "Save"),
			methods("(*"+sessions+".Session)", save, "Save"),
			methods("("+sessions+".Store)", store, "Save"),
		),
		Fields: []Field{{Name: pkg + ".LogFormatterParams.StatusCode", Use: Received}},
	}
}
