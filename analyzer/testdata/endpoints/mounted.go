package main

import "net/http"

// What a router is in answers, too, wherever that is mounted.
func main() {
	root := http.NewServeMux()
	root.Handle("/api/", cors(keyed(api())))
	root.HandleFunc("/plain/", plain().ServeHTTP)
	root.Handle("/site/", &site{site: pages()})
	root.Handle("/old/", chosen(first(), second()))
	root.Handle("/open/", unseen(last()))
	_ = http.ListenAndServe("", root)
}

func api() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /api/a", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(204) })
	mux.HandleFunc("GET /api/silent", func(w http.ResponseWriter, r *http.Request) {})
	return mux
}

func keyed(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Host == "" {
			http.Error(w, "", http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func cors(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Vary", "Origin")
		next.ServeHTTP(w, r)
	})
}

func plain() *http.ServeMux {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /plain/a", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(204) })
	return mux
}

type site struct{ site *http.ServeMux }

func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Host == "" {
		http.Error(w, "", http.StatusMisdirectedRequest)
		return
	}
	s.site.ServeHTTP(w, r)
}

func pages() *http.ServeMux {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /site/a", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(204) })
	return mux
}

// Each of the two answers its own requests.
func chosen(a, b http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.Host {
		case "a":
			a.ServeHTTP(w, r)
		case "b":
			b.ServeHTTP(w, r)
		default:
			http.Error(w, "", http.StatusGone)
		}
	})
}

func first() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /old/a", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(201) })
	return mux
}

func second() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /old/b", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(202) })
	return mux
}

var wrap func(http.Handler) http.Handler

// It is not seen how the handler is called.
func unseen(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { wrap(next).ServeHTTP(w, r) })
}

func last() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /open/a", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(204) })
	return mux
}

// want:
// GET /api/a 204 401
// GET /api/silent 200 401
// GET /old/a 201 410
// GET /old/b 202 410
// GET /open/a 204 …
// GET /plain/a 204
// GET /site/a 204 421
