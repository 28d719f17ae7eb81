package order_loops

import "net/http"

// Closures that are called in each turn of a loop. What two calls do is reported at the call; what one call does is reported inside.

var (
	more  func() bool
	parts func() []int
)

func eachTurn(w http.ResponseWriter, r *http.Request) {
	do := func() {
		list := parts()
		if len(list) == 0 {
			http.Error(w, "none", http.StatusNotFound)
		}
		for range list {
			http.Error(w, "some", http.StatusConflict) // want `no return after this reply; the loop goes on, and replies again in its next iteration`
		}
	}
	for more() {
		do() // want `no return after this reply; the loop goes on, and replies again in its next iteration`
	}
}

func nested(w http.ResponseWriter, r *http.Request) {
	for more() {
		for _, n := range parts() {
			one := func(positive bool) {
				if positive {
					http.Error(w, "some", http.StatusConflict)
				}
				if !positive {
					http.Error(w, "none", http.StatusNotFound)
				}
			}
			one(n > 0) // want `no return after this reply; the loop goes on, and replies again in its next iteration`
		}
	}
}

// oneCall does one of both in each call, and is called once.
func oneCall(w http.ResponseWriter, r *http.Request) {
	do := func(positive bool) {
		for range 2 {
			if positive {
				http.Error(w, "some", http.StatusConflict)
				break
			}
		}
		if !positive {
			http.Error(w, "none", http.StatusNotFound)
		}
	}
	do(len(parts()) > 0)
}

// twoTurns replies in the first turn and changes the header map in the second.
func twoTurns(w http.ResponseWriter, r *http.Request) {
	each := func(f func(int)) {
		f(1)
		f(0) // want `Content-Type, set by f at line 70, is never sent: the header went out at line 62, by f; set it before`
	}
	each(func(i int) {
		if i == 1 {
			w.WriteHeader(http.StatusConflict)
		}
		if i == 0 {
			w.Header()["Content-Type"] = []string{"text/plain"}
		}
	})
}
