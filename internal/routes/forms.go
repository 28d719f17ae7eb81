package routes

import "go/types"

// form says whether an error is a value of its type or a pointer to one. errors.As, type assertions and type switches tell them apart.
type form uint8

const (
	anyForm form = iota // unknown
	asValue
	asPointer
)

// formOf returns the form of all errors that an expression of a type holds.
func formOf(t types.Type) form {
	if t == nil || types.IsInterface(t) {
		return anyForm
	}
	switch types.Unalias(t).(type) {
	case *types.Pointer:
		return asPointer
	case *types.Named:
		return asValue
	}
	return anyForm // a function that returns errors
}

// as returns errors as an expression holds them whose values have a form. Errors that they wrap keep their own.
func (s *faults) as(how form) *faults {
	if how == anyForm {
		return s
	}
	out := s.bare()
	for _, f := range s.list {
		if f.wrapped == notWrapped && (f.typ != "" || f.param != 0) {
			f.kept = how
		}
		out.add(f)
	}
	return out
}

// otherForm reports whether a test asks for a type and an error is a pointer to that type, or the other way round.
func (t test) otherForm(f fault) bool {
	how := formOf(t.typ)
	return t.value == nil && how != anyForm && f.kept != anyForm && how != f.kept
}
