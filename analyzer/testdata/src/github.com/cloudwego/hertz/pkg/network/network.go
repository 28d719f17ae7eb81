// Package network stands in for github.com/cloudwego/hertz/pkg/network in the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package network

import (
	"net"
)

type Conn interface {
	net.Conn
}
