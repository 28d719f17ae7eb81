// Package restful is a stub of github.com/emicklei/go-restful/v3 for the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package restful

import (
	"bufio"
	"net"
	"net/http"
)

func NewError(code int, message string) (_ ServiceError)                               { return }
func NewErrorWithHeader(code int, message string, header http.Header) (_ ServiceError) { return }
func NewResponse(httpWriter http.ResponseWriter) (_ *Response)                         { return }

type CompressingResponseWriter struct{}

func (*CompressingResponseWriter) WriteHeader(status int) {}

type EntityReaderWriter interface {
	Write(resp *Response, status int, v any) error
}

type FilterChain struct{}

func (*FilterChain) ProcessFilter(request *Request, response *Response) {}

type Header struct{}

type Request struct {
	Request *http.Request
}

func (*Request) PathParameter(name string) (_ string) { return }

type Response struct {
	http.ResponseWriter
}

func (Response) AddHeader(header string, value string) (_ Response)                      { return }
func (*Response) Flush()                                                                 {}
func (*Response) Hijack() (_ net.Conn, _ *bufio.ReadWriter, _ error)                     { return }
func (Response) InternalServerError() (_ Response)                                       { return }
func (*Response) PrettyPrint(bePretty bool)                                              {}
func (*Response) SetRequestAccepts(mime string)                                          {}
func (Response) StatusCode() (_ int)                                                     { return }
func (*Response) Write(bytes []byte) (_ int, _ error)                                    { return }
func (*Response) WriteAsJson(value any) (_ error)                                        { return }
func (*Response) WriteAsXml(value any) (_ error)                                         { return }
func (*Response) WriteEntity(value any) (_ error)                                        { return }
func (*Response) WriteError(httpStatus int, err error) (_ error)                         { return }
func (*Response) WriteErrorString(httpStatus int, errorReason string) (_ error)          { return }
func (*Response) WriteHeader(httpStatus int)                                             {}
func (*Response) WriteHeaderAndEntity(status int, value any) (_ error)                   { return }
func (*Response) WriteHeaderAndJson(status int, value any, contentType string) (_ error) { return }
func (*Response) WriteHeaderAndXml(status int, value any) (_ error)                      { return }
func (*Response) WriteJson(value any, contentType string) (_ error)                      { return }
func (*Response) WriteServiceError(httpStatus int, err ServiceError) (_ error)           { return }

type ResponseError struct {
	Code int
}

type RouteBuilder struct{}

func (*RouteBuilder) Returns(code int, message string, model any) (_ *RouteBuilder)      { return }
func (*RouteBuilder) ReturnsError(code int, message string, model any) (_ *RouteBuilder) { return }
func (*RouteBuilder) ReturnsWithHeaders(code int, message string, model any, headers map[string]Header) (_ *RouteBuilder) {
	return
}

type RouteFunction func(*Request, *Response)

type ServiceError struct {
	Code    int
	Message string
}
