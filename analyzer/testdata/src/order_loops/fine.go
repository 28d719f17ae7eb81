package order_loops

import (
	"fmt"
	"net/http"
)

// never returns from its loop, so that what follows does not happen.
func never(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusAccepted)
	for i := 0; i < 100; i++ {
		if i == 50 {
			return
		}
	}
	http.Error(w, "late", http.StatusInternalServerError)
}

// bySum depends on what the turns add up to: that is not followed.
func bySum(w http.ResponseWriter, r *http.Request) {
	sum := 0
	for i := 0; i < 100; i++ {
		sum += i
	}
	if sum < 100 {
		w.WriteHeader(http.StatusAccepted)
	}
	if sum < 200 {
		http.Error(w, "late", http.StatusInternalServerError)
	}
}

// once has a loop that ends in its first turn, and does not begin if the list is empty.
func once(w http.ResponseWriter, r *http.Request) {
	list := r.URL.Query()["a"]
	if len(list) == 0 {
		http.Error(w, "none", http.StatusNotFound)
	}
	for range list {
		w.WriteHeader(http.StatusNotModified)
		break
	}
}

// last sets the flag in one of the later turns only, and asks it.
func last(w http.ResponseWriter, r *http.Request) {
	sent := false
	for i := 0; i < 40; i++ {
		if i == 30 {
			http.Error(w, "thirty", http.StatusTeapot)
			sent = true
		}
	}
	if !sent {
		fmt.Fprintln(w, "done")
	}
}

// commas separates the elements from the second one on.
func commas(w http.ResponseWriter, r *http.Request) {
	for i := 0; i < len(r.Form); i++ {
		if i > 0 {
			fmt.Fprint(w, ",")
		}
		fmt.Fprint(w, i)
	}
}

// joined writes no separator before the first element, so that the header goes out with an element.
func joined(w http.ResponseWriter, r *http.Request) {
	for i, x := range r.Form["a"] {
		if i > 0 {
			w.WriteHeader(http.StatusOK) //statuslint:ignore superfluous another place, which is reported
		}
		if i == 0 {
			w.WriteHeader(http.StatusNoContent)
		} else if i == -1 {
			fmt.Fprint(w, x)
		}
	}
}
