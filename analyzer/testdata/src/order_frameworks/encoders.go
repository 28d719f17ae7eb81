package order_frameworks

import (
	"net/http"

	"github.com/goccy/go-json"
	"github.com/json-iterator/go"
)

var iterator jsoniter.API

func encodes(w http.ResponseWriter, v any) {
	w.WriteHeader(http.StatusNoContent)
	json.NewEncoder(w).Encode(v)     // want `body is lost`
	jsoniter.NewEncoder(w).Encode(v) // want `body is lost`
	iterator.NewEncoder(w).Encode(v) // want `body is lost`
}

func encodesFirst(w http.ResponseWriter, v any) {
	json.NewEncoder(w).Encode(v)
	w.WriteHeader(http.StatusCreated) // want `the client still gets 200 OK`
}
