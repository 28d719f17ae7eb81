package api

// comparisons holds the functions that compare values of any type: of the standard library, and go-cmp
// as observed with v0.7.0.
func comparisons() Rows {
	return Rows{
		Pairs: join(
			pairs("slices", Pair{A: 0, B: 1, Element: true}, "Contains", "Index"),
			pairs("slices", Pair{A: 0, B: 1}, "Equal"),
			pairs("reflect", Pair{A: 0, B: 1}, "DeepEqual"),
			pairs("github.com/google/go-cmp/cmp", Pair{A: 0, B: 1}, "Equal", "Diff"),
		),
	}
}
