package fix

import "net/http"

// plain has codes and descriptions only.
//
// @success 204 "Success"
// @failure 400 "Invalid request"
// @router /plain [get]
func plain(w http.ResponseWriter, r *http.Request) {
	switch r.Method {
	case "a":
		w.WriteHeader(http.StatusConflict) // want `^409 Conflict is not documented`
	case "b":
		w.WriteHeader(http.StatusNotFound) // want `^404 Not Found is not documented`
	case "c":
		w.WriteHeader(http.StatusNotFound)
	case "d":
		w.WriteHeader(http.StatusGone) //statuslint:ignore undocumented-status for version 1
	default:
		w.WriteHeader(http.StatusNoContent)
	}
}

// tabs is how swag fmt aligns.
//
//	@Summary	one
//	@Success	200	{object}	Order
//	@Header		200	{string}	Location	"/a"
//	@Failure	400	{object}	Problem{data=Order}	"bad"
//	@Failure	default	{object}	Other
//	@Router		/tabs [get]
func tabs(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusTeapot) }

// aligned has spaces, and a list of codes.
//
//	@Summary      one
//	@Success      200      {object}  Order
//	@Failure      400,404  {object}  Problem{data=Order}  "bad or missing"
//	@Router       /aligned [get]
//	@Description  after
func aligned(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusConflict) // want `^409 Conflict is not documented`
}

// many has the tabs of swag fmt, and a list of codes.
//
//	@Success	200				{object}	Order
//	@Failure	400,404,422,500	{object}	Problem
//	@Router		/many [get]
func many(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusConflict) // want `^409 Conflict is not documented`
}

// typed has no descriptions.
//
// @Success 200 {object} Order
// @Failure 500 {object} Problem
// @Router /typed [get]
func typed(w http.ResponseWriter, r *http.Request) {
	if r.Method == "x" {
		w.WriteHeader(http.StatusCreated) // want `^201 Created is not documented`
		return
	}
	w.WriteHeader(http.StatusConflict) // want `^409 Conflict is not documented`
}

// first has no @Failure yet: what an error looks like is not known.
//
// @Success 200 {object} Order "the order"
// @Router /first [get]
func first(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusConflict) // want `^409 Conflict is not documented`
}

/*
block is a comment of several lines.

	@Success 200
	@Response 5XX {object} Problem "failed"
	@Router /block [get]
*/
func block(w http.ResponseWriter, r *http.Request) {
	if r.Method == "x" {
		w.WriteHeader(http.StatusOK)
		return
	}
	w.WriteHeader(http.StatusConflict) // want `^409 Conflict is not documented`
}

// The last line is that of the comment, or goes on: nothing is offered.

/*
	short is a comment of one line. @Router is missing.

@Router /short [get]
@Success 200
*/
func short(w http.ResponseWriter, r *http.Request) {
	if r.Method == "x" {
		w.WriteHeader(http.StatusOK)
		return
	}
	w.WriteHeader(http.StatusConflict) // want `^409 Conflict is not documented`
}
