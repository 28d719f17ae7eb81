package api

// testify holds the rows of testify, as observed with v1.12.1: the functions of assert and require, and the methods of
// their Assertions, which suites embed.
func testify() Rows {
	const module = "github.com/stretchr/testify"
	var rows Rows
	for _, pkg := range []string{module + "/assert", module + "/require"} {
		for t, receiver := range []string{"(*" + pkg + ".Assertions)", pkg} { // functions take the *testing.T first
			status := Func{Status: Status{Use: Expected, Arg: t + 4}}
			rows.Funcs = append(rows.Funcs, methods(receiver, status, "HTTPStatusCode", "HTTPStatusCodef")...)
			// 200–206, 300–307, and from 400: ranges, so there is no code here.
			rows.Funcs = append(rows.Funcs, methods(receiver, Func{}, "HTTPSuccess", "HTTPSuccessf", "HTTPRedirect", "HTTPRedirectf", "HTTPError", "HTTPErrorf")...)
			if pkg == module+"/require" {
				rows.Funcs = append(rows.Funcs, join(
					claiming(receiver, Claim{IsNil, t}, "NoError", "NoErrorf", "Nil", "Nilf"),
					claiming(receiver, Claim{IsNotNil, t}, "Error", "Errorf", "ErrorIs", "ErrorIsf", "ErrorAs", "ErrorAsf",
						"ErrorContains", "ErrorContainsf", "EqualError", "EqualErrorf", "NotNil", "NotNilf"),
					claiming(receiver, Claim{IsTrue, t}, "True", "Truef"),
					claiming(receiver, Claim{IsFalse, t}, "False", "Falsef"))...)
			}
			rows.Pairs = append(rows.Pairs, pairs(receiver, Pair{A: t, B: t + 1},
				"Equal", "Equalf", "EqualValues", "EqualValuesf", "Exactly", "Exactlyf",
				"NotEqual", "NotEqualf", "NotEqualValues", "NotEqualValuesf")...)
			rows.Pairs = append(rows.Pairs, pairs(receiver, Pair{A: t, B: t + 1, Element: true},
				"Contains", "Containsf", "NotContains", "NotContainsf")...)
		}
	}
	rows.Pairs = append(rows.Pairs, pairs(module+"/assert", Pair{A: 0, B: 1}, "ObjectsAreEqual", "ObjectsAreEqualValues")...)
	rows.Fields = []Field{{Name: module + "/http.TestResponseWriter.StatusCode", Use: Received}} // deprecated there
	return rows
}

// pairs makes rows for several comparisons of one package or receiver that take the same arguments.
func pairs(receiver string, row Pair, names ...string) []Pair {
	rows := make([]Pair, len(names))
	for i, name := range names {
		rows[i] = row
		rows[i].Name = receiver + "." + name
	}
	return rows
}
