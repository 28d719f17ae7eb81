// Package network is a stub of github.com/cloudwego/hertz/pkg/network for the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package network

import (
	"net"
)

type Conn interface {
	net.Conn
}
