package order_frameworks

import (
	"net/http"

	"github.com/go-chi/render"
)

// The status comes with the request, so that nobody knows what the client gets.
func carried(w http.ResponseWriter, r *http.Request) {
	if err := load(); err != nil {
		render.Status(r, http.StatusBadRequest)
		render.JSON(w, r, err) // want `line 15 replies again`
	}
	render.JSON(w, r, "fine")
}

// With a status of its own the second would repeat the first.
func carriedTwice(w http.ResponseWriter, r *http.Request) {
	render.Status(r, http.StatusAccepted)
	render.JSON(w, r, "fine") // want `line 22 sends another status`
	w.WriteHeader(http.StatusOK)
}

// After a header it sends its content; its Content-Type is lost.
func carriedRest(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusCreated)
	render.JSON(w, r, "fine") // want `^Content-Type is never sent: the header went out at line 27; set it before \(late-header\)$`
}

// It was set in time.
func carriedInTime(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(http.StatusCreated)
	render.JSON(w, r, "fine")
}

// A program can replace the responder.
func carriedByResponder(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusCreated)
	render.Respond(w, r, "fine")
}

func answer(w http.ResponseWriter, r *http.Request, v any) { render.JSON(w, r, v) }

func carriedByHelper(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusCreated)
	answer(w, r, "fine") // want `Content-Type, set by answer at line 44, is never sent`
}

func carriedLost(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusNoContent)
	render.JSON(w, r, "gone") // want `body is lost: net/http sends no body with 204 No Content`
}

func carriedHelperTwice(w http.ResponseWriter, r *http.Request) {
	answer(w, r, "fine") // want `replies again`
	answer(w, r, "fine")
}
