// Package order_body has content with statuses that allow none.
package order_body

import (
	"encoding/json"
	"fmt"
	"html/template"
	"io"
	"net/http"
)

func write(w http.ResponseWriter) {
	w.WriteHeader(http.StatusNoContent)
	w.Write([]byte("gone")) // want `body is lost: net/http sends no body with 204 No Content \(body\)`
}

func notModified(w http.ResponseWriter, t *template.Template) {
	w.WriteHeader(http.StatusNotModified)
	t.Execute(w, "x") // want `body is lost: net/http sends no body with 304 Not Modified`
}

func reset(w http.ResponseWriter) {
	w.WriteHeader(http.StatusResetContent)
	fmt.Fprintln(w, "again") // want `205 Reset Content must not have a body, yet net/http sends this one`
}

func encoder(w http.ResponseWriter, v any, r io.Reader) {
	w.WriteHeader(http.StatusNoContent)
	enc := json.NewEncoder(w)
	enc.Encode(v) // want `body is lost`
	io.Copy(w, r) // want `body is lost`
}

func onBranch(w http.ResponseWriter, created bool) {
	if created {
		w.WriteHeader(http.StatusCreated)
	} else {
		w.WriteHeader(http.StatusNoContent)
	}
	fmt.Fprintln(w, "done") // want `body is lost`
}

func respond(w http.ResponseWriter, code int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(code)
	json.NewEncoder(w).Encode(v)
}

func throughHelper(w http.ResponseWriter) {
	respond(w, http.StatusNoContent, nil) // want `body is lost`
}

// The helper looks at what it is given.
func respondUnlessNil(w http.ResponseWriter, code int, v any) {
	w.WriteHeader(code)
	if v != nil {
		json.NewEncoder(w).Encode(v)
	}
}

func respondUnlessEmpty(w http.ResponseWriter, code int, data []byte) {
	w.WriteHeader(code)
	if len(data) > 0 {
		w.Write(data)
	}
}

func respondIfAllowed(w http.ResponseWriter, code int, v any) {
	w.WriteHeader(code)
	if code == http.StatusNoContent || code == http.StatusNotModified {
		return
	}
	json.NewEncoder(w).Encode(v)
}

func allowed(code int) bool { return code >= 200 && code != 204 && code != 304 }

func respondIfPermitted(w http.ResponseWriter, code int, v any) {
	w.WriteHeader(code)
	if allowed(code) {
		json.NewEncoder(w).Encode(v)
	}
}

func throughCareful(w http.ResponseWriter, v any) {
	respondUnlessNil(w, http.StatusNoContent, nil)
}

func throughCareful2(w http.ResponseWriter) { respondUnlessEmpty(w, http.StatusNoContent, nil) }

func throughCareful3(w http.ResponseWriter, v any) { respondIfAllowed(w, http.StatusNoContent, v) }

func throughCareful4(w http.ResponseWriter, v any) { respondIfPermitted(w, http.StatusNoContent, v) }

func throughCareless(w http.ResponseWriter) {
	respondUnlessNil(w, http.StatusNoContent, map[string]string{}) // want `body is lost`
}

// Nothing is written.
func nothing(w http.ResponseWriter) {
	w.WriteHeader(http.StatusNoContent)
	w.Write(nil)
	w.Write([]byte{})
	io.WriteString(w, "")
}

// The content goes with another status.
func separated(w http.ResponseWriter, found bool) {
	if !found {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	fmt.Fprintln(w, "found")
}

func otherwise(w http.ResponseWriter, found bool) {
	if found {
		fmt.Fprintln(w, "found")
	} else {
		w.WriteHeader(http.StatusNoContent)
	}
}

func byCode(w http.ResponseWriter, found bool) {
	code := http.StatusOK
	if !found {
		code = http.StatusNoContent
	}
	w.WriteHeader(code)
	if code != http.StatusNoContent {
		fmt.Fprintln(w, "found")
	}
}

func bySwitch(w http.ResponseWriter, r *http.Request) {
	switch r.Method {
	case "DELETE":
		w.WriteHeader(http.StatusNoContent)
	case "GET":
		fmt.Fprintln(w, "got")
	default:
		http.NotFound(w, r)
	}
}

// http.Error with a code that is no error is left to class, where that is on. Here it is off.
func notAnError(w http.ResponseWriter) {
	http.Error(w, "nothing", http.StatusNoContent) // want `body is lost: net/http sends no body with 204 No Content`
}

// Messages of net/http are content too.
func echoed(w http.ResponseWriter, r *http.Request, resp *http.Response) {
	w.WriteHeader(http.StatusNoContent)
	r.Write(w)        // want `body is lost`
	resp.Write(w)     // want `body is lost`
	r.Header.Write(w) // want `body is lost`
}

// The finding is at the content, not at the call.
func wrapped(w http.ResponseWriter) {
	w.WriteHeader(http.StatusNoContent)
	w.Write(
		[]byte("gone"), // want `body is lost`
	)
}
