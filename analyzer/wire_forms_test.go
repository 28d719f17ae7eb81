//statuslint:ignore missing-return what goes over the wire is wrong on purpose here

package analyzer

import (
	"fmt"
	"net/http"
	"os"
)

// The handlers of this file are executed, and their text is analysed, with each code of the catalog in the place of code.
//
//nolint:statuslint // they are the mistakes that the rules are about

func wireHeader(w http.ResponseWriter, r *http.Request, code int) {
	w.WriteHeader(code)
}

func wireContent(w http.ResponseWriter, r *http.Request, code int) {
	w.WriteHeader(code)
	fmt.Fprint(w, "content")
}

func wireError(w http.ResponseWriter, r *http.Request, code int) {
	http.Error(w, "error", code)
}

func wireRedirect(w http.ResponseWriter, r *http.Request, code int) {
	http.Redirect(w, r, "/elsewhere", code)
}

func wireTwice(w http.ResponseWriter, r *http.Request, code int) {
	w.WriteHeader(code)
	w.WriteHeader(http.StatusNotFound)
}

func wireLate(w http.ResponseWriter, r *http.Request, code int) {
	fmt.Fprint(w, "content")
	w.WriteHeader(code)
}

func wireGoesOn(w http.ResponseWriter, r *http.Request, code int) {
	if r != nil {
		http.Error(w, "error", code)
	}
	fmt.Fprint(w, "content")
}

func wireRepeats(w http.ResponseWriter, r *http.Request, code int) {
	if r != nil {
		http.Error(w, "error", code)
	}
	http.NotFound(w, r)
}

func wireField(w http.ResponseWriter, r *http.Request, code int) {
	w.WriteHeader(code)
	w.Header().Set("X-Late", "1")
}

func wireText(w http.ResponseWriter, r *http.Request, code int) {
	http.Error(w, http.StatusText(http.StatusNotFound), code)
}

func wireLateError(w http.ResponseWriter, r *http.Request, code int) {
	w.WriteHeader(code)
	if _, err := fmt.Fprint(w, "content"); err != nil {
		http.Error(w, "error", http.StatusInternalServerError)
	}
}

func wireJSON(w http.ResponseWriter, r *http.Request, code int) {
	w.Header().Set("Content-Type", "application/json")
	http.Error(w, `{"error": "no id"}`, code)
}

func wireSilent(w http.ResponseWriter, r *http.Request, _ int) {
	if _, err := os.ReadFile("/no/such/file"); err != nil {
		return
	}
	fmt.Fprint(w, "content")
}

// wireForms are the handlers above by name.
func wireForms() map[string]func(http.ResponseWriter, *http.Request, int) {
	return map[string]func(http.ResponseWriter, *http.Request, int){
		"wireHeader": wireHeader, "wireContent": wireContent, "wireError": wireError, "wireRedirect": wireRedirect,
		"wireTwice": wireTwice, "wireLate": wireLate, "wireGoesOn": wireGoesOn, "wireRepeats": wireRepeats,
		"wireField": wireField, "wireText": wireText, "wireLateError": wireLateError,
		"wireJSON": wireJSON, "wireSilent": wireSilent,
	}
}
