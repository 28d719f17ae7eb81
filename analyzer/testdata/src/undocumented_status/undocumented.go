package undocumented

import (
	"errors"
	"net/http"
)

var errGone = errors.New("gone")

// get answers.
//
// @Summary one order
// @Success 200 {string} string
// @Failure 404,410 {string} string
// @Router  /orders/{id} [get]
func get(w http.ResponseWriter, r *http.Request) {
	switch r.URL.Path {
	case "a":
		http.Error(w, "no", http.StatusBadRequest) // want `^400 Bad Request is not documented: the comment of get declares 200, 404 and 410; add it there, or send a declared one \(undocumented-status\)$`
	case "b":
		http.NotFound(w, r)
	case "c":
		w.WriteHeader(http.StatusGone)
	case "d":
		reply(w, http.StatusConflict) // want `^409 Conflict is not documented`
	default:
		w.Write([]byte("order"))
	}
}

func reply(w http.ResponseWriter, code int) { w.WriteHeader(code) }

/*
create makes one.

@success 201 "made"
@response 5XX "failed"
@Router /orders [post]
*/
func create(w http.ResponseWriter, r *http.Request) {
	code := http.StatusCreated
	if r.ContentLength == 0 {
		code = http.StatusAccepted
	}
	if r.Method == "x" {
		w.WriteHeader(http.StatusBadGateway) // in the class
		return
	}
	w.WriteHeader(code) // want `^202 Accepted is not documented: the comment of create declares 201 and 5XX`
}
