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

// Result is what a client keeps of a response.
type Result struct {
	Code int
	Size int64
}

func keep(resp *http.Response) Result { return Result{resp.StatusCode, resp.ContentLength} }

// Counts are responses by status.
func counts(list []*http.Response) map[int]int {
	m := map[int]int{}
	for _, resp := range list {
		m[resp.StatusCode]++
	}
	return m
}
