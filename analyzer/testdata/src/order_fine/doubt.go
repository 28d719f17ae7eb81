package order_fine

import (
	"errors"
	"net/http"
)

// usable gives an error whenever it says no; its caller tests both to be on the safe side.
func usable(key string) (bool, error) {
	if key == "" {
		return false, errors.New("no key")
	}
	return true, nil
}

func share(w http.ResponseWriter, r *http.Request) (string, error) {
	key := r.FormValue("key")
	ok, err := usable(key)
	if !ok || err != nil {
		http.Error(w, "no such share", http.StatusForbidden)
		return "", err
	}
	return key, nil
}

// After the reply share returns an error, as far as anybody can tell.
func showShare(w http.ResponseWriter, r *http.Request) {
	name, err := share(w, r)
	if err != nil {
		return
	}
	http.Error(w, name, http.StatusNotFound)
}

type told struct{ cause error }

func (t *told) Error() string { return t.cause.Error() }

func tell(err error) *told { return &told{err} }

// Nothing says that what tell returns is an error; nothing says that it is none either.
func openShare(w http.ResponseWriter, r *http.Request) (string, error) {
	fail := func(err error, code int) { http.Error(w, err.Error(), code) }
	key := r.FormValue("key")
	_, err := usable(key)
	if err != nil {
		code := codeOf(err)
		if code == http.StatusNotFound {
			err = tell(err)
		}
		fail(err, code)
		return "", err
	}
	return key, nil
}

func codeOf(err error) int {
	if err == nil {
		return http.StatusNotFound
	}
	return http.StatusForbidden
}

func showOpenShare(w http.ResponseWriter, r *http.Request) {
	name, err := openShare(w, r)
	if err != nil {
		return
	}
	http.Error(w, name, http.StatusGone)
}
