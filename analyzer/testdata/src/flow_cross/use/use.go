// Package use knows of package lib what its facts tell.
package use

import (
	"net/http"

	"flow_cross/lib"
)

func functions(w http.ResponseWriter) {
	lib.Send(w, 404)                // want `http.StatusNotFound`
	lib.Reply(w, 404, 404)          // want `http.StatusNotFound`
	lib.Generic(w, 404, 404)        // want `http.StatusNotFound`
	lib.Generic[string](w, "", 410) // want `http.StatusGone`
	lib.Optional(w, 404, 410)       // want `http.StatusNotFound` `http.StatusGone`
	lib.Log(404)
	lib.Exit(w, 404)
	f := lib.Send
	f(w, 500)                           // want `http.StatusInternalServerError`
	lib.Default = 204                   // want `http.StatusNoContent`
	lib.Write(w, lib.Coded(409, "409")) // want `http.StatusConflict`
}

// Other rules reach as far.
func rules(w http.ResponseWriter) {
	lib.Send(w, 420)                 // want `nonstandard`
	lib.Send(w, http.StatusUseProxy) // want `deprecated`
	lib.Fail(w, 1)                   // want `invalid`
	lib.Fail(w, http.StatusOK)       // want `class`
	lib.Checked(w, 1)
}

func fields(w http.ResponseWriter) {
	a := &lib.Answer{Status: 404, Size: 404} // want `http.StatusNotFound`
	a.Status, a.Size = 410, 410              // want `http.StatusGone`
	a.Inner.Code = 500                       // want `http.StatusInternalServerError`
	_ = lib.Answer{404, 404, lib.Inner{403}} // want `http.StatusNotFound` `http.StatusForbidden`
	a.With(201).Send(w)                      // want `http.StatusCreated`
	b := &lib.Box[int]{V: 404, Status: 404}  // want `http.StatusNotFound`
	b.Set(202)                               // want `http.StatusAccepted`
	b.V = 404
	b.Send(w)
}

func results() bool {
	code, err := lib.Get("/")
	if err != nil || code == 404 { // want `http.StatusNotFound`
		return false
	}
	r := lib.Ask("/")
	return r.Code == 200 && r.Bytes == 200 // want `http.StatusOK`
}

func interfaces(w http.ResponseWriter, u lib.Unseen) {
	r := lib.New(w)
	r.Reply(404) // want `http.StatusNotFound`
	r.Note(404)
	u.Reply(404)
}

func comparisons(w *lib.Writer, resp *http.Response) bool {
	if w.Code() == 404 { // want `http.StatusNotFound`
		return false
	}
	return lib.Equal(200, resp.StatusCode) && lib.Equal(200, resp.ContentLength) // want `http.StatusOK`
}

// Wrap is a sink by one of another package.
func Wrap(w http.ResponseWriter, code int) { lib.Reply(w, nil, code) } // want Wrap:"param 1 sent"

// Err has a field that reaches lib.
type Err struct {
	Code int // want Code:"sent"
}

func (e Err) send(w http.ResponseWriter) { lib.Send(w, e.Code) }
