package order_values

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"strings"
)

// A new builder holds nothing, and a text that was written is there.
func emptyBuilder(w http.ResponseWriter) {
	var b strings.Builder
	if b.Len() > 0 {
		http.Error(w, "some", 404)
	}
	var buf bytes.Buffer
	if buf.Len() != 0 || buf.String() != "" || len(buf.Bytes()) > 0 {
		http.Error(w, "some", 404)
	}
	http.Error(w, "no", 500)
}

func emptyByPointer(w http.ResponseWriter) {
	b, buf, made := &strings.Builder{}, new(bytes.Buffer), bytes.Buffer{}
	if b.Len() > 0 || buf.Len() > 0 || made.Len() > 0 {
		http.Error(w, "some", 404)
	}
	http.Error(w, "no", 500)
}

func written(w http.ResponseWriter, s string, c byte, data []byte) {
	var b strings.Builder
	b.WriteString("x")
	if b.Len() == 0 {
		http.Error(w, "none", 404)
	}
	b.Reset()
	if b.Len() != 0 {
		http.Error(w, "some", 404)
	}
	b.WriteByte(c)
	if b.String() == "" {
		http.Error(w, "none", 404)
	}
	b.Reset()
	b.WriteRune('x')
	if b.Len() == 0 {
		http.Error(w, "none", 404)
	}
	b.Reset()
	if len(data) > 0 {
		b.Write(data)
	}
	if b.Len() == 0 && len(data) > 1 {
		http.Error(w, "none", 404)
	}
	if n, err := b.WriteString(s); err != nil || n != len(s) {
		http.Error(w, "none", 404)
	}
	http.Error(w, "no", 500)
}

func parts(w http.ResponseWriter, a, b bool) {
	var problems strings.Builder
	if a {
		problems.WriteString("a")
	}
	if b {
		problems.WriteString("b")
	}
	if problems.Len() > 0 {
		http.Error(w, problems.String(), 400) // want `no return after this reply`
	}
	if !a && problems.String() == "b" {
		http.Error(w, "b", 404)
	}
	if !a && !b && problems.Len() > 0 {
		http.Error(w, "none", 404)
	}
}

func addText(b *strings.Builder, text string) { b.WriteString(text) }

func addBy(b *bytes.Buffer, some bool) {
	if some {
		b.WriteByte('x')
	}
}

func byHelper(w http.ResponseWriter, some bool) {
	var b strings.Builder
	addText(&b, "x")
	if b.Len() == 0 {
		http.Error(w, "none", 404)
	}
	var buf bytes.Buffer
	addBy(&buf, some)
	if buf.Len() > 0 && !some {
		http.Error(w, "some", 404)
	}
	if buf.Len() == 0 && some {
		http.Error(w, "none", 404)
	}
	if buf.Len() == 0 {
		http.Error(w, "none", 404) // want `no return after this reply`
	}
	http.Error(w, "no", 500)
}

// What others do with it is unknown.
func unseenWrites(w http.ResponseWriter, buf *bytes.Buffer) {
	if buf.Len() > 0 {
		http.Error(w, "some", 404) // want `no return after this reply`
	}
	buf.Truncate(0)
	if buf.Len() == 0 {
		http.Error(w, "none", 404)
	}
}

// A buffer that a goroutine, or unseen code, writes to may hold anything.
func laterFills(w http.ResponseWriter, wait func()) {
	var b strings.Builder
	go func() { b.WriteString("x") }()
	wait()
	if b.Len() == 0 {
		http.Error(w, "none", 404)
	}
	http.Error(w, "no", 500)
}

func calledFills(w http.ResponseWriter, each func(func(string))) {
	var b strings.Builder
	each(func(s string) { b.WriteString(s) })
	if b.Len() == 0 {
		http.Error(w, "none", 404) // want `no return after this reply`
	}
	http.Error(w, "no", 500)
}

