package main

import "github.com/gin-gonic/gin"

// What middleware records before the rest of a chain is sent only if the rest chooses no status.
func main() {
	r := gin.New()
	r.GET("/recorded", records, chooses)
	r.GET("/recorded/silent", records, maybe)
	r.GET("/recorded/writes", records, writes)
	r.GET("/sometimes", sometimes, chooses)
	r.GET("/sometimes/silent", sometimes, maybe)
	r.GET("/sometimes/writes", sometimes, writes)
	r.GET("/set", sets, maybe)
	// Without an answer, the rest of the chain does not run.
	r.GET("/aborted", aborts, chooses)
	r.GET("/aborted/recorded", refuses, chooses)
	r.GET("/returns", returns, chooses)
	// After the rest, only those count that got no answer.
	r.GET("/after", answers, chooses)
	r.GET("/after/silent", answers, maybe)
	r.GET("/either", either, chooses)
}

func records(c *gin.Context) {
	c.Status(202)
	c.Next()
}

func sometimes(c *gin.Context) {
	if c.Query("x") != "" {
		c.Status(202)
	}
	c.Next()
}

func sets(c *gin.Context) {
	c.Set("x", 1)
	c.Next()
}

func aborts(c *gin.Context) {
	if c.Query("x") != "" {
		c.Abort()
		return
	}
	c.Next()
}

func refuses(c *gin.Context) {
	if c.Query("x") != "" {
		c.Status(401)
		c.Abort()
	}
}

func returns(c *gin.Context) {
	if c.Query("x") != "" {
		return
	}
	c.Next()
}

func answers(c *gin.Context) {
	c.Next()
	c.JSON(203, nil)
}

// It does not answer after the rest of the chain.
func either(c *gin.Context) {
	if c.Query("x") != "" {
		c.Next()
	} else {
		c.AbortWithStatus(403)
	}
}

func chooses(c *gin.Context) {
	if c.Query("a") != "" {
		c.Status(400)
		return
	}
	c.JSON(201, nil)
}

func maybe(c *gin.Context) {
	if c.Query("a") == "" {
		c.JSON(201, nil)
	}
}

func writes(c *gin.Context) {
	c.Writer.WriteString("text")
}

// want:
// GET /aborted 200 201 400
// GET /aborted/recorded 201 400 401
// GET /after 201 400
// GET /after/silent 201 203
// GET /either 201 400 403
// GET /recorded 201 400
// GET /recorded/silent 201 202
// GET /recorded/writes 202
// GET /returns 201 400
// GET /set 200 201
// GET /sometimes 201 400
// GET /sometimes/silent 200 201 202
// GET /sometimes/writes 200 202
