package required_header

import (
	"mime/multipart"
	"net/http"
)

func part(w http.ResponseWriter, content []byte) {
	w.Header().Set("Content-Type", "text/plain")
	w.WriteHeader(http.StatusPartialContent) // want `206 Partial Content must come with Content-Range`
	w.Write(content)
}

func ranged(w http.ResponseWriter, content []byte) {
	w.Header().Set("Content-Range", "bytes 0-9/42")
	w.WriteHeader(http.StatusPartialContent)
	w.Write(content)
}

// Each of several parts has its own Content-Range.
func parts(w http.ResponseWriter) {
	m := multipart.NewWriter(w)
	w.Header().Set("Content-Type", "multipart/byteranges; boundary="+m.Boundary())
	w.WriteHeader(http.StatusPartialContent)
}

func mayBeParts(w http.ResponseWriter, kind string) {
	w.Header()["Content-Type"] = []string{kind}
	w.WriteHeader(http.StatusPartialContent)
}
