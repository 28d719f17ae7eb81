// Package lib has helpers that others hand status codes to. What they need to know stands in its facts.
package lib

import (
	"encoding/json"
	"net/http"
)

// Send is a sink.
func Send(w http.ResponseWriter, code int) { w.WriteHeader(code) } // want Send:"param 1 sent"

// Reply is one by Send.
func Reply(w http.ResponseWriter, v any, code int) { // want Reply:"param 2 sent"
	Send(w, code)
	_ = json.NewEncoder(w).Encode(v)
}

// Generic is one for any type.
func Generic[T any](w http.ResponseWriter, v T, code int) { Send(w, code) } // want Generic:"param 2 sent"

// Optional takes its status variadically.
func Optional(w http.ResponseWriter, code ...int) { // want Optional:"param 1 sent"
	for _, c := range code {
		Send(w, c)
	}
}

// Fail sends errors.
func Fail(w http.ResponseWriter, code int) { http.Error(w, "no", code) } // want Fail:"param 1 sent"

// Checked takes any number.
func Checked(w http.ResponseWriter, code int) { // want Checked:"param 1 sent"
	if code < 100 {
		code = http.StatusInternalServerError
	}
	w.WriteHeader(code)
}

// Exit is no sink: the number is used as another one as well.
func Exit(w http.ResponseWriter, code int) { // want Exit:"param 1 sent.no status"
	w.WriteHeader(code)
	_ = make([]byte, code)
}

// Log is none either.
func Log(code int) {}

// Answer is a struct whose field is sent.
type Answer struct {
	Status int // want Status:"sent"
	Size   int
	Inner  Inner
}

// Inner is a part of it.
type Inner struct {
	Code int // want Code:"sent"
}

// Send sends it.
func (a *Answer) Send(w http.ResponseWriter) {
	w.WriteHeader(a.Status)
	w.WriteHeader(a.Inner.Code)
}

// With sets the field.
func (a *Answer) With(status int) *Answer { // want With:"param 0 sent"
	a.Status = status
	return a
}

// Box is generic.
type Box[T any] struct {
	V      T
	Status int // want Status:"sent"
}

// Set sets.
func (b *Box[T]) Set(status int) { b.Status = status } // want Set:"param 0 sent"

// Send sends.
func (b *Box[T]) Send(w http.ResponseWriter) { w.WriteHeader(b.Status) }

// Default is a variable that is sent.
var Default = 200 // want `http.StatusOK` Default:"sent"

// Serve sends it.
func Serve(w http.ResponseWriter) { w.WriteHeader(Default) }

// Get returns a status that came in.
func Get(url string) (int, error) { // want Get:"result 0 received"
	resp, err := http.Get(url)
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

// Result keeps one.
type Result struct {
	Code  int // want Code:"received"
	Bytes int
}

// Ask returns one in a struct.
func Ask(url string) (r Result) {
	resp, _ := http.Get(url)
	r.Code = resp.StatusCode
	return r
}

// Replier is an interface whose implementation sends.
type Replier interface {
	Reply(code int) // want Reply:"param 0 sent"
	Note(n int)
}

type replier struct{ w http.ResponseWriter }

func (r replier) Reply(code int) { r.w.WriteHeader(code) } // want Reply:"param 0 sent"
func (r replier) Note(n int)     {}

// New makes one.
func New(w http.ResponseWriter) Replier { return replier{w} }

// Unseen is an interface that nothing is converted to.
type Unseen interface{ Reply(code int) }

// Equal compares what it is given.
func Equal(want, got any) bool { return want == got } // want Equal:"compares 0 1"

// Handler serves by a function.
type Handler func(w http.ResponseWriter) (code int, err error)

func (h Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	code, _ := h(w)
	w.WriteHeader(code)
}

// Coded makes an error of a status.
func Coded(code int, text string) error { return &coded{code, text} } // want Coded:"param 0 sent"

type coded struct {
	code int // want code:"sent"
	text string
}

func (c *coded) Error() string { return c.text }

// Write sends an error.
func Write(w http.ResponseWriter, err error) {
	if c, ok := err.(*coded); ok {
		Send(w, c.code)
	}
}

// Writer remembers the status.
type Writer struct {
	http.ResponseWriter
	code int // want code:"received"
}

// WriteHeader is that of an http.ResponseWriter.
func (w *Writer) WriteHeader(code int) { w.code = code; w.ResponseWriter.WriteHeader(code) } // want WriteHeader:"param 0 sent.received"

// Code is the getter.
func (w *Writer) Code() int { return w.code } // want Code:"result 0 received"
