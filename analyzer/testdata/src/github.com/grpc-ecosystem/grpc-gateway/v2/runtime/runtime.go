// Package runtime is a stub of github.com/grpc-ecosystem/grpc-gateway/v2/runtime for the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package runtime

import (
	"context"
	"net/http"

	"google.golang.org/grpc/codes"
)

func DefaultHTTPErrorHandler(ctx context.Context, mux *ServeMux, marshaler Marshaler, w http.ResponseWriter, r *http.Request, err error) {
}
func DefaultRoutingErrorHandler(ctx context.Context, mux *ServeMux, marshaler Marshaler, w http.ResponseWriter, r *http.Request, httpStatus int) {
}
func HTTPError(ctx context.Context, mux *ServeMux, marshaler Marshaler, w http.ResponseWriter, r *http.Request, err error) {
}
func HTTPStatusFromCode(code codes.Code) (_ int) { return }

type HTTPStatusError struct {
	HTTPStatus int
	Err        error
}

type Marshaler interface{}

type RoutingErrorHandlerFunc func(context.Context, *ServeMux, Marshaler, http.ResponseWriter, *http.Request, int)

type ServeMux struct{}
