// Package required_header has replies without the field that goes with their status.
package required_header

import "net/http"

func unauthorized(w http.ResponseWriter) {
	http.Error(w, "who", http.StatusUnauthorized) // want `401 Unauthorized must come with WWW-Authenticate, which this function does not set \(required-header\)`
}

func method(w http.ResponseWriter) {
	w.WriteHeader(http.StatusMethodNotAllowed) // want `405 Method Not Allowed must come with Allow`
}

func proxy(w http.ResponseWriter, ok bool) {
	if ok {
		w.Header().Set("Proxy-Authenticate", "Basic")
	}
	w.WriteHeader(http.StatusProxyAuthRequired) // want `407 Proxy Authentication Required must come with Proxy-Authenticate`
}

func upgrade(w http.ResponseWriter) {
	w.Header().Set("Upgrade", "h2c")
	w.WriteHeader(http.StatusUpgradeRequired)
}

func set(w http.ResponseWriter) {
	w.Header()["Www-Authenticate"] = []string{"Basic"}
	http.Error(w, "who", http.StatusUnauthorized)
}

func challenge(w http.ResponseWriter) { w.Header().Set("WWW-Authenticate", "Basic") }

func helped(w http.ResponseWriter) {
	challenge(w)
	http.Error(w, "who", http.StatusUnauthorized)
}

var prepare func(http.ResponseWriter)

// Whoever had the response may have set it.
func unseen(w http.ResponseWriter) {
	prepare(w)
	http.Error(w, "who", http.StatusUnauthorized)
}
