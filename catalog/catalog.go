// Package catalog knows every HTTP status code: the codes of the IANA HTTP Status Code Registry and the numbers that
// servers, proxies, services and frameworks use without having registered them.
//
// The package is data and look-ups: it depends on nothing but the standard library, keeps no state, and may be imported
// by any program. One [Meaning] is one use of a number by one party, so a code such as 499 has several.
package catalog

// Class is the first digit of a status code (RFC 9110 §15). The zero value is the class of numbers outside 100–599.
type Class int

// The five classes of RFC 9110 §15.
const (
	Informational Class = 1 // 1xx: interim responses, RFC 9110 §15.2
	Successful    Class = 2 // 2xx, RFC 9110 §15.3
	Redirection   Class = 3 // 3xx, RFC 9110 §15.4
	ClientError   Class = 4 // 4xx, RFC 9110 §15.5
	ServerError   Class = 5 // 5xx, RFC 9110 §15.6
)

// Standing says how far one can rely on a meaning of a code.
type Standing int

// The standings, from the strongest to the weakest.
const (
	Standard   Standing = iota + 1 // registered with IANA and in use
	Temporary                      // registered with IANA for a limited time
	Deprecated                     // registered, but an RFC deprecates or drops it (102, 305)
	Obsoleted                      // registered and marked as obsoleted, since its RFC is Historic (510)
	Unused                         // registered as "(Unused)": reserved, without a meaning (306, 418)
	Unofficial                     // not registered, in use somewhere
	Historic                       // not registered, and no longer in use
)

// Content says whether a response with a code has a body. RFC 9110 calls it content.
type Content int

// What happens to a body that is written after a code.
const (
	ContentAllowed   Content = iota // a body may follow
	ContentDropped                  // no body by RFC 9110, and net/http drops it (101 over HTTP/1.1, 204, 304)
	ContentForbidden                // no body by RFC 9110, but net/http sends what is written (205)
	ContentLater                    // an interim response without a body: net/http sends the body in the final one (100, 102–104)
	NoResponse                      // the number is only written to logs: nothing is sent at all
)

// Requirement is the strength of a demand, as in RFC 2119.
type Requirement int

// The strengths.
const (
	May Requirement = iota + 1
	Should
	Must
)

// Header is a field that a response with a code carries.
type Header struct {
	Name        string      // canonical name, such as "WWW-Authenticate"
	Requirement Requirement // how strongly it is demanded
	Note        string      // when, if not always; may be empty
}

// Phrase is a reason phrase that a meaning has or had under another specification or in a product.
type Phrase struct {
	Text   string // the words after the code on an HTTP/1.1 status line
	Source string // who writes it so, such as "RFC 2616; net/http"; may be empty
}

// Relation says what a document does to a status code. A document that does two things has two references.
type Relation int

// What documents do.
const (
	Defines       Relation = iota + 1 // it gives the number its meaning
	Reserves                          // it keeps the number for later, without a meaning (306, 402, 418)
	Deprecates                        // it says that the code must no longer be used (305)
	Drops                             // it replaces the document that defines the code, and leaves the code out (102)
	MakesHistoric                     // it makes the document that defines the code Historic (510)
)

// Reference is a document about a status code.
type Reference struct {
	Relation Relation // what it does
	Document string   // such as "RFC 9110", or the name of an Internet-Draft or of a status change
	Section  string   // where in the document, such as "15.5.5", or "B" for an appendix; "" for the whole
	Why      string   // the reason that it gives, such as "for security reasons"; may be empty
}

// Meaning is what one party means by a number.
type Meaning struct {
	Code        int         // 0–999
	Phrase      string      // the current reason phrase; "" if the party uses none
	Origin      string      // "IANA" for registered meanings, else who uses the number
	Standing    Standing    // how far one can rely on it
	References  []Reference // documents about this meaning, the oldest first; may be nil
	Constant    string      // the net/http constant, such as "StatusNotFound", or ""
	Phrases     []Phrase    // older and other phrases
	Content     Content     // whether a body may follow
	ContentNote string      // why, if Content alone does not say enough
	Headers     []Header    // fields that the specification requires or recommends
	Replacement int         // the registered code to send instead; 0 if none fits or none is needed
	Advice      string      // what to send or do instead, in words; "" if the code is fine
	Summary     string      // one sentence: what the code tells the client
	Note        string      // anything else worth knowing; may be empty
}

// WarnCode is a code of the Warning header field (RFC 7234 §5.5), which RFC 9111 §5.5 made obsolete. The numbers look like
// status codes but are not.
type WarnCode struct {
	Code       int         // 110–299
	Text       string      // the recommended warn-text
	References []Reference // what defined it and what withdrew it
	Summary    string      // one sentence of explanation
}
