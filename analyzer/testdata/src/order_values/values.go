// Package order_values has statuses that are values: chosen in a branch, defaulted, kept in a field, returned.
package order_values

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
)

func branch(w http.ResponseWriter, gone bool, v any) {
	code := http.StatusOK
	if gone {
		code = http.StatusNoContent
	}
	w.WriteHeader(code)
	json.NewEncoder(w).Encode(v) // want `body is lost`
}

// What decides the status decides the content, too.
func branches(w http.ResponseWriter, gone bool, v any) {
	code := http.StatusOK
	if gone {
		code = http.StatusNoContent
	}
	w.WriteHeader(code)
	if !gone {
		json.NewEncoder(w).Encode(v)
	}
}

func bySwitch(w http.ResponseWriter, kind string) {
	var code int
	switch kind {
	case "a":
		code = http.StatusOK
	case "b":
		code = http.StatusNoContent
	default:
		code = http.StatusNotFound
	}
	w.WriteHeader(code)
	fmt.Fprintln(w, "x") // want `body is lost`
}

func reply(w http.ResponseWriter, code int, v any) {
	w.WriteHeader(code)
	json.NewEncoder(w).Encode(v)
}

func chosenForHelper(w http.ResponseWriter, gone bool, v any) {
	code := http.StatusOK
	if gone {
		code = http.StatusNoContent
	}
	reply(w, code, v) // want `body is lost when gone: net/http sends no body with 204 No Content; reply sends it at line 48`
}

// The default is the helper's, and so is the defect.
func replyOrNone(w http.ResponseWriter, code int, v any) {
	if code == 0 {
		code = http.StatusNoContent
	}
	w.WriteHeader(code)
	json.NewEncoder(w).Encode(v) // want `body is lost`
}

func defaulted(w http.ResponseWriter, v any) { replyOrNone(w, 0, v) }

func given(w http.ResponseWriter, v any) { replyOrNone(w, http.StatusOK, v) }

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

func field(w http.ResponseWriter) {
	send(w, page{Status: http.StatusNoContent, Text: "x"}) // want `body is lost`
}

func fieldOfPointer(w http.ResponseWriter) {
	sendPointer(w, &page{Status: http.StatusNoContent, Text: "x"}) // want `body is lost`
}

// There is no text.
func emptyField(w http.ResponseWriter) { send(w, page{Status: http.StatusNoContent}) }

func assignedField(w http.ResponseWriter, gone bool) {
	p := page{Text: "x"}
	if gone {
		p.Status = http.StatusNoContent
	} else {
		p.Status = http.StatusOK
	}
	send(w, p) // want `body is lost`
}

type responder struct{ code int }

func (r *responder) set(code int) { r.code = code }

func (r *responder) send(w http.ResponseWriter, s string) {
	w.WriteHeader(r.code)
	fmt.Fprintln(w, s)
}

func bySetter(w http.ResponseWriter) {
	r := &responder{}
	r.set(http.StatusNoContent)
	r.send(w, "x") // want `body is lost`
}

func bySetterOfVariable(w http.ResponseWriter) {
	var r responder
	r.set(http.StatusNoContent)
	r.send(w, "x") // want `body is lost`
	r.set(http.StatusOK)
}

func bySetterTwice(w http.ResponseWriter) {
	var r responder
	r.set(http.StatusNoContent)
	r.set(http.StatusOK)
	r.send(w, "x")
}

func two(r *http.Request) (int, string) {
	if r.Method == "DELETE" {
		return http.StatusNoContent, "x"
	}
	return http.StatusOK, "y"
}

func several(w http.ResponseWriter, r *http.Request) {
	code, text := two(r)
	w.WriteHeader(code)
	fmt.Fprintln(w, text) // want `body is lost`
}

// The function says the same of the method.
func severalKnown(w http.ResponseWriter, r *http.Request) {
	if r.Method == "DELETE" {
		return
	}
	code, text := two(r)
	w.WriteHeader(code)
	fmt.Fprintln(w, text)
}

// The text is empty where the status is 204.
func matched(r *http.Request) (int, string) {
	if r.Method == "DELETE" {
		return http.StatusNoContent, ""
	}
	return http.StatusOK, "y"
}

func severalMatched(w http.ResponseWriter, r *http.Request) {
	code, text := matched(r)
	w.WriteHeader(code)
	io.WriteString(w, text)
}

func pageOf(r *http.Request) page {
	if r.Method == "DELETE" {
		return page{Status: http.StatusNoContent, Text: "x"}
	}
	return page{Status: http.StatusOK}
}

func fieldOfResult(w http.ResponseWriter, r *http.Request) {
	p := pageOf(r)
	w.WriteHeader(p.Status)
	io.WriteString(w, p.Text) // want `body is lost`
}

func render(w io.Writer, s string) { fmt.Fprintln(w, s) }

func renderAny[W io.Writer](w W, s string) { fmt.Fprintln(w, s) }

func renderMaybe(w io.Writer, s string) {
	if s != "" {
		fmt.Fprintln(w, s)
	}
}

func throughWriter(w http.ResponseWriter) {
	w.WriteHeader(http.StatusNoContent)
	render(w, "x") // want `body is lost: net/http sends no body with 204 No Content; render sends it at line 187`
}

func throughTypeParameter(w http.ResponseWriter) {
	w.WriteHeader(http.StatusNoContent)
	renderAny(w, "x") // want `body is lost`
}

func throughInstance(w http.ResponseWriter) {
	w.WriteHeader(http.StatusNoContent)
	renderAny[io.Writer](w, "x") // want `body is lost`
}

// The helper writes nothing then.
func throughCareful(w http.ResponseWriter) {
	w.WriteHeader(http.StatusNoContent)
	renderMaybe(w, "")
}

// A buffer is no response.
func throughOther(w http.ResponseWriter) {
	w.WriteHeader(http.StatusNoContent)
	render(io.Discard, "x")
}

// The other rules read the same values.

func lateStatus(w http.ResponseWriter, r *http.Request) {
	code, text := two(r)
	render(w, text)
	w.WriteHeader(code) // want `the client still gets 200 OK`
}

func lateField(w http.ResponseWriter) {
	sendPointer(w, &page{Status: http.StatusUnauthorized})
	w.Header().Set("X-Late", "x") // want `X-Late is never sent`
}

func twice(w http.ResponseWriter, missing bool, v any) {
	code := http.StatusForbidden
	if missing {
		code = http.StatusNotFound
	}
	reply(w, code, v) // want `no return after this reply`
	reply(w, http.StatusOK, v)
}
