// Written by TestDemo from the page of the rule dropped-reply: change that, not this.

package main

import (
	"net/http"

	"github.com/labstack/echo/v4"
)

func item(c echo.Context) error {
	if c.Param("id") == "" {
		echo.NewHTTPError(http.StatusBadRequest, "no id")
	}
	return nil
}
