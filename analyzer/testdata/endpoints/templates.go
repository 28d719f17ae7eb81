package main

import (
	"encoding/json"
	"html/template"
	"net/http"
)

// A helper that replies if it fails before the first byte: not finding the template, say. Its callers need not look at its result.

var pages = template.Must(template.New("index").Parse("x"))

func page(w http.ResponseWriter, name string) {
	err := pages.ExecuteTemplate(w, name+".html", nil)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}

func encode(w http.ResponseWriter, v any) {
	if err := json.NewEncoder(w).Encode(v); err != nil {
		w.WriteHeader(http.StatusBadGateway)
		return
	}
}

// This one does not reply then. Its callers do not look whether it failed.
func quiet(w http.ResponseWriter, name string) {
	_ = pages.ExecuteTemplate(w, name, nil)
}

func view(w http.ResponseWriter, r *http.Request, name string) {
	if name == "" {
		http.Redirect(w, r, "/", http.StatusFound)
		return
	}
	page(w, name)
}

func named(fn func(http.ResponseWriter, *http.Request, string)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { fn(w, r, r.PathValue("name")) }
}

func main() {
	http.HandleFunc("GET /page", func(w http.ResponseWriter, r *http.Request) { page(w, "index") })
	http.HandleFunc("GET /encode", func(w http.ResponseWriter, r *http.Request) { encode(w, r.Context().Value("x")) })
	http.HandleFunc("GET /quiet", func(w http.ResponseWriter, r *http.Request) { quiet(w, "index") })
	http.HandleFunc("GET /view/{name}", named(view))
	http.ListenAndServe(":80", nil)
}

// want:
// GET /encode 200 502
// GET /page 200 500
// GET /quiet 200
// GET /view/{name} 200 302 500
