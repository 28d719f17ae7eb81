// Package reference has what -explain, docs/rules.md and the site say alike about rules and status codes.
package reference

import (
	"fmt"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/catalog"
)

// Way is a way to silence a rule.
type Way struct {
	Write string // a comment, a flag, or the lines of .statuslint.yml
	Where string // where it goes, and what it silences
}

// Silence lists the ways to silence a rule, from the narrowest to the widest.
func Silence(id string, byDefault bool) []Way {
	ways := []Way{
		{"//statuslint:ignore " + id + " reason", "one finding: on its line, or above the statement or declaration that contains it"},
		{"overrides:\n  - paths: [internal/legacy/**, \"**/*_test.go\"]\n    disable: [" + id + "]", "some folders or files: in .statuslint.yml"},
	}
	if !byDefault {
		return append(ways, Way{"-enable " + id, "everywhere: do not enable it, neither with this flag nor under enable in .statuslint.yml"})
	}
	return append(ways,
		Way{"disable: [" + id + "]", "everywhere: in .statuslint.yml"},
		Way{"-disable " + id, "everywhere, in one run: on the command line"})
}

// Sent says what happens if a server with net/http sends a code: a sentence or two each.
func Sent(code int) []string {
	if code < 100 || code > 999 {
		return []string{"net/http panics: it sends codes from 100 to 999 only. The server closes the connection, and the client " +
			"gets no response. statuslint reports it where it is sent (invalid)."}
	}
	m, registered := catalog.Registered(code)
	var list []string
	like, strength := catalog.TreatedAs(code)
	treated := fmt.Sprintf("%s treat it as %s (RFC 9110 §15)", strength, catalog.Name(like))
	switch class := catalog.ClassOf(code); {
	case code == 101:
		list = append(list, "Over HTTP/1.1 net/http takes it for the final response. Write then returns http.ErrBodyNotAllowed, so a handler "+
			"has to hijack the connection to speak the new protocol.")
	case class == catalog.Informational && registered:
		list = append(list, "net/http sends it at once as an interim response, and goes on to the final one.")
	case class == catalog.Informational:
		list = append(list, "net/http sends it as an interim response, which a client that does not know it may ignore (RFC 9110 "+
			"§15.2), and goes on to the final one.")
	case class == 0:
		list = append(list, fmt.Sprintf("net/http sends it. A client %s; a proxy may refuse the response.", treated))
	case like != code && (!registered || !inCore(m)):
		list = append(list, fmt.Sprintf("A client that does not know it %s.", treated))
	}
	switch {
	case slices.Contains([]int{301, 302, 303}, code):
		list = append(list, "Go's http.Client and browsers follow Location, with GET after a POST. Without Location, http.Client returns an error.")
	case slices.Contains([]int{307, 308}, code):
		list = append(list, "Go's http.Client and browsers send the same request to Location, with its method and its body.")
	}
	switch m.Content {
	case catalog.ContentDropped:
		if code != 101 {
			list = append(list, "net/http drops what the handler writes: Write returns http.ErrBodyNotAllowed. statuslint reports that (body).")
		}
	case catalog.ContentForbidden:
		list = append(list, "net/http sends what the handler writes, although nothing may follow. statuslint reports that (body).")
	}
	if slices.Contains([]int{200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 501}, code) {
		list = append(list, "A cache may keep the response for a while, unless Cache-Control or Expires says otherwise (RFC 9110 §15.1).")
	}
	if line := catalog.OnWire(code); strings.HasSuffix(line, fmt.Sprintf("status code %d", code)) {
		list = append(list, fmt.Sprintf("net/http has no constant and no text for it: over HTTP/1.1 the status line is \"HTTP/1.1 %s\".", line))
	}
	switch {
	case !registered:
		list = append(list, fmt.Sprintf("statuslint reports it where it is sent (nonstandard), unless you run it with -allow %d.", code))
	case slices.Contains([]int{102, 305, 306, 510}, code):
		list = append(list, fmt.Sprintf("statuslint reports it where it is sent (deprecated), unless you run it with -allow %d.", code))
	}
	return list
}

// inCore reports whether RFC 9110 itself defines a code, so that every client knows it.
func inCore(m catalog.Meaning) bool {
	return slices.ContainsFunc(m.References, func(r catalog.Reference) bool { return r.Document == "RFC 9110" })
}
