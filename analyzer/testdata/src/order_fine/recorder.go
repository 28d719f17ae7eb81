package order_fine

import (
	"net/http"
	"net/http/httptest"
)

// A new recorder is not nil.
func recorded(w http.ResponseWriter, next http.Handler, r *http.Request) {
	rec := httptest.NewRecorder()
	if rec == nil {
		http.Error(w, "no recorder", http.StatusInternalServerError)
	}
	next.ServeHTTP(rec, r)
	http.Error(w, rec.Body.String(), http.StatusBadGateway)
}
