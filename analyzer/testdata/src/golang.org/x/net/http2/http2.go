package http2

type Server struct{}
