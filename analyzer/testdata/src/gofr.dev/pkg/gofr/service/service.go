// Package service is a stub of gofr.dev/pkg/gofr/service for the tests, as gofr.dev/pkg/gofr/http does.
package service

type Response struct {
	Body       []byte
	StatusCode int
}
