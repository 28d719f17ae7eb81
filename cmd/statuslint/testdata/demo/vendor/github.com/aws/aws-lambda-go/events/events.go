// Package events is as much of the events of Lambda as the demo needs.
package events

type APIGatewayProxyRequest struct {
	Body string
}

type APIGatewayProxyResponse struct {
	StatusCode int
	Body       string
}
