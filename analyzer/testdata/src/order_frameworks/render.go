package order_frameworks

import (
	"net/http"

	"github.com/go-chi/render"
)

// The status comes with the request, so that nobody knows what the client gets.
func carried(w http.ResponseWriter, r *http.Request) {
	if err := load(); err != nil {
		render.Status(r, http.StatusBadRequest)
		render.JSON(w, r, err) // want `replies again at line 15`
	}
	render.JSON(w, r, "fine")
}

// With a status of its own the second would repeat the first.
func carriedTwice(w http.ResponseWriter, r *http.Request) {
	render.Status(r, http.StatusAccepted)
	render.JSON(w, r, "fine") // want `sends another status at line 22`
	w.WriteHeader(http.StatusOK)
}
