// Package websocket is a stub of github.com/coder/websocket for the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package websocket

import "net/http"

const (
	StatusNormalClosure StatusCode = 1000
)

func CloseStatus(err error) (_ StatusCode) { return }

type Conn struct{}

func (*Conn) Close(code StatusCode, reason string) (_ error) { return }

type StatusCode int

type AcceptOptions struct{}

func Accept(w http.ResponseWriter, r *http.Request, opts *AcceptOptions) (_ *Conn, _ error) { return }
