// Package protocol is a stub of github.com/cloudwego/hertz/pkg/protocol for the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package protocol

import (
	"io"
)

type Cookie struct{}

type CookieSameSite int

type Request struct{}

type Response struct {
	Header ResponseHeader
}

func (*Response) AppendBody(p []byte)                              {}
func (*Response) AppendBodyString(s string)                        {}
func (*Response) BodyWriter() (_ io.Writer)                        { return }
func (*Response) SetBody(body []byte)                              {}
func (*Response) SetBodyRaw(body []byte)                           {}
func (*Response) SetBodyStream(bodyStream io.Reader, bodySize int) {}
func (*Response) SetBodyString(body string)                        {}
func (*Response) SetStatusCode(statusCode int)                     {}
func (*Response) StatusCode() (_ int)                              { return }

type ResponseHeader struct{}

func (*ResponseHeader) Add(key string, value string)      {}
func (*ResponseHeader) Del(key string)                    {}
func (*ResponseHeader) Set(key string, value string)      {}
func (*ResponseHeader) SetContentType(contentType string) {}
func (*ResponseHeader) SetCookie(cookie *Cookie)          {}
func (*ResponseHeader) SetStatusCode(statusCode int)      {}
func (*ResponseHeader) StatusCode() (_ int)               { return }
