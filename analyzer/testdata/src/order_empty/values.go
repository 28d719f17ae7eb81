package order_empty

import "net/http"

// A struct that is handed over is copied: its fields stay as they are.

type answer struct {
	status int
	body   string
	header map[string]string
}

func (a answer) note(key string) { a.header[key] = "1" }

func (a answer) send(w http.ResponseWriter) {
	w.WriteHeader(a.status)
	if len(a.body) > 0 {
		w.Write([]byte(a.body))
	}
}

func mark(a answer)

func fill(a *answer)

func byValue(w http.ResponseWriter) {
	a := answer{header: map[string]string{}}
	mark(a)
	a.note("x")
	a.status = http.StatusNoContent
	a.send(w)
}

func byAddress(w http.ResponseWriter) {
	a := answer{}
	fill(&a)
	a.status = http.StatusNoContent
	a.send(w) // want `body is lost`
}

// What a new object has no value for is nil.

type builder struct {
	w      http.ResponseWriter
	status int
	body   any
	reader func() string
}

func newBuilder(w http.ResponseWriter) *builder { return &builder{w: w, status: http.StatusOK} }

func (b *builder) with(status int) *builder {
	b.status = status
	return b
}

func (b *builder) text(s string) *builder {
	b.body = s
	return b
}

func (b *builder) write() {
	b.w.WriteHeader(b.status)
	switch v := b.body.(type) {
	case string:
		b.w.Write([]byte(v))
	}
	if b.reader != nil {
		b.w.Write([]byte(b.reader()))
	}
}

func noContent(w http.ResponseWriter) {
	newBuilder(w).with(http.StatusNoContent).write()
}

func content(w http.ResponseWriter) {
	newBuilder(w).with(http.StatusNoContent).text("gone").write() // want `body is lost`
}
