// Package missing_location has redirects to nowhere.
package missing_location

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

func moved(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusMovedPermanently) // want `301 Moved Permanently without a Location header leads nowhere: set Location before, or use http.Redirect \(missing-location\)`
}

func some(w http.ResponseWriter, to string) {
	if to != "" {
		w.Header().Set("Location", to)
	}
	w.WriteHeader(http.StatusFound) // want `302 Found without a Location`
}

func permanent(w http.ResponseWriter) {
	w.Header().Set("Content-Type", "text/html")
	w.WriteHeader(http.StatusPermanentRedirect) // want `308 Permanent Redirect without a Location`
}

func send(w http.ResponseWriter, code int) { w.WriteHeader(code) }

func helped(w http.ResponseWriter) {
	send(w, http.StatusTemporaryRedirect) // want `307 Temporary Redirect without a Location`
}

func framework(c *gin.Context) {
	c.AbortWithStatus(http.StatusFound) // want `302 Found without a Location`
}

// The finding is at the status, which a directive may silence.
func lines(w http.ResponseWriter) {
	w.WriteHeader(
		http.StatusFound, // want `302 Found without a Location`
	)
}

// MaxBytesReader gets the response, but sets no field.
func limited(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, 1<<20)
	w.WriteHeader(http.StatusFound) // want `302 Found without a Location`
}
