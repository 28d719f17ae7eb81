// Package order_return has replies after which the function goes on.
package order_return

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
)

func load(r *http.Request) (int, error) { return 0, errors.New("no") }

// The plain case.
func plain(w http.ResponseWriter, r *http.Request) {
	v, err := load(r)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest) // want `no return after this reply; line 21 writes to the response again \(missing-return\)`
	}
	json.NewEncoder(w).Encode(v)
}

// Lines after the reply that touch no response change nothing.
func logged(w http.ResponseWriter, r *http.Request) {
	v, err := load(r)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest) // want `no return after this reply; line 31 writes`
		log.Print(err)
	}
	fmt.Fprintln(w, v)
}

// A chain: each reply is followed by another.
func chain(w http.ResponseWriter, r *http.Request) {
	if r.Method != "GET" {
		http.Error(w, "use GET", http.StatusMethodNotAllowed) // want `line 40 replies again`
	}
	if _, err := load(r); err != nil {
		http.NotFound(w, r) // want `line 42 replies again`
	}
	http.Redirect(w, r, "/", http.StatusFound)
}

// A helper that replies counts as what it does.
func fail(w http.ResponseWriter, code int, text string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(code)
	json.NewEncoder(w).Encode(map[string]string{"error": text})
}

func throughHelper(w http.ResponseWriter, r *http.Request) {
	if _, err := load(r); err != nil {
		fail(w, http.StatusInternalServerError, "load") // want `line 56 replies again`
	}
	fail(w, http.StatusOK, "fine")
}

// So does a method, with the response in a field.
type session struct {
	w http.ResponseWriter
}

func (s *session) refuse() { http.Error(s.w, "no", http.StatusForbidden) }

func (s *session) serve(ok bool) {
	if !ok {
		s.refuse() // want `line 70 writes to the response again`
	}
	io.WriteString(s.w, "welcome")
}

// A helper that says by its result whether it replied, and whose result is tested the wrong way round.
func authorize(w http.ResponseWriter, r *http.Request) bool {
	if r.Header.Get("Authorization") == "" {
		http.Error(w, "who are you", http.StatusUnauthorized)
		return false
	}
	return true
}

func wrongWay(w http.ResponseWriter, r *http.Request) {
	if authorize(w, r) { // want `line 86 writes to the response again`
		return
	}
	fmt.Fprintln(w, "hello")
}

func ignored(w http.ResponseWriter, r *http.Request) {
	authorize(w, r) // want `line 91 writes to the response again`
	fmt.Fprintln(w, "hello")
}

// The next handler replies too.
func middleware(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Host == "" {
			http.Error(w, "host", http.StatusBadRequest) // want `line 100 calls the next handler`
		}
		next.ServeHTTP(w, r)
	})
}

func middlewareFunc(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.Host == "" {
			http.Error(w, "host", http.StatusBadRequest) // want `line 109 calls the next handler`
		}
		next(w, r)
	}
}

// A local closure counts as what it does.
func closure(w http.ResponseWriter, r *http.Request) {
	stop := func(text string) { http.Error(w, text, http.StatusBadGateway) }
	if _, err := load(r); err != nil {
		stop(err.Error()) // want `line 119 writes to the response again`
	}
	w.Write([]byte("fine"))
}

// The writer under another name is the same response.
func renamed(w http.ResponseWriter, r *http.Request) {
	var out io.Writer = w
	enc := json.NewEncoder(out)
	if r.Method != "GET" {
		http.Error(w, "no", http.StatusMethodNotAllowed) // want `line 129 writes to the response again`
	}
	enc.Encode(1)
}

// A loop that goes on after the reply, and a write behind it.
func afterLoop(w http.ResponseWriter, names []string) {
	for _, n := range names {
		if n == "" {
			http.Error(w, "empty", http.StatusBadRequest) // want `line 140 writes to the response again`
			break
		}
	}
	fmt.Fprintln(w, len(names))
}

// A switch without return.
func cases(w http.ResponseWriter, r *http.Request) {
	switch r.Method {
	case "PUT":
		http.Error(w, "no", http.StatusMethodNotAllowed) // want `line 150 writes to the response again`
	case "GET":
	}
	fmt.Fprintln(w, "done")
}

// Helpers that call each other are followed as far as they say the same.
func even(w http.ResponseWriter, n int) {
	if n == 0 {
		http.Error(w, "even", http.StatusConflict)
		return
	}
	odd(w, n-1)
}

func odd(w http.ResponseWriter, n int) {
	if n == 0 {
		http.Error(w, "odd", http.StatusConflict)
		return
	}
	even(w, n-1)
}

// ServeFile chooses among several statuses, so the 200 does not repeat its own.
func servedFile(w http.ResponseWriter, r *http.Request) {
	http.ServeFile(w, r, "index.html") // want `line \d+ sends another status`
	w.WriteHeader(http.StatusOK)
}
