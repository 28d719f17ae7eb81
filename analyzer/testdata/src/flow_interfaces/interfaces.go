// Package interfaces hands status codes to methods of interfaces.
package interfaces

import "net/http"

// An implementation that sends, seen by an assignment.
type replier interface{ Reply(code int, body string) }

type httpReplier struct{ w http.ResponseWriter }

func (h httpReplier) Reply(code int, body string) { h.w.WriteHeader(code) }

var _ replier = httpReplier{}

func serve(r replier) { r.Reply(404, "404") } // want `http.StatusNotFound`

// By an argument, a return, a composite literal, a conversion, an element, a channel.
type byArgument interface{ Send(code int) }
type byReturn interface{ Send(code int) }
type byField interface{ Send(code int) }
type byConversion interface{ Send(code int) }
type byElement interface{ Send(code int) }
type byChannel interface{ Send(code int) }

type sender struct{ w http.ResponseWriter }

func (s *sender) Send(code int) { s.w.WriteHeader(code) }

func takes(b byArgument)       { b.Send(404) } // want `http.StatusNotFound`
func gives(s *sender) byReturn { return s }

type holder struct{ b byField }

func conversions(s *sender, ch chan byChannel) {
	takes(s)
	gives(s).Send(404) // want `http.StatusNotFound`
	h := holder{b: s}
	h.b.Send(404)             // want `http.StatusNotFound`
	byConversion(s).Send(404) // want `http.StatusNotFound`
	for _, b := range []byElement{s} {
		b.Send(404) // want `http.StatusNotFound`
	}
	ch <- s
	(<-ch).Send(404) // want `http.StatusNotFound`
}

// A getter.
type coder interface{ StatusCode() int }

type appError struct{ text string }

func (appError) StatusCode() int { return 409 } // want `http.StatusConflict`
func (e appError) Error() string { return e.text }

type other struct{ code int }

func (o *other) StatusCode() int { return o.code }

func answer(w http.ResponseWriter, c coder) { w.WriteHeader(c.StatusCode()) }

func answers(w http.ResponseWriter) {
	answer(w, appError{})
	answer(w, &other{code: 410}) // want `http.StatusGone`
}
