package order_fine

import (
	"net/http"
	"strings"
)

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

// The bounds of the loops in the next functions bound what the loops make.

func atMostThree(w http.ResponseWriter, keys []string) {
	seen := map[string]int{}
	for i := 0; i < len(keys) && i < 3; i++ {
		seen[keys[i]] = i
	}
	if len(seen) > 5 {
		w.WriteHeader(http.StatusTeapot) // never
	}
	w.WriteHeader(http.StatusOK)
}

func hundred(w http.ResponseWriter, key func(int) string) {
	seen := map[string]int{}
	for i := 0; i < 100; i++ {
		seen[key(i)] = i
	}
	if len(seen) > 200 {
		w.WriteHeader(http.StatusTeapot) // never
	}
	w.WriteHeader(http.StatusOK)
}

func threeAppended(w http.ResponseWriter, keys []string) {
	var list []string
	for i := 0; i < len(keys) && i < 3; i++ {
		list = append(list, keys[i])
	}
	if len(list) > 5 {
		w.WriteHeader(http.StatusTeapot) // never
	}
	w.WriteHeader(http.StatusOK)
}

func sixAppended(w http.ResponseWriter, keys []string) {
	var list []string
	for i := 0; i < len(keys) && i < 3; i++ {
		list = append(list, "key", keys[i])
	}
	list = append([]string{"all"}, list...)
	if len(list) > 8 {
		w.WriteHeader(http.StatusTeapot) // never
	}
	w.WriteHeader(http.StatusOK)
}

func threeBytes(w http.ResponseWriter, keys []string) {
	text := ""
	for i := 0; i < len(keys) && i < 3; i++ {
		text += "x"
	}
	if len(text) > 5 {
		w.WriteHeader(http.StatusTeapot) // never
	}
	w.WriteHeader(http.StatusOK)
}

func threeConverted(w http.ResponseWriter, keys []string) {
	text := ""
	for i := 0; i < len(keys) && i < 3; i++ {
		text += "x"
	}
	if b := []byte(text); len(b) > 5 {
		w.WriteHeader(http.StatusTeapot) // never
	}
	w.WriteHeader(http.StatusOK)
}

func sumOfThree(w http.ResponseWriter, keys []string) {
	n := 0
	for i := 0; i < len(keys) && i < 3; i++ {
		n += 2
	}
	if n > 6 {
		w.WriteHeader(http.StatusTeapot) // never
	}
	w.WriteHeader(http.StatusOK)
}

func largest(w http.ResponseWriter, keys []string) {
	n := 0
	for i := 0; i < len(keys) && i < 3; i++ {
		n += 2
	}
	if max(n, len(keys)-len(keys)) > 6 {
		w.WriteHeader(http.StatusTeapot) // never
	}
	w.WriteHeader(http.StatusOK)
}

func made(w http.ResponseWriter, keys []string) {
	n := 0
	for i := 0; i < len(keys) && i < 3; i++ {
		n += 2
	}
	if list := make([]int, n); len(list) > 6 {
		w.WriteHeader(http.StatusTeapot) // never
	}
	w.WriteHeader(http.StatusOK)
}

func inSteps(w http.ResponseWriter, more func(int) bool) {
	i := 0
	for ; i != 5 && more(i); i += 2 {
	}
	if i == 5 {
		w.WriteHeader(http.StatusTeapot) // never
	}
	w.WriteHeader(http.StatusOK)
}

// What only computes returns the same in each turn.

func sameHeader(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("X-B") == "1" {
		return
	}
	w.WriteHeader(http.StatusCreated)
	for i := 0; i < 2; i++ {
		if r.Header.Get("X-B") == "1" {
			http.Error(w, "b", http.StatusConflict) // never
		}
	}
}

func samePrefix(w http.ResponseWriter, r *http.Request) {
	if strings.HasPrefix(r.URL.Path, "/a") {
		return
	}
	w.WriteHeader(http.StatusCreated)
	for i := 0; i < 2; i++ {
		if strings.HasPrefix(r.URL.Path, "/a") {
			http.Error(w, "a", http.StatusConflict) // never
		}
	}
}

func changedHeader(w http.ResponseWriter, r *http.Request, key string) {
	for i := 0; i < 2; i++ {
		if r.Header.Get(key) == "1" {
			http.Error(w, "one", http.StatusConflict) // once
		}
		r.Header.Set(key, "2")
	}
}

// The literal is never called.
func notReached(w http.ResponseWriter, r *http.Request) {
	n := 2
	if n == 2 {
		wrong(w)
		return
	}
	func() {
		for n < 2 {
			n++
			wrong(w)
		}
		wrong(w)
	}()
}

// A key that was written adds no element when it is written again.
func sameKey(w http.ResponseWriter, lists map[string][]string) {
	merged := map[string]int{}
	for key, list := range lists {
		for range list {
			merged[key]++
		}
	}
	if len(merged) > 2 {
		wrong(w)
	}
	if len(lists) < 2 {
		wrong(w)
	}
}

// A binary search ends within its bounds.
func search(w http.ResponseWriter, list []int) {
	low, high := 0, len(list)
	for low < high {
		if middle := (low + high) / 2; list[middle] < 5 {
			low = middle + 1
		} else {
			high = middle
		}
	}
	if low > len(list) {
		wrong(w)
		wrong(w)
	}
	if low != high {
		wrong(w)
		wrong(w)
	}
}
