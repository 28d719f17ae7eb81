package undocumented

import "net/http"

// made makes the handler.
//
// @Success 200 {string} string
// @Router /made [get]
func made(name string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.Method == name {
			w.WriteHeader(http.StatusGone) // want `^410 Gone is not documented: the comment of made declares 200; add it there`
			return
		}
		w.WriteHeader(http.StatusOK)
	}
}

// wrapped makes it for others to wrap.
//
// @Success 200 {string} string
// @Router /wrapped [get]
func wrapped() http.Handler {
	return logged(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusCreated) // want `^201 Created is not documented: the comment of wrapped declares 200`
	}))
}

func logged(next http.Handler) http.Handler { return next }
