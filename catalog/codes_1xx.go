package catalog

// Why a 1xx code has no body, and what net/http does with a body that a handler writes after one.
const noteInformational = "an informational response ends with its header section (RFC 9110 §15.2); " +
	"in net/http a Write after it starts the final response, by default 200 OK"

// informational holds the meanings of the 1xx codes, ordered by code, the registered meaning of a code first.
var informational = []Meaning{
	{
		Code:        100,
		Phrase:      "Continue",
		Origin:      "IANA",
		Standing:    Standard,
		References:  defined("RFC 9110", "15.2.1"),
		Constant:    "StatusContinue",
		Content:     ContentLater,
		ContentNote: noteInformational,
		Summary:     "The server has seen the start of the request, does not reject it so far, and wants the rest.",
		Note:        "net/http sends it by itself when a handler reads the body of a request with Expect: 100-continue",
	},
	{
		Code:       101,
		Phrase:     "Switching Protocols",
		Origin:     "IANA",
		Standing:   Standard,
		References: defined("RFC 9110", "15.2.2"),
		Constant:   "StatusSwitchingProtocols",
		Content:    ContentDropped,
		ContentNote: "after the header section the connection speaks the new protocol; " +
			"over HTTP/1.1 net/http takes 101 for final, and Write returns http.ErrBodyNotAllowed",
		Headers: []Header{
			{Name: "Upgrade", Requirement: Must, Note: "the protocols that the connection now speaks"},
		},
		Summary: "The server grants the client's wish for another protocol and speaks it on this connection from here on.",
		Note: "HTTP/2 and HTTP/3 have no 101 (RFC 9113 §8.6, RFC 9114 §4.5): " +
			"over HTTP/2 net/http sends it as an interim response all the same",
	},
	{
		Code:     102,
		Phrase:   "Processing",
		Origin:   "IANA",
		Standing: Deprecated,
		References: []Reference{
			{Relation: Defines, Document: "RFC 2518", Section: "10.1"},
			{Relation: Drops, Document: "RFC 4918"},
		},
		Constant:    "StatusProcessing",
		Content:     ContentLater,
		ContentNote: noteInformational,
		Advice:      "leave it out, or for slow work send 202 Accepted with a URL to ask for the outcome",
		Summary:     "The server has accepted the whole request and is still working on it.",
		Note:        "the registry lists it without a mark, but RFC 4918, which obsoletes RFC 2518, no longer has the code",
	},
	{
		Code:        103,
		Phrase:      "Early Hints",
		Origin:      "IANA",
		Standing:    Standard,
		References:  defined("RFC 8297", "2"),
		Constant:    "StatusEarlyHints",
		Content:     ContentLater,
		ContentNote: noteInformational,
		Headers: []Header{
			{Name: "Link", Requirement: May, Note: "the usual hint: resources that are worth loading early"},
		},
		Summary: "The final response is likely to carry these header fields, so the client may begin to act on them.",
	},
	{
		Code:        103,
		Phrase:      "Checkpoint",
		Origin:      "Google Gears",
		Standing:    Historic,
		Content:     ContentLater,
		ContentNote: noteInformational,
		Advice:      "leave it out: 103 now means Early Hints, and resumable uploads have 104 (temporary)",
		Summary:     "An upload by PUT or POST that broke off can be taken up again where the server says.",
		Note:        "from a proposal for resumable requests that never became an RFC; Spring has it as CHECKPOINT",
	},
	{
		Code:        104,
		Phrase:      "Upload Resumption Supported",
		Origin:      "IANA",
		Standing:    Temporary,
		References:  defined("draft-ietf-httpbis-resumable-upload", ""),
		Content:     ContentLater,
		ContentNote: noteInformational,
		Advice:      "leave it out unless the client speaks the resumable-upload draft: the registration is temporary",
		Summary:     "The upload under way can be taken up again if it breaks off.",
		Note: "the registry cites revision 05 of the draft and gave the registration until 2026-11-13; " +
			"net/http has neither a constant nor a text for it",
	},
	{
		Code:        122,
		Phrase:      "Request-URI too long",
		Origin:      "Internet Explorer 7",
		Standing:    Historic,
		Content:     ContentLater,
		ContentNote: noteInformational,
		Replacement: 414,
		Advice:      "send 414 URI Too Long",
		Summary:     "The URI has more than the 2083 characters that the browser could handle.",
		Note:        "an error in the class of the interim responses: net/http goes on to send an implicit 200 OK",
	},
}
