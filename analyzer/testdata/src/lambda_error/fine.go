package lambda_error

import (
	"errors"
	"net/http"

	"github.com/aws/aws-lambda-go/events"
)

// Its caller drops the error.
func other(req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	if req.Body == "" {
		return events.APIGatewayProxyResponse{StatusCode: http.StatusBadRequest}, errNoBody
	}
	return events.APIGatewayProxyResponse{StatusCode: http.StatusOK}, nil
}

// The error is nil where there is a status, or may be.
func Fine(req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	if req.Body == "" {
		return events.APIGatewayProxyResponse{}, errors.New("no body")
	}
	err := save(req.Body)
	return events.APIGatewayProxyResponse{StatusCode: http.StatusOK}, err
}

func Pointer(req events.APIGatewayProxyRequest) (*events.APIGatewayProxyResponse, error) {
	if req.Body == "" {
		return nil, errNoBody
	}
	return &events.APIGatewayProxyResponse{StatusCode: http.StatusNoContent}, nil
}

// A function without an event is no handler that the gateway calls.
func noEvent() (events.APIGatewayProxyResponse, error) {
	return events.APIGatewayProxyResponse{StatusCode: http.StatusBadRequest}, errNoBody
}
