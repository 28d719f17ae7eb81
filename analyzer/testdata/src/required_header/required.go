// Package required_header has replies without the field that goes with their status.
package required_header

import (
	"encoding/json"
	"maps"
	"net/http"
)

func unauthorized(w http.ResponseWriter) {
	http.Error(w, "who", http.StatusUnauthorized) // want `401 Unauthorized must come with WWW-Authenticate, which this function does not set \(required-header\)`
}

func method(w http.ResponseWriter) {
	w.WriteHeader(http.StatusMethodNotAllowed) // want `405 Method Not Allowed must come with Allow`
}

func proxy(w http.ResponseWriter) {
	w.WriteHeader(http.StatusProxyAuthRequired) // want `407 Proxy Authentication Required must come with Proxy-Authenticate`
}

// A function that sets the field under a condition knows it: the condition may always hold, or the field is left out on purpose.
func conditional(w http.ResponseWriter, challenge string) {
	if challenge != "" {
		w.Header().Set("WWW-Authenticate", challenge)
	}
	w.WriteHeader(http.StatusUnauthorized)
}

const challengeField = "www-authenticate"

func oneOfTwo(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("Authorization") == "" {
		w.Header().Set(challengeField, "Basic")
		http.Error(w, "who", http.StatusUnauthorized)
		return
	}
	http.Error(w, "not you", http.StatusUnauthorized)
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

// The map of header fields is handed out, or set in a way that does not show the field.
func byVariable(w http.ResponseWriter) {
	h := w.Header()
	h.Set("WWW-Authenticate", "Basic")
	http.Error(w, "who", http.StatusUnauthorized)
}

func fill(h http.Header) { h.Set("WWW-Authenticate", "Basic") }

func handed(w http.ResponseWriter) {
	fill(w.Header())
	http.Error(w, "who", http.StatusUnauthorized)
}

func handedVariable(w http.ResponseWriter) {
	h := w.Header()
	maps.Copy(h, http.Header{"Www-Authenticate": {"Basic"}})
	http.Error(w, "who", http.StatusUnauthorized)
}

type challenger struct{ scheme string }

func (c challenger) apply(h http.Header) { h.Set("WWW-Authenticate", c.scheme) }

func method2(w http.ResponseWriter) {
	challenger{"Basic"}.apply(w.Header())
	http.Error(w, "who", http.StatusUnauthorized)
}

func loop(w http.ResponseWriter, fields map[string]string) {
	for k, v := range fields {
		w.Header().Set(k, v)
	}
	http.Error(w, "who", http.StatusUnauthorized)
}

func loopAssigned(w http.ResponseWriter, fields http.Header) {
	for k, v := range fields {
		w.Header()[k] = v
	}
	http.Error(w, "who", http.StatusUnauthorized)
}

func variableName(w http.ResponseWriter, name string) {
	w.Header().Add(name, "Basic")
	http.Error(w, "who", http.StatusUnauthorized)
}

func methodValue(w http.ResponseWriter) {
	set := w.Header().Set
	set("WWW-Authenticate", "Basic")
	http.Error(w, "who", http.StatusUnauthorized)
}

var headers http.Header

func stored(w http.ResponseWriter) {
	headers = w.Header()
	prepared()
	http.Error(w, "who", http.StatusUnauthorized)
}

func prepared() { headers.Set("WWW-Authenticate", "Basic") }

// Reading the map sets nothing, and neither do other fields.
func read(w http.ResponseWriter) {
	h := w.Header()
	if h.Get("X-A") == "" && len(h["X-B"]) == 0 {
		h.Set("X-A", "1")
	}
	http.Error(w, "who", http.StatusUnauthorized) // want `401 Unauthorized must come with WWW-Authenticate`
}

// A helper sends the status that it is given, and can be seen to set another field only.
func respond(w http.ResponseWriter, code int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(code)
	json.NewEncoder(w).Encode(v)
}

func through(w http.ResponseWriter, v any) {
	respond(w, http.StatusUnauthorized, v) // want `401 Unauthorized must come with WWW-Authenticate`
}

func throughSet(w http.ResponseWriter, v any) {
	w.Header().Set("WWW-Authenticate", "Basic")
	respond(w, http.StatusUnauthorized, v)
}

func respondFully(w http.ResponseWriter, code int) {
	if code == http.StatusUnauthorized {
		w.Header().Set("WWW-Authenticate", "Basic")
	}
	w.WriteHeader(code)
}

func throughFully(w http.ResponseWriter) { respondFully(w, http.StatusUnauthorized) }

func respondSomehow(w http.ResponseWriter, code int) {
	prepare(w)
	w.WriteHeader(code)
}

func throughSomehow(w http.ResponseWriter) { respondSomehow(w, http.StatusUnauthorized) }

func respondHeaders(w http.ResponseWriter, code int) {
	fill(w.Header())
	w.WriteHeader(code)
}

func throughHeaders(w http.ResponseWriter) { respondHeaders(w, http.StatusUnauthorized) }

// The helper that chooses the status lacks the field, not its callers.
func deny(w http.ResponseWriter) {
	w.WriteHeader(http.StatusUnauthorized) // want `401 Unauthorized must come with WWW-Authenticate`
}

func denied(w http.ResponseWriter) { deny(w) }

// The function that serves sets the field before it calls others.
type service struct{ protected bool }

func (s service) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if s.protected {
		w.Header().Set("WWW-Authenticate", "Basic")
	}
	s.dispatch(w, r)
}

func (s service) dispatch(w http.ResponseWriter, r *http.Request) {
	switch r.URL.Path {
	case "/backup":
		s.backup(w, r)
	default:
		http.NotFound(w, r)
	}
}

func (s service) backup(w http.ResponseWriter, r *http.Request) {
	if s.protected && r.Header.Get("Authorization") == "" {
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	w.WriteHeader(http.StatusOK)
}

// The status is a value: chosen in a branch, kept in a field, returned.

func chosen(w http.ResponseWriter, known bool) {
	code := http.StatusForbidden
	if !known {
		code = http.StatusUnauthorized
	}
	w.WriteHeader(code) // want `401 Unauthorized must come with WWW-Authenticate`
}

type denial struct {
	status int
	realm  string
}

func refuse(w http.ResponseWriter, d denial) {
	if d.realm != "" {
		w.Header().Set("WWW-Authenticate", d.realm)
	}
	w.WriteHeader(d.status)
}

func inField(w http.ResponseWriter) { refuse(w, denial{status: http.StatusUnauthorized}) } // want `401 Unauthorized must come with WWW-Authenticate`

func inFieldWithRealm(w http.ResponseWriter) {
	refuse(w, denial{status: http.StatusUnauthorized, realm: "Basic"})
}

func returned(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(denialOf(r)) // want `401 Unauthorized must come with WWW-Authenticate`
}

func denialOf(r *http.Request) int {
	if r.Header == nil {
		return http.StatusUnauthorized
	}
	return http.StatusForbidden
}
