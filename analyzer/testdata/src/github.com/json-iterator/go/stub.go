// Package jsoniter is a stub of github.com/json-iterator/go for the tests: what statuslint knows of it, with the real signatures and
// nothing inside.
package jsoniter

import "io"

type API interface {
	NewEncoder(writer io.Writer) *Encoder
}

type Encoder struct{}

func (*Encoder) Encode(val any) (_ error) { return }

func NewEncoder(writer io.Writer) (_ *Encoder) { return }
