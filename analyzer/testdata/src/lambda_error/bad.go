// Package lambda_error returns responses that are not sent.
package lambda_error

import (
	"context"
	"errors"
	"net/http"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

var errNoBody = errors.New("no body")

func handle(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	if req.Body == "" {
		return events.APIGatewayProxyResponse{StatusCode: http.StatusBadRequest}, errNoBody // want `400 Bad Request is not sent: it is returned with an error, so API Gateway answers 502 Bad Gateway; return nil as the error \(lambda-error\)`
	}
	if err := save(req.Body); err != nil {
		return events.APIGatewayProxyResponse{
			StatusCode: http.StatusInternalServerError, // want `500 Internal Server Error is not sent`
			Body:       "cannot save",
		}, err
	}
	return events.APIGatewayProxyResponse{StatusCode: http.StatusNoContent}, nil
}

func save(text string) error {
	if len(text) > 100 {
		return errors.New("too long")
	}
	return nil
}

func main() {
	lambda.Start(handle)
	lambda.Start(func(req events.APIGatewayProxyRequest) (*events.APIGatewayV2HTTPResponse, error) {
		resp := &events.APIGatewayV2HTTPResponse{StatusCode: http.StatusNotFound}
		if req.Path != "/" {
			return resp, errors.New("not found") // want `404 Not Found is not sent`
		}
		resp.StatusCode = http.StatusOK
		return resp, nil
	})
}

// Exported is called from another package.
func Exported(req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	_, err := other(req)
	if err != nil {
		return failed(http.StatusBadGateway), err // want `502 Bad Gateway is not sent`
	}
	return events.APIGatewayProxyResponse{StatusCode: http.StatusOK}, nil
}

func failed(code int) events.APIGatewayProxyResponse {
	return events.APIGatewayProxyResponse{StatusCode: code}
}

func pointer(req events.APIGatewayProxyRequest) (*events.APIGatewayProxyResponse, error) {
	return &events.APIGatewayProxyResponse{
		StatusCode: http.StatusBadRequest, // want `400 Bad Request is not sent`
	}, errNoBody
}

func unkeyed(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	return events.APIGatewayProxyResponse{http.StatusGone, nil, "gone"}, errNoBody // want `410 Gone is not sent`
}
