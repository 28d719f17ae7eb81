package undocumented

import (
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/go-chi/chi/v5"
)

// Routers call no handler with an empty parameter.
//
// @Success 200
// @Failure 404
// @Router /params/{id} [get]
func params(w http.ResponseWriter, r *http.Request) {
	id, kind := r.PathValue("id"), chi.URLParam(r, "kind")
	if id == "" || (kind) == "" {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	if r.PathValue("id") == "" && r.ContentLength == 0 {
		w.WriteHeader(http.StatusConflict)
		return
	}
	w.WriteHeader(http.StatusOK)
}

// The first place that a request can reach.
//
// @Success 200
// @Failure 404
// @Router /bound/{id} [put]
func bound(c *gin.Context) {
	id := c.Param("id")
	if id == "" {
		c.AbortWithStatus(http.StatusBadRequest)
		return
	}
	var v struct{}
	if err := c.ShouldBindJSON(&v); err != nil {
		c.AbortWithStatus(http.StatusBadRequest) // want `400 Bad Request is not documented`
		return
	}
	c.Status(http.StatusOK)
}

// Other checks, and a variable that is more than the parameter.
//
// @Success 200
// @Failure 404
// @Router /others/{id} [get]
func others(w http.ResponseWriter, r *http.Request) {
	id := chi.URLParam(r, "id")
	if id == "" || r.FormValue("id") == "" {
		w.WriteHeader(http.StatusConflict) // want `409 Conflict is not documented`
		return
	}
	if id == "" {
		w.WriteHeader(http.StatusTeapot)
		return
	} else if id == "0" {
		w.WriteHeader(http.StatusGone) // want `410 Gone is not documented`
		return
	}
	name := r.PathValue("name")
	if name == "-" {
		name = ""
	}
	if name == "" {
		w.WriteHeader(http.StatusLocked) // want `423 Locked is not documented`
		return
	}
	w.WriteHeader(http.StatusOK)
}
