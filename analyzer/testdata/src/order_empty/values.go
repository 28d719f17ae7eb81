package order_empty

import "net/http"

// A struct that is handed over is copied: its fields stay as they are.

type answer struct {
	status int
	body   string
	header map[string]string
}

func (a answer) note(key string) { a.header[key] = "1" }

func (a answer) send(w http.ResponseWriter) {
	w.WriteHeader(a.status)
	if len(a.body) > 0 {
		w.Write([]byte(a.body))
	}
}

func mark(a answer)

func fill(a *answer)

func byValue(w http.ResponseWriter) {
	a := answer{header: map[string]string{}}
	mark(a)
	a.note("x")
	a.status = http.StatusNoContent
	a.send(w)
}

func byAddress(w http.ResponseWriter) {
	a := answer{}
	fill(&a)
	a.status = http.StatusNoContent
	a.send(w) // want `body is lost`
}
