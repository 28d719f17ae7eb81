package order_exits

import (
	"errors"
	"fmt"
	"net/http"
)

// Loops whose turns are told apart have more turns than are followed. What is found in the first two happens all the same; what
// the others return is not known.

type step func(w http.ResponseWriter, r *http.Request) (int, error)

// collect replies if the request ends, and says so by nil, which it also returns for no values.
func collect(w http.ResponseWriter, r *http.Request, values chan int) []int {
	var list []int
	for {
		select {
		case <-r.Context().Done():
			http.Error(w, "timeout", http.StatusGatewayTimeout)
			return nil
		case v, ok := <-values:
			if !ok {
				return list
			}
			list = append(list, v)
		}
	}
}

func collected(w http.ResponseWriter, r *http.Request, values chan int) {
	list := collect(w, r, values) // want `this call to collect may have replied, but does not tell its caller; line 33 writes to the response again: have collect return whether it replied`
	fmt.Fprintln(w, list)
}

func collectedOrNot(w http.ResponseWriter, r *http.Request, values chan int) {
	if list := collect(w, r, values); list != nil { // a list means that nothing was sent
		fmt.Fprintln(w, list)
	}
}

// first says whether one of the steps has replied.
func first(w http.ResponseWriter, r *http.Request, steps ...step) bool {
	for _, s := range steps {
		n, err := s(nil, r)
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return true
		}
		switch n {
		case 1:
			http.Error(w, "no", http.StatusForbidden)
			return true
		case 2:
			w.WriteHeader(http.StatusNoContent)
			return true
		}
	}
	return false
}

func told(w http.ResponseWriter, r *http.Request, a, b step) {
	if first(w, r, a, b) {
		return
	}
	if r.URL.Path == "" {
		http.Error(w, "no path", http.StatusBadRequest) // want `no return after this reply; line 69 replies again`
	}
	http.Error(w, "no step", http.StatusNotFound)
}

var errStep = errors.New("step")

// steps replies and returns an error, both in a turn that may be one of those that are not followed.
func steps(w http.ResponseWriter, r *http.Request, list []step) (err error) {
	n := 0
	for _, s := range list {
		n++
		if _, err = s(nil, r); err != nil && n > 3 {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return fmt.Errorf("%d: %w", n, errStep)
		}
	}
	return wrap(err)
}

func wrap(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("steps: %w", err)
}

// Which of the errors say that steps has replied is not known.
func stepped(w http.ResponseWriter, r *http.Request, list []step) {
	if err := steps(w, r, list); errors.Is(err, errStep) {
		return
	}
	w.WriteHeader(http.StatusNoContent)
}
