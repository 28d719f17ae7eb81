package api

// contentWriters are the functions of the standard library that write to a given writer, and the views of one. A view that
// buffers sends its content when it is flushed, closed or full; gzip
// and zlib send a header of their own with the first Write.
func contentWriters() []Func {
	sure := func(when When, arg int) Func {
		return Func{Response: Response{Effect: Writes, Content: Content{when, arg}, Sure: true}}
	}
	first := func(when When, arg int) Func {
		return Func{Response: Response{Effect: Writes, Content: Content{when, arg}}}
	}
	view, buffer := Func{Response: Response{Effect: Derives}}, Func{Response: Response{Effect: Derives, Buffers: true}}
	onView := func(when When, arg int) Func {
		return Func{Response: Response{Effect: Writes, Writer: Receiver, Content: Content{when, arg}}}
	}
	flushing := func(when When, arg int) Func {
		return Func{Response: Response{Effect: Writes, Writer: Receiver, Content: Content{when, arg}, Flushes: true}}
	}
	copying := func(row Func) Func {
		row.Client = Client{Does: Copies, From: 1, Into: 0}
		return row
	}
	leveled := func(row Func) Func { // all levels from HuffmanOnly to BestCompression are valid
		row.Language.Valid[0] = Valid{Arg: 2, Min: -2, Max: 9}
		return row
	}
	return join(
		methods("fmt", sure(IfAnyText, 1), "Fprint", "Fprintf"),
		methods("fmt", sure(Always, 1), "Fprintln"),
		methods("io", sure(IfNonEmpty, 1), "WriteString"),
		methods("io", copying(first(IfNonEmpty, 1)), "Copy", "CopyN", "CopyBuffer"),
		methods("(io.Writer)", Func{Response: Response{Effect: Writes, Writer: Receiver, Content: Content{IfNonEmpty, 0}, Sure: true}}, "Write"),
		methods("(io.StringWriter)", Func{Response: Response{Effect: Writes, Writer: Receiver, Content: Content{IfNonEmpty, 0}, Sure: true}}, "WriteString"),
		methods("(*text/template.Template)", first(Always, 1), "Execute"),
		methods("(*text/template.Template)", first(Always, 2), "ExecuteTemplate"),
		methods("(*html/template.Template)", first(Always, 1), "Execute"),
		methods("(*html/template.Template)", first(Always, 2), "ExecuteTemplate"),
		methods("(*net/http.Request)", first(Always, -1), "Write", "WriteProxy"),
		methods("(*net/http.Response)", first(Always, -1), "Write"),
		methods("(net/http.Header)", first(Always, -1), "Write", "WriteSubset"),
		methods("(*bytes.Buffer)", withText(first(IfNonEmpty, -1), ChangesText), "WriteTo"),
		methods("(*bytes.Reader)", first(IfNonEmpty, -1), "WriteTo"),
		methods("(*strings.Reader)", first(IfNonEmpty, -1), "WriteTo"),

		methods("encoding/json", view, "NewEncoder"),
		methods("(*encoding/json.Encoder)", Func{Response: onView(Always, 0).Response, Language: Language{Encodes: 1}}, "Encode"),
		methods("(*encoding/json.Encoder)", Func{}, "SetIndent", "SetEscapeHTML"),
		methods("encoding/xml", view, "NewEncoder"),
		methods("(*encoding/xml.Encoder)", onView(Always, 0), "Encode", "EncodeElement"),
		methods("(*encoding/xml.Encoder)", Func{}, "Indent"),
		methods("encoding/gob", view, "NewEncoder"),
		methods("(*encoding/gob.Encoder)", onView(Always, 0), "Encode"),

		methods("encoding/csv", buffer, "NewWriter"),
		methods("(*encoding/csv.Writer)", onView(Always, 0), "Write"),
		methods("(*encoding/csv.Writer)", flushing(IfNonEmpty, 0), "WriteAll"),
		methods("(*encoding/csv.Writer)", flushing(IfHeld, -1), "Flush"),
		methods("(*encoding/csv.Writer)", Func{}, "Error"),
		methods("bufio", buffer, "NewWriter", "NewWriterSize"),
		methods("(*bufio.Writer)", onView(IfNonEmpty, 0), "Write", "WriteString", "ReadFrom"),
		methods("(*bufio.Writer)", onView(Always, 0), "WriteByte", "WriteRune"),
		methods("(*bufio.Writer)", flushing(IfHeld, -1), "Flush"),
		methods("(*bufio.Writer)", Func{}, "Available", "Buffered", "Size"),
		methods("text/tabwriter", buffer, "NewWriter"),
		methods("(*text/tabwriter.Writer)", onView(IfNonEmpty, 0), "Write"),
		methods("(*text/tabwriter.Writer)", flushing(IfHeld, -1), "Flush"),
		methods("compress/gzip", view, "NewWriter"),
		methods("compress/gzip", leveled(view), "NewWriterLevel"),
		methods("(*compress/gzip.Writer)", onView(Always, 0), "Write"),
		methods("(*compress/gzip.Writer)", onView(Always, -1), "Flush", "Close"),
		methods("compress/zlib", view, "NewWriter"),
		methods("compress/zlib", leveled(view), "NewWriterLevel"),
		methods("(*compress/zlib.Writer)", onView(Always, 0), "Write"),
		methods("(*compress/zlib.Writer)", onView(Always, -1), "Flush", "Close"),
		methods("compress/flate", leveled(buffer), "NewWriter"),
		methods("(*compress/flate.Writer)", onView(IfNonEmpty, 0), "Write"),
		methods("(*compress/flate.Writer)", flushing(Always, -1), "Flush", "Close"),
		methods("archive/tar", view, "NewWriter"),
		methods("(*archive/tar.Writer)", onView(Always, -1), "WriteHeader", "Close"),
		methods("(*archive/tar.Writer)", onView(IfNonEmpty, 0), "Write"),
		methods("archive/zip", buffer, "NewWriter"),
		methods("(*archive/zip.Writer)", flushing(IfHeld, -1), "Flush"),
		methods("(*archive/zip.Writer)", flushing(Always, -1), "Close"),
	)
}
