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
