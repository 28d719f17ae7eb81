package invalid

import (
	"errors"
	"io"
	"net/http"
)

// A status that was never set is 0.

func zero(w http.ResponseWriter, r *http.Request) {
	var code int
	if r.Method == "GET" {
		code = http.StatusOK
	}
	w.WriteHeader(code) // want `^net/http panics on status code 0, and the client gets no response: code is still 0 when r.Method != "GET"; set it before \(invalid\)$`
}

func zeroInSwitch(w http.ResponseWriter, r *http.Request) {
	code := 0
	switch r.Method {
	case "GET":
		code = http.StatusOK
	case "POST":
		code = http.StatusCreated
	}
	http.Error(w, "no", code) // want `code is still 0 when r.Method matches no case; set it before`
}

func zeroAfterAssertion(w http.ResponseWriter, err error) {
	var code int
	switch err.(type) {
	case *http.MaxBytesError:
		code = http.StatusRequestEntityTooLarge
	}
	w.WriteHeader(code) // want `code is still 0 when err matches no case`
}

func zeroOnOneOfTwo(w http.ResponseWriter, a, b bool) {
	var code int
	if a {
		code = http.StatusOK
	}
	if b {
		code = http.StatusCreated
	}
	w.WriteHeader(code) // want `response: code is still 0; set it before`
}

// Two halves of one condition set it.
func alwaysSet(w http.ResponseWriter, a bool) {
	var code int
	if a {
		code = http.StatusOK
	}
	if !a {
		code = http.StatusCreated
	}
	w.WriteHeader(code)
}

func statusOf(r *http.Request) (int, error) {
	if r.Method == "" {
		return 0, errors.New("no method")
	}
	return http.StatusOK, nil
}

func ofAnError(w http.ResponseWriter, r *http.Request) {
	code, err := statusOf(r)
	if err != nil {
		http.Error(w, err.Error(), code) // want `response: code, from statusOf, is 0; set it before`
		return
	}
	w.WriteHeader(code)
}

func errorIgnored(w http.ResponseWriter, r *http.Request) {
	code, _ := statusOf(r)
	w.WriteHeader(code) // want `code, from statusOf, is 0`
}

// Where the error is looked at, the status is one.
func errorChecked(w http.ResponseWriter, r *http.Request) {
	code, err := statusOf(r)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	w.WriteHeader(code)
}

func methodKnown(w http.ResponseWriter, r *http.Request) {
	if r.Method == "" {
		return
	}
	code, _ := statusOf(r)
	w.WriteHeader(code)
}

func statusFor(err error) int {
	var code int
	switch {
	case errors.Is(err, http.ErrNoCookie):
		code = http.StatusBadRequest
	case errors.Is(err, http.ErrNoLocation):
		code = http.StatusNotFound
	}
	return code
}

func ofACall(w http.ResponseWriter, err error) {
	if err != nil {
		http.Error(w, err.Error(), statusFor(err)) // want `statusFor\(err\) returns 0; set it before`
	}
}

// What the caller has asked about the error, the function may ask too.
func askedBefore(w http.ResponseWriter, err error) {
	if !errors.Is(err, http.ErrNoCookie) {
		return
	}
	http.Error(w, err.Error(), statusFor(err))
}

type page struct {
	Status int
	Text   string
}

func send(w http.ResponseWriter, p page) {
	w.WriteHeader(p.Status)
	io.WriteString(w, p.Text)
}

func sendPointer(w http.ResponseWriter, p *page) {
	w.WriteHeader(p.Status)
	io.WriteString(w, p.Text)
}

func withoutField(w http.ResponseWriter) {
	send(w, page{Text: "x"}) // want `response: Status, which send sends, is not set; set it before`
}

func pointerWithoutField(w http.ResponseWriter) {
	sendPointer(w, &page{Text: "x"}) // want `Status, which sendPointer sends, is not set`
}

func withField(w http.ResponseWriter) {
	send(w, page{Status: http.StatusOK})
}

// A default that the helper has counts.
func sendOrOK(w http.ResponseWriter, p page) {
	if p.Status == 0 {
		p.Status = http.StatusOK
	}
	w.WriteHeader(p.Status)
}

func withDefault(w http.ResponseWriter) { sendOrOK(w, page{}) }

func reply(w http.ResponseWriter, code int, text string) {
	w.WriteHeader(code)
	io.WriteString(w, text)
}

func throughHelper(w http.ResponseWriter, fail bool) {
	var code int
	if fail {
		code = http.StatusInternalServerError
	}
	reply(w, code, "x") // want `code is still 0 when !fail`
}

