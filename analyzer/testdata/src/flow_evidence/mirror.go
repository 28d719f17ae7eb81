package evidence

import "github.com/gofiber/fiber/v2"

// A framework's own constants are evidence like net/http's.
type reply struct{ status int }

var replies = []reply{
	{fiber.StatusNotFound},
	{404}, // want `StatusNotFound instead of 404`
}
