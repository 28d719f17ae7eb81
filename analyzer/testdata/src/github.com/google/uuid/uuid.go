// Package uuid is a stub of github.com/google/uuid v1.6.0.
package uuid

import "io"

type UUID [16]byte

func NewRandom() (UUID, error) { return UUID{}, nil }

func NewV7() (UUID, error) { return UUID{}, nil }

func Parse(s string) (UUID, error) { return UUID{}, nil }

func SetRand(r io.Reader) {}
