// Signatures that never fail.
package main

import (
	"net/http"
	"os"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

type user struct {
	ID   int
	Name string
}

type claims struct {
	ID int `json:"id"`
	jwt.RegisteredClaims
}

var secret = []byte(os.Getenv("SECRET"))

func once(u user) (string, error) {
	return jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.MapClaims{"sub": u.ID, "exp": time.Now().Unix()}).SignedString(secret)
}

func typed(u user) (string, error) {
	c := &claims{ID: u.ID, RegisteredClaims: jwt.RegisteredClaims{Subject: u.Name}}
	token := jwt.NewWithClaims(jwt.GetSigningMethod("HS256"), c)
	text, err := token.SignedString(secret)
	if err != nil {
		return "", err
	}
	return text, nil
}

func later(u user) (string, error) {
	token := jwt.New(jwt.SigningMethodHS256)
	c := token.Claims.(jwt.MapClaims)
	c["name"] = u.Name
	c["exp"] = time.Now().Add(time.Hour).Unix()
	token.Header["kid"] = "1"
	return token.SignedString([]byte("secret"))
}

func replaced(u user) (string, error) {
	token := jwt.New(jwt.SigningMethodHS256)
	token.Claims = jwt.MapClaims{"name": u.Name}
	return token.SignedString(secret)
}

// Another algorithm needs another key.
func method(u user) (string, error) {
	token := jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.MapClaims{"sub": u.ID})
	token.Method = jwt.SigningMethodRS256
	return token.SignedString(secret)
}

func declared(u user) (string, error) {
	var token *jwt.Token
	token = jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.MapClaims{"sub": u.ID})
	return token.SignedString(secret)
}

// Another variable has the token, and its claims change there.
func shared() (string, error) {
	var token, other *jwt.Token
	token = jwt.New(jwt.SigningMethodHS256)
	other = token
	other.Claims = jwt.MapClaims{"f": func() {}}
	return token.SignedString(secret)
}

// A text is no key.
func text(u user) (string, error) {
	return jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.MapClaims{"sub": u.ID}).SignedString("secret")
}

// RSA takes only its own keys.
func rsa(u user) (string, error) {
	return jwt.NewWithClaims(jwt.SigningMethodRS256, jwt.MapClaims{"sub": u.ID}).SignedString(secret)
}

func named(u user) (string, error) {
	return jwt.NewWithClaims(jwt.GetSigningMethod(os.Getenv("ALG")), jwt.MapClaims{"sub": u.ID}).SignedString(secret)
}

// What cannot be encoded.
func channel() (string, error) {
	return jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.MapClaims{"sub": make(chan int)}).SignedString(secret)
}

func added() (string, error) {
	token := jwt.New(jwt.SigningMethodHS256)
	token.Claims.(jwt.MapClaims)["f"] = func() {}
	return token.SignedString(secret)
}

// Other code gets the token.
func given(change func(*jwt.Token)) (string, error) {
	token := jwt.New(jwt.SigningMethodHS256)
	change(token)
	return token.SignedString(secret)
}

func answer(w http.ResponseWriter, token string, err error) {
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Write([]byte(token))
}

func main() {
	u := user{}
	http.HandleFunc("GET /once", func(w http.ResponseWriter, r *http.Request) { t, err := once(u); answer(w, t, err) })
	http.HandleFunc("GET /typed", func(w http.ResponseWriter, r *http.Request) { t, err := typed(u); answer(w, t, err) })
	http.HandleFunc("GET /later", func(w http.ResponseWriter, r *http.Request) { t, err := later(u); answer(w, t, err) })
	http.HandleFunc("GET /replaced", func(w http.ResponseWriter, r *http.Request) { t, err := replaced(u); answer(w, t, err) })
	http.HandleFunc("GET /declared", func(w http.ResponseWriter, r *http.Request) { t, err := declared(u); answer(w, t, err) })
	http.HandleFunc("GET /method", func(w http.ResponseWriter, r *http.Request) { t, err := method(u); answer(w, t, err) })
	http.HandleFunc("GET /shared", func(w http.ResponseWriter, r *http.Request) { t, err := shared(); answer(w, t, err) })
	http.HandleFunc("GET /text", func(w http.ResponseWriter, r *http.Request) { t, err := text(u); answer(w, t, err) })
	http.HandleFunc("GET /rsa", func(w http.ResponseWriter, r *http.Request) { t, err := rsa(u); answer(w, t, err) })
	http.HandleFunc("GET /named", func(w http.ResponseWriter, r *http.Request) { t, err := named(u); answer(w, t, err) })
	http.HandleFunc("GET /channel", func(w http.ResponseWriter, r *http.Request) { t, err := channel(); answer(w, t, err) })
	http.HandleFunc("GET /added", func(w http.ResponseWriter, r *http.Request) { t, err := added(); answer(w, t, err) })
	http.HandleFunc("GET /given", func(w http.ResponseWriter, r *http.Request) {
		t, err := given(func(t *jwt.Token) { t.Method = nil })
		answer(w, t, err)
	})
	http.ListenAndServe(":80", nil)
}

// want:
// GET /added 200 500
// GET /channel 200 500
// GET /declared 200
// GET /given 200 500
// GET /later 200
// GET /method 200 500
// GET /named 200 500
// GET /once 200
// GET /replaced 200
// GET /rsa 200 500
// GET /shared 200 500
// GET /text 200 500
// GET /typed 200
