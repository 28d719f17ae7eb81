// Package gock is a stub of github.com/h2non/gock for the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package gock

func New(uri string) (_ *Request) { return }

type Request struct{}

func (*Request) Get(path string) (_ *Request)   { return }
func (*Request) Reply(status int) (_ *Response) { return }

type Response struct {
	StatusCode int
}

func (*Response) JSON(data any) (_ *Response)   { return }
func (*Response) Status(code int) (_ *Response) { return }