func inClosure(w http.ResponseWriter, fail bool) {
	run := func() (int, error) {
		if fail {
			return 0, io.EOF
		}
		return http.StatusOK, nil
	}
	if code, err := run(); err != nil {
		http.Error(w, "no", code) // want `code, from run, is 0`
	}
}

// A local map without the key.
func missing(w http.ResponseWriter) {
	codes := map[string]int{"a": http.StatusOK}
	w.WriteHeader(codes["b"]) // want `panics on status code 0`
}

// Whether a map has the key is not seen.
var codes = map[string]int{"a": http.StatusOK}

func mayHaveKey(w http.ResponseWriter, r *http.Request) { w.WriteHeader(codes[r.Method]) }

// Each value of the enumeration has its status.
type kind int

const (
	good kind = iota
	bad
)

func ofKind(w http.ResponseWriter, k kind) {
	var code int
	switch k {
	case good:
		code = http.StatusOK
	case bad:
		code = http.StatusBadRequest
	}
	w.WriteHeader(code)
}

func (k kind) status() int {
	switch k {
	case good:
		return http.StatusOK
	case bad:
		return http.StatusBadRequest
	}
	return 0
}

func throughKind(w http.ResponseWriter, k kind) { w.WriteHeader(k.status()) }

// A loop that tries, and one over what may never be empty, are taken to have a turn.
func afterLoop(w http.ResponseWriter, try func() (int, bool), retries int, list []int) {
	var code int
	for i := 0; i < retries; i++ {
		var ok bool
		if code, ok = try(); ok {
			break
		}
	}
	w.WriteHeader(code)
}

// Other code sets it: it has the address, or something that leads there.
type box struct{ code *int }

type scanner interface{ Scan(...any) }

func filled(w http.ResponseWriter, s scanner) {
	var a, b, c int
	s.Scan(&a)
	w.WriteHeader(a)
	s.Scan(box{&b})
	w.WriteHeader(b)
	s.Scan([]any{&c})
	w.WriteHeader(c)
}

type keeper struct{ code int }

func (k *keeper) keep(code int) { k.code = code }

func kept2(w http.ResponseWriter, each func(func(int))) {
	var k keeper
	each(k.keep)
	w.WriteHeader(k.code)
}

// A response that other code has had may be sent: net/http does not look at the status then.
func afterOther(w http.ResponseWriter, other func(http.ResponseWriter) error) {
	var code int
	if err := other(w); err != nil {
		code = http.StatusInternalServerError
	}
	w.WriteHeader(code)
}

// postponed keeps the status for later, as a writer that buffers does.
type postponed struct {
	http.ResponseWriter
	code int
}

func (p *postponed) WriteHeader(code int) { p.code = code }

// The handler that gets the writer may have chosen a status.
func chosenByHandler(w http.ResponseWriter, r *http.Request, next http.Handler) {
	p := &postponed{ResponseWriter: w}
	next.ServeHTTP(p, r)
	w.WriteHeader(p.code)
}

func chosenByHandlerOfVariable(w http.ResponseWriter, r *http.Request, next http.Handler) {
	p := postponed{ResponseWriter: w}
	next.ServeHTTP(&p, r)
	w.WriteHeader(p.code)
}

func neverChosen(w http.ResponseWriter) {
	p := &postponed{ResponseWriter: w}
	w.WriteHeader(p.code) // want `p.code is still 0`
}

// The number is reported where it is written, and not again where it is sent.
func written(w http.ResponseWriter) {
	code := 42 // want `panics on status code 42`
	w.WriteHeader(code)
}

// A loop that assigns something else cannot set the status.
func skipped(w http.ResponseWriter, list []string) {
	for _, name := range list {
		_ = name
		http.Error(w, "no", http.StatusNotFound)
		return
	}
	send(w, page{Text: "x"}) // want `Status, which send sends, is not set`
}

// A map without the key, which the path shows.
func missingKey(w http.ResponseWriter, r *http.Request) {
	codes := map[string]int{"GET": http.StatusOK, "POST": http.StatusCreated}
	switch r.Method {
	case "GET", "POST":
		w.WriteHeader(codes[r.Method])
	case "PUT":
		w.WriteHeader(codes[r.Method]) // want `codes\[r.Method\] is still 0`
	}
}

func missingComparedKey(w http.ResponseWriter, r *http.Request) {
	codes := map[string]int{"GET": http.StatusOK}
	if r.Method != "GET" {
		w.WriteHeader(codes[r.Method]) // want `codes\[r.Method\] is still 0`
		return
	}
	w.WriteHeader(codes[r.Method])
}

func unknownKey(w http.ResponseWriter, r *http.Request) {
	codes := map[string]int{"GET": http.StatusOK, r.Host: http.StatusCreated}
	if r.Method != "GET" {
		w.WriteHeader(codes[r.Method])
	}
}
