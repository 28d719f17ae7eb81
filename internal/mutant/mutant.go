//go:build mutants

// Package mutant says which mutant of the engine is on. Only TestOracleMutants builds it.
package mutant

// Number is the mutant that is on; 0 for none.
var Number int

// On reports whether a mutant is.
func On(number int) bool { return number == Number }
