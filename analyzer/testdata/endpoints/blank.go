package main

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

// An error that is compared with its zero value has no status then.

type failure struct{ Status int }

func find(id string) (string, failure) {
	if id == "" {
		return "", failure{Status: http.StatusNotFound}
	}
	return id, failure{}
}

func main() {
	r := gin.New()
	r.GET("/find", func(c *gin.Context) {
		id, err := find(c.Query("id"))
		if err != (failure{}) {
			c.JSON(err.Status, nil)
			return
		}
		c.Redirect(http.StatusFound, id)
	})
	http.ListenAndServe(":80", r)
}

// want:
// GET /find 302 404
