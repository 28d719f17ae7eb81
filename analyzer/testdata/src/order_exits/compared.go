package order_exits

import "net/http"

// A comparison and its negation are never both so, whatever is compared.
func between(w http.ResponseWriter, from, to int) {
	if from > to {
		http.Error(w, "empty range", http.StatusRequestedRangeNotSatisfiable)
	}
	if from <= to {
		w.Write([]byte("x"))
	}
}

func ratio(w http.ResponseWriter, f float64) {
	if f == 0 {
		http.Error(w, "zero", http.StatusBadRequest)
	}
	if f != 0 {
		w.Write([]byte("x"))
	}
}

func inOrder(w http.ResponseWriter, a, b string) {
	if a < b {
		http.Error(w, "order", http.StatusBadRequest)
	}
	if a >= b {
		w.Write([]byte("x"))
	}
}

func notStrict(w http.ResponseWriter, from, to int) {
	if from >= to {
		http.Error(w, "empty range", http.StatusBadRequest) // want `line \d+ writes to the response again when from <= to`
	}
	if from <= to {
		w.Write([]byte("x"))
	}
}

// What a literal has set is there after a branch, too.
func present(w http.ResponseWriter, r *http.Request) {
	known := map[string]bool{"a": true}
	if r.Host != "" {
		w.Header().Set("X-Host", r.Host)
	}
	if !known["a"] {
		http.Error(w, "unknown", http.StatusBadRequest)
	}
	w.Write([]byte("x"))
}

func certain(w http.ResponseWriter, r *http.Request) {
	known := map[string]bool{"a": true}
	if r.Host != "" {
		w.Header().Set("X-Host", r.Host)
	}
	if known["a"] {
		http.Error(w, "known", http.StatusBadRequest) // want `no return after this reply`
	}
	w.Write([]byte("x"))
}

// A text that grows without end is not computed.
func doubled(w http.ResponseWriter, r *http.Request) {
	s := "aaaaaaaa"
	for range 40 {
		s += s
	}
	if s == r.Host {
		w.WriteHeader(http.StatusAccepted)
		return
	}
	w.Write([]byte("x"))
}

type outcome struct {
	status int
	reason string
	cause  error
	_      int
}

func mayFail(id string) (string, outcome) {
	if id == "" {
		return "", outcome{status: http.StatusNotFound}
	}
	return id, outcome{}
}

// A struct is equal to another if all its fields are.
func refused(w http.ResponseWriter) {
	f := outcome{reason: "x"}
	if f != (outcome{}) {
		http.Error(w, f.reason, http.StatusBadRequest) // want `no return after this reply`
	}
	w.Write([]byte("x"))
}

func accepted(w http.ResponseWriter) {
	f := outcome{reason: "x"}
	if f == (outcome{}) {
		http.Error(w, "none", http.StatusBadRequest)
	}
	w.Write([]byte("x"))
}

func reported(w http.ResponseWriter, r *http.Request) {
	id, f := mayFail(r.Host)
	if f != (outcome{}) {
		http.Error(w, f.reason, f.status)
	}
	if f.status == 0 {
		w.Write([]byte(id))
	}
}

func parted(w http.ResponseWriter, f, g outcome) {
	if f == g {
		http.Error(w, "same", http.StatusBadRequest)
	}
	if f.status != g.status {
		w.Write([]byte("x"))
	}
}

func mixed(w http.ResponseWriter, f outcome, v any) {
	if v == f {
		http.Error(w, "same", http.StatusBadRequest)
	}
	if f != v {
		w.Write([]byte("x"))
	}
}
