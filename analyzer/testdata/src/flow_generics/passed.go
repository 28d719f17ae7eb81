package generics

import (
	"cmp"
	"errors"
	"net/http"
)

// A function that is for values of any type returns some of those that it is given. Each call has its own.

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func or[T comparable](list ...T) (zero T) {
	for _, v := range list {
		if v != zero {
			return v
		}
	}
	return zero
}

func lazy[T any](f func() T) T { return f() }

func gone() (int, error) { return 410, errors.New("gone") } // want `http.StatusGone`

func passes(w http.ResponseWriter, code *int, m map[string]int) {
	w.WriteHeader(deref(code, 404)) // want `http.StatusNotFound`
	w.WriteHeader(*to(409))         // want `http.StatusConflict`
	w.WriteHeader(must(202, nil))   // want `http.StatusAccepted`
	w.WriteHeader(must(gone()))
	w.WriteHeader(cmp.Or(*code, 200))                            // want `http.StatusOK`
	w.WriteHeader(or(*code, 201))                                // want `http.StatusCreated`
	w.WriteHeader(pick(map[string]int{"a": 400, "b": 401}, "a")) // want `http.StatusBadRequest` `http.StatusUnauthorized`
	w.WriteHeader(lazy(func() int { return 402 }))               // want `http.StatusPaymentRequired`
	w.WriteHeader(max(*code, 405))                               // want `http.StatusMethodNotAllowed`
	w.WriteHeader(min(500, must(*code, nil)))                    // want `http.StatusInternalServerError`
	local := to(406)                                             // want `http.StatusNotAcceptable`
	w.WriteHeader(*local)
}

type options struct {
	Status  *int
	Retries *int
}

func answer(w http.ResponseWriter, o options) { w.WriteHeader(*o.Status) }

func defaults(w http.ResponseWriter, resp *http.Response) bool {
	answer(w, options{Status: to(500), Retries: to(500)}) // want `http.StatusInternalServerError`
	return must(resp.StatusCode, nil) == 301              // want `http.StatusMovedPermanently`
}

// A constraint that is about integers: such a parameter is like one of an integer type.
func send[C ~int](w http.ResponseWriter, code C) { w.WriteHeader(int(code)) }

func sendAny[C interface{ ~int | ~int32 }](w http.ResponseWriter, code C) { send(w, int(code)) }

type code int

func constrained(w http.ResponseWriter) {
	send(w, 404)         // want `http.StatusNotFound`
	send(w, code(410))   // want `http.StatusGone`
	sendAny[int](w, 400) // want `http.StatusBadRequest`
}
