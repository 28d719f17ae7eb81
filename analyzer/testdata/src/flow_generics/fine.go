package generics

import "net/http"

// A type parameter carries nothing: a helper such as ptr.Deref is used for any number.

func deref[T any](p *T, or T) T {
	if p == nil {
		return or
	}
	return *p
}

func to[T any](v T) *T { return &v }

func pick[K comparable, V any](m map[K]V, k K) V { return m[k] }

type number interface{ ~int | ~int64 }

func larger[N number](a, b N) N {
	if a > b {
		return a
	}
	return b
}

func uses(w http.ResponseWriter, code *int) {
	w.WriteHeader(deref(code, http.StatusOK))
	w.WriteHeader(*to(http.StatusOK))
	w.WriteHeader(larger(http.StatusOK, http.StatusCreated))
	w.WriteHeader(pick(map[string]int{}, ""))
	_ = deref(nil, 404)
	_ = to(404)
	_ = larger(404, 410)
	_ = pick(map[int]int{404: 404}, 404)
}

type box[T any] struct{ v T }

func boxes(w http.ResponseWriter) {
	w.WriteHeader(box[int]{v: http.StatusOK}.v)
	_ = box[int]{v: 404}
}
