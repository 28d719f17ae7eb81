package main

import (
	"net/http"

	"github.com/golang-jwt/jwt/v5"
)

type claims struct{ jwt.RegisteredClaims }

// The claims of a token have the type that the call which parses it gives them.
func main() {
	http.HandleFunc("/parsed", parsed)
	http.HandleFunc("/helper", helper)
	http.HandleFunc("/given", given)
	http.HandleFunc("/other", other)
	http.HandleFunc("/either", either)
	http.HandleFunc("/variable", variable)
}

func key(*jwt.Token) (any, error) { return []byte("key"), nil }

func parsed(w http.ResponseWriter, r *http.Request) {
	token, err := jwt.Parse(r.Header.Get("Token"), key)
	if err != nil {
		w.WriteHeader(401)
		return
	}
	if _, ok := token.Claims.(jwt.MapClaims); !ok {
		w.WriteHeader(403)
		return
	}
	w.WriteHeader(204)
}

func parse(text string) (*jwt.Token, error) {
	token, err := jwt.Parse(text, key)
	if err != nil {
		return nil, err
	}
	return token, nil
}

func helper(w http.ResponseWriter, r *http.Request) {
	token, err := parse(r.Header.Get("Token"))
	if err != nil {
		w.WriteHeader(401)
		return
	}
	_, ok := token.Claims.(jwt.MapClaims)
	if !ok {
		w.WriteHeader(403)
		return
	}
	w.WriteHeader(204)
}

func given(w http.ResponseWriter, r *http.Request) {
	token, err := jwt.ParseWithClaims(r.Header.Get("Token"), &claims{}, key)
	if err != nil {
		w.WriteHeader(401)
		return
	}
	if c, ok := token.Claims.(*claims); ok {
		w.Header().Set("Subject", c.Subject)
		w.WriteHeader(204)
	} else {
		w.WriteHeader(403)
	}
}

// These claims have another type.
func other(w http.ResponseWriter, r *http.Request) {
	token, _ := jwt.ParseWithClaims(r.Header.Get("Token"), &claims{}, key)
	if _, ok := token.Claims.(jwt.MapClaims); !ok {
		w.WriteHeader(403)
		return
	}
	w.WriteHeader(204)
}

func one(text string, own bool) (*jwt.Token, error) {
	if own {
		return jwt.ParseWithClaims(text, &claims{}, key)
	}
	return jwt.Parse(text, key)
}

func either(w http.ResponseWriter, r *http.Request) {
	token, _ := one(r.Header.Get("Token"), r.Header.Get("Own") != "")
	if _, ok := token.Claims.(jwt.MapClaims); !ok {
		w.WriteHeader(403)
		return
	}
	w.WriteHeader(204)
}

var own jwt.Claims = &claims{}

func variable(w http.ResponseWriter, r *http.Request) {
	token, _ := jwt.ParseWithClaims(r.Header.Get("Token"), own, key)
	if _, ok := token.Claims.(*claims); !ok {
		w.WriteHeader(403)
		return
	}
	w.WriteHeader(204)
}

// want:
// * /either 204 403
// * /given 204 401
// * /helper 204 401
// * /other 204 403
// * /parsed 204 401
// * /variable 204 403
