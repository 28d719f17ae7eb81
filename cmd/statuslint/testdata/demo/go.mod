module example.com/demo

go 1.24

require (
	github.com/aws/aws-lambda-go v1.0.0
	github.com/gin-gonic/gin v1.0.0
	github.com/labstack/echo/v4 v4.0.0
)
