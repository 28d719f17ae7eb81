// Package carries has errors that carry their status.
package carries

import (
	"net/http"

	"flow_cross/asks"
)

type missing struct{}

func (missing) Error() string   { return "missing" }
func (missing) HTTPStatus() int { return 404 } // want `http.StatusNotFound` HTTPStatus:"result 0 sent"
func (missing) Size() int       { return 404 }

type coded struct {
	code int // want code:"sent"
}

func (c *coded) Error() string   { return "coded" }
func (c *coded) HTTPStatus() int { return c.code } // want HTTPStatus:"result 0 sent"

// Without the method Error it is no error, and a value that is never returned as an error is not one either.
type other struct{}

func (other) HTTPStatus() int { return 404 }

type unused struct{}

func (unused) Error() string   { return "unused" }
func (unused) HTTPStatus() int { return 404 }

func find(n int) error {
	if n == 0 {
		return missing{}
	}
	return &coded{409} // want `http.StatusConflict`
}

func serve(w http.ResponseWriter, r *http.Request) {
	if err := find(1); err != nil {
		asks.Write(w, err)
	}
	_ = other{}
}
