package order_fine

import (
	"bytes"
	"io"
	"net/http"
	"strings"
)

// Copying nothing sends nothing.

func nothingCopied(w http.ResponseWriter, src io.Reader) {
	n, err := io.Copy(w, src)
	if err == nil && n == 0 {
		wrong(w)
	}
}

func noneCopied(w http.ResponseWriter, src io.Reader) {
	n, _ := io.Copy(w, src)
	if n > 0 {
		return
	}
	wrong(w)
}

func negative(w http.ResponseWriter, src io.Reader) {
	if n, _ := io.Copy(w, src); n < 0 {
		wrong(w) // never
	}
}

func emptyText(w http.ResponseWriter, text string) {
	if text == "" {
		w.WriteHeader(http.StatusNoContent)
	}
	_, _ = io.Copy(w, strings.NewReader(text))
	_, _ = io.Copy(w, bytes.NewBufferString(text))
}

func emptyReader(w http.ResponseWriter) {
	_, _ = io.Copy(w, strings.NewReader(""))
	wrong(w)
}
