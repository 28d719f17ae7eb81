package magic

import "net/http"

// Receivers and callees of any form.

type server struct {
	w  http.ResponseWriter
	ws []http.ResponseWriter
	in struct{ w *http.ResponseWriter }
	m  map[string]http.ResponseWriter
}

func (s *server) writer() http.ResponseWriter { return s.w }

func receivers(s *server, ws [2]http.ResponseWriter, any any, ch chan http.ResponseWriter) {
	s.w.WriteHeader(404)                                         // want `http.StatusNotFound`
	s.writer().WriteHeader(404)                                  // want `http.StatusNotFound`
	s.ws[0].WriteHeader(404)                                     // want `http.StatusNotFound`
	ws[1].WriteHeader(404)                                       // want `http.StatusNotFound`
	s.m["x"].WriteHeader(404)                                    // want `http.StatusNotFound`
	(s.w).WriteHeader(404)                                       // want `http.StatusNotFound`
	(*s.in.w).WriteHeader(404)                                   // want `http.StatusNotFound`
	any.(http.ResponseWriter).WriteHeader(404)                   // want `http.StatusNotFound`
	(<-ch).WriteHeader(404)                                      // want `http.StatusNotFound`
	http.ResponseWriter(s.w).WriteHeader(404)                    // want `http.StatusNotFound`
	(s.w.WriteHeader)(404)                                       // want `http.StatusNotFound`
	http.ResponseWriter.WriteHeader(s.w, 404)                    // want `http.StatusNotFound`
	(*embedder).WriteHeader(nil, 404)                            // want `http.StatusNotFound`
	(*wrapper).WriteHeader(&wrapper{w: s.w}, 404)                // want `http.StatusNotFound`
	func() http.ResponseWriter { return s.w }().WriteHeader(404) // want `http.StatusNotFound`
}

func values(w http.ResponseWriter) {
	f := w.WriteHeader
	f(500) // want `http.StatusInternalServerError`

	g := http.ResponseWriter.WriteHeader
	g(w, 501) // want `http.StatusNotImplemented`

	e := http.Error
	e(w, "no", 502) // want `http.StatusBadGateway`

	var h func(int) = w.WriteHeader
	h(503) // want `http.StatusServiceUnavailable`

	table := map[string]func(http.ResponseWriter, string, int){"error": http.Error}
	table["error"](w, "no", 504) // want `http.StatusGatewayTimeout`
}

func statements(w http.ResponseWriter) {
	defer w.WriteHeader(404) // want `http.StatusNotFound`
	go w.WriteHeader(404)    // want `http.StatusNotFound`
	defer func() {
		w.WriteHeader(404) // want `http.StatusNotFound`
	}()
	func(code int) { w.WriteHeader(code) }(404) // want `http.StatusNotFound`
	send := func(code int) { w.WriteHeader(code) }
	send(404)       // want `http.StatusNotFound`
	go send(404)    // want `http.StatusNotFound`
	defer send(404) // want `http.StatusNotFound`
	if true {
		for range 1 {
			w.WriteHeader(404) // want `http.StatusNotFound`
		}
	}
}

var handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(404) // want `http.StatusNotFound`
})

// A literal in a package variable's initialiser, and one in a field.
var routes = []struct {
	path   string
	handle func(http.ResponseWriter, *http.Request)
}{
	{"/", func(w http.ResponseWriter, r *http.Request) { http.Error(w, "gone", 410) }}, // want `http.StatusGone`
}
