package order_values

import "net/http"

// There are numbers that take the paths of this file.

func twoFlags(w http.ResponseWriter, flags int) {
	if flags&1 != 0 {
		http.Error(w, "one", http.StatusConflict) // want `no return after this reply`
	}
	if flags&2 != 0 {
		w.WriteHeader(http.StatusTeapot)
	}
}

func partOfMask(w http.ResponseWriter, flags uint) {
	if flags&7 == 5 {
		if flags&1 != 0 {
			http.Error(w, "one", http.StatusConflict) // want `no return after this reply`
			w.WriteHeader(http.StatusTeapot)
		}
	}
}

func twoDigits(w http.ResponseWriter, n int) {
	if n/10 == 4 {
		http.Error(w, "forty", http.StatusConflict) // want `no return after this reply`
	}
	if n%10 == 3 {
		w.WriteHeader(http.StatusTeapot)
	}
}

func shifted(w http.ResponseWriter, n, by int) {
	if n>>3 == 2 {
		http.Error(w, "two", http.StatusConflict) // want `no return after this reply`
	}
	if n&1 == 0 && n > 18 {
		w.WriteHeader(http.StatusTeapot)
	}
}

func twoNumbers(w http.ResponseWriter, a, b int) {
	if a*b == 12 {
		http.Error(w, "twelve", http.StatusConflict) // want `no return after this reply`
	}
	if a-b == 1 {
		w.WriteHeader(http.StatusTeapot)
	}
}
