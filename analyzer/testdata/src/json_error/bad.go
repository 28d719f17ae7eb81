// Package json_error sends JSON as text.
package json_error

import (
	"encoding/json"
	"fmt"
	"net/http"
)

type failure struct {
	Error string `json:"error"`
}

func marshalled(w http.ResponseWriter, r *http.Request) {
	b, err := json.Marshal(failure{"no id"})
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	http.Error(w, string(b), http.StatusBadRequest) // want `the client gets this JSON as text/plain, because http.Error overwrites the Content-Type: set it to application/json, send the status, and write the JSON \(json-error\)`
}

const notFound = `{"error": "not found"}`

func constant(w http.ResponseWriter) {
	http.Error(w, notFound, http.StatusNotFound) // want `gets this JSON as text/plain`
}

func formatted(w http.ResponseWriter, id int) {
	http.Error(w, fmt.Sprintf(`{"error": "no item %d"}`, id), http.StatusNotFound) // want `gets this JSON as text/plain`
}

func joined(w http.ResponseWriter, err error) {
	http.Error(w, `{"error": "`+err.Error()+`"}`, http.StatusNotFound) // want `gets this JSON as text/plain`
}

func variable(w http.ResponseWriter, short bool) {
	text := `{"error": {"code": 404, "message": "not found"}}`
	if short {
		text = `{"error": "not found"}`
	}
	http.Error(w, text, http.StatusNotFound) // want `gets this JSON as text/plain`
}
