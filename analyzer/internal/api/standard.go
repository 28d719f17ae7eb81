package api

// standard holds the rows of the standard library outside net/http's responses, as observed with Go 1.26: callbacks and
// the numbers of other protocols. net/smtp has none of its own; its errors are textproto's.
func standard() Rows {
	return Rows{
		Funcs: []Func{
			{Name: "(net/http/httptrace.ClientTrace).Got1xxResponse", Use: Received}, // a field: functions put there are told the status
			{Name: "(syscall.WaitStatus).ExitStatus", Result: Foreign},
		},
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
