package main

import (
	"net/http"
	"os"
)

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /orders/{id}", get)   // order
	mux.HandleFunc("GET /orders/{name}", get) // order again: panics
	mux.HandleFunc("/orders/{id}", get)       // another method
	mux.HandleFunc("GET /orders/{id}/", get)  // another pattern
	mux.Handle("example.com/", http.NotFoundHandler())
	mux.Handle("example.org/", http.NotFoundHandler())
	mux.HandleFunc("GET /{$}", get)
	mux.HandleFunc("GET /{rest...}", get)
	more(mux)
	mux.HandleFunc("GET /more", get) // more again: panics

	// Whichever branch runs, there is one.
	if len(os.Args) > 1 {
		mux.HandleFunc("GET /branch", get)
	} else {
		mux.HandleFunc("GET /branch", create)
	}
	switch len(os.Args) {
	case 2:
		mux.HandleFunc("GET /case", get)
	case 3:
		mux.HandleFunc("GET /case", get) // another case
	}
	// Here it is there already, if this runs.
	mux.HandleFunc("GET /debug", get) // debug
	if len(os.Args) > 1 {
		mux.HandleFunc("GET /debug", get) // debug again: panics
	}

	// Only one of the two goes on after its condition.
	first(mux)
	second(mux)

	// Two routers, made by one call, and the same for each server.
	mount("/a", routes())
	mount("/b", routes())
	a, b := &server{http.NewServeMux()}, &server{http.NewServeMux()}
	a.mux.HandleFunc("GET /server", get)
	b.mux.HandleFunc("GET /server", get)

	// A loop that makes one each time.
	for _, name := range os.Args {
		m := http.NewServeMux()
		if name == "" {
			m.HandleFunc("GET /loop", get)
		} else {
			m.HandleFunc("GET /loop", create)
		}
	}
	// Either router.
	chosen := mux
	if len(os.Args) > 2 {
		chosen = http.NewServeMux()
	}
	chosen.HandleFunc("GET /chosen", get)
	mux.HandleFunc("GET /chosen", get)
	// A pattern that is not known.
	mux.HandleFunc("GET "+os.Args[0], get)
	mux.HandleFunc("GET "+os.Args[1], get)
}

func more(mux *http.ServeMux) {
	mux.HandleFunc("GET /more", get) // more
}

func first(mux *http.ServeMux) {
	if len(os.Args) > 1 {
		return
	}
	mux.HandleFunc("GET /either", get)
}

func second(mux *http.ServeMux) {
	if len(os.Args) <= 1 {
		return
	}
	mux.HandleFunc("GET /either", get)
}

func routes() *http.ServeMux {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /routes", get)
	return mux
}

func mount(string, *http.ServeMux) {}

type server struct{ mux *http.ServeMux }

// Any two servers.
func (s *server) both(other *server) {
	s.mux.HandleFunc("GET /both", get)
	other.mux.HandleFunc("GET /both", get)
}

func get(w http.ResponseWriter, r *http.Request)    {}
func create(w http.ResponseWriter, r *http.Request) {}
