// Package middleware is a stub of github.com/labstack/echo/middleware (v3) for the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package middleware

type RedirectConfig struct {
	Code int
}

type TrailingSlashConfig struct {
	RedirectCode int
}
