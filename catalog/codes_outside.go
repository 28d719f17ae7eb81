package catalog

// outside holds the meanings of numbers outside 100–599, ordered by code. RFC 9110 §15 calls such codes invalid;
// net/http panics below 100 and above 999 and sends the rest.
var outside = []Meaning{
	{
		Code:        0,
		Origin:      "AWS Elastic Load Balancing",
		Standing:    Unofficial,
		Content:     NoResponse,
		ContentNote: "there was no response",
		Advice:      "return without writing: 000 stands for the lack of a response",
		Summary:     "The connection ended without a response, for the load balancer after it had sent an HTTP/2 GOAWAY.",
		Note: "written 000; Akamai logs it when the client aborts, and curl prints it for %{http_code}; " +
			"in net/http WriteHeader(0) panics",
	},
	{
		Code:        600,
		Origin:      "Squid",
		Standing:    Unofficial,
		Content:     NoResponse,
		ContentNote: "the number never leaves the proxy",
		Replacement: 502,
		Advice:      "send 502 Bad Gateway",
		Summary:     "The header section of the message could not be parsed.",
		Note:        "an internal value: Squid itself answers 400 Bad Request or 504 Gateway Timeout",
	},
	{
		Code:        601,
		Origin:      "Squid",
		Standing:    Unofficial,
		Content:     NoResponse,
		ContentNote: "the number never leaves the proxy",
		Replacement: 431,
		Advice:      "send 431 Request Header Fields Too Large",
		Summary:     "The header section of the message is too large.",
		Note:        "an internal value",
	},
	{
		Code:        783,
		Phrase:      "Unexpected Token",
		Origin:      "Shopify",
		Standing:    Unofficial,
		Replacement: 400,
		Advice:      "send 400 Bad Request",
		Summary:     "The request's body is not valid JSON.",
	},
	{
		Code:     999,
		Phrase:   "Request denied",
		Origin:   "LinkedIn",
		Standing: Unofficial,
		Phrases: []Phrase{
			{Text: "Non-standard", Source: "public lists of codes"},
		},
		Replacement: 403,
		Advice:      "send 403 Forbidden or 429 Too Many Requests",
		Summary:     "The site takes the client for a robot or finds it not logged in, and refuses it.",
	},
	{
		Code:     999,
		Phrase:   "Unable to process request at this time",
		Origin:   "Yahoo",
		Standing: Unofficial,
		Phrases: []Phrase{
			{Text: "Request denied"},
		},
		Replacement: 429,
		Advice:      "send 429 Too Many Requests",
		Summary:     "The client sends requests faster than the site lets it.",
	},
}
