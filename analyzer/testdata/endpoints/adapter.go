// An adapter answers those errors of a handler that the handler can get to.
package main

import "net/http"

type problem struct{ Status int }

func (p problem) Error() string { return "" }

func adapt(h func(w http.ResponseWriter, r *http.Request) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if err := h(w, r); err != nil {
			if p, ok := err.(problem); ok {
				w.WriteHeader(p.Status)
			}
		}
	}
}

var load func() error

func sign() (string, error) { return "x", nil }

func refresh(w http.ResponseWriter, r *http.Request) error {
	err := load()
	if err != nil {
		return problem{401}
	}
	text, err := sign()
	if err != nil {
		return problem{500}
	}
	if _, err := parse(text); err != nil {
		return problem{400}
	}
	w.Write([]byte(text))
	return nil
}

// The order in which functions are followed makes no difference.
func parse(text string) (string, error) {
	if text == "" {
		return again(text)
	}
	return text, nil
}

func again(text string) (string, error) {
	if _, err := parse(text); err != nil {
		return "", err
	}
	return "", problem{409}
}

func main() {
	http.HandleFunc("POST /refresh", adapt(refresh))
	http.ListenAndServe(":80", nil)
}

// want:
// POST /refresh 200 400 401
