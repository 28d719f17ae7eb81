package api

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
