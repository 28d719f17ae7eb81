// Written by TestDemo from the page of the rule lambda-error: change that, not this.

package main

import (
	"errors"
	"net/http"

	"github.com/aws/aws-lambda-go/events"
)

type (
	request  = events.APIGatewayProxyRequest
	response = events.APIGatewayProxyResponse
)

func handle(req request) (response, error) {
	if req.Body == "" {
		return response{StatusCode: http.StatusBadRequest}, errors.New("no body")
	}
	return response{StatusCode: http.StatusNoContent}, nil
}
