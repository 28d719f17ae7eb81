package api

// gomega holds the rows of gomega and its ghttp, as observed with v1.44.0.
func gomega() Rows {
	const (
		pkg    = "github.com/onsi/gomega"
		server = "(*" + pkg + "/ghttp.Server)"
	)
	rows := Rows{
		Funcs: join(
			// Compared with the status of the response or recorder that it is asserted of; strings ("404 Not Found") count too.
			methods(pkg, Func{Status: Status{Use: Expected}}, "HaveHTTPStatus"),
			methods(server, Func{Status: Status{Use: Sent, Kind: FinalCode, Invalid: Panics}}, "SetUnhandledRequestStatusCode"),
			methods(server, Func{Status: Status{Result: Received}}, "GetUnhandledRequestStatusCode"),
		),
		Fields: []Field{{Name: pkg + "/ghttp.Server.UnhandledRequestStatusCode", Use: Sent, Kind: FinalCode}},
	}
	// Handlers of a test server, also as methods for a gomega of one's own. The Ptr forms take a *int.
	for _, receiver := range []string{pkg + "/ghttp", "(*" + pkg + "/ghttp.GHTTPWithGomega)"} {
		rows.Funcs = append(rows.Funcs, methods(receiver, Func{Status: Status{Use: Sent, Kind: FinalCode, Invalid: Panics}},
			"RespondWith", "RespondWithJSONEncoded", "RespondWithProto", "RespondWithPtr", "RespondWithJSONEncodedPtr")...)
	}

	// The functions themselves, and the methods that NewWithT and NewGomega offer instead.
	for _, receiver := range []string{pkg, "(" + pkg + "/types.Gomega)", "(*" + pkg + "/internal.Gomega)"} {
		for _, name := range []string{"Expect", "Ω", "Eventually", "Consistently"} {
			rows.Matchers = append(rows.Matchers, gomegaMatchers(pkg, receiver+"."+name, 0)...)
		}
		for _, name := range []string{"ExpectWithOffset", "EventuallyWithOffset", "ConsistentlyWithOffset"} {
			rows.Matchers = append(rows.Matchers, gomegaMatchers(pkg, receiver+"."+name, 1)...)
		}
	}
	return rows
}

// gomegaMatchers are the matchers for equality, for one function that takes the actual value.
func gomegaMatchers(pkg, actual string, arg int) []Matcher {
	var rows []Matcher
	for _, name := range []string{"Equal", "BeEquivalentTo", "BeIdenticalTo", "BeComparableTo"} {
		rows = append(rows, Matcher{Actual: actual, Matcher: pkg + "." + name, ActualArg: arg})
	}
	return append(rows,
		Matcher{Actual: actual, Matcher: pkg + ".BeElementOf", ActualArg: arg, Element: true},
		Matcher{Actual: actual, Matcher: pkg + ".BeNumerically", ActualArg: arg, MatcherArg: 1, Operator: "=="})
}
