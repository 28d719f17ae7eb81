// Package types has status codes in values of types that frameworks answer with, and in fields of their errors.
package types

import (
	"github.com/beego/beego/v2/server/web/context"
	"github.com/labstack/echo/v4"
)

func converted(code int) []any {
	return []any{
		context.StatusCode(404), // want `http.StatusNotFound`
		context.StatusCode(code),
		int64(404),
	}
}

func returned(gone bool) context.StatusCode {
	if gone {
		return 410 // want `http.StatusGone`
	}
	return context.StatusCode(204) // want `http.StatusNoContent`
}

func passed() context.StatusCode {
	code := 500 // want `http.StatusInternalServerError`
	return context.StatusCode(code)
}

var declared context.StatusCode = 403 // want `http.StatusForbidden`

func failed(code int) error {
	if code == 404 { // want `http.StatusNotFound`
		return &echo.HTTPError{Code: 404} // want `http.StatusNotFound`
	}
	return &echo.HTTPError{Code: code}
}
