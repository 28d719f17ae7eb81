// Package connect is a stub of connectrpc.com/connect for the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package connect

const (
	CodeInternal Code = 13
	CodeNotFound Code = 5
)

func CodeOf(err error) (_ Code)                        { return }
func NewError(c Code, underlying error) (_ *Error)     { return }
func NewWireError(c Code, underlying error) (_ *Error) { return }

type Code uint32

type Error struct{}

func (*Error) Code() (_ Code) { return }
