package class

import (
	stderrors "errors"
	"fmt"
	"io"
	"net/http"
)

var errEmpty = stderrors.New("empty")

// The success code beside a nil error stays where it is: the caller sends the code only if there is an error.
func decode(r *http.Request) (int, error) {
	if r.Body == nil {
		return http.StatusBadRequest, errEmpty
	}
	return http.StatusOK, nil
}

func decodes(w http.ResponseWriter, r *http.Request) {
	if code, err := decode(r); err != nil {
		http.Error(w, err.Error(), code)
	}
}

// Beside an error that is there it is what the caller sends.
func wrongs(r *http.Request, err error) (int, error) {
	switch r.Method {
	case "a":
		return http.StatusOK, errEmpty // want `an error with 200 OK`
	case "b":
		return http.StatusCreated, io.EOF // want `an error with 201 Created`
	case "c":
		return http.StatusAccepted, fmt.Errorf("c: %w", err) // want `an error with 202 Accepted`
	case "d":
		return http.StatusNoContent, &refusal{} // want `an error with 204 No Content`
	case "e":
		if err != nil && r.Body != nil {
			return http.StatusFound, err // want `an error with 302 Found`
		}
	case "f":
		if err != nil {
			err = r.Context().Err()
			return http.StatusOK, err // it may be nil by now
		}
	case "g":
		if err == nil {
			return http.StatusOK, err
		}
	case "h":
		return http.StatusOK, lastErr // so may this
	}
	return http.StatusOK, err
}

var lastErr error

type refusal struct{}

func (*refusal) Error() string { return "refused" }

func wrong(w http.ResponseWriter, r *http.Request) {
	code, err := wrongs(r, nil)
	if err != nil {
		http.Error(w, err.Error(), code)
	}
}

// Other results than an error say the same.
func flagged(r *http.Request) (int, bool) {
	if r.Body == nil {
		return http.StatusBadRequest, false
	}
	return http.StatusOK, true
}

func worded(r *http.Request) (code int, text string) {
	code = http.StatusOK
	if r.Body == nil {
		code, text = http.StatusBadRequest, "empty"
	}
	return code, text
}

func told(w http.ResponseWriter, r *http.Request) {
	if code, ok := flagged(r); !ok {
		http.Error(w, "no", code)
		return
	}
	if code, text := worded(r); text != "" {
		http.Error(w, text, code)
	}
}

// A struct with the code and the error.
type result struct {
	code int
	err  error
	text string
}

func compute(r *http.Request) result {
	if r.Body == nil {
		return result{code: http.StatusBadRequest, err: errEmpty}
	}
	return result{http.StatusOK, nil, ""}
}

func computed(w http.ResponseWriter, r *http.Request) {
	res := compute(r)
	if res.err == nil {
		io.WriteString(w, res.text)
		return
	}
	http.Error(w, res.err.Error(), res.code)
}

// Codes of another protocol, one of which means success.
type rpc int

const (
	rpcOK rpc = iota
	rpcMissing
)

func (c rpc) status() int {
	switch c {
	case rpcOK:
		return http.StatusOK
	case rpcMissing:
		return http.StatusNotFound
	}
	return http.StatusInternalServerError
}

var statuses = map[rpc]int{rpcOK: http.StatusOK, rpcMissing: http.StatusNotFound}

var list = []int{http.StatusOK, http.StatusNotFound}

func statusOf(err error) int {
	if err == nil {
		return http.StatusOK
	}
	return http.StatusInternalServerError
}

func mapped(w http.ResponseWriter, c rpc, err error) {
	switch {
	case err != nil:
		http.Error(w, err.Error(), statusOf(err))
	case c > rpcMissing:
		http.Error(w, "no", statuses[c])
	case c == rpcMissing:
		http.Error(w, "no", list[c])
	case c != rpcOK:
		http.Error(w, "no", c.status())
	}
}

// A helper that looks at the error first.
func finish(w http.ResponseWriter, code int, err error) {
	if err != nil {
		http.Error(w, err.Error(), code)
	}
}

func finishEarly(w http.ResponseWriter, code int, err error) {
	if err == nil {
		return
	}
	http.Error(w, err.Error(), code)
}

func finishDeep(w http.ResponseWriter, code int, err error) {
	status := code
	finish(w, status, err)
}

type job struct {
	code int
	err  error
}

func (j job) finish(w http.ResponseWriter) {
	if j.err != nil {
		http.Error(w, j.err.Error(), j.code)
	}
}

func finished(w http.ResponseWriter) {
	finish(w, http.StatusOK, nil)
	finishEarly(w, http.StatusOK, nil)
	finishDeep(w, http.StatusOK, nil)
	job{http.StatusOK, nil}.finish(w)
	code := http.StatusOK
	finish(w, code, nil)
}

// A closure of the function is as any other.
func closure(w http.ResponseWriter, bad bool) {
	failWith := func(code int) { http.Error(w, "no", code) }
	perhaps := func(code int) {
		if bad {
			http.Error(w, "no", code)
		}
	}
	if bad {
		failWith(http.StatusOK) // want `an error with 200 OK`
	}
	perhaps(http.StatusOK)
}

// A variable that holds nothing else is sent whenever it is sent.
func local(w http.ResponseWriter, bad bool) {
	code := http.StatusOK // want `an error with 200 OK`
	if bad {
		http.Error(w, "no", code)
	}
}

// In the condition itself nothing has been decided yet.
func report(w http.ResponseWriter, code int) error {
	if err := send(w, code); err != nil {
		return err
	}
	return nil
}

func send(w http.ResponseWriter, code int) error {
	http.Error(w, "no", code)
	return nil
}

func reports(w http.ResponseWriter) error {
	return report(w, http.StatusOK) // want `an error with 200 OK`
}
