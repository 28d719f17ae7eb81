// Package directive_fix has directives that are removed or repaired.
//
//statuslint:ignore nonstandard the gateway knows all of them
package directive_fix

import "net/http"

func removed(w http.ResponseWriter, ok bool) {
	w.WriteHeader(http.StatusOK) /* want `remove it` */ //statuslint:ignore class after code
}

func removedAbove(w http.ResponseWriter, ok bool) {
	//statuslint:ignore class above code // want `remove it`
	w.WriteHeader(http.StatusOK)

	//statuslint:ignore class the empty lines stay apart // want `remove it`
	if ok {
		//statuslint:ignore class the end of a block // want `remove it`
	}

	//statuslint:ignore class the directive may have to move // want `silences nothing`

	/* Another comment stays. */ //statuslint:ignore class this one goes // want `remove it`
	w.Header()
}

// The comment goes on.
// after the directive.
//
//statuslint:ignore class among a comment // want `remove it`
func removedAmong(w http.ResponseWriter) { w.WriteHeader(499) }

type (
	//statuslint:ignore class in a group // want `remove it`
	a struct {
		code int /* want `remove it` */ //statuslint:ignore class after a field
		//statuslint:ignore class above a field // want `remove it`
		other int
	}
)

func shortened(w http.ResponseWriter, r *http.Request) {
	/* want `remove it from this directive` */ //statuslint:ignore body,class, mismatch a redirect that nobody follows
	http.Redirect(w, r, "/", http.StatusNotModified)
}

// rewritten has comments that are made directives. The second has no reason, and the third silences nothing.
func rewritten(w http.ResponseWriter, r *http.Request, code int) {
	switch code {
	case 1:
		http.Redirect(w, r, "/", http.StatusNotModified) /* want `class` `no space` */ // statuslint:ignore class nobody follows it
	case 2:
		http.Redirect(w, r, "/", http.StatusNotModified) /* want `class` `no space` */ // statuslint:ignore class
	case 3:
		http.Redirect(w, r, "/", http.StatusFound) /* want `no space` */ // statuslint:ignore class nobody follows it
	case 4:
		http.Redirect(w, r, "/", http.StatusNotModified) /* want `class` `nolint names linters` */ //nolint:statuslint:class // nobody follows it
	case 5:
		http.Redirect(w, r, "/", http.StatusNotModified) /* want `class` `nolint names linters` */ //nolint:class // this may be a linter
	case 6:
		/* want `the only directive` */                  //statuslint:disable class nobody follows it
		http.Redirect(w, r, "/", http.StatusNotModified) // want `class`
	case 7:
		http.Redirect(w, r, "/", 304) /* want `class` `no space` */ // statuslint:ignore class it is a number, but that is not what is said
	}
}

// covered has no edit: the header change would come between the directive and its statement.
func covered(w http.ResponseWriter) {
	//statuslint:ignore deprecated clients of version 1 follow it
	w.WriteHeader(http.StatusUseProxy)
	w.Header().Set("Retry-After", "3") // want `late-header`
}

// documented has a directive at the end of its documentation.
//
//statuslint:ignore class no such thing // want `remove it`
func documented(w http.ResponseWriter) {
	w.WriteHeader(http.StatusOK)
}
