package api

// Engine is the server that writes the response in the end. It decides what becomes of content after a 204.
type Engine uint8

// The engines.
const (
	NetHTTP  Engine = iota // net/http: content after 1xx, 204, 304 is dropped, Write returns http.ErrBodyNotAllowed
	FastHTTP               // fasthttp: it is dropped without an error; a 1xx is the only thing sent
	Hertz                  // hertz: as fasthttp
	Unknown                // no server, or one behind the program: nobody here can say
)

// String names the server in messages.
func (e Engine) String() string {
	switch e {
	case FastHTTP:
		return "fasthttp"
	case Hertz:
		return "hertz"
	case Unknown:
		return "the server"
	}
	return "net/http"
}

// Buffers reports whether nothing goes out before the handler has returned, so that a later status or field still counts.
func (e Engine) Buffers() bool { return e != NetHTTP }

// Interim says what becomes of a reply with an informational code.
func (e Engine) Interim() string {
	switch e {
	case FastHTTP, Hertz:
		return e.String() + " sends it as an interim response and nothing after it, so that the client waits"
	case Unknown:
		return "it announces one"
	}
	return e.String() + " sends it as an interim response and then 200 OK"
}
