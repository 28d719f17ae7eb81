package api

// standard holds the rows of the standard library outside net/http's responses, as observed with Go 1.26: callbacks and
// the numbers of other protocols. net/smtp has none of its own; its errors are textproto's.
func standard() Rows {
	return Rows{
		Funcs: join([]Func{
			{Name: "(net/http/httptrace.ClientTrace).Got1xxResponse", Use: Received}, // a field: functions put there are told the status
			{Name: "(syscall.WaitStatus).ExitStatus", Result: Foreign},
		}, respellers(), errorMakers()),
		Fields: []Field{
			{Name: "net/textproto.Error.Code", Use: Foreign}, // of SMTP, FTP, NNTP
		},
		Types: []Type{
			{Name: "syscall.WaitStatus", Use: Foreign},
			{Name: "net/http.ConnState", Use: Foreign},
			{Name: "net/http.SameSite", Use: Foreign},
		},
	}
}

// respellers return the name of a header field that they are given, in its canonical spelling.
func respellers() []Func {
	return join(
		methods("net/http", Func{Respells: true}, "CanonicalHeaderKey"),
		methods("net/textproto", Func{Respells: true}, "CanonicalMIMEHeaderKey"),
	)
}

// errorMakers return an error that is not nil, whatever they are given: after err := errors.New(…) the branch for err ==
// nil is not taken. errors.Wrap of pkg/errors returns nil for nil and is none of them.
func errorMakers() []Func {
	return join(
		methods("errors", Func{NonNil: true}, "New"),
		methods("fmt", Func{NonNil: true}, "Errorf"),
		methods("github.com/pkg/errors", Func{NonNil: true}, "New", "Errorf"),
	)
}
