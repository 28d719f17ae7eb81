package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"time"
)

func main() {
	http.HandleFunc("GET /sure", sure)
	http.HandleFunc("GET /sure/encoder", encoder)
	http.HandleFunc("GET /sure/buffer", buffer)
	http.HandleFunc("GET /sure/helper", func(w http.ResponseWriter, r *http.Request) { reply(w, 200, map[string]string{"a": "b"}) })
	http.HandleFunc("GET /sure/text", func(w http.ResponseWriter, r *http.Request) { fail(w, 400, "no") })
	http.HandleFunc("GET /sure/elements", elements)
	http.HandleFunc("GET /sure/error", returned)
	http.HandleFunc("GET /sure/made", func(w http.ResponseWriter, r *http.Request) { reply(w, 200, message("a", list())) })
	http.HandleFunc("GET /sure/own", func(w http.ResponseWriter, r *http.Request) { reply(w, 200, own{}) })
	http.HandleFunc("GET /sure/tree", func(w http.ResponseWriter, r *http.Request) { reply(w, 200, tree{}) })
	http.HandleFunc("GET /may/file", file)
	http.HandleFunc("GET /may/any", func(w http.ResponseWriter, r *http.Request) { reply(w, 200, unknown) })
	http.HandleFunc("GET /may/element", func(w http.ResponseWriter, r *http.Request) { reply(w, 200, map[string]any{"a": unknown}) })
	http.HandleFunc("GET /may/later", later)
	http.HandleFunc("GET /may/stored", stored)
	http.HandleFunc("GET /may/channel", func(w http.ResponseWriter, r *http.Request) { reply(w, 200, struct{ C chan int }{}) })
	http.HandleFunc("GET /may/number", func(w http.ResponseWriter, r *http.Request) { reply(w, 200, []json.Number{"x"}) })
	http.HandleFunc("GET /may/cycle", func(w http.ResponseWriter, r *http.Request) { reply(w, 200, parents()) })
	http.HandleFunc("GET /may/own", func(w http.ResponseWriter, r *http.Request) { reply(w, 200, failing{}) })
	http.HandleFunc("GET /may/error", maybe)
	http.ListenAndServe(":80", nil)
}

type item struct {
	ID    int
	Price float64
	At    time.Time
	Tags  []string
	By    *author
	Notes map[string]author
	done  chan bool
	Hook  func() `json:"-"`
}

type author struct{ Name string }

func list() []item { return nil }

func sure(w http.ResponseWriter, r *http.Request) {
	b, err := json.Marshal(list())
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Write(b)
}

// If the response cannot be written, its header has gone out before.
func encoder(w http.ResponseWriter, r *http.Request) {
	enc := json.NewEncoder(w)
	enc.SetIndent("", "\t")
	if err := enc.Encode(list()); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}

func buffer(w http.ResponseWriter, r *http.Request) {
	var b bytes.Buffer
	if err := json.NewEncoder(&b).Encode(list()); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusAccepted)
	w.Write(b.Bytes())
}

func reply(w http.ResponseWriter, code int, v any) {
	b, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		w.WriteHeader(http.StatusInternalServerError)
		return
	}
	w.WriteHeader(code)
	w.Write(b)
}

type envelope map[string]any

func fail(w http.ResponseWriter, code int, text string) { reply(w, code, envelope{"error": text}) }

func elements(w http.ResponseWriter, r *http.Request) {
	v := map[string]any{"items": list()}
	v["count"] = len(list())
	reply(w, 200, v)
}

func message(text string, data any) map[string]any {
	return map[string]any{"message": text, "data": data}
}

func write(w http.ResponseWriter, code int, v any) error {
	b, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("encode: %w", err)
	}
	w.WriteHeader(code)
	w.Write(b)
	return nil
}

func returned(w http.ResponseWriter, r *http.Request) {
	if err := write(w, http.StatusCreated, envelope{"items": list()}); err != nil {
		w.WriteHeader(http.StatusInternalServerError)
	}
}

func maybe(w http.ResponseWriter, r *http.Request) {
	if err := write(w, http.StatusCreated, envelope{"items": unknown}); err != nil {
		w.WriteHeader(http.StatusInternalServerError)
	}
}

type own struct{}

func (own) MarshalJSON() ([]byte, error) { return json.Marshal("own") }

type failing struct{ Text string }

func (f failing) MarshalText() ([]byte, error) {
	if f.Text == "" {
		return nil, errors.New("no text")
	}
	return []byte(f.Text), nil
}

type tree struct{ Children []tree }

type cycle struct{ Parent *cycle }

var made []*cycle

func parents() *cycle { return made[0] }

var unknown any

// A full disk is an error.
func file(w http.ResponseWriter, r *http.Request) {
	if err := json.NewEncoder(os.Stdout).Encode(list()); err != nil {
		w.WriteHeader(http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func later(w http.ResponseWriter, r *http.Request) {
	v := map[string]any{"items": list()}
	v["more"] = unknown
	reply(w, 200, v)
}

func stored(w http.ResponseWriter, r *http.Request) {
	v := map[string]any{"items": list()}
	store(v)
	reply(w, 200, v)
}

func store(v map[string]any) { v["more"] = unknown }

// want:
// GET /may/any 200 500
// GET /may/channel 200 500
// GET /may/cycle 200 500
// GET /may/element 200 500
// GET /may/error 201 500
// GET /may/file 204 500
// GET /may/later 200 500
// GET /may/number 200 500
// GET /may/own 200 500
// GET /may/stored 200 500
// GET /sure 200
// GET /sure/buffer 202
// GET /sure/elements 200
// GET /sure/encoder 200
// GET /sure/error 201
// GET /sure/helper 200
// GET /sure/made 200
// GET /sure/own 200
// GET /sure/text 400
// GET /sure/tree 200
