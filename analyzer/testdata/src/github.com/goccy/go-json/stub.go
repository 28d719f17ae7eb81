// Package json is a stub of github.com/goccy/go-json for the tests: what statuslint knows of it, with the real signatures and
// nothing inside.
package json

import "io"

type Encoder struct{}

func (*Encoder) Encode(v any) (_ error) { return }

func NewEncoder(w io.Writer) (_ *Encoder) { return }
