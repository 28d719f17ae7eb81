package missing_location

import (
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/gofiber/fiber/v2"
)

func set(w http.ResponseWriter) {
	w.Header().Set("location", "/")
	w.WriteHeader(http.StatusFound)
}

func assigned(w http.ResponseWriter) {
	w.Header()["Location"] = []string{"/"}
	w.WriteHeader(http.StatusFound)
}

// http.Redirect and its kind set it.
func redirect(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/", http.StatusFound) }

func byFramework(c *gin.Context) { c.Redirect(http.StatusFound, "/") }

func wrapped(w http.ResponseWriter, r *http.Request) { redirect(w, r) }

// Part of a resumable upload has come.
func resume(w http.ResponseWriter) {
	w.Header().Set("Range", "bytes=0-42")
	w.WriteHeader(http.StatusPermanentRedirect)
}

// Someone else may have set it: whoever was given the response or its header, the caller of a literal's function, the one that
// the response comes from.
var prepare func(http.ResponseWriter)

func unseen(w http.ResponseWriter) {
	prepare(w)
	w.WriteHeader(http.StatusFound)
}

func filled(w http.ResponseWriter, fill func(http.Header)) {
	fill(w.Header())
	w.WriteHeader(http.StatusFound)
}

func anyField(w http.ResponseWriter, name string) {
	w.Header().Set(name, "/")
	w.WriteHeader(http.StatusFound)
}

type page struct{ w http.ResponseWriter }

func (p page) found() { p.w.WriteHeader(http.StatusFound) }

// 300 and 304 need none.
func others(w http.ResponseWriter, same bool) {
	if same {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	w.WriteHeader(http.StatusMultipleChoices)
}

// The server sends nothing before the handler has returned.
func buffered(c *fiber.Ctx) error {
	err := c.SendStatus(fiber.StatusFound)
	c.Set("Location", "/")
	return err
}
