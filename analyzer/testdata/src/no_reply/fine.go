package no_reply

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"testing"

	"github.com/gin-gonic/gin"
	"github.com/gorilla/websocket"
)

// The client has gone and does not wait for a reply.
func cancelled(w http.ResponseWriter, r *http.Request) {
	text, err := load(r.URL.Path)
	if err != nil {
		if r.Context().Err() != nil {
			return
		}
		if errors.Is(err, context.Canceled) {
			return
		}
		http.Error(w, "no file", http.StatusInternalServerError)
		return
	}
	fmt.Fprint(w, text)
}

// The write has failed: the client or the header has gone.
func written(w http.ResponseWriter, r *http.Request) {
	f, err := os.Open("a")
	if err != nil {
		http.NotFound(w, r)
		return
	}
	if _, err := io.Copy(w, f); err != nil {
		log.Print(err)
		return
	}
	fmt.Fprint(w, "end")
}

// A helper has replied, or may have.
func fail(w http.ResponseWriter, err error) {
	http.Error(w, err.Error(), http.StatusInternalServerError)
}

func helped(w http.ResponseWriter, r *http.Request) {
	text, err := load("a")
	if err != nil {
		fail(w, err)
		return
	}
	fmt.Fprint(w, text)
}

func user(w http.ResponseWriter, r *http.Request) (string, error) {
	name := r.FormValue("user")
	if name == "" {
		http.Error(w, "no user", http.StatusBadRequest)
		return "", errors.New("no user")
	}
	return name, nil
}

func checked(w http.ResponseWriter, r *http.Request) {
	name, err := user(w, r)
	if err != nil {
		return
	}
	fmt.Fprint(w, name)
}

var report func(http.ResponseWriter, error)

func unseen(w http.ResponseWriter, r *http.Request) {
	text, err := load("a")
	if err != nil {
		report(w, err)
		return
	}
	fmt.Fprint(w, text)
}

func deferred(w http.ResponseWriter, r *http.Request) {
	var err error
	defer func() {
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
		}
	}()
	text, err := load("a")
	if err != nil {
		return
	}
	fmt.Fprint(w, text)
}

// The upgrade replies if it fails, and takes the connection if it does not.
var upgrader websocket.Upgrader

func upgraded(w http.ResponseWriter, r *http.Request) {
	if r.FormValue("ws") == "" {
		http.Error(w, "no web socket", http.StatusBadRequest)
		return
	}
	conn, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	_ = conn
}

// A panic with http.ErrAbortHandler breaks the connection.
func broken(w http.ResponseWriter, r *http.Request) {
	text, err := load("a")
	if err != nil {
		panic(http.ErrAbortHandler)
	}
	fmt.Fprint(w, text)
}

// Middleware: the next handler replies.
func middleware(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, err := load("a"); err != nil {
			return
		}
		next.ServeHTTP(w, r)
	})
}

// Its caller may reply.
func part(w http.ResponseWriter, r *http.Request) {
	text, err := load("a")
	if err != nil {
		return
	}
	fmt.Fprint(w, text)
}

func whole(w http.ResponseWriter, r *http.Request) { part(w, r) }

// No path replies: an empty 200 is the answer.
func silent(w http.ResponseWriter, r *http.Request) {
	if _, err := load("a"); err != nil {
		log.Print(err)
		return
	}
}

// The condition is not that there is an error.
func other(w http.ResponseWriter, r *http.Request) {
	text, err := load("a")
	if errors.Is(err, os.ErrNotExist) {
		return
	}
	if text == "" {
		return
	}
	fmt.Fprint(w, text)
}

// Another handler of the chain answers what was noted.
func noted(c *gin.Context) {
	text, err := load("a")
	if err != nil {
		c.Error(err)
		return
	}
	c.String(http.StatusOK, text)
}

func status(c *gin.Context) {
	text, err := load("a")
	if err != nil {
		c.Status(http.StatusInternalServerError)
		return
	}
	c.String(http.StatusOK, text)
}

// The handler of a test says what is wrong to the test.
func forTest(t *testing.T) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if err := r.ParseForm(); err != nil {
			t.Errorf("form: %v", err)
			return
		}
		w.WriteHeader(http.StatusNoContent)
	}
}

// No condition leads to the return: it is up to the channels.
func selected(w http.ResponseWriter, r *http.Request, stop chan bool, texts chan string) {
	select {
	case <-stop:
		return
	case text := <-texts:
		fmt.Fprint(w, text)
	}
}

// A case is one of several outcomes, which the function may have in mind.
func switched(w http.ResponseWriter, r *http.Request) {
	text, err := load("a")
	switch {
	case err != nil:
		return
	case text == "":
		http.NotFound(w, r)
		return
	}
	fmt.Fprint(w, text)
}

// The loop is where the function returns, whatever the error is.
func looped(w http.ResponseWriter, r *http.Request, list []string) {
	text, err := load("a")
	if err != nil {
		for range list {
			return
		}
		http.NotFound(w, r)
		return
	}
	fmt.Fprint(w, text)
}

// A helper replies through a pointer to the variable that holds the response, or may.
func pointed(w http.ResponseWriter, r *http.Request) {
	text, err := load("a")
	if err != nil {
		through(&w)
		return
	}
	if _, err := load("b"); err != nil {
		handed(&w)
		return
	}
	fmt.Fprint(w, text)
}

func through(w *http.ResponseWriter) { http.Error(*w, "no file", http.StatusInternalServerError) }

var handed func(*http.ResponseWriter)
