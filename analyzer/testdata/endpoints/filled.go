package main

import (
	"encoding/json"
	"errors"
	"net/http"
	"os"
	"reflect"
)

// A function that registers no route may set the fields of a struct that it gives away as an any: by reflection.

type environment struct{ Token string }

type file struct {
	Token string
	Limit limits
}

type limits struct{ Most int }

type typed struct{ Token string }

type failure struct{ Token string }

func (f *failure) Error() string { return f.Token }

var (
	ofEnvironment *environment
	ofFile        = &file{}
	ofFailure     = &failure{}
)

func fill(obj any) {
	v := reflect.ValueOf(obj).Elem()
	for i := range v.NumField() {
		v.Field(i).SetString(os.Getenv(v.Type().Field(i).Name))
	}
}

func fillEnvironment() { fill(ofEnvironment) }

func readFile() { json.NewDecoder(os.Stdin).Decode(&ofFile) }

func readAs[T any](name string, v *T) {
	data, err := os.ReadFile(name)
	if err != nil {
		panic(err)
	}
	if err := json.Unmarshal(data, v); err != nil {
		panic(err)
	}
}

func environmentToken(w http.ResponseWriter, r *http.Request) {
	if ofEnvironment.Token == "" {
		w.WriteHeader(http.StatusForbidden)
		return
	}
	w.WriteHeader(http.StatusAccepted)
}

func fileToken(w http.ResponseWriter, r *http.Request) {
	if ofFile.Token == "" {
		w.WriteHeader(http.StatusForbidden)
		return
	}
	w.WriteHeader(http.StatusAccepted)
}

func fileLimit(w http.ResponseWriter, r *http.Request) {
	if ofFile.Limit.Most > 3 {
		w.WriteHeader(http.StatusForbidden)
		return
	}
	w.WriteHeader(http.StatusAccepted)
}

// errors.As sets the variable, and an encoder only reads.
func failureToken(w http.ResponseWriter, r *http.Request) {
	var f *failure
	if errors.As(r.Context().Err(), &f) {
		w.WriteHeader(http.StatusConflict)
		return
	}
	if ofFailure.Token != "" {
		w.WriteHeader(http.StatusForbidden)
		return
	}
	json.NewEncoder(w).Encode(ofFailure)
}

type holder struct{ typed *typed }

func (h *holder) typedToken(w http.ResponseWriter, r *http.Request) {
	if h.typed.Token == "" {
		w.WriteHeader(http.StatusForbidden)
		return
	}
	w.WriteHeader(http.StatusAccepted)
}

func main() {
	ofEnvironment = &environment{}
	fillEnvironment()
	readFile()
	h := &holder{typed: &typed{}}
	readAs("typed.json", h.typed)
	http.HandleFunc("/environment", environmentToken)
	http.HandleFunc("/file", fileToken)
	http.HandleFunc("/limit", fileLimit)
	http.HandleFunc("/typed", h.typedToken)
	http.HandleFunc("/failure", failureToken)
	http.ListenAndServe(":80", nil)
}

// want:
// * /environment 202 403
// * /failure 200
// * /file 202 403
// * /limit 202 403
// * /typed 202 403
