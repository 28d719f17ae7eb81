// Written by TestDemo from the page of the rule lambda-error: change that, not this.

package main

import (
	"context"
	"errors"
	"net/http"

	"github.com/aws/aws-lambda-go/events"
)

func handle(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	if req.Body == "" {
		return events.APIGatewayProxyResponse{StatusCode: http.StatusBadRequest}, errors.New("no body")
	}
	return events.APIGatewayProxyResponse{StatusCode: http.StatusNoContent}, nil
}
