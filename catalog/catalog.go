// Package catalog knows every HTTP status code: the codes of the IANA HTTP Status Code Registry and the numbers that
// servers, proxies, services and frameworks use without having registered them.
//
// The package is data and look-ups: it depends on nothing but the standard library, keeps no state, and may be imported
// by any program. One [Meaning] is one use of a number by one party, so a code such as 499 has several.
package catalog

// Class is the first digit of a status code (RFC 9110 §15). The zero value stands for numbers outside 100–599.
type Class int

// The five classes of RFC 9110 §15.
const (
	Informational Class = 1 // 1xx: interim responses, RFC 9110 §15.2
	Successful    Class = 2 // 2xx, RFC 9110 §15.3
	Redirection   Class = 3 // 3xx, RFC 9110 §15.4
	ClientError   Class = 4 // 4xx, RFC 9110 §15.5
	ServerError   Class = 5 // 5xx, RFC 9110 §15.6
)

// Standing says how far a meaning of a code can be relied on.
type Standing int

// The standings, from the strongest to the weakest.
const (
	Standard   Standing = iota + 1 // registered with IANA and in use
	Temporary                      // registered with IANA for a limited time
	Deprecated                     // registered, and withdrawn or deprecated by an RFC (102, 305)
	Obsoleted                      // registered, and marked obsoleted in the registry (510)
	Unused                         // registered as "(Unused)": reserved, without a meaning (306, 418)
	Unofficial                     // not registered, in use somewhere
	Historic                       // not registered, and no longer in use
)

// Content says whether a response with a code carries content (a body).
type Content int

// What becomes of content that is written after a code.
const (
	ContentAllowed   Content = iota // content may follow
	ContentDropped                  // no content by RFC 9110; net/http drops it (1xx, 204, 304)
	ContentForbidden                // no content by RFC 9110, but net/http sends what is written (205)
	NoResponse                      // the number only stands in logs: nothing is sent at all
)

// Requirement is the strength of a demand on a header field, as in RFC 2119.
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

// Meaning is what one party means by a number.
type Meaning struct {
	Code        int      // 0–999
	Phrase      string   // the current reason phrase; "" if the party uses none
	Origin      string   // "IANA" for registered meanings, else who uses the number
	Standing    Standing // how far it can be relied on
	Spec        string   // the defining document with its section, such as "RFC 9110 §15.5.5"; "" if there is none
	Constant    string   // the net/http constant, such as "StatusNotFound"; "" if there is none
	Phrases     []Phrase // older and other phrases
	Content     Content  // whether content may follow
	ContentNote string   // why, where it is not simply allowed
	Headers     []Header // fields that the specification asks for
	Replacement int      // the registered code to send instead; 0 if none fits or none is needed
	Advice      string   // what to send or do instead, in words; "" if the code is fine
	Summary     string   // one sentence: what the code tells the client
	Note        string   // anything else worth knowing; may be empty
}

// WarnCode is a code of the obsolete Warning header field (RFC 7234 §5.5, removed by RFC 9111 §5.5). The numbers look
// like status codes and are none.
type WarnCode struct {
	Code    int    // 110–299
	Text    string // the recommended warn-text
	Spec    string // the section that defined it
	Summary string // one sentence of explanation
}
