// Package no_reply has handlers that leave a request without an answer.
package no_reply

import (
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"

	"github.com/gin-gonic/gin"
)

func load(name string) (string, error) {
	b, err := os.ReadFile(name)
	return string(b), err
}

func get(w http.ResponseWriter, r *http.Request) {
	text, err := load(r.URL.Path)
	if err != nil {
		log.Print(err)
		return // want `nothing is sent despite the error, so the client gets 200 OK without a body: send an error reply before this return \(no-reply\)`
	}
	fmt.Fprint(w, text)
}

func second(w http.ResponseWriter, r *http.Request) {
	a, err := load("a")
	if err != nil {
		http.Error(w, "no a", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/plain")
	if b, err := load("b"); err != nil {
		log.Print(err, b)
		return // want `nothing is sent`
	}
	io.WriteString(w, a)
}

func inverted(w http.ResponseWriter, r *http.Request) {
	var v map[string]string
	if err := json.NewDecoder(r.Body).Decode(&v); err == nil {
		fmt.Fprint(w, v["a"])
	} else {
		return // want `nothing is sent`
	}
}

var routes = map[string]http.HandlerFunc{
	"/": func(w http.ResponseWriter, r *http.Request) {
		if err := r.ParseForm(); err != nil {
			return // want `nothing is sent`
		}
		w.WriteHeader(http.StatusNoContent)
	},
}

func item(c *gin.Context) {
	text, err := load(c.Param("id"))
	if err != nil {
		log.Print(err)
		return // want `nothing is sent`
	}
	c.String(http.StatusOK, text)
}
