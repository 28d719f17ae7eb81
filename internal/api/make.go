package api

// Functions that make similar rows.

// methods makes rows for several methods of one receiver that do the same.
func methods(receiver string, row Func, names ...string) []Func {
	rows := make([]Func, len(names))
	for i, name := range names {
		rows[i] = row
		rows[i].Name = receiver + "." + name
	}
	return rows
}

// aborting makes a row say that the handlers that follow do not run.
func aborting(row Func) Func {
	row.Response.Chain = Aborts
	return row
}

// abortedBy makes a row say which method does the same and aborts the chain.
func abortedBy(method string, row Func) Func {
	row.Response.Aborting = method
	return row
}

// silenced makes rows for methods that reply to a failure, each with a twin that does not: of the same name after a prefix.
func silenced(receiver, prefix string, row Func, names ...string) []Func {
	rows := methods(receiver, row, names...)
	for i, name := range names {
		rows[i].Response.Silent = prefix + name
	}
	return rows
}

// setting makes rows for several methods that set one header field of the response they are called on.
func setting(receiver, field string, names ...string) []Func {
	return methods(receiver, Func{Response: Response{Effect: SetsField, Field: field, Writer: Receiver}}, names...)
}

// claiming makes rows for several assertions that end the test unless an argument is what they claim.
func claiming(receiver string, claim Claim, names ...string) []Func {
	return methods(receiver, Func{Language: Language{Claim: claim}}, names...)
}

// join puts lists of rows together.
func join[T any](lists ...[]T) []T {
	var all []T
	for _, l := range lists {
		all = append(all, l...)
	}
	return all
}
