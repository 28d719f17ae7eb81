package catalog

import "fmt"

// String returns the name of the class in RFC 9110, such as "client error" for 4xx.
func (c Class) String() string {
	switch c {
	case Informational:
		return "informational"
	case Successful:
		return "successful"
	case Redirection:
		return "redirection"
	case ClientError:
		return "client error"
	case ServerError:
		return "server error"
	}
	return "outside 100–599"
}

// String returns the standing in lower case, such as "deprecated".
func (s Standing) String() string {
	switch s {
	case Standard:
		return "standard"
	case Temporary:
		return "temporary"
	case Deprecated:
		return "deprecated"
	case Obsoleted:
		return "obsoleted"
	case Unused:
		return "unused"
	case Unofficial:
		return "unofficial"
	case Historic:
		return "historic"
	}
	return fmt.Sprintf("Standing(%d)", int(s))
}

// Registered reports whether IANA's registry has the meaning, even if only temporarily, as obsolete or as unused.
func (s Standing) Registered() bool {
	return Standard <= s && s <= Unused
}

// String says in a word or two what happens to the body, such as "dropped".
func (c Content) String() string {
	switch c {
	case ContentAllowed:
		return "allowed"
	case ContentDropped:
		return "dropped"
	case ContentForbidden:
		return "forbidden"
	case ContentLater:
		return "in the final response"
	case NoResponse:
		return "no response"
	}
	return fmt.Sprintf("Content(%d)", int(c))
}

// String returns the key word of RFC 2119: "MAY", "SHOULD" or "MUST".
func (r Requirement) String() string {
	switch r {
	case May:
		return "MAY"
	case Should:
		return "SHOULD"
	case Must:
		return "MUST"
	}
	return fmt.Sprintf("Requirement(%d)", int(r))
}

// String returns what the document does, as a verb: "defines".
func (r Relation) String() string {
	switch r {
	case Defines:
		return "defines"
	case Reserves:
		return "reserves"
	case Deprecates:
		return "deprecates"
	case Drops:
		return "drops"
	case MakesHistoric:
		return "makes Historic"
	}
	return fmt.Sprintf("Relation(%d)", int(r))
}
