// Package events is a stub of github.com/aws/aws-lambda-go/events for the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package events

import (
	"io"
)

type ALBTargetGroupResponse struct {
	StatusCode int
	Body       string
}

type APIGatewayProxyRequest struct {
	Path string
	Body string
}

type APIGatewayProxyResponse struct {
	StatusCode int
	Headers    map[string]string
	Body       string
}

type APIGatewayProxyStreamingResponse struct {
	StatusCode int
	Body       io.Reader
}

type APIGatewayV2HTTPResponse struct {
	StatusCode int
	Body       string
}

type APIGatewayWebsocketProxyRequestContext struct {
	DisconnectStatusCode int64
}

type LambdaFunctionURLResponse struct {
	StatusCode int
	Body       string
}

type LambdaFunctionURLStreamingResponse struct {
	StatusCode int
	Body       io.Reader
}
