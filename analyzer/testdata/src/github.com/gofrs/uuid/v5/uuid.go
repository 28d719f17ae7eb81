// Package uuid is a stub of github.com/gofrs/uuid/v5 v5.4.0.
package uuid

type UUID [16]byte

type Generator interface {
	NewV4() (UUID, error)
}

var DefaultGenerator Generator

func NewV4() (UUID, error) { return UUID{}, nil }
