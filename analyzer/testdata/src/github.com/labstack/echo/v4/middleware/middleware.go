// Package middleware is a stub of github.com/labstack/echo/v4/middleware for the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package middleware

import "github.com/labstack/echo/v4"

type RedirectConfig struct {
	Code int
}

type RequestLoggerValues struct {
	Status int
}

type TrailingSlashConfig struct {
	RedirectCode int
}

func Recover() (_ echo.MiddlewareFunc) { return }
