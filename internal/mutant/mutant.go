//go:build mutants

// Package mutant says which mutant of the engine is on. Only TestOracleMutants builds it.
package mutant

import (
	"os"
	"strconv"
)

// Number is the mutant that is on; 0 for none. The environment variable MUTANT gives it to a program that is built with the
// mutants.
var Number, _ = strconv.Atoi(os.Getenv("MUTANT"))

// On reports whether a mutant is on.
func On(number int) bool { return number == Number }

// Half is half of a budget, or all of it.
func Half(budget int, half bool) int {
	if half {
		return budget / 2
	}
	return budget
}

// Endless is a budget that is never reached, or the budget as it is.
func Endless(budget int, endless bool) int {
	if endless {
		return 1 << 30
	}
	return budget
}
