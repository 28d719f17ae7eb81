package undocumented

import "net/http"

// failing returns errors that carry a status: the adapter sends it.
//
// @Success 200
// @Failure 500 "failed"
// @Router /failing [get]
func failing(w http.ResponseWriter, r *http.Request) *failure {
	switch r.Method {
	case "a":
		return notFound("no such order") // want `^404 Not Found is not documented: the comment of failing declares 200 and 500`
	case "b":
		return newFailure(http.StatusConflict, "twice") // want `^409 Conflict is not documented`
	case "c":
		return &failure{code: http.StatusGone} // want `^410 Gone is not documented`
	case "d":
		err := notFound("again")
		return err
	case "e":
		return newFailure(http.StatusInternalServerError, "declared")
	case "f":
		return either(r.ContentLength > 0) // it has several
	case "g":
		return changed(http.StatusTeapot) // it is another one then
	case "h":
		return &failure{number: 418} // no status
	case "i":
		return again(1)
	}
	w.WriteHeader(http.StatusOK)
	return nil
}

type failure struct {
	code   int
	number int
	text   string
}

func (e *failure) Error() string { return e.text }

func newFailure(code int, text string) *failure { return &failure{code: code, text: text} }

func notFound(text string) *failure { return newFailure(http.StatusNotFound, text) }

func either(gone bool) *failure {
	if gone {
		return newFailure(http.StatusGone, "")
	}
	return notFound("")
}

func changed(code int) *failure {
	code++
	return newFailure(code, "")
}

func again(n int) *failure {
	if n > 3 {
		return newFailure(http.StatusTeapot, "")
	}
	return again(n + 1)
}

type adapter func(http.ResponseWriter, *http.Request) *failure

func (h adapter) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if err := h(w, r); err != nil {
		http.Error(w, err.text, err.code)
	}
}
