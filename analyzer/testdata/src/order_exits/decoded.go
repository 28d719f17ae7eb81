package order_exits

import (
	"encoding/json"
	"net/http"
)

func readJSON(r *http.Request, v any) error { return json.NewDecoder(r.Body).Decode(v) }

func readItem(r *http.Request, v *item) error { return readJSON(r, v) }

type item struct {
	Name string
	Code int
}

// The decoder fills what the helper is given.
func decoded(w http.ResponseWriter, r *http.Request) {
	var v item
	if err := readJSON(r, &v); err != nil {
		return
	}
	if v.Name == "" {
		http.Error(w, "no name", http.StatusBadRequest)
		return
	}
	if v.Code == 0 {
		http.Error(w, "no code", http.StatusBadRequest) // want `no return after this reply`
	}
	w.WriteHeader(http.StatusNoContent)
}

func decodedByTwo(w http.ResponseWriter, r *http.Request) {
	v := &item{}
	if err := readItem(r, v); err != nil {
		return
	}
	if v.Name == "" {
		http.Error(w, "no name", http.StatusBadRequest)
		return
	}
	w.WriteHeader(http.StatusAccepted)
	w.WriteHeader(http.StatusNoContent) // want `the client still gets 202 Accepted`
}

func named(v *item) bool { return v.Name != "" }

// A function that only reads leaves the fields as they are.
func onlyRead(w http.ResponseWriter) {
	v := &item{}
	if named(v) {
		http.Error(w, "named", http.StatusBadRequest)
	}
	if v.Name == "" {
		w.WriteHeader(http.StatusNoContent)
	}
}
