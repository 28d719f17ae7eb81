// Answers to an error of a helper that has answered before: no client sees them.
package main

import (
	"encoding/json"
	"errors"
	"net/http"
)

func writeJSON(w http.ResponseWriter, status int, v any) error {
	out, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		return err
	}
	w.WriteHeader(status)
	_, err = w.Write(out)
	return err
}

func text(w http.ResponseWriter, r *http.Request) {
	if err := writeJSON(w, http.StatusOK, "deleted"); err != nil {
		writeJSON(w, http.StatusInternalServerError, "error")
	}
}

func object(w http.ResponseWriter, r *http.Request) {
	err := writeJSON(w, http.StatusCreated, map[string]any{"id": 1})
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
}

// It may hold what cannot be encoded.
func unknown(w http.ResponseWriter, r *http.Request) {
	if err := writeJSON(w, http.StatusOK, r.Context().Value("v")); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}

// It fails before it answers, too.
func checked(w http.ResponseWriter, v string) error {
	if v == "" {
		return errors.New("empty")
	}
	w.WriteHeader(http.StatusAccepted)
	_, err := w.Write([]byte(v))
	return err
}

func value(w http.ResponseWriter, r *http.Request) {
	if err := checked(w, r.FormValue("v")); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
	}
}

func main() {
	http.HandleFunc("GET /text", text)
	http.HandleFunc("GET /object", object)
	http.HandleFunc("GET /unknown", unknown)
	http.HandleFunc("GET /value", value)
	http.ListenAndServe(":80", nil)
}

// want:
// GET /object 201
// GET /text 200
// GET /unknown 200 500
// GET /value 202 400
