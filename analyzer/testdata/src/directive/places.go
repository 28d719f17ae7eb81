// Package directive silences findings of single rules.
package directive

import (
	"net/http"
	"net/http/httptest"
)

const notFound = 404

func onTheLine(resp *http.Response) {
	resp.StatusCode = 404 // want `http.StatusNotFound`
	resp.StatusCode = 404 //statuslint:ignore magic everyone knows it
	resp.StatusCode = 404 //statuslint:ignore	magic	tabs and spaces
	take("a text that goes on"+
		"for a line", 404) //statuslint:ignore magic the number is on this line
}

// lists are those of rules.
func lists(w http.ResponseWriter) {
	w.WriteHeader(http.StatusGone)
	w.WriteHeader(404) /* want `superfluous` */ //statuslint:ignore magic the other rule still reports
	w.WriteHeader(404) /* want `magic` */       //statuslint:ignore superfluous and the other way round
	w.WriteHeader(404) //statuslint:ignore magic,superfluous both
	w.WriteHeader(404) //statuslint:ignore magic, superfluous a space after the comma
	w.WriteHeader(404) //statuslint:ignore magic , superfluous and one before it
}

func aboveSimple(resp *http.Response, ok bool) {
	//statuslint:ignore magic all of the statement
	take("a text that goes on"+
		"for a line",
		404)
	resp.StatusCode = 404 // want `magic`

	// The directive may have company.
	//statuslint:ignore magic the comment goes on
	// below it.
	take("", func() int {
		return 404
	}())

	/* General comments are company as well. */
	//statuslint:ignore magic such as that one
	resp.StatusCode = 404

	//statuslint:ignore magic a declaration is one
	var code, other = 404,
		410
	take("", code)
	take("", other)
	_ = notFound
}

func aboveCompound(resp *http.Response) {
	//statuslint:ignore magic the header only
	if resp.StatusCode == 404 ||
		resp.StatusCode == 410 {
		take("", 404) // want `magic`
	}

	//statuslint:ignore magic the header only
	for code := resp.StatusCode; code == 404; {
		take("", 404) // want `magic`
	}

	//statuslint:ignore magic the header only
	switch code := 404; resp.StatusCode {
	case code:
		take("", 404) // want `magic`
	//statuslint:ignore magic the expressions of the case
	case 410,
		411:
		take("", 404) // want `magic`
	case 412: //statuslint:ignore magic after the case
		take("", 404) // want `magic`
	}

	//statuslint:ignore magic the header only
	for _, code := range []int{
		404,
	} {
		take("", code)
		take("", 404) // want `magic`
	}

	if resp.StatusCode == 404 { //statuslint:ignore magic after the brace
		take("", 404) // want `magic`
		//statuslint:ignore magic above the end of the block, and what follows it
	} else if resp.StatusCode == 410 {
		take("", 404) // want `magic`
	}

	//statuslint:ignore magic a label changes nothing
again:
	for resp.StatusCode == 404 {
		take("", 404) // want `magic`
		continue again
	}
}

func elements(w http.ResponseWriter, r *http.Request, x bool) {
	_ = []http.Response{
		//statuslint:ignore magic the element
		{
			StatusCode: 404,
		},
		{StatusCode: 404}, // want `magic`
		{StatusCode: 404}, //statuslint:ignore magic the line
	}
	_ = http.Response{
		//statuslint:ignore magic the key and the value
		StatusCode: 404,
	}
	http.Redirect(w, r, "/",
		//statuslint:ignore magic the argument
		302)
	_ = x &&
		//statuslint:ignore magic the operand
		r.Response.StatusCode == 404
}

// documented has its directive where gofmt puts it.
//
//statuslint:ignore magic,superfluous all of the declaration
func documented(w http.ResponseWriter) {
	w.WriteHeader(404)
	w.WriteHeader(410)
	http.Error(w, "twice", http.StatusGone) // want `missing-return`
	http.Error(w, "twice", 404)
}

// above is documented.
//
//statuslint:ignore magic a directive above the text works as well
func above(w http.ResponseWriter) {
	w.WriteHeader(404)
}

//statuslint:ignore magic the whole group
var (
	one = http.Response{StatusCode: 404}
	two = http.Response{StatusCode: 404}
)

var (
	//statuslint:ignore magic this one
	three = http.Response{
		StatusCode: 404,
	}
	four = http.Response{StatusCode: 404} // want `magic`
	// five is documented.
	//
	//statuslint:ignore magic this one
	five = http.Response{StatusCode: 404}
	six  = http.Response{StatusCode: 404} //statuslint:ignore magic this line
)

const (
	//statuslint:ignore nonstandard our gateway logs it
	clientClosed = 499
	tooSlow      = 420 // want `nonstandard`
)

func constants(w http.ResponseWriter, ok bool) {
	if ok {
		w.WriteHeader(clientClosed)
		return
	}
	w.WriteHeader(tooSlow)
}

func take(text string, code int) { httptest.NewRecorder().WriteHeader(code) }
