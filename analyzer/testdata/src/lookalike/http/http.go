// Package http has the names of net/http and nothing to do with it.
package http

type ResponseWriter interface{ WriteHeader(int) }

type Response struct{ StatusCode int }

func Error(w ResponseWriter, text string, code int) {}

func StatusText(code int) string { return "" }
