// Package magic has status codes that are written as numbers.
package magic

import (
	"bytes"
	"net/http"
	"net/http/httptest"
)

// Writers: http.ResponseWriter, and what implements, embeds or wraps it.

func plain(w http.ResponseWriter) {
	w.WriteHeader(404) // want `^use http.StatusNotFound instead of 404 \(magic\)$`
	w.WriteHeader(http.StatusNotFound)
}

type implementer struct{ buf bytes.Buffer }

func (*implementer) Header() http.Header           { return nil }
func (i *implementer) Write(p []byte) (int, error) { return i.buf.Write(p) }
func (*implementer) WriteHeader(int)               {}

func implements(i *implementer, v implementer) {
	i.WriteHeader(201) // want `http.StatusCreated`
	v.WriteHeader(202) // want `http.StatusAccepted`
}

type embedder struct {
	http.ResponseWriter
	wrote bool
}

func embeds(e *embedder, v embedder) {
	e.WriteHeader(204)                // want `http.StatusNoContent`
	v.WriteHeader(205)                // want `http.StatusResetContent`
	v.ResponseWriter.WriteHeader(206) // want `http.StatusPartialContent`
}

type deep struct{ *embedder }

func promoted(d deep) {
	d.WriteHeader(301)                         // want `http.StatusMovedPermanently`
	d.embedder.ResponseWriter.WriteHeader(302) // want `http.StatusFound`
}

type wrapper struct {
	w      http.ResponseWriter
	status int
}

func (w *wrapper) Header() http.Header         { return w.w.Header() }
func (w *wrapper) Write(p []byte) (int, error) { return w.w.Write(p) }

func (w *wrapper) WriteHeader(code int) {
	if code == 304 { // want `http.StatusNotModified`
		w.status = code
	}
	w.w.WriteHeader(code)
}

func wraps(w *wrapper) {
	w.WriteHeader(400) // want `http.StatusBadRequest`
}

// An interface that has all methods of http.ResponseWriter is one.
type wider interface {
	http.ResponseWriter
	http.Flusher
}

type spelledOut interface {
	Header() http.Header
	Write([]byte) (int, error)
	WriteHeader(statusCode int)
}

func interfaces(a wider, b spelledOut) {
	a.WriteHeader(401) // want `http.StatusUnauthorized`
	b.WriteHeader(402) // want `http.StatusPaymentRequired`
}

type alias = http.ResponseWriter
type renamed http.ResponseWriter

func aliases(a alias, r renamed) {
	a.WriteHeader(403) // want `http.StatusForbidden`
	r.WriteHeader(405) // want `http.StatusMethodNotAllowed`
}

func constrained[W http.ResponseWriter](w W) {
	w.WriteHeader(406) // want `http.StatusNotAcceptable`
}

func union[W *implementer | *wrapper, X interface{ http.ResponseWriter }](_ W, x X) {
	x.WriteHeader(407) // want `http.StatusProxyAuthRequired`
}

func recorder(rec *httptest.ResponseRecorder) {
	rec.WriteHeader(408)                     // want `http.StatusRequestTimeout`
	httptest.NewRecorder().WriteHeader(409)  // want `http.StatusConflict`
	_ = httptest.ResponseRecorder{Code: 410} // want `http.StatusGone`
}
