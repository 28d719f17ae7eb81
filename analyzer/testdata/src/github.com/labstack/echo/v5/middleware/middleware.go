// Package middleware is a stub of github.com/labstack/echo/v5/middleware for the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package middleware

type AddTrailingSlashConfig struct {
	RedirectCode int
}

type RedirectConfig struct {
	Code int
}

type RemoveTrailingSlashConfig struct {
	RedirectCode int
}

type RequestLoggerValues struct {
	Status int
}
