package order_fix

import (
	"net/http"
	"sync"
)

type loader struct{ once sync.Once }

// A return would leave the second client without a reply.
func (l *loader) serve(w http.ResponseWriter) {
	l.once.Do(func() { http.Error(w, "loading", http.StatusServiceUnavailable) }) // want `may have replied`
	w.Write([]byte("x"))
}

func onceHere(w http.ResponseWriter, bad bool) {
	var once sync.Once
	fail := func() { http.Error(w, "bad", http.StatusBadRequest) }
	if bad {
		once.Do(fail) // want `no return after this reply`
	}
	w.Write([]byte("x"))
}
