package order_return

import (
	"io"
	"net/http"
)

// visit holds the response of a request.
type visit struct{ res http.ResponseWriter }

func visitOf(w http.ResponseWriter, r *http.Request) *visit { return &visit{w} }

func (v *visit) begin(code int, first string) {
	v.res.WriteHeader(code)
	if first != "" {
		io.WriteString(v.res, first)
	}
}

func (v *visit) fail(err error) { http.Error(v.res, err.Error(), http.StatusInternalServerError) }

// The response that a struct was made with is the one in its field: what is written to the one has been written to
// the other.
func mixed(w http.ResponseWriter, r *http.Request, src io.Reader) {
	v := visitOf(w, r)
	v.begin(http.StatusOK, r.Host)
	if _, err := io.Copy(w, src); err != nil {
		v.fail(err) // want `late-error`
	}
}

// One of them alone is followed.
func held(w http.ResponseWriter, r *http.Request) {
	v := visitOf(w, r)
	if _, err := load(r); err != nil {
		v.fail(err) // want `line 38 sends another status`
	}
	v.begin(http.StatusOK, "")
}
