// Package tdhttp is a stub of github.com/maxatome/go-testdeep/helpers/tdhttp for the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package tdhttp

import (
	"net/http"
	"testing"
)

type Response struct {
	Status  any
	Header  any
	Cookies any
	Body    any
}

type TestAPI struct{}

func NewTestAPI(tb testing.TB, handler http.Handler) (_ *TestAPI) { return }

func (ta *TestAPI) Get(target string, newRequestParams ...any) (_ *TestAPI) { return }
func (ta *TestAPI) CmpStatus(expectedStatus any) (_ *TestAPI)               { return }
func (ta *TestAPI) CmpBody(expectedBody any) (_ *TestAPI)                   { return }

func CmpResponse(t testing.TB, req *http.Request, handler func(w http.ResponseWriter, r *http.Request), expectedResp Response, args ...any) (_ bool) {
	return
}
