// Package fakes has a client, and fakes of servers in its tests.
package fakes

import "net/http"

func fetch(c *http.Client) (int, error) {
	resp, err := c.Get("/")
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}
