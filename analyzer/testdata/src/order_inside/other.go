package order_inside

import "net/http"

func other(w http.ResponseWriter) {
	w.Header().Set("X-Other", "1")
}
