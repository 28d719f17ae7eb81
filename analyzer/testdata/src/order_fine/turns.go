package order_fine

import "net/http"

// The cases of this file keep variables of one turn of a loop in later turns: each turn has variables of its own.

func firstClosure(w http.ResponseWriter, r *http.Request) {
	var first func() int
	for i := range 3 {
		if first == nil {
			first = func() int { return i }
		}
	}
	if first() == 2 {
		http.Error(w, "two", http.StatusConflict)
		http.Error(w, "second", http.StatusConflict)
	}
}

func firstClosureOfThree(w http.ResponseWriter, r *http.Request) {
	var first func() int
	for i := 0; i < 2; i++ {
		if first == nil {
			first = func() int { return i }
		}
	}
	if first() == 2 {
		http.Error(w, "two", http.StatusConflict)
		http.Error(w, "second", http.StatusConflict)
	}
}

func firstAddress(w http.ResponseWriter, r *http.Request) {
	var first *int
	for i := range 3 {
		if first == nil {
			first = &i
		}
	}
	if *first == 2 {
		http.Error(w, "two", http.StatusConflict)
		http.Error(w, "second", http.StatusConflict)
	}
}

func firstStruct(w http.ResponseWriter, r *http.Request) {
	var first *mood
	for i := range 2 {
		m := mood{level: i}
		if first == nil {
			first = &m
		}
	}
	if first.level == 1 {
		http.Error(w, "one", http.StatusConflict)
		http.Error(w, "second", http.StatusConflict)
	}
}

// Each call of counter makes a variable of its own.
func twoCounters(w http.ResponseWriter, r *http.Request) {
	counter := func() func() int {
		n := 0
		return func() int { n++; return n }
	}
	a, b := counter(), counter()
	a()
	if b() == 2 {
		http.Error(w, "two", http.StatusConflict)
		http.Error(w, "second", http.StatusConflict)
	}
}
