// Package service stands in for gofr.dev/pkg/gofr/service in the tests, as gofr.dev/pkg/gofr/http does.
package service

type Response struct {
	Body       []byte
	StatusCode int
}
