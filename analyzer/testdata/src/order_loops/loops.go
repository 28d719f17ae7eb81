package order_loops

import (
	"fmt"
	"io"
	"net/http"
)

// Loops with more turns than are followed one by one: what differs from turn to turn stands for all later ones.

func counted(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusAccepted)
	for i := 0; i < 100; i++ {
		step(i)
	}
	http.Error(w, "late", http.StatusInternalServerError) // want `the client still gets 202 Accepted: the header went out at line 12`
}

func countedWrites(w http.ResponseWriter, r *http.Request) {
	for i := range 100 {
		fmt.Fprintln(w, i)
	}
	w.WriteHeader(http.StatusAccepted) // want `the client still gets 200 OK: the header went out at line 21`
}

func summed(w http.ResponseWriter, r *http.Request) {
	http.Error(w, "no", http.StatusNotFound) // want `no return after this reply; line 32 writes to the response again`
	sum := 0
	for i := 0; i < 1000; i++ {
		sum += value(i)
	}
	fmt.Fprintln(w, sum)
}

func retried(w http.ResponseWriter, r *http.Request) {
	for i := 0; i < 40; i++ {
		if err := try(r); err != nil {
			http.Error(w, err.Error(), http.StatusBadGateway) // want `no return after this reply; line 42 writes to the response again`
			break
		}
	}
	io.WriteString(w, "done")
}

// refuse replies in its loop or not at all, and says which.
func refuse(w http.ResponseWriter, list []string) bool {
	for i := 0; i < len(list); i++ {
		if list[i] == "" {
			http.Error(w, "empty", http.StatusBadRequest)
			return true
		}
	}
	return false
}

func refused(w http.ResponseWriter, r *http.Request) {
	if refuse(w, r.Form["a"]) { // want `this call to refuse has already replied, and line 58 writes to the response again`
		fmt.Fprintln(w, "empty")
	}
}

var (
	step  func(int)
	value func(int) int
	try   func(*http.Request) error
)
