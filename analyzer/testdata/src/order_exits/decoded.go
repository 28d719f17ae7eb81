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

type parsed struct {
	code int
	err  error
	done bool
}

func lookUp(r *http.Request) (int, error) { return len(r.Host), r.Context().Err() }

// What it writes is not known, and nothing else depends on it: a condition on it holds or does not.
func (p *parsed) fill(r *http.Request) bool {
	n, err := lookUp(r)
	if err != nil {
		return false
	}
	p.code = n
	return true
}

func filled(w http.ResponseWriter, r *http.Request) {
	http.Error(w, "failed", http.StatusBadRequest) // want `no return after this reply; line \d+ sends another status when p.fill\(r\)`
	p := &parsed{}
	if !p.fill(r) {
		return
	}
	if p.code == 0 {
		p.code = http.StatusAccepted
	}
	w.WriteHeader(p.code)
}

// The error and the flag that it writes depend on each other: one of the two conditions holds, never both.
func (p *parsed) try(r *http.Request) {
	_, err := lookUp(r)
	p.err = err
	if err != nil {
		p.done = false
		return
	}
	p.done = true
}

func tried(w http.ResponseWriter, r *http.Request) {
	p := &parsed{}
	p.try(r)
	if p.err == nil {
		http.Error(w, "none", http.StatusBadRequest)
	}
	if !p.done {
		http.Error(w, "failed", http.StatusInternalServerError)
	}
}

// What a closure does in one call and in the next is about the calls: each of its replies has its return.
func stepTwice(w http.ResponseWriter, r *http.Request) {
	for range 2 {
		step := func() {
			switch r.Method {
			case http.MethodGet:
				w.WriteHeader(http.StatusAccepted)
				return
			case http.MethodPost:
				http.Error(w, "failed", http.StatusInternalServerError)
			}
		}
		step() // want `no return after this reply; the loop goes on, and replies again in its next iteration`
	}
}
