// Package websocket is a stub of github.com/gorilla/websocket for the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package websocket

import (
	"net/http"
)

const (
	CloseNormalClosure = 1000
)

func FormatCloseMessage(closeCode int, text string) (_ []byte)        { return }
func IsCloseError(err error, codes ...int) (_ bool)                   { return }
func IsUnexpectedCloseError(err error, expectedCodes ...int) (_ bool) { return }

type CloseError struct {
	Code int
}

type Conn struct{}

type Upgrader struct {
	Error func(w http.ResponseWriter, r *http.Request, status int, reason error)
}

func (*Upgrader) Upgrade(w http.ResponseWriter, r *http.Request, responseHeader http.Header) (_ *Conn, _ error) {
	return
}
