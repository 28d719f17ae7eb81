package order_values

import (
	"errors"
	"net/http"
)

// Methods of interfaces, where the path tells which type an interface holds.

type coded interface{ Code() int }

type marking interface {
	Mark()
	Marked() bool
}

type answering interface {
	Check(w http.ResponseWriter) bool
}

type fixedCode struct{}

func (fixedCode) Code() int     { return 200 }
func (fixedCode) Error() string { return "x" }

type fieldCode struct{ code int }

func (f *fieldCode) Code() int { return f.code }

type numberCode int

func (n numberCode) Code() int { return int(n) }

type marked struct{ done bool }

func (m *marked) Mark()        { m.done = true }
func (m *marked) Marked() bool { return m.done }

type refusing struct{}

func (refusing) Check(w http.ResponseWriter) bool {
	http.Error(w, "x", http.StatusForbidden)
	return false
}

func byFixed(w http.ResponseWriter, r *http.Request) {
	var c coded = fixedCode{}
	if c.Code() != 200 {
		http.Error(w, "x", http.StatusConflict)
	}
	if c.Code() == 200 {
		http.Error(w, "x", http.StatusNotFound) // want `no return after this reply`
	}
	w.Write([]byte("x"))
}

func byField(w http.ResponseWriter, r *http.Request) {
	var c coded = &fieldCode{200}
	if r.Method == "GET" {
		c = numberCode(404)
	}
	if c.Code() == 404 {
		http.Error(w, "x", http.StatusNotFound)
	}
	if c.Code() == 200 {
		w.Write([]byte("x"))
	}
}

func byUnknown(w http.ResponseWriter, c coded) {
	if c.Code() != 200 {
		http.Error(w, "x", http.StatusConflict) // want `no return after this reply`
	}
	w.Write([]byte("x"))
}

func byNumber(w http.ResponseWriter, r *http.Request) {
	var c coded = numberCode(204)
	w.WriteHeader(c.Code())
	w.Write([]byte("x")) // want `body is lost`
}

func byMark(w http.ResponseWriter, r *http.Request) {
	var m marking = &marked{}
	if r.Method == "GET" {
		m.Mark()
	}
	if m.Marked() {
		http.Error(w, "x", http.StatusConflict)
	}
	if !m.Marked() {
		w.Write([]byte("x"))
	}
}

func byRefusal(w http.ResponseWriter, r *http.Request) {
	var a answering = refusing{}
	if !a.Check(w) {
		return
	}
	w.Write([]byte("x"))
}

func byIgnored(w http.ResponseWriter, r *http.Request) {
	var a answering = refusing{}
	a.Check(w) // want `no return after this reply`
	w.Write([]byte("x"))
}

func found(r *http.Request) coded {
	if r.Method == "GET" {
		return fixedCode{}
	}
	return numberCode(404)
}

func byResult(w http.ResponseWriter, r *http.Request) {
	c := found(r)
	if c.Code() != 200 && c.Code() != 404 {
		http.Error(w, "x", http.StatusConflict)
	}
	w.Write([]byte("x"))
}

// What errors.New makes has no methods of the program's interfaces.
func byAssertion(w http.ResponseWriter, r *http.Request) {
	var err error = fixedCode{}
	if r.Method == "GET" {
		err = errors.New("x")
	}
	if c, ok := err.(coded); ok && c.Code() != 200 {
		http.Error(w, "x", http.StatusConflict)
	}
	w.Write([]byte("x"))
}
