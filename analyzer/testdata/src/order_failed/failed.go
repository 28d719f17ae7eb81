// Package order_failed has statements that handle the failure of a write, and others that do not.
package order_failed

import (
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"net/http"
)

func load() error { return errors.New("no") }

// The header of an error reply is no defect of its own.
func fields(w http.ResponseWriter, v any) {
	w.WriteHeader(http.StatusOK)
	if err := json.NewEncoder(w).Encode(v); err != nil {
		w.Header().Set("Content-Type", "text/plain")
		http.Error(w, err.Error(), http.StatusInternalServerError) // want `\(late-error\)`
	}
}

func fieldAlone(w http.ResponseWriter, b []byte) {
	if _, err := w.Write(b); err != nil {
		w.Header().Set("X-Close", "close")
	}
}

// It is set whether the write fails or not.
func fieldAfter(w http.ResponseWriter, b []byte) {
	if _, err := w.Write(b); err != nil {
		log.Print(err)
	}
	w.Header().Set("X-Close", "close") // want `X-Close is never sent`
}

// The status does not depend on the failure, though one of the two that precede it does.
func either(w http.ResponseWriter, v any) {
	if err := json.NewEncoder(w).Encode(v); err != nil {
		fmt.Fprintln(w, "oops")
	}
	if err := load(); err != nil {
		w.WriteHeader(http.StatusInternalServerError) // want `\(superfluous\)`
	}
}

// The encoder may have sent nothing: what sends the header is the statement before.
func within(w http.ResponseWriter, v any) {
	if err := json.NewEncoder(w).Encode(v); err != nil {
		fmt.Fprintln(w, "oops")
		w.WriteHeader(http.StatusInternalServerError) // want `the client still gets|not sent: the header went out at line 50 \(superfluous\)`
	}
}

func send(w http.ResponseWriter, v any) error {
	b, err := json.Marshal(v)
	if err != nil {
		return err
	}
	_, err = w.Write(b)
	return err
}

// The error need not be that of the write.
func marshalled(w http.ResponseWriter, v any) {
	w.WriteHeader(http.StatusOK)
	if err := send(w, v); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError) // want `\(superfluous\)`
	}
}
