package order_fine

import "net/http"

// The cases of this file compute in helpers: a condition there is one on what the caller has handed over.

func next(n int) int                 { return n + 1 }
func tooLarge(n int) bool            { return n+1 > 10 }
func odd(n int) bool                 { return n%2 != 0 }
func levelAbove(m *mood, n int) bool { return m.level-n > 0 }
func quoted(s string) string         { return "'" + s }
func isText(v any) bool              { _, ok := v.(string); return ok }

func refuseSum(w http.ResponseWriter, a, b int) {
	if a+b > 10 {
		http.Error(w, "too much", http.StatusBadRequest)
	}
}

func successor(w http.ResponseWriter, n int) {
	if next(n) == n {
		http.Error(w, "no successor", http.StatusBadRequest)
		http.Error(w, "none at all", http.StatusBadRequest)
	}
	if next(n) < n {
		http.Error(w, "predecessor", http.StatusBadRequest)
		http.Error(w, "of all things", http.StatusBadRequest)
	}
}

func small(w http.ResponseWriter, n int) {
	if n > 4 {
		return
	}
	if tooLarge(n) {
		http.Error(w, "too large", http.StatusBadRequest)
		http.Error(w, "much too large", http.StatusBadRequest)
	}
}

func even(w http.ResponseWriter, r *http.Request) {
	if odd(4) {
		http.Error(w, "odd", http.StatusBadRequest)
		http.Error(w, "very odd", http.StatusBadRequest)
	}
}

func level(w http.ResponseWriter, r *http.Request) {
	m := &mood{level: 1}
	if levelAbove(m, 1) {
		http.Error(w, "high", http.StatusBadRequest)
		http.Error(w, "higher", http.StatusBadRequest)
	}
}

func twoSums(w http.ResponseWriter, r *http.Request) {
	refuseSum(w, 1, 2)
	http.Error(w, "refused", http.StatusBadRequest)
}

func twoUnknown(w http.ResponseWriter, a, b int) {
	if a >= b || a != 5 {
		return
	}
	if b == 3 {
		http.Error(w, "less than five", http.StatusBadRequest)
		http.Error(w, "more than five", http.StatusBadRequest)
	}
}

func sumOfUnknown(w http.ResponseWriter, a, b int) {
	if a+b <= 10 || a != 5 {
		return
	}
	if b == 3 {
		http.Error(w, "eight", http.StatusBadRequest)
		http.Error(w, "ten", http.StatusBadRequest)
	}
}

func quotedIsLong(w http.ResponseWriter, s string) {
	if quoted(s) == "" {
		http.Error(w, "empty", http.StatusBadRequest)
		http.Error(w, "void", http.StatusBadRequest)
	}
}

func numberIsNoText(w http.ResponseWriter, n int) {
	if isText(n) {
		http.Error(w, "text", http.StatusBadRequest)
		http.Error(w, "word", http.StatusBadRequest)
	}
}

func calmFirst(a, b *mood) bool {
	a.calm = true
	b.calm = false
	return a.calm
}

// Both parameters of calmFirst are one object.
func twoNames(w http.ResponseWriter, r *http.Request) {
	m := &mood{}
	if calmFirst(m, m) {
		http.Error(w, "calm", http.StatusConflict)
		http.Error(w, "very calm", http.StatusConflict)
	}
}

func countBoth(a, b *int) bool {
	*a = 1
	*b = 2
	return *a == 1
}

func twoPointers(w http.ResponseWriter, r *http.Request) {
	n := 0
	if countBoth(&n, &n) {
		http.Error(w, "one", http.StatusConflict)
		http.Error(w, "two", http.StatusConflict)
	}
}

func fillBoth(a, b map[string]int) bool {
	a["x"] = 1
	b["x"] = 2
	return a["x"] == 1
}

func twoMaps(w http.ResponseWriter, r *http.Request) {
	m := map[string]int{}
	if fillBoth(m, m) {
		http.Error(w, "one", http.StatusConflict)
		http.Error(w, "two", http.StatusConflict)
	}
}
