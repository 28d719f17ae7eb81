package order_loops

import (
	"iter"
	"maps"
	"net/http"
	"slices"
	"strings"
)

// Loops that have at least one turn, or at most one.

var (
	single  = []string{"a"}
	double  = []string{"a", "b"}
	triple  = []string{"a", "b", "c"}
	none    = []string{}
	keys    = map[string]int{"a": 1}
	cleared = map[string]int{"a": 1}
	emptied = []string{"a"}
	Exposed = []string{"a"}
	pair    = &[2]string{"a", "b"}
)

func forget(m map[string]int) { clear(m) }

func init() {
	forget(cleared)
	emptied = nil
}

func send(w http.ResponseWriter, some bool) {
	if some {
		w.WriteHeader(http.StatusOK)
	} else {
		w.WriteHeader(http.StatusNoContent)
	}
	w.Write([]byte("x")) // want `body is lost when !some`
}

func overVariables(w http.ResponseWriter, r *http.Request) {
	code := http.StatusNoContent
	for range triple {
		code = http.StatusOK
	}
	w.WriteHeader(code)
	w.Write([]byte("x"))
}

func overMap(w http.ResponseWriter, r *http.Request) {
	code := http.StatusNoContent
	for range keys {
		code = http.StatusOK
	}
	w.WriteHeader(code)
	w.Write([]byte("x"))
}

func overExported(w http.ResponseWriter, r *http.Request) {
	code := http.StatusNoContent
	for range Exposed {
		code = http.StatusOK
	}
	w.WriteHeader(code)
	w.Write([]byte("x"))
}

func overPointer(w http.ResponseWriter, r *http.Request) {
	code := http.StatusNoContent
	for range pair {
		code = http.StatusOK
	}
	w.WriteHeader(code)
	w.Write([]byte("x"))
}

func overChangedMap(w http.ResponseWriter, r *http.Request) {
	code := http.StatusNoContent
	for range cleared {
		code = http.StatusOK
	}
	w.WriteHeader(code)
	w.Write([]byte("x")) // want `body is lost when cleared is empty`
}

func overChanged(w http.ResponseWriter, r *http.Request) {
	code := http.StatusNoContent
	for range emptied {
		code = http.StatusOK
	}
	w.WriteHeader(code)
	w.Write([]byte("x")) // want `body is lost when emptied is empty`
}

func overOne(w http.ResponseWriter, r *http.Request) {
	for range single {
		http.Error(w, "x", http.StatusConflict)
	}
	for range none {
		http.Error(w, "x", http.StatusConflict)
	}
}

func overTwo(w http.ResponseWriter, r *http.Request) {
	for range double {
		http.Error(w, "x", http.StatusConflict) // want `no return after this reply; the loop goes on, and replies again in its next iteration`
	}
}

// A helper's loop may have fewer turns than the list has elements.
func overTriple(w http.ResponseWriter, r *http.Request) {
	if !amongThese(triple, r.Method) {
		http.Error(w, "x", http.StatusConflict) // want `no return after this reply`
	}
	w.Write([]byte("x"))
}

func amongThese(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

func yieldsOne(yield func(int) bool) { yield(1) }
func yieldsTwo(yield func(int) bool) { _ = yield(1) && yield(2) }

func yieldsThree(yield func(int) bool) {
	for i := range 3 {
		if !yield(i) {
			return
		}
	}
}

func yieldsSome(yield func(string) bool) {
	for _, x := range emptied {
		if !yield(x) {
			return
		}
	}
}

func made(b bool) iter.Seq[int] {
	if b {
		return func(yield func(int) bool) { yield(1) }
	}
	return func(yield func(int) bool) {
		if !yield(1) {
			return
		}
		yield(2)
	}
}

func overOneYield(w http.ResponseWriter, r *http.Request) {
	for range yieldsOne {
		http.Error(w, "x", http.StatusConflict)
	}
}

func overTwoYields(w http.ResponseWriter, r *http.Request) {
	for range yieldsTwo {
		http.Error(w, "x", http.StatusConflict) // want `no return after this reply; the loop goes on, and replies again in its next iteration`
	}
}

func overYields(w http.ResponseWriter, r *http.Request) {
	code := http.StatusNoContent
	switch r.Method {
	case "A":
		for range yieldsThree {
			code = http.StatusOK
		}
	case "B":
		for range made(r.Host == "") {
			code = http.StatusOK
		}
	case "C":
		for range yieldsSome { // not followed
			code = http.StatusOK
		}
	case "D":
		for range strings.SplitSeq(r.Host, ",") {
			code = http.StatusOK
		}
	case "E":
		for range strings.Split(r.Host, ",") {
			code = http.StatusOK
		}
	default:
		return
	}
	w.WriteHeader(code)
	w.Write([]byte("x"))
}

func overUnknown(w http.ResponseWriter, list iter.Seq[int]) {
	code := http.StatusNoContent
	for range list {
		code = http.StatusOK
	}
	w.WriteHeader(code)
	w.Write([]byte("x")) // want `body is lost when the loop over list does not run`
}

func inBody(w http.ResponseWriter, r *http.Request) {
	for x := range yieldsSome {
		if x == "" {
			http.Error(w, "x", http.StatusConflict) // want `no return after this reply; line \d+ writes to the response again`
		}
	}
	w.Write([]byte("x"))
}

func overElements(w http.ResponseWriter, list []string, m map[string]int) {
	if len(list) == 0 || len(m) == 0 {
		return
	}
	code, other := http.StatusNoContent, http.StatusNoContent
	for range slices.Values(list) {
		code = http.StatusOK
	}
	for range maps.Keys(m) {
		other = http.StatusOK
	}
	if code == http.StatusNoContent || other == http.StatusNoContent {
		w.WriteHeader(http.StatusNoContent)
	}
	w.Write([]byte("x"))
}

func overNoElements(w http.ResponseWriter, list []string) {
	code := http.StatusNoContent
	for range slices.Values(list) {
		code = http.StatusOK
	}
	w.WriteHeader(code)
	w.Write([]byte("x")) // want `body is lost when the loop over slices.Values\(list\) does not run`
}
