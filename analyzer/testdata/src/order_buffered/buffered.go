// Package order_buffered writes to responses through views that keep what they are given.
package order_buffered

import (
	"archive/zip"
	"bufio"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"text/tabwriter"
)

// Nothing need have gone out before the flush.
func flushed(w http.ResponseWriter) {
	b := bufio.NewWriter(w)
	b.WriteString("x")
	fmt.Fprintln(b, "y")
	json.NewEncoder(b).Encode(1)
	w.Header().Set("Content-Type", "text/plain")
	w.WriteHeader(http.StatusCreated)
	b.Flush()
}

func tabs(w http.ResponseWriter) {
	t := tabwriter.NewWriter(w, 0, 8, 1, ' ', 0)
	fmt.Fprintln(t, "a\tb")
	w.WriteHeader(http.StatusCreated)
	t.Flush()
}

func records(w http.ResponseWriter) {
	c := csv.NewWriter(w)
	c.Write([]string{"a"})
	w.WriteHeader(http.StatusCreated)
	c.Flush()
	if err := c.Error(); err != nil {
		fmt.Println(err)
	}
}

func deflated(w http.ResponseWriter) {
	f, _ := flate.NewWriter(w, 1)
	f.Write([]byte("x"))
	w.WriteHeader(http.StatusCreated)
	f.Close()
}

func zipped(w http.ResponseWriter) {
	z := zip.NewWriter(w)
	w.WriteHeader(http.StatusCreated)
	z.Close()
}

// The flush sends what is held, and the header before it.
func lateAfterFlush(w http.ResponseWriter) {
	b := bufio.NewWriter(w)
	b.WriteString("x")
	b.Flush()
	w.WriteHeader(http.StatusCreated) // want `the client still gets|not sent: the header went out at line 63 \(superfluous\)`
}

func lateAfterRecords(w http.ResponseWriter, rows [][]string) {
	c := csv.NewWriter(w)
	c.WriteAll(rows)
	w.Header().Set("Content-Type", "text/csv") // want `Content-Type is never sent: the header went out at line 69`
}

func lateAfterClose(w http.ResponseWriter) {
	f, _ := flate.NewWriter(w, 1)
	f.Close()
	w.WriteHeader(http.StatusCreated) // want `the client still gets 200 OK: the header went out at line 75`
}

func lostByFlush(w http.ResponseWriter) {
	b := bufio.NewWriter(w)
	w.WriteHeader(http.StatusNoContent)
	b.WriteString("x")
	b.Flush() // want `body is lost`
}

// A flush of nothing sends nothing.
func flushedNothing(w http.ResponseWriter) {
	b := bufio.NewWriter(w)
	b.Flush()
	w.WriteHeader(http.StatusCreated)
}

func flushedBefore(w http.ResponseWriter) {
	b := bufio.NewWriter(w)
	b.WriteString("x")
	w.WriteHeader(http.StatusOK)
	b.Flush()
	b.Flush()
}

// A buffer on a buffer passes it on to the other.
func twice(w http.ResponseWriter) {
	outer := bufio.NewWriter(w)
	inner := bufio.NewWriter(outer)
	inner.WriteString("x")
	inner.Flush()
	w.WriteHeader(http.StatusCreated)
	outer.Flush()
}

// gzip and zlib send a header of their own with the first Write.
func gzipped(w http.ResponseWriter) {
	z := gzip.NewWriter(w)
	z.Write([]byte("x"))
	w.Header().Set("Content-Encoding", "gzip") // want `Content-Encoding is never sent: the header went out at line 114`
	z.Close()
}

func zlibbed(w http.ResponseWriter) {
	z := zlib.NewWriter(w)
	fmt.Fprint(z, "x")
	w.WriteHeader(http.StatusCreated) // want `the client still gets 200 OK`
}

// Into a buffer below it does not.
func gzippedBuffer(w http.ResponseWriter) {
	b := bufio.NewWriter(w)
	z := gzip.NewWriter(b)
	z.Write([]byte("x"))
	z.Close()
	w.WriteHeader(http.StatusCreated)
	b.Flush()
}

func render(w io.Writer) { fmt.Fprintln(w, "x") }

// A helper writes into the buffer too.
func helped(w http.ResponseWriter) {
	b := bufio.NewWriter(w)
	render(b)
	w.WriteHeader(http.StatusCreated)
	b.Flush()
}

func deferred(w http.ResponseWriter, ok bool) {
	b := bufio.NewWriter(w)
	defer b.Flush()
	b.WriteString("x")
	if !ok {
		http.Error(w, "no", http.StatusBadRequest)
		return
	}
	w.WriteHeader(http.StatusCreated)
}
