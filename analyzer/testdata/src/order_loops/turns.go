package order_loops

import (
	"context"
	"encoding/json"
	"net/http"
)

// The paths of a function go on after a loop that fills a map or a slice.

func copied(from map[string]int) map[string]int {
	to := map[string]int{}
	for k, v := range from {
		to[k] = v
	}
	return to
}

func afterCopy(w http.ResponseWriter, r *http.Request, from map[string]int) {
	if copied(from)["a"] > 5 {
		http.Error(w, "many", http.StatusConflict) // want `no return after this reply`
	}
	w.WriteHeader(http.StatusOK)
}

func names(from []string) (list []string) {
	for _, v := range from {
		list = append(list, v)
	}
	return
}

func afterAppend(w http.ResponseWriter, r *http.Request, from []string) {
	if names(from)[0] == "a" {
		http.Error(w, "many", http.StatusConflict) // want `no return after this reply`
	}
	w.WriteHeader(http.StatusOK)
}

func written(w http.ResponseWriter, r *http.Request, from []string) {
	to := make([]string, len(from))
	for i, v := range from {
		to[i] = v
	}
	if len(to) > 5 {
		http.Error(w, "many", http.StatusConflict) // want `no return after this reply`
	}
	w.WriteHeader(http.StatusOK)
}

type store interface{ Has(key string) bool }

// The store may get the key between two calls.
func laterInStore(w http.ResponseWriter, r *http.Request, s store) {
	if s.Has("a") {
		return
	}
	w.WriteHeader(http.StatusCreated)
	for i := 0; i < 2; i++ {
		if s.Has("a") {
			http.Error(w, "a", http.StatusConflict) // want `the client still gets 201 Created`
		}
	}
}

// The keys are different ones.
func headers(w http.ResponseWriter, r *http.Request, keys []string) {
	for _, key := range keys {
		if r.Header.Get(key) == "1" {
			http.Error(w, "one", http.StatusConflict) // want `the loop goes on, and replies again`
		}
	}
}

// readOrder writes the request, but not what Context returns.
func readOrder(w http.ResponseWriter, r *http.Request, order any) error {
	r.Body = http.MaxBytesReader(w, r.Body, 1<<20)
	decoder := json.NewDecoder(r.Body)
	decoder.DisallowUnknownFields()
	return decoder.Decode(order)
}

type orders interface {
	insert(ctx context.Context, order any) error
}

func requestWritten(w http.ResponseWriter, r *http.Request, s orders) {
	user := r.Context().Value("user").(*int)
	var order struct{ ID int }
	readOrder(w, r, &order)
	order.ID = *user
	err := s.insert(r.Context(), &order)
	if err != nil {
		http.Error(w, "no", http.StatusConflict) // want `no return after this reply`
	}
	w.WriteHeader(http.StatusCreated)
}
