package api

// testdeep holds the rows of go-testdeep, as observed with v1.16.0: the functions and methods of td that compare a value
// with another or with an operator, and what tdhttp expects of a response.
func testdeep() Rows {
	const (
		td     = "github.com/maxatome/go-testdeep/td"
		tdhttp = "github.com/maxatome/go-testdeep/helpers/tdhttp"
	)
	return Rows{
		Funcs: methods("(*"+tdhttp+".TestAPI)", Func{Status: Status{Use: Expected}}, "CmpStatus"),
		Pairs: join(
			pairs(td, Pair{A: 1, B: 2}, "Cmp", "CmpDeeply", "CmpNot"),
			pairs("(*"+td+".T)", Pair{A: 0, B: 1}, "Cmp", "CmpDeeply", "CmpLax", "Not"),
		),
		Fields: []Field{{Name: tdhttp + ".Response.Status", Use: Expected}}, // of type any
	}
}
