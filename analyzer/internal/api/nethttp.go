package api

// netHTTP holds the rows of net/http and its sub-packages, as observed with Go 1.26.
func netHTTP() Rows {
	const writer = "(net/http.ResponseWriter)"
	return Rows{
		Funcs: join(
			[]Func{
				{Name: writer + ".WriteHeader", Use: Sent, Invalid: Panics, Effect: SendsHeader, Writer: Receiver, Implementations: true},
				{Name: writer + ".Write", Effect: Writes, Writer: Receiver, Content: Content{IfNonEmpty, 0}, Implementations: true},
				{Name: writer + ".Header", Effect: Derives, Writer: Receiver, Implementations: true},

				{Name: "net/http.Error", Use: Sent, Status: 2, Kind: ErrorCode, Invalid: Panics, Effect: Replies, Content: Content{Always, 1}},
				{Name: "net/http.Redirect", Use: Sent, Status: 3, Kind: RedirectCode, Invalid: Panics, Effect: Replies},
				{Name: "net/http.RedirectHandler", Use: Sent, Status: 1, Kind: RedirectCode, Invalid: Panics},
				{Name: "net/http.StatusText", Use: Named},
				{Name: "net/http.NotFound", Fixed: 404, Effect: Replies, Content: Content{Always, -1}},
				{Name: "net/http.ServeContent", Effect: Replies, Content: Content{Always, 4}},
				{Name: "net/http.ServeFile", Effect: Replies, Content: Content{Always, 2}},
				{Name: "net/http.ServeFileFS", Effect: Replies, Content: Content{Always, 3}},

				{Name: "net/http.SetCookie", Effect: SetsField},
				{Name: "net/http.MaxBytesReader"},
				{Name: "net/http.NewResponseController", Effect: Derives},
				{Name: "(*net/http.ResponseController).Flush", Effect: SendsHeader, Writer: Receiver, Fixed: 200},
				{Name: "(*net/http.ResponseController).Hijack", Effect: Escapes, Writer: Receiver},
				{Name: "(net/http.Flusher).Flush", Effect: SendsHeader, Writer: Receiver, Fixed: 200},
				{Name: "(net/http.Hijacker).Hijack", Effect: Escapes, Writer: Receiver},
				{Name: "(net/http.Handler).ServeHTTP", Effect: Escapes, Implementations: true},

				{Name: "(*net/http/httptest.ResponseRecorder).Result", Effect: NoEffect},
			},
			methods("(net/http.Header)", Func{Effect: SetsField, Writer: Receiver}, "Set", "Add", "Del"),
			[]Func{{Name: "(*net/http/httptest.ResponseRecorder).WriteString", Effect: Writes, Writer: Receiver, Content: Content{IfNonEmpty, 0}}},
			contentWriters(),
			neutral(),
			foreign(),
		),
		Fields: []Field{
			{Name: "net/http.Response.StatusCode", Use: Received, Content: "Body"},
			{Name: "net/http/httptest.ResponseRecorder.Code", Use: Received},
		},
		Types: []Type{
			{Name: "os.FileMode", Use: Foreign},
			{Name: "io/fs.FileMode", Use: Foreign},
			{Name: "syscall.Errno", Use: Foreign},
			{Name: "syscall.Signal", Use: Foreign},
			{Name: "time.Duration", Use: Foreign},
			{Name: "time.Month", Use: Foreign},
			{Name: "reflect.Kind", Use: Foreign},
			{Name: "go/token.Pos", Use: Foreign},
		},
	}
}

// contentWriters are the functions of the standard library that write to a writer they are given.
func contentWriters() []Func {
	first := func(arg int) Func { return Func{Effect: Writes, Content: Content{Always, arg}} }
	empty := func(arg int) Func { return Func{Effect: Writes, Content: Content{IfNonEmpty, arg}} }
	view := Func{Effect: Derives}
	onView := func(arg int) Func { return Func{Effect: Writes, Writer: Receiver, Content: Content{Always, arg}} }
	return join(
		methods("fmt", first(1), "Fprint", "Fprintf", "Fprintln"),
		methods("io", empty(1), "WriteString", "Copy", "CopyN", "CopyBuffer"),
		methods("(*text/template.Template)", first(1), "Execute"),
		methods("(*text/template.Template)", first(2), "ExecuteTemplate"),
		methods("(*html/template.Template)", first(1), "Execute"),
		methods("(*html/template.Template)", first(2), "ExecuteTemplate"),
		methods("encoding/json", view, "NewEncoder"),
		methods("(*encoding/json.Encoder)", onView(0), "Encode"),
		methods("encoding/xml", view, "NewEncoder"),
		methods("(*encoding/xml.Encoder)", onView(0), "Encode", "EncodeElement"),
		methods("encoding/gob", view, "NewEncoder"),
		methods("(*encoding/gob.Encoder)", onView(0), "Encode"),
		methods("encoding/csv", view, "NewWriter"),
		methods("compress/gzip", view, "NewWriter", "NewWriterLevel"),
		methods("bufio", view, "NewWriter", "NewWriterSize"),
	)
}

// neutral are functions that turn any number into text or a measurement.
func neutral() []Func {
	return join(
		methods("strconv", Func{Use: Neutral}, "Itoa", "FormatInt", "FormatUint"),
		methods("strconv", Func{Use: Neutral, Status: 1}, "AppendInt", "AppendUint"),
		methods("log/slog", Func{Use: Neutral, Status: 1}, "Int", "Int64", "Uint64"),
		methods("log/slog", Func{Use: Neutral}, "IntValue", "Int64Value", "Uint64Value"),
		methods("(*expvar.Int)", Func{Use: Neutral}, "Add", "Set"),
	)
}

// foreign are functions of the standard library whose numbers look like status codes and are none.
func foreign() []Func {
	return join(
		[]Func{
			{Name: "os.Exit", Use: Foreign},
			{Name: "syscall.Exit", Use: Foreign},
			{Name: "runtime/debug.SetGCPercent", Use: Foreign},
		},
		methods("(*net/textproto.Reader)", Func{Use: Foreign, Result: Foreign}, "ReadResponse", "ReadCodeLine"),
		methods("(*os.ProcessState)", Func{Result: Foreign}, "ExitCode"),
	)
}
