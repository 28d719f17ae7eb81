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
			contentWriters(),
			endings(),
			neutral(),
			foreign(),
		),
		Fields: []Field{
			{Name: "net/http.Response.StatusCode", Use: Received},
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

// contentWriters are the functions of the standard library that write to a writer they are given, and the views through
// which they can be made to. A view that buffers sends what it holds when it is flushed or full.
func contentWriters() []Func {
	sure := func(when When, arg int) Func { return Func{Effect: Writes, Content: Content{when, arg}, Sure: true} }
	first := func(when When, arg int) Func { return Func{Effect: Writes, Content: Content{when, arg}} }
	view, buffer := Func{Effect: Derives}, Func{Effect: Derives, Buffers: true}
	onView := func(when When, arg int) Func {
		return Func{Effect: Writes, Writer: Receiver, Content: Content{when, arg}}
	}
	return join(
		methods("fmt", sure(Always, 1), "Fprint", "Fprintf", "Fprintln"),
		methods("io", sure(IfNonEmpty, 1), "WriteString"),
		methods("io", first(IfNonEmpty, 1), "Copy", "CopyN", "CopyBuffer"),
		methods("(io.Writer)", Func{Effect: Writes, Writer: Receiver, Content: Content{IfNonEmpty, 0}, Sure: true}, "Write"),
		methods("(io.StringWriter)", Func{Effect: Writes, Writer: Receiver, Content: Content{IfNonEmpty, 0}, Sure: true}, "WriteString"),
		methods("(*text/template.Template)", first(Always, 1), "Execute"),
		methods("(*text/template.Template)", first(Always, 2), "ExecuteTemplate"),
		methods("(*html/template.Template)", first(Always, 1), "Execute"),
		methods("(*html/template.Template)", first(Always, 2), "ExecuteTemplate"),
		methods("(*net/http.Request)", first(Always, -1), "Write", "WriteProxy"),
		methods("(*net/http.Response)", first(Always, -1), "Write"),
		methods("(net/http.Header)", first(Always, -1), "Write", "WriteSubset"),
		methods("(*bytes.Buffer)", first(IfNonEmpty, -1), "WriteTo"),
		methods("(*bytes.Reader)", first(IfNonEmpty, -1), "WriteTo"),
		methods("(*strings.Reader)", first(IfNonEmpty, -1), "WriteTo"),

		methods("encoding/json", view, "NewEncoder"),
		methods("(*encoding/json.Encoder)", onView(Always, 0), "Encode"),
		methods("(*encoding/json.Encoder)", Func{}, "SetIndent", "SetEscapeHTML"),
		methods("encoding/xml", view, "NewEncoder"),
		methods("(*encoding/xml.Encoder)", onView(Always, 0), "Encode", "EncodeElement"),
		methods("(*encoding/xml.Encoder)", Func{}, "Indent"),
		methods("encoding/gob", view, "NewEncoder"),
		methods("(*encoding/gob.Encoder)", onView(Always, 0), "Encode"),

		methods("encoding/csv", buffer, "NewWriter"),
		methods("(*encoding/csv.Writer)", onView(Always, 0), "Write", "WriteAll"),
		methods("compress/gzip", view, "NewWriter", "NewWriterLevel"),
		methods("(*compress/gzip.Writer)", onView(IfNonEmpty, 0), "Write"),
		methods("(*compress/gzip.Writer)", onView(Always, -1), "Close"),
		methods("compress/flate", buffer, "NewWriter"),
		methods("(*compress/flate.Writer)", onView(IfNonEmpty, 0), "Write"),
		methods("compress/zlib", buffer, "NewWriter", "NewWriterLevel"),
		methods("(*compress/zlib.Writer)", onView(IfNonEmpty, 0), "Write"),
		methods("bufio", buffer, "NewWriter", "NewWriterSize"),
		methods("(*bufio.Writer)", onView(IfNonEmpty, 0), "Write", "WriteString"),
		methods("text/tabwriter", buffer, "NewWriter"),
		methods("archive/tar", view, "NewWriter"),
		methods("(*archive/tar.Writer)", onView(Always, -1), "WriteHeader"),
		methods("archive/zip", buffer, "NewWriter"),
	)
}

// endings are the functions after which nothing of the calling function runs.
func endings() []Func {
	end := Func{NoReturn: true}
	exit := Func{Use: Foreign, NoReturn: true}
	return join(
		methods("os", exit, "Exit"),
		methods("syscall", exit, "Exit"),
		methods("runtime", end, "Goexit"),
		methods("log", end, "Fatal", "Fatalf", "Fatalln", "Panic", "Panicf", "Panicln"),
		methods("(*log.Logger)", end, "Fatal", "Fatalf", "Fatalln", "Panic", "Panicf", "Panicln"),
		testEndings("(*testing.common)"),
		testEndings("(testing.TB)"),
		testEndings("(*testing.T)"),
		testEndings("(*testing.B)"),
		testEndings("(*testing.F)"),
		loggerEndings(),
	)
}

func testEndings(receiver string) []Func {
	return methods(receiver, Func{NoReturn: true}, "Fatal", "Fatalf", "FailNow", "Skip", "Skipf", "SkipNow")
}

// loggerEndings are the methods of common loggers that end the process or panic.
func loggerEndings() []Func {
	end := Func{NoReturn: true}
	leveled := []string{"Fatal", "Fatalf", "Fatalln", "Panic", "Panicf", "Panicln"}
	var rows []Func
	for _, pkg := range []string{"github.com/sirupsen/logrus"} {
		rows = join(rows,
			methods(pkg, end, leveled...),
			methods("(*"+pkg+".Logger)", end, leveled...),
			methods("(*"+pkg+".Entry)", end, leveled...))
	}
	return join(rows,
		methods("(*go.uber.org/zap.Logger)", end, "Fatal", "Panic"),
		methods("(*go.uber.org/zap.SugaredLogger)", end, "Fatal", "Fatalf", "Fatalln", "Fatalw", "Panic", "Panicf", "Panicln", "Panicw"),
		methods("k8s.io/klog/v2", end, "Fatal", "Fatalf", "Fatalln", "Exit", "Exitf"),
		methods("github.com/golang/glog", end, "Fatal", "Fatalf", "Fatalln", "Exit", "Exitf"),
		methods("github.com/VictoriaMetrics/VictoriaMetrics/lib/logger", end, "Fatalf", "Panicf"),
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
			{Name: "runtime/debug.SetGCPercent", Use: Foreign},
		},
		methods("(*net/textproto.Reader)", Func{Use: Foreign, Result: Foreign}, "ReadResponse", "ReadCodeLine"),
		methods("(*os.ProcessState)", Func{Result: Foreign}, "ExitCode"),
	)
}
