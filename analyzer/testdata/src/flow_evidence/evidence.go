// Package evidence keeps statuses that it never sends: net/http's constants tell that they are statuses.
package evidence

import (
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
)

// A field that receives a constant in one place receives a status in the others, too.
type problem struct {
	Detail string
	Status int `json:"status"`
	Count  int `json:"count"`
}

func missing() *problem { return &problem{Detail: "404", Status: http.StatusNotFound, Count: 404} }

func invalid() *problem { return &problem{Detail: "422", Status: 422, Count: 200} } // want `http.StatusUnprocessableEntity`

func (p *problem) isGone() bool { return p.Status == 410 && p.Count == 410 } // want `http.StatusGone`

func (p *problem) encode() ([]byte, error) {
	if p.Status == 0 {
		p.Status = 500 // want `http.StatusInternalServerError`
	}
	if p.Status >= 500 {
		p.Detail = ""
	}
	return json.Marshal(p)
}

// What flows into such a field is a status.
func withStatus(status int) *problem { return &problem{Status: status} }

func conflict() *problem { return withStatus(409) } // want `http.StatusConflict`

// A result.
func statusOf(err error) int {
	switch {
	case errors.Is(err, errMissing):
		return http.StatusNotFound
	case errors.Is(err, errTwice):
		return 409 // want `http.StatusConflict`
	}
	return 500 // want `http.StatusInternalServerError`
}

var (
	errMissing = errors.New("missing")
	errTwice   = errors.New("twice")
)

// A variable of the package, a local one, elements and map values.
var fallback = http.StatusBadGateway

func setFallback() { fallback = 504 } // want `http.StatusGatewayTimeout`

func local(bad bool) string {
	status := http.StatusOK
	if bad {
		status = 400 // want `http.StatusBadRequest`
	}
	return strconv.Itoa(status)
}

var retried = []int{http.StatusTooManyRequests, 503} // want `http.StatusServiceUnavailable`

var byCode = map[int]int{
	1: http.StatusForbidden,
	2: 401, // want `http.StatusUnauthorized`
}

var byError = map[error]int{
	errMissing: 404, // want `http.StatusNotFound`
	errTwice:   http.StatusConflict,
}

// A parameter takes two different constants.
func note(status int) { notes = append(notes, strconv.Itoa(status)) }

var notes []string

func notesThem() {
	note(http.StatusOK)
	note(http.StatusCreated)
	note(204) // want `http.StatusNoContent`
}
