package order_values

import (
	"net/http"
	"sync"
)

// A sync.Once calls one function, once.
func onceOnly(w http.ResponseWriter) {
	var once sync.Once
	n := 0
	once.Do(func() { n = 1 })
	if n == 0 {
		http.Error(w, "none", 404)
	}
	once.Do(func() { n = 2 })
	if n == 2 {
		http.Error(w, "second", 404)
	}
	http.Error(w, "no", 500)
}

func replyOnce(w http.ResponseWriter, a, b bool) {
	var once sync.Once
	fail := func(code int) {
		once.Do(func() { http.Error(w, "no", code) })
	}
	if a {
		fail(400)
	}
	if b {
		fail(404)
	}
	fail(500)
}

func replyAfterOnce(w http.ResponseWriter, a bool) {
	var once sync.Once
	if a {
		once.Do(func() { http.Error(w, "no", 404) }) // want `no return after this reply`
	}
	http.Error(w, "no", 500)
}

type site struct {
	load  sync.Once
	other sync.Once
	title string
}

func (s *site) init() { s.load.Do(func() { s.title = "x" }) }

func (s *site) inField(w http.ResponseWriter) {
	n := 0
	s.load.Do(func() { n++ })
	s.load.Do(func() { n++ })
	if n == 2 {
		http.Error(w, "twice", 404)
	}
	if n == 1 {
		http.Error(w, "one", 404) // want `no return after this reply`
	}
	s.other.Do(func() { n++ })
	if n == 2 {
		http.Error(w, "two", 404) // want `no return after this reply`
	}
	http.Error(w, "no", 500)
}

func (s *site) inHelper(w http.ResponseWriter) {
	n := 0
	s.init()
	s.load.Do(func() { n++ })
	if n == 1 {
		http.Error(w, "one", 404)
	}
	http.Error(w, "no", 500)
}

func onceInLoop(w http.ResponseWriter, list []string) {
	var once sync.Once
	for range list {
		once.Do(func() { w.WriteHeader(500) })
	}
}

func onceDeferred(w http.ResponseWriter, a bool) {
	var once sync.Once
	reply := func() { w.WriteHeader(500) }
	defer once.Do(reply)
	if a {
		once.Do(reply)
	}
}

func twoOnces(w http.ResponseWriter) {
	var a, b sync.Once
	a.Do(func() { http.Error(w, "a", 400) }) // want `no return after this reply`
	b.Do(func() { http.Error(w, "b", 404) })
}

// It may have been done before.
func (s *site) mayReply(w http.ResponseWriter) {
	s.load.Do(func() { http.Error(w, "no", 404) }) // want `this call to Do may have replied, and line \d+ writes to the response again: store whether it has`
	w.Write([]byte("x"))
}

// The header of an uploaded file is not nil if there is no error.
func uploaded(w http.ResponseWriter, r *http.Request) {
	_, header, err := r.FormFile("x")
	if err != nil {
		http.Error(w, err.Error(), 400)
		return
	}
	if header == nil {
		http.Error(w, "no header", 404)
	}
	w.WriteHeader(201)
}

// With an error, it is.
func notUploaded(w http.ResponseWriter, r *http.Request) {
	_, header, _ := r.FormFile("x")
	if header == nil {
		http.Error(w, "no header", 404) // want `no return after this reply`
	}
	w.WriteHeader(201)
}
