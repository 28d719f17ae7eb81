// A method that is run for the fields of its receiver does not use up the run, however long it computes.
package main

import "net/http"

type mode struct{ name string }

var digits = []string{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"}

func (m *mode) long(w http.ResponseWriter) {
	n := 0
	for _, a := range digits {
		for _, b := range digits {
			for _, c := range digits {
				for _, d := range digits {
					for _, e := range digits {
						n += len(a + b + c + d + e + digits[0] + digits[1] + digits[2] + digits[3] + digits[4] + digits[5] + digits[6])
					}
				}
			}
		}
	}
	if m.name == "" || n == 0 {
		w.WriteHeader(404)
		return
	}
	w.WriteHeader(200)
}

func (m *mode) short(w http.ResponseWriter) {
	for _, a := range digits {
		if a == "" {
			w.WriteHeader(500)
			return
		}
	}
	if m.name == "" {
		w.WriteHeader(404)
		return
	}
	w.WriteHeader(200)
}

func (m *mode) longer(w http.ResponseWriter, r *http.Request)  { m.long(w) }
func (m *mode) shorter(w http.ResponseWriter, r *http.Request) { m.short(w) }

func main() {
	http.HandleFunc("GET /long", (&mode{}).longer)
	http.HandleFunc("GET /short", (&mode{}).shorter)
	http.ListenAndServe(":80", nil)
}

// want:
// GET /long 200 404
// GET /short 404 500
