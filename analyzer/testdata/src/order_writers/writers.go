// Package order_writers has writers of its own: what their methods do is what happens to the response.
package order_writers

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
)

// collector keeps what is written, and passes the status on.
type collector struct {
	http.ResponseWriter
	content bytes.Buffer
}

func (c *collector) Write(b []byte) (int, error) { return c.content.Write(b) }

func collects(w http.ResponseWriter) {
	c := &collector{ResponseWriter: w}
	c.Write([]byte("a"))
	fmt.Fprintln(c, "b")
	json.NewEncoder(c).Encode(1)
	io.WriteString(c, "c")
	render(c)
	c.WriteHeader(http.StatusCreated)
	w.Write(c.content.Bytes())
}

func render(w http.ResponseWriter) { fmt.Fprintln(w, "x") }

// Its status is passed on, so the second is too much.
func collectsTwo(w http.ResponseWriter) {
	c := &collector{ResponseWriter: w}
	c.WriteHeader(http.StatusCreated)
	fmt.Fprintln(c, "b")
	c.WriteHeader(http.StatusAccepted) // want `the client still gets 201 Created`
}

// noter keeps the status and passes content on.
type noter struct {
	http.ResponseWriter
	status int
}

func (n *noter) WriteHeader(status int) { n.status = status }

func notes(w http.ResponseWriter) {
	n := &noter{ResponseWriter: w}
	n.WriteHeader(http.StatusCreated)
	n.Header().Set("X-A", "1")
	http.Error(n, "no", http.StatusBadRequest)
	n.WriteHeader(n.status)
}

func notesContent(w http.ResponseWriter) {
	n := &noter{ResponseWriter: w}
	fmt.Fprintln(n, "x")
	n.Header().Set("X-A", "1") // want `X-A is never sent`
}

// counter passes everything on.
type counter struct {
	http.ResponseWriter
	length int
}

func (c *counter) WriteHeader(status int) { c.ResponseWriter.WriteHeader(status) }

func (c *counter) Write(b []byte) (int, error) {
	n, err := c.ResponseWriter.Write(b)
	c.length += n
	return n, err
}

func counts(w http.ResponseWriter) {
	c := &counter{ResponseWriter: w}
	fmt.Fprintln(c, "x")
	c.WriteHeader(http.StatusCreated) // want `the client still gets 200 OK`
}

func countsHelped(w http.ResponseWriter) {
	c := &counter{ResponseWriter: w}
	render(c)
	c.WriteHeader(http.StatusCreated) // want `the client still gets 200 OK: the header went out at line 85, by render`
}

func countsReplied(w http.ResponseWriter, ok bool) {
	c := &counter{ResponseWriter: w}
	if !ok {
		http.Error(c, "no", http.StatusBadRequest) // want `\(missing-return\)`
	}
	fmt.Fprintln(c, "x")
}

// What is embedded is written to past the methods around it.
func past(w http.ResponseWriter) {
	c := &collector{ResponseWriter: w}
	fmt.Fprintln(c.ResponseWriter, "x")
	c.WriteHeader(http.StatusCreated) // want `the client still gets 200 OK`
}

// quiet drops everything: its receiver has no name.
type quiet struct{ http.ResponseWriter }

func (quiet) Write(b []byte) (int, error) { return len(b), nil }
func (quiet) WriteHeader(int)             {}

func drops(w http.ResponseWriter) {
	q := quiet{w}
	http.Error(q, "no", http.StatusBadRequest)
	fmt.Fprintln(q, "x")
	http.Error(q, "no", http.StatusBadRequest)
	q.WriteHeader(http.StatusCreated)
}

// compressor writes through something else.
type compressor struct {
	io.Writer
	http.ResponseWriter
}

func (c compressor) Write(b []byte) (int, error) { return c.Writer.Write(b) }

func compresses(w http.ResponseWriter, z io.Writer) {
	c := compressor{z, w}
	fmt.Fprintln(c, "x")
	c.WriteHeader(http.StatusCreated)
}

// A pointer to the variable that holds the response leads to the same response.
func replies(w *http.ResponseWriter) {
	(*w).WriteHeader(http.StatusBadRequest)
	(*w).Write([]byte("bad"))
}

func points(w http.ResponseWriter, bad bool) {
	if bad {
		replies(&w) // want `no return after this reply; line \d+ sends another status \(missing-return\)`
	}
	w.WriteHeader(http.StatusCreated)
}

func pointsOnce(w http.ResponseWriter, bad bool) {
	p := &w
	if bad {
		replies(p)
		return
	}
	(*p).WriteHeader(http.StatusCreated)
	w.Header().Set("X-Late", "1") // want `X-Late is never sent`
}

func pointsElsewhere(w, other http.ResponseWriter, bad bool) {
	p := &w
	if bad {
		p = &other
	}
	replies(p) // want `no return after this reply; line \d+ sends another status`
	w.WriteHeader(http.StatusCreated)
}