// What fmt and io write is there.
func formatted(w http.ResponseWriter, s string, n int) {
	var b strings.Builder
	fmt.Fprintf(&b, "%d", n)
	if b.Len() == 0 {
		http.Error(w, "none", 404)
	}
	b.Reset()
	io.WriteString(&b, s)
	if b.String() != s {
		http.Error(w, "other", 404)
	}
	b.Reset()
	var to io.Writer = &b
	to.Write([]byte("x"))
	if b.Len() != 1 {
		http.Error(w, "other", 404)
	}
	b.Reset()
	writeTo(&b)
	if b.Len() == 0 {
		http.Error(w, "none", 404)
	}
	http.Error(w, "no", 500)
}

func writeTo(w io.Writer) { io.WriteString(w, "x") }

func copiedBuffers(w http.ResponseWriter) {
	buf, full := bytes.NewBuffer(nil), bytes.NewBufferString("x")
	w.WriteHeader(204)
	buf.WriteTo(w)
	io.Copy(w, buf)
	w.Write(full.Bytes())     // want `body is lost`
	io.Copy(w, full)          // want `body is lost`
	io.WriteString(w, ""+"x") // want `body is lost`
}

func distinctParams(w http.ResponseWriter, a, b *strings.Builder) {
	a.Reset()
	if a.Len() > 0 {
		http.Error(w, "some", 404)
	}
	b.WriteString("x")
	if a.Len() > 0 { // a and b may be one
		http.Error(w, "some", 404)
	}
	http.Error(w, "no", 500)
}

func unseenFills(w http.ResponseWriter, v any) {
	var buf bytes.Buffer
	fmt.Fprint(&buf, v)
	if buf.Len() > 0 {
		http.Error(w, "some", 404) // want `no return after this reply`
	}
	http.Error(w, "no", 500)
}

func inLoop(w http.ResponseWriter, list []string) {
	var b strings.Builder
	for _, s := range list {
		b.WriteString(s)
		b.WriteByte('\n')
	}
	if b.Len() > 0 && len(list) == 0 {
		http.Error(w, "some", 404)
	}
	if b.Len() == 0 && len(list) == 1 {
		http.Error(w, "none", 404)
	}
	if b.Len() > 0 {
		http.Error(w, "some", 404) // want `no return after this reply`
	}
	http.Error(w, "no", 500)
}

func manyParts(w http.ResponseWriter, r *http.Request) {
	var b strings.Builder
	b.WriteString(r.FormValue("a"))
	b.WriteString(r.FormValue("b"))
	b.WriteString(r.FormValue("c"))
	b.WriteString(r.FormValue("d"))
	b.WriteString(r.FormValue("e"))
	b.WriteString(r.FormValue("f"))
	if b.Len() == 0 {
		http.Error(w, "none", 404) // want `no return after this reply`
	}
	b.WriteString("x")
	if b.Len() == 0 {
		http.Error(w, "none", 404)
	}
	http.Error(w, "no", 500)
}

func addByte(b *strings.Builder) { b.WriteByte('x') }

func addBoth(a, b io.Writer, s, t string) {
	fmt.Fprintf(a, "x%s", s)
	fmt.Fprintf(b, "x%s", t)
}

func bothByHelper(w http.ResponseWriter, s, t string) {
	var a, b strings.Builder
	addBoth(&a, &b, s, t)
	if a.String() == b.String() {
		return
	}
	http.Error(w, "no", 500) // want `no return after this reply`
	http.Error(w, "no", 404)
}

func byteByHelper(w http.ResponseWriter, s string) {
	var b strings.Builder
	b.WriteString(s)
	addByte(&b)
	if b.Len() > 1 {
		http.Error(w, "more", 400) // want `no return after this reply`
	}
	if b.String() != s+"x" || b.Len() == 0 {
		http.Error(w, "other", 404)
	}
	http.Error(w, "no", 500)
}
