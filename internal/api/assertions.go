package api

// assertions holds the rows of the assertion libraries besides testify and gomega, each at the version named.
func assertions() Rows {
	rows := Rows{
		Funcs: join(
			claiming("gotest.tools/v3/assert", Claim{IsNil, 1}, "NilError"),
			claiming("(*github.com/matryer/is.I)", Claim{IsNil, 0}, "NoErr"),
			claiming("(*github.com/matryer/is.I)", Claim{IsTrue, 0}, "True"),
		),
		Pairs: join(
			// gotest.tools v3.5.2; is.Equal in assert.Check(t, is.Equal(x, y)) is of its package cmp.
			pairs("gotest.tools/v3/assert", Pair{A: 1, B: 2}, "Equal", "DeepEqual"),
			pairs("gotest.tools/v3/assert/cmp", Pair{A: 0, B: 1}, "Equal", "DeepEqual"),
			pairs("gotest.tools/v3/assert/cmp", Pair{A: 0, B: 1, Element: true}, "Contains"),

			// matryer/is v1.4.1, zeebo/assert v1.3.1, nbio/st of 2014.
			pairs("(*github.com/matryer/is.I)", Pair{A: 0, B: 1}, "Equal"),
			pairs("github.com/zeebo/assert", Pair{A: 1, B: 2}, "Equal", "NotEqual", "DeepEqual"),
			pairs("github.com/nbio/st", Pair{A: 1, B: 2}, "Expect", "Reject", "Assert", "Refute"),

			// alecthomas/assert v2.11.0.
			pairs("github.com/alecthomas/assert/v2", Pair{A: 1, B: 2}, "Equal", "NotEqual"),
			pairs("github.com/alecthomas/assert/v2", Pair{A: 1, B: 2, Element: true}, "SliceContains", "NotSliceContains"),

			checked(),
		),
	}
	// shoenig/test v1.13.2.
	for _, pkg := range []string{"github.com/shoenig/test", "github.com/shoenig/test/must"} {
		rows.Pairs = append(rows.Pairs, pairs(pkg, Pair{A: 1, B: 2}, "Eq", "EqOp", "NotEq", "NotEqOp")...)
		rows.Pairs = append(rows.Pairs, pairs(pkg, Pair{A: 1, B: 2, Element: true}, "SliceContains", "SliceContainsOp", "SliceNotContains")...)
	}
	return rows
}

// checked are the comparisons whose kind is an argument between the two values: c.Assert(got, qt.Equals, want).
func checked() []Pair {
	const (
		quicktest = "github.com/frankban/quicktest"            // v1.14.6
		check     = "gopkg.in/check.v1"                        // of November 2020
		convey    = "github.com/smartystreets/goconvey/convey" // v1.8.1
	)
	row := func(a int, pkg string, equalities ...string) Pair {
		p := Pair{A: a, B: a + 2}
		for _, name := range equalities {
			p.Checkers = append(p.Checkers, pkg+"."+name)
		}
		return p
	}
	qt := func(a int) Pair { return row(a, quicktest, "Equals", "DeepEquals", "CmpEquals") }
	so := func(a int) Pair {
		return row(a, convey, "ShouldEqual", "ShouldNotEqual", "ShouldResemble", "ShouldNotResemble")
	}
	return join(
		pairs("(*"+quicktest+".C)", qt(0), "Assert", "Check"),
		pairs(quicktest, qt(1), "Assert", "Check"),
		pairs("(*"+check+".C)", row(0, check, "Equals", "DeepEquals"), "Assert", "Check"),
		pairs(convey, so(0), "So"),
		pairs(convey, so(1), "SoMsg"),
		pairs("("+convey+".C)", so(0), "So"),
		pairs("("+convey+".C)", so(1), "SoMsg"),
	)
}
