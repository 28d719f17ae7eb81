// A token that a call has parsed without an error is valid.
package main

import (
	"errors"
	"net/http"

	"github.com/golang-jwt/jwt/v5"
)

type claims struct{ jwt.RegisteredClaims }

var errInvalid = errors.New("invalid")

func key(*jwt.Token) (any, error) { return []byte("key"), nil }

func parsed(w http.ResponseWriter, r *http.Request) {
	token, err := jwt.Parse(r.Header.Get("Token"), key)
	if err != nil {
		w.WriteHeader(401)
		return
	}
	if !token.Valid {
		w.WriteHeader(403)
		return
	}
	w.WriteHeader(204)
}

func parse(text string) (*claims, error) {
	token, err := jwt.ParseWithClaims(text, &claims{}, key)
	if err != nil {
		return nil, err
	}
	if c, ok := token.Claims.(*claims); ok && token.Valid {
		return c, nil
	}
	return nil, errInvalid
}

func typed(w http.ResponseWriter, r *http.Request) {
	_, err := parse(r.Header.Get("Token"))
	switch {
	case errors.Is(err, errInvalid):
		w.WriteHeader(403)
	case err != nil:
		w.WriteHeader(401)
	default:
		w.WriteHeader(204)
	}
}

func load(text string) (*jwt.Token, error) { return jwt.Parse(text, key) }

func loaded(text string) (*jwt.Token, error) {
	token, err := load(text)
	if err != nil {
		return nil, err
	}
	return token, nil
}

func check(w http.ResponseWriter, token *jwt.Token) bool {
	if !token.Valid {
		w.WriteHeader(403)
		return false
	}
	return true
}

func helper(w http.ResponseWriter, r *http.Request) {
	token, err := loaded(r.Header.Get("Token"))
	if err != nil {
		w.WriteHeader(401)
		return
	}
	if !check(w, token) {
		return
	}
	w.WriteHeader(204)
}

// Nothing asks for the error.
func ignored(w http.ResponseWriter, r *http.Request) {
	token, _ := jwt.Parse(r.Header.Get("Token"), key)
	if !token.Valid {
		w.WriteHeader(403)
		return
	}
	w.WriteHeader(204)
}

// Nothing verifies the token.
func unverified(w http.ResponseWriter, r *http.Request) {
	token, _, err := jwt.NewParser().ParseUnverified(r.Header.Get("Token"), &claims{})
	if err != nil {
		w.WriteHeader(401)
		return
	}
	if !token.Valid {
		w.WriteHeader(403)
		return
	}
	w.WriteHeader(204)
}

// The helper hides the error.
func lenient(text string) (*jwt.Token, error) {
	token, err := jwt.Parse(text, key)
	if err != nil && token == nil {
		return nil, err
	}
	return token, nil
}

func hidden(w http.ResponseWriter, r *http.Request) {
	token, err := lenient(r.Header.Get("Token"))
	if err != nil {
		w.WriteHeader(401)
		return
	}
	if !token.Valid {
		w.WriteHeader(403)
		return
	}
	w.WriteHeader(204)
}

func main() {
	http.HandleFunc("/parsed", parsed)
	http.HandleFunc("/typed", typed)
	http.HandleFunc("/helper", helper)
	http.HandleFunc("/ignored", ignored)
	http.HandleFunc("/unverified", unverified)
	http.HandleFunc("/hidden", hidden)
	http.ListenAndServe(":80", nil)
}

// want:
// * /helper 204 401
// * /hidden 204 401 403
// * /ignored 204 403
// * /parsed 204 401
// * /typed 204 401
// * /unverified 204 401 403
