package fix

import (
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/gofiber/fiber/v2"
)

type (
	Order   struct{ ID string }
	Problem struct{ Text string }
	Reply   struct{ Data any }

	Page[T any] struct{ Items []T }
)

// same sends the type of the last line that declares an error.
//
// @Success 200 {object} Order
// @Failure 500 {object} Problem "failed"
// @Router /same [get]
func same(c *gin.Context) {
	switch c.Query("q") {
	case "a":
		c.JSON(http.StatusConflict, Problem{"twice"}) // want `^409 Conflict is not documented`
	case "b":
		c.JSON(http.StatusConflict, &Problem{"again"})
	default:
		c.JSON(http.StatusOK, Order{})
	}
}

// other sends another type.
//
// @Success 200 {object} Order
// @Failure 500 {object} Problem
// @Router /other [get]
func other(c *gin.Context) {
	switch c.Query("q") {
	case "a":
		c.JSON(http.StatusConflict, gin.H{"error": "twice"}) // want `^409 Conflict is not documented`
	case "b":
		c.String(http.StatusBadRequest, "no q") // want `^400 Bad Request is not documented`
	default:
		c.JSON(http.StatusOK, Order{})
	}
}

// described sends another type; the lines have descriptions.
//
//	@Success	200	{object}	Order	"the order"
//	@Failure	500	{object}	Problem	"failed"
//	@Router		/described [get]
func described(c *gin.Context) {
	c.JSON(http.StatusConflict, gin.H{"error": "twice"}) // want `^409 Conflict is not documented`
}

// both sends two types with one status.
//
// @Success 200 {object} Order
// @Failure 500 {object} Problem
// @Router /both [get]
func both(c *gin.Context) {
	if c.Query("q") == "" {
		c.JSON(http.StatusConflict, Problem{"twice"}) // want `^409 Conflict is not documented`
		return
	}
	c.JSON(http.StatusConflict, gin.H{"error": "twice"})
}

// earlier sends the types of earlier lines.
//
// @Success 200 {object} Page[Order]
// @Failure 404 {object} gin.H "none"
// @Failure 500 {object} Problem "failed"
// @Router /earlier [get]
func earlier(c *gin.Context) {
	switch c.Query("q") {
	case "a":
		c.JSON(http.StatusConflict, gin.H{"error": "twice"}) // want `^409 Conflict is not documented`
	case "b":
		c.JSON(http.StatusCreated, Page[Order]{}) // want `^201 Created is not documented`
	case "c":
		c.JSON(http.StatusBadRequest, Page[Problem]{}) // want `^400 Bad Request is not documented`
	}
}

// helped does not send the body itself.
//
// @Success 200 {object} Order
// @Failure 500 {object} Problem
// @Router /helped [get]
func helped(c *gin.Context) {
	fail(c, http.StatusConflict, "twice") // want `^409 Conflict is not documented`
}

func fail(c *gin.Context, status int, text string) { c.JSON(status, gin.H{"error": text}) }

// combined has a field of another type.
//
// @Success 200 {array} Order
// @Failure 500 {object} Reply{data=Problem}
// @Router /combined [get]
func combined(c *gin.Context) {
	switch c.Query("q") {
	case "a":
		c.JSON(http.StatusConflict, Reply{Order{}}) // want `^409 Conflict is not documented`
	case "b":
		c.JSON(http.StatusAccepted, []Order{}) // want `^202 Accepted is not documented`
	}
}

// texts are strings; swag does not look at what follows.
//
// @Success 200 {object} map[string]string
// @Failure 500 {string} reason
// @Router /texts [get]
func texts(w http.ResponseWriter, r *http.Request) {
	http.Error(w, "twice", http.StatusConflict) // want `^409 Conflict is not documented`
}

// unknown names a type that the file does not know.
//
// @Success 200 {object} models.Order
// @Failure 500 {object} models.Problem
// @Router /unknown [get]
func unknown(c *gin.Context) {
	c.JSON(http.StatusConflict, Problem{"twice"}) // want `^409 Conflict is not documented`
}

// chained sends the status by one call and the body by the next.
//
// @Success 200 {object} Order
// @Failure 500 {object} Problem
// @Router /chained [get]
func chained(c *fiber.Ctx) error {
	return c.Status(http.StatusConflict).JSON(Problem{"twice"}) // want `^409 Conflict is not documented`
}

// written sends the status before the body: nothing is known about that.
//
// @Success 200 {object} Order
// @Failure 500 {string} string
// @Router /written [get]
func written(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusConflict) // want `^409 Conflict is not documented`
	w.Write([]byte("twice"))
}
