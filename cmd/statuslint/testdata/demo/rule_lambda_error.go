// Written by TestDemo from the page of the rule lambda-error: change that, not this.

package main

import (
	"errors"
	"net/http"

	"github.com/aws/aws-lambda-go/events"
)

type (
	request = events.APIGatewayProxyRequest
	reply   = events.APIGatewayProxyResponse
)

func handle(req request) (reply, error) {
	if req.Body == "" {
		return reply{StatusCode: http.StatusBadRequest}, errors.New("empty")
	}
	return reply{StatusCode: http.StatusNoContent}, nil
}
