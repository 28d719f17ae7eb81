// Package order_empty has writes of nothing, and of something, with statuses that allow no content.
package order_empty

import (
	"bytes"
	"fmt"
	"io"
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/gofiber/fiber/v2"
	"github.com/labstack/echo/v4"
)

func writeBytes(w http.ResponseWriter, code int, b []byte) {
	w.WriteHeader(code)
	w.Write(b)
}

func writeText(w http.ResponseWriter, code int, s string) {
	w.WriteHeader(code)
	fmt.Fprint(w, s)
}

func writeAll(w http.ResponseWriter, code int, parts ...any) {
	w.WriteHeader(code)
	fmt.Fprint(w, parts...)
}

func writeFormat(w http.ResponseWriter, code int, format string, args ...any) {
	w.WriteHeader(code)
	fmt.Fprintf(w, format, args...)
}

func writeFrom(w http.ResponseWriter, code int, r io.Reader) {
	w.WriteHeader(code)
	io.Copy(w, r)
}

// It adds something of its own.
func writeLine(w http.ResponseWriter, code int, s string) {
	w.WriteHeader(code)
	fmt.Fprint(w, s)
	fmt.Fprint(w, "\n")
}

func writeTwo(w http.ResponseWriter, code int, a, b []byte) {
	w.WriteHeader(code)
	w.Write(a)
	w.Write(b)
}

func through(w http.ResponseWriter, code int, b []byte) { writeBytes(w, code, b) }

// A helper that writes what it is given writes nothing if that is nothing.
func nothingThroughHelpers(w http.ResponseWriter, i int) {
	switch i {
	case 0:
		writeBytes(w, 204, nil)
	case 1:
		writeBytes(w, 204, []byte{})
	case 2:
		writeBytes(w, 204, []byte(""))
	case 3:
		writeText(w, 204, "")
	case 4:
		writeAll(w, 204)
	case 5:
		writeAll(w, 204, "", "")
	case 6:
		writeFormat(w, 204, "")
	case 7:
		writeFrom(w, 304, http.NoBody)
	case 8:
		writeTwo(w, 204, nil, []byte(""))
	case 9:
		through(w, 204, nil)
	}
}

func zeroVariable(w http.ResponseWriter) {
	var b []byte
	writeBytes(w, 204, b)
}

func zeroText(w http.ResponseWriter) {
	var s string
	writeText(w, 204, s)
}

func zeroThrough(w http.ResponseWriter) {
	var b []byte
	through(w, 304, b)
}

func somethingThroughHelpers(w http.ResponseWriter, r io.Reader, b []byte, i int) {
	switch i {
	case 0:
		writeBytes(w, 204, []byte("x")) // want `body is lost: net/http sends no body with 204 No Content; writeBytes sends it at line 17 \(body\)`
	case 1:
		writeBytes(w, 204, b) // want `body is lost`
	case 2:
		writeText(w, 204, "gone") // want `body is lost`
	case 3:
		writeAll(w, 204, "", 1) // what is in a slice is not followed
	case 4:
		writeAll(w, 204, nil)
	case 5:
		writeFormat(w, 204, "%d", 1) // want `body is lost`
	case 6:
		writeFrom(w, 304, r) // want `body is lost`
	case 7:
		writeLine(w, 204, "") // want `body is lost`
	case 8:
		writeTwo(w, 204, nil, []byte{1}) // want `body is lost`
	case 9:
		through(w, 204, b) // want `through sends it at line 17`
	}
}

func directly(w http.ResponseWriter) {
	const none = ""
	var b []byte
	var s string
	w.WriteHeader(http.StatusNoContent)
	w.Write(b)
	w.Write([]byte(s))
	fmt.Fprint(w)
	fmt.Fprint(w, "")
	fmt.Fprint(w, none, s)
	fmt.Fprintf(w, none)
	io.WriteString(w, s)
	io.Copy(w, http.NoBody)
}

func something(w http.ResponseWriter, buf *bytes.Buffer) {
	var b []byte
	b = append(b, 'x')
	w.WriteHeader(http.StatusNoContent)
	w.Write(b)               // want `body is lost`
	fmt.Fprint(w, "", 0)     // want `body is lost`
	fmt.Fprint(w, nil)       // want `body is lost`
	fmt.Fprintln(w)          // want `body is lost`
	fmt.Fprintln(w, "")      // want `body is lost`
	fmt.Fprintf(w, "%v", "") // want `body is lost`
	io.Copy(w, buf)          // want `body is lost`
}

// The path tells that there is nothing to write.
func known(w http.ResponseWriter, s string, b []byte) {
	if s == "" {
		w.WriteHeader(http.StatusNoContent)
	}
	fmt.Fprint(w, s)
}

func knownLength(w http.ResponseWriter, b []byte) {
	if len(b) == 0 {
		w.WriteHeader(http.StatusNoContent)
	}
	w.Write(b)
}

func knownOtherwise(w http.ResponseWriter, s string) {
	if s != "" {
		w.WriteHeader(http.StatusNoContent)
	}
	fmt.Fprint(w, s) // want `body is lost`
}

// A loop over nothing does nothing.
func loops(w http.ResponseWriter, items []string, m map[string]int, n int) {
	if len(items) == 0 {
		w.WriteHeader(http.StatusNoContent)
	}
	for _, item := range items {
		fmt.Fprintln(w, item)
	}
}

func loopNil(w http.ResponseWriter, m map[string]int) {
	if m == nil {
		w.WriteHeader(http.StatusNoContent)
	}
	for k := range m {
		fmt.Fprintln(w, k)
	}
}

func loopNumber(w http.ResponseWriter, n int) {
	if n == 0 {
		w.WriteHeader(http.StatusNoContent)
	}
	for range n {
		fmt.Fprintln(w, "x")
	}
}

func loopSome(w http.ResponseWriter, items []string) {
	if len(items) < 3 {
		w.WriteHeader(http.StatusNoContent)
	}
	for _, item := range items {
		fmt.Fprintln(w, item) // want `body is lost`
	}
}

// A reply without content is completed by the content that follows, not repeated.
func completed(w http.ResponseWriter) {
	writeBytes(w, 200, nil)
	fmt.Fprintln(w, "hello")
}

func data(c *gin.Context)   { c.Data(204, "text/plain", nil) }
func text(c *gin.Context)   { c.String(204, "") }
func reader(c *gin.Context) { c.DataFromReader(204, 0, "text/plain", http.NoBody, nil) }

func someData(c *gin.Context)                { c.Data(204, "text/plain", []byte("x")) }         // want `body is lost`
func someText(c *gin.Context)                { c.String(204, "x") }                             // want `body is lost`
func someReader(c *gin.Context, r io.Reader) { c.DataFromReader(204, 1, "text/plain", r, nil) } // want `body is lost`

func echoed(c echo.Context) error { return c.String(204, "") }

func echoedBlob(c echo.Context) error { return c.Blob(204, "text/plain", nil) }

func echoedText(c echo.Context) error { return c.String(204, "x") } // want `body is lost`

func sent(c *fiber.Ctx) error { return c.Status(204).Send(nil) }

func sentString(c *fiber.Ctx) error { return c.Status(204).SendString("") }

func sentText(c *fiber.Ctx) error { return c.Status(204).SendString("x") } // want `body is lost`
