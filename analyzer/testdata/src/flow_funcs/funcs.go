// Package funcs hands status codes to function values.
package funcs

import "net/http"

// Variables, parameters, fields and elements of function type, bound to functions of the package.

func fail(w http.ResponseWriter, code int) { http.Error(w, "no", code) }

var failer = fail

var sender func(http.ResponseWriter, int)

func init() { sender = func(w http.ResponseWriter, c int) { w.WriteHeader(c) } }

func variables(w http.ResponseWriter) {
	failer(w, 404) // want `http.StatusNotFound`
	sender(w, 410) // want `http.StatusGone`
	f := fail
	f(w, 500) // want `http.StatusInternalServerError`
	var g func(http.ResponseWriter, int)
	g = f
	g(w, 501) // want `http.StatusNotImplemented`
}

func literals(w http.ResponseWriter) {
	reply := func(code int, body string) {
		w.WriteHeader(code)
	}
	reply(404, "404")                       // want `http.StatusNotFound`
	func(code int) { reply(code, "") }(410) // want `http.StatusGone`
	twice := func(a, b int) (x, y int) { return a, b }
	c, n := twice(200, 404) // want `http.StatusOK`
	w.WriteHeader(c)
	_ = n
}

// A parameter of function type: what the function around calls it with reaches those that are passed.
func withReply(h func(code int)) {
	h(403) // want `http.StatusForbidden`
}

func passes(w http.ResponseWriter) {
	withReply(func(code int) { w.WriteHeader(code) })
}

func withMethod(h func(code int)) {
	h(405) // want `http.StatusMethodNotAllowed`
}

func passesMethod(w http.ResponseWriter) { withMethod(w.WriteHeader) }

// What a function that is passed returns.
func respond(w http.ResponseWriter, pick func() int) { w.WriteHeader(pick()) }

func pickGone() int { return 410 } // want `http.StatusGone`

func picks(w http.ResponseWriter) {
	respond(w, func() int { return 404 }) // want `http.StatusNotFound`
	respond(w, pickGone)
}

// Fields.
type service struct {
	onError func(w http.ResponseWriter, code int)
	status  func(err error) int
}

func newService() *service {
	return &service{
		onError: fail,
		status: func(err error) int {
			if err == nil {
				return 200 // want `http.StatusOK`
			}
			return 500 // want `http.StatusInternalServerError`
		},
	}
}

func (s *service) serve(w http.ResponseWriter, err error) {
	s.onError(w, 404) // want `http.StatusNotFound`
	w.WriteHeader(s.status(err))
}

// Elements.
var byKind = map[string]func(http.ResponseWriter, int){"fail": fail}

func elements(w http.ResponseWriter) {
	list := []func(code int){w.WriteHeader}
	for _, f := range list {
		f(202) // want `http.StatusAccepted`
	}
}

// A function that returns a function.
func failWith(w http.ResponseWriter) func(int) {
	return func(code int) { fail(w, code) }
}

func handler(code int) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(code) }
}

var notFound = handler(404) // want `http.StatusNotFound`

func returned(w http.ResponseWriter) {
	failWith(w)(404) // want `http.StatusNotFound`
	f := failWith(w)
	f(410) // want `http.StatusGone`
}

// A named function type.
type errorHandler func(w http.ResponseWriter, code int)

func (h errorHandler) handle(w http.ResponseWriter, code int) { h(w, code) }

func named(w http.ResponseWriter) {
	var h errorHandler = fail
	h(w, 404)                         // want `http.StatusNotFound`
	errorHandler(fail).handle(w, 410) // want `http.StatusGone`
}

// Method values and method expressions of the package's own methods.
type kit struct{ w http.ResponseWriter }

func (k *kit) send(code int) { k.w.WriteHeader(code) }

func methods(k *kit) {
	f := k.send
	f(404) // want `http.StatusNotFound`
	g := (*kit).send
	g(k, 404) // want `http.StatusNotFound`
	withReply(k.send)
}

// Functions whose parameters nobody sends.
func count(n int) int { return n }

func unrelated() {
	f := count
	f(404)
	func(n int) { count(n) }(404)
	withOther(count)
}

func withOther(h func(int) int) { h(404) }
