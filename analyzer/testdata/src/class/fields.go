package class

import (
	"net/http"

	"github.com/aws/aws-lambda-go/events"
	"github.com/beego/beego/v2/server/web/context"
	"github.com/gofiber/fiber/v2"
	"github.com/labstack/echo/v4"
)

// A field, and a type, is meant for some codes as a parameter is.
func fields(failed bool) any {
	if failed {
		return &echo.HTTPError{Code: http.StatusOK} // want `an error with 200 OK is a success to clients`
	}
	return context.StatusCode(http.StatusEarlyHints) // want `103 Early Hints cannot be a complete reply: net/http sends it as an interim response`
}

// What happens to it depends on the server.
func interim(c *fiber.Ctx, w http.ResponseWriter) error {
	http.Error(w, "soon", http.StatusEarlyHints) // want `net/http sends it as an interim response and then 200 OK`
	early := http.StatusEarlyHints               // want `net/http sends it as an interim response and then 200 OK`
	http.Error(w, "soon", early)
	if c == nil {
		return &fiber.Error{Code: http.StatusEarlyHints} // want `fasthttp sends it as an interim response`
	}
	return fiber.NewError(http.StatusEarlyHints, "soon") // want `fasthttp sends it as an interim response and nothing after it, so that the client waits`
}

func gateway() events.APIGatewayProxyResponse {
	return events.APIGatewayProxyResponse{StatusCode: http.StatusEarlyHints} // want `103 Early Hints cannot be a complete reply: it announces one \(class\)`
}
