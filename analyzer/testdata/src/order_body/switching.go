package order_body

import (
	"fmt"
	"io"
	"net/http"
)

// Over HTTP/1.1 a 101 is final: what follows it is not content, and net/http drops it.
func switched(w http.ResponseWriter) {
	w.WriteHeader(http.StatusSwitchingProtocols)
	fmt.Fprintln(w, "hello") // want `^body is lost: over HTTP/1.1 net/http sends no body with 101 Switching Protocols \(body\)$`
}

// After the other informational codes, content goes out with the final status.
func hinted(w http.ResponseWriter) {
	w.WriteHeader(http.StatusEarlyHints)
	fmt.Fprintln(w, "hello")
}

func unknownHint(w http.ResponseWriter) {
	w.WriteHeader(199)
	fmt.Fprintln(w, "hello")
}

// Without content a 101 is complete, and what is written to the connection is not content of the response.
func hijacked(w http.ResponseWriter) {
	w.Header().Set("Upgrade", "echo")
	w.WriteHeader(http.StatusSwitchingProtocols)
	conn, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		return
	}
	defer conn.Close()
	io.WriteString(conn, "hello")
}

func sendText(w http.ResponseWriter, code int, text string) {
	w.WriteHeader(code)
	io.WriteString(w, text)
}

func writes(w http.ResponseWriter) {
	sendText(w, http.StatusSwitchingProtocols, "hello") // want `body is lost: over HTTP/1.1 net/http sends no body with 101`
}

func hints(w http.ResponseWriter) {
	sendText(w, http.StatusEarlyHints, "hello")
}
