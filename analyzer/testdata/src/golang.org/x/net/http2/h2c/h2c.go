package h2c

import (
	"net/http"

	"golang.org/x/net/http2"
)

func NewHandler(h http.Handler, s *http2.Server) (_ http.Handler) { return }
