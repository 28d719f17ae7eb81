package generics

import (
	"cmp"
	"net/http"
	"slices"
)

// Other calls of the same functions are about other numbers.
func otherCalls(list []string, n int) ([]byte, *int) {
	limit := deref(nil, 404)
	_ = must(200, nil) == n
	_ = cmp.Or(n, 300)
	return make([]byte, limit), to(500)
}

// A type parameter that is for numbers may be computed with.
func sum[N number](list ...N) (total N) {
	for _, n := range list {
		total += n
	}
	return total
}

func scaled[F ~float64 | ~int](a F) F { return a * 2 }

func sums(w http.ResponseWriter) {
	w.WriteHeader(sum(200, 4))
	w.WriteHeader(scaled(200))
}

// The smallest of several widths.
func smallest(widths []int) bool { return slices.Min(widths) == 300 }

// A value that comes out of something else than what is handed in is unknown.
func unbox[T any](b box[T], otherwise T) T { return b.v }

func boxed(w http.ResponseWriter) {
	w.WriteHeader(unbox(box[int]{v: 404}, http.StatusOK))
}

// Of several constants one is returned: which is not known.
func several(w http.ResponseWriter, n int) {
	w.WriteHeader(or(n, 200, 300))
}
