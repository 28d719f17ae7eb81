// Package nolint silences findings by directives.
package nolint

import "net/http"

func lines(w http.ResponseWriter) {
	w.WriteHeader(404) // want `http.StatusNotFound`

	w.WriteHeader(404) //nolint
	w.WriteHeader(404) //nolint:statuslint
	w.WriteHeader(404) //nolint:all
	w.WriteHeader(404) //nolint:errcheck,statuslint
	w.WriteHeader(404) //nolint:errcheck, statuslint
	w.WriteHeader(404) //nolint:statuslint,errcheck // with an explanation
	w.WriteHeader(404) //nolint:statuslint // 404 is known to everyone
	w.WriteHeader(404) //nolint // all of them
	w.WriteHeader(404) // nolint:statuslint
	w.WriteHeader(404) // nolint
	w.WriteHeader(404) //nolint:StatusLint

	w.WriteHeader(420)                                                   //nolint:statuslint
	w.WriteHeader(1)                                                     //nolint:statuslint
	http.Error(w, http.StatusText(http.StatusGone), http.StatusNotFound) //nolint:statuslint
}

func others(w http.ResponseWriter) {
	w.WriteHeader(404) /* want `magic` */ //nolint:errcheck
	w.WriteHeader(404) /* want `magic` */ //nolint:statuslinter
	w.WriteHeader(404) /* want `magic` */ //nolint:errcheck // not statuslint
	w.WriteHeader(404) /* want `magic` */ //nolint:errcheck // for errcheck, statuslint has its say
	w.WriteHeader(404) /* want `magic` */ //nolinting is another word
	w.WriteHeader(404) /* want `magic` */ //nolint:statuslint without slashes this is the name of a linter
	w.WriteHeader(404) /* want `magic` */ // the word nolint within a sentence
	w.WriteHeader(404) /* want `magic` */ /*nolint:statuslint*/
	w.WriteHeader(404) /* want `magic` */ //lint:ignore ST1013 is for others
}

//nolint:statuslint
func whole(w http.ResponseWriter) {
	w.WriteHeader(404)
	if true {
		w.WriteHeader(404)
	}
}

// Documentation stands before it.
//
//nolint:statuslint // all of the declaration
func documented(w http.ResponseWriter) {
	w.WriteHeader(404)
}

//nolint:statuslint // first among the documentation, of which golangci-lint takes all lines together
// above is documented below its directive.
func above(w http.ResponseWriter) {
	w.WriteHeader(404)
}

//nolint:statuslint
var table = map[string]http.Response{
	"a": {StatusCode: 404},
	"b": {StatusCode: 404},
}

//nolint:statuslint

func apart(w http.ResponseWriter) {
	w.WriteHeader(404) // want `magic`
}

func statements(w http.ResponseWriter, ok bool) {
	//nolint:statuslint
	w.WriteHeader(404)
	w.WriteHeader(404) // want `magic`

	//nolint:statuslint
	if ok {
		w.WriteHeader(404)
	}

	if ok { //nolint:statuslint
		w.WriteHeader(404) // want `magic`
	}

	_ = []http.Response{
		//nolint:statuslint
		{StatusCode: 404},
		{StatusCode: 404}, // want `magic`
	}

	switch {
	//nolint:statuslint
	case ok:
		w.WriteHeader(404)
	default:
		w.WriteHeader(404) // want `magic`
	}

	http.Error(w, "a text that goes on"+
		"for a line", 404) //nolint:statuslint

	//nolint:statuslint
	http.Error(w, "a text that goes on"+
		"for a line",
		404)
}

type group struct {
	resp http.Response
}

var (
	//nolint:statuslint
	one = group{http.Response{StatusCode: 404}}
	two = group{http.Response{StatusCode: 404}} // want `magic`
)
