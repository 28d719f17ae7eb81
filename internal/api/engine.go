package api

import "github.com/statuslint/statuslint/catalog"

// Engine is the server that writes the response. It decides what happens to a body after a 204.
type Engine uint8

// The engines.
const (
	NetHTTP  Engine = iota // net/http: content after 101, 204, 304 is dropped, Write returns http.ErrBodyNotAllowed
	FastHTTP               // fasthttp: it is dropped without an error; a 1xx is the only thing sent
	Hertz                  // hertz: as fasthttp
	Unknown                // no server, or one that the program does not contain: it cannot be known
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

// Interim says what the server does with a complete reply that has an informational code.
func (e Engine) Interim(code int) string {
	switch {
	case e == Unknown:
		return "it announces one"
	case !catalog.Interim(code): // 101
		return e.String() + " sends it over HTTP/1.1 without the body, and the client takes what follows for another protocol"
	case e == FastHTTP || e == Hertz:
		return e.String() + " sends it as an interim response and nothing after it, so that the client waits"
	}
	return e.String() + " sends it as an interim response and then 200 OK"
}
