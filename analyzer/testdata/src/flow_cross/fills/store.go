// Package fills fills a status that package sends sends.
package fills

import "net/http"

// Problem is an error with a status.
type Problem struct {
	Status int // want Status:"named"
	Size   int
}

func (p *Problem) Error() string { return http.StatusText(http.StatusTeapot) }

// Missing makes one.
func Missing() error { return &Problem{Status: http.StatusNotFound, Size: 404} }

// Invalid makes another.
func Invalid() error { return &Problem{Status: 422, Size: 422} } // want `http.StatusUnprocessableEntity`

// With makes one.
func With(status int) error { return &Problem{Status: status} } // want With:"param 0 named"
