package api

// lambda holds the rows of aws-lambda-go, as read in v1.55.1. API Gateway writes the response, so
// what it does with content after a 204 is not known here.
func lambda() Rows {
	const pkg = "github.com/aws/aws-lambda-go/events"
	var rows Rows
	for _, response := range []string{
		"APIGatewayProxyResponse", "APIGatewayV2HTTPResponse", "ALBTargetGroupResponse", "LambdaFunctionURLResponse",
		"APIGatewayProxyStreamingResponse", "LambdaFunctionURLStreamingResponse",
	} {
		rows.Fields = append(rows.Fields, Field{Name: pkg + "." + response + ".StatusCode", Use: Sent, Kind: FinalCode, Engine: Unknown, Withheld: true})
	}
	// The close code of a WebSocket.
	rows.Fields = append(rows.Fields, Field{Name: pkg + ".APIGatewayWebsocketProxyRequestContext.DisconnectStatusCode", Use: Foreign})
	return rows
}
