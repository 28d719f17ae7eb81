package asserts

import (
	"net/http"
	"testing"

	"github.com/maxatome/go-testdeep/helpers/tdhttp"
	"github.com/maxatome/go-testdeep/td"
)

func deep(tt *testing.T, resp *http.Response, handler http.HandlerFunc) {
	td.Cmp(tt, resp.StatusCode, 200)       // want `http.StatusOK`
	td.CmpDeeply(tt, resp.StatusCode, 201) // want `http.StatusCreated`
	td.CmpNot(tt, resp.StatusCode, 404)    // want `http.StatusNotFound`
	td.Cmp(tt, resp.ContentLength, 200)
	td.CmpGt(tt, resp.StatusCode, 400)

	t := td.Require(tt)
	t.Cmp(resp.StatusCode, 200)    // want `http.StatusOK`
	t.CmpLax(resp.StatusCode, 204) // want `http.StatusNoContent`
	t.Not(resp.StatusCode, 500)    // want `http.StatusInternalServerError`
	t.Gt(resp.StatusCode, 400)
	t.Cmp(len(resp.Header), 200)

	tdhttp.NewTestAPI(tt, handler).
		Get("/").
		CmpStatus(401). // want `http.StatusUnauthorized`
		CmpBody(404)
	tdhttp.CmpResponse(tt, nil, handler, tdhttp.Response{
		Status: 403, // want `http.StatusForbidden`
		Body:   403,
	})
}
