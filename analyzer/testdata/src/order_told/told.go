// Package order_told has pairs of events of which more is told than where they are: what calls the earlier event, whether
// that may also send nothing, and what follows it.
package order_told

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

func deny(w http.ResponseWriter) { http.Error(w, "no", http.StatusForbidden) }

// It replies or does not, and no result says which.
func check(w http.ResponseWriter, ok bool) {
	if !ok {
		http.Error(w, "no", http.StatusForbidden)
	}
}

func tells(w http.ResponseWriter, path string) bool {
	if path == "" {
		http.Error(w, "no", http.StatusForbidden)
		return false
	}
	return true
}

// It replies if it is given an error.
func fail(w http.ResponseWriter, err error) {
	if err != nil {
		http.Error(w, err.Error(), http.StatusForbidden)
	}
}

func plain(w http.ResponseWriter) {
	http.Error(w, "no", http.StatusForbidden)
	http.Error(w, "no", http.StatusNotFound) // want `after Error`
}

func always(w http.ResponseWriter) {
	deny(w)
	http.Error(w, "no", http.StatusNotFound) // want `after deny`
}

func sometimes(w http.ResponseWriter, ok bool) {
	check(w, ok)
	http.Error(w, "no", http.StatusNotFound) // want `after check, partial`
}

func unasked(w http.ResponseWriter, path string) {
	tells(w, path)
	http.Error(w, "no", http.StatusNotFound) // want `after tells, partial, tells`
}

// Where the error is known to be there, the call replies.
func known(w http.ResponseWriter, err error) {
	if err != nil {
		fail(w, err)
		http.Error(w, "no", http.StatusNotFound) // want `after fail$`
	}
}

func literal(w http.ResponseWriter, ok bool) {
	refuse := func() {
		if !ok {
			http.Error(w, "no", http.StatusForbidden)
		}
	}
	refuse()
	http.Error(w, "no", http.StatusNotFound) // want `after refuse, partial`
}

func chained(c *gin.Context, v any) {
	c.BindUri(v)
	c.JSON(200, v) // want `after BindUri, partial, tells, aborts, chain`
}

func next(c *gin.Context) {
	c.JSON(403, gin.H{})
	c.Next() // want `after JSON, chain; proceeds`
}

// More states than are kept apart.
func many(w http.ResponseWriter, r *http.Request) { // want `given up`
	var a, b, c, d, e, f bool
	if r.FormValue("a") != "" {
		a = true
	}
	if r.FormValue("b") != "" {
		b = true
	}
	if r.FormValue("c") != "" {
		c = true
	}
	if r.FormValue("d") != "" {
		d = true
	}
	if r.FormValue("e") != "" {
		e = true
	}
	if r.FormValue("f") != "" {
		f = true
	}
	if a && b || c && d || e && f {
		w.WriteHeader(400)
	}
}
