// Package resty is a stub of github.com/go-resty/resty/v2 for the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package resty

import (
	"net/http"
)

func New() (_ *Client) { return }

type Client struct{}

func (*Client) OnAfterResponse(m ResponseMiddleware) (_ *Client) { return }
func (*Client) R() (_ *Request)                                  { return }

type Request struct{}

func (*Request) Get(url string) (_ *Response, _ error) { return }

type ResponseMiddleware func(*Client, *Response) error

type Response struct {
	RawResponse *http.Response
}

func (*Response) Body() (_ []byte)    { return }
func (*Response) IsError() (_ bool)   { return }
func (*Response) StatusCode() (_ int) { return }
func (*Response) String() (_ string)  { return }
