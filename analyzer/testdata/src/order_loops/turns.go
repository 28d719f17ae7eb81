package order_loops

import "net/http"

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
