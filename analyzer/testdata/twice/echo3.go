package main

import "github.com/labstack/echo"

func main() {
	e := echo.New()
	e.GET("/api/a", get) // a
	g := e.Group("/api")
	g.GET("/a", get) // a again: replaces
	g.GET("/b", get)
}

func get(c echo.Context) error { return nil }
