package unsent

import "net/http"

// made makes the handler: what that answers counts, and not that the function itself answers nothing.
//
// @Success 200 {string} string
// @Failure 400 {string} string
// @Failure 409 {string} string // want `^made never answers 409 Conflict; remove it, or send it`
// @Router /made [get]
func made() http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.Method == "x" {
			w.WriteHeader(http.StatusBadRequest)
			return
		}
		w.WriteHeader(http.StatusOK)
	}
}

// wrapped makes one for a function that may answer itself.
//
// @Success 200 {string} string
// @Failure 409 {string} string
// @Router /wrapped [get]
func wrapped() http.Handler {
	return checked(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusOK) }))
}

func checked(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == "x" {
			w.WriteHeader(http.StatusConflict)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// one of two is made.
//
// @Success 200 {string} string
// @Failure 409 {string} string
// @Router /two [get]
func two(x bool) http.HandlerFunc {
	if x {
		return func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusConflict) }
	}
	return func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusOK) }
}

// controller answers by what it is a method of.
type controller struct{ base }

type base struct{ w http.ResponseWriter }

func (b *base) reply(code int) { b.w.WriteHeader(code) }

// get answers.
//
// @Success 200 {string} string
// @Failure 409 {string} string
// @Router /controller [get]
func (c *controller) get() { c.reply(http.StatusOK) }
