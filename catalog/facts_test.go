package catalog

import (
	"slices"
	"testing"
)

// Facts that public lists of status codes get wrong or tell only in part. Each entry is everything that the catalog
// holds for the number, in order.
func TestDisputedCodes(t *testing.T) {
	type use struct {
		origin, phrase string
		standing       Standing
	}
	for code, want := range map[int][]use{
		102: {{"IANA", "Processing", Deprecated}},
		103: {{"IANA", "Early Hints", Standard}, {"Google Gears", "Checkpoint", Historic}},
		104: {{"IANA", "Upload Resumption Supported", Temporary}},
		122: {{"Internet Explorer 7", "Request-URI too long", Historic}},
		218: {{"public lists of codes", "This is fine", Unofficial}},
		305: {{"IANA", "Use Proxy", Deprecated}},
		306: {
			{"IANA", "(Unused)", Unused},
			{"draft-cohen-http-305-306-responses", "Switch Proxy", Historic},
		},
		308: {{"IANA", "Permanent Redirect", Standard}, {"Google APIs", "Resume Incomplete", Unofficial}},
		402: {{"IANA", "Payment Required", Standard}},
		413: {{"IANA", "Content Too Large", Standard}},
		414: {{"IANA", "URI Too Long", Standard}},
		416: {{"IANA", "Range Not Satisfiable", Standard}},
		418: {{"IANA", "(Unused)", Unused}, {"HTCPCP (RFC 2324)", "I'm a teapot", Unofficial}},
		419: {
			{"Laravel", "Page Expired", Unofficial},
			{"Smoothwall Foxwall", "I'm a Fox", Unofficial},
			{"ASP.NET Core", "Authentication Timeout", Unofficial},
			{"WebDAV drafts", "Insufficient Space on Resource", Historic},
		},
		420: {
			{"Twitter", "Enhance Your Calm", Historic},
			{"Spring", "Method Failure", Historic},
			{"Shopify", "", Historic},
		},
		421: {{"IANA", "Misdirected Request", Standard}, {"WebDAV drafts", "Destination Locked", Historic}},
		422: {{"IANA", "Unprocessable Content", Standard}},
		424: {{"IANA", "Failed Dependency", Standard}, {"WebDAV drafts", "Method Failure", Historic}},
		425: {{"IANA", "Too Early", Standard}, {"WebDAV drafts", "Unordered Collection", Historic}},
		430: {
			{"Shopify", "Request Header Fields Too Large", Historic},
			{"Shopify", "Shopify Security Rejection", Unofficial},
		},
		451: {
			{"IANA", "Unavailable For Legal Reasons", Standard},
			{"Microsoft Exchange ActiveSync", "Redirect", Unofficial},
		},
		498: {{"Esri ArcGIS", "Invalid Token", Unofficial}, {"nginx", "", Historic}},
		499: {
			{"nginx", "Client Closed Request", Unofficial},
			{"Esri ArcGIS", "Token Required", Unofficial},
			{"Kaspersky", "Request has been forbidden by antivirus", Unofficial},
		},
		506: {
			{"IANA", "Variant Also Negotiates", Standard},
			{"draft-cohen-http-305-306-responses", "Redirection Failed", Historic},
		},
		508: {{"IANA", "Loop Detected", Standard}, {"CloudLinux", "Resource Limit Is Reached", Unofficial}},
		509: {
			{"Apache's bw/limited module", "Bandwidth Limit Exceeded", Unofficial},
			{"Microsoft Graph", "Bandwidth Limit Exceeded", Unofficial},
		},
		510: {{"IANA", "Not Extended", Obsoleted}},
		520: {{"Cloudflare", "Web Server Returned an Unknown Error", Unofficial}},
		527: {{"Cloudflare", "Railgun Error", Historic}},
		530: {
			{"Pantheon", "Site is frozen", Unofficial},
			{"Cloudflare", "", Unofficial},
			{"Shopify", "Origin DNS Error", Unofficial},
		},
		599: {
			{"some HTTP proxies", "Network connect timeout error", Unofficial},
			{"Tornado", "", Unofficial},
		},
		999: {
			{"LinkedIn", "Request denied", Unofficial},
			{"Yahoo", "Unable to process request at this time", Unofficial},
		},
	} {
		var got []use
		for _, m := range Meanings(code) {
			got = append(got, use{m.Origin, m.Phrase, m.Standing})
		}
		if !slices.Equal(got, want) {
			t.Errorf("%d:\n got %v\nwant %v", code, got, want)
		}
	}
}

// Every code that is registered but is not simply to be sent, and no other, has a weaker standing than Standard.
func TestStandingsOfRegisteredCodes(t *testing.T) {
	weaker := map[int]Standing{
		102: Deprecated, 104: Temporary, 305: Deprecated, 306: Unused, 418: Unused, 510: Obsoleted,
	}
	for _, code := range ianaCodes {
		want, ok := weaker[code]
		if !ok {
			want = Standard
		}
		if m, _ := Registered(code); m.Standing != want {
			t.Errorf("%d is %s, want %s", code, m.Standing, want)
		}
	}
}

// The fields that an RFC demands without a condition of its own. What MUST be sent only in some cases is not here.
func TestRequiredHeaders(t *testing.T) {
	for code, want := range map[int]Header{
		101: {Name: "Upgrade", Requirement: Must},
		226: {Name: "ETag", Requirement: Must},
		301: {Name: "Location", Requirement: Should},
		302: {Name: "Location", Requirement: Should},
		307: {Name: "Location", Requirement: Should},
		308: {Name: "Location", Requirement: Should},
		401: {Name: "WWW-Authenticate", Requirement: Must},
		405: {Name: "Allow", Requirement: Must},
		407: {Name: "Proxy-Authenticate", Requirement: Must},
		413: {Name: "Retry-After", Requirement: Should},
		416: {Name: "Content-Range", Requirement: Should},
		426: {Name: "Upgrade", Requirement: Must},
		429: {Name: "Retry-After", Requirement: May},
		451: {Name: "Link", Requirement: Should},
		503: {Name: "Retry-After", Requirement: May},
	} {
		m, _ := Registered(code)
		if !slices.ContainsFunc(m.Headers, func(h Header) bool {
			return h.Name == want.Name && h.Requirement == want.Requirement
		}) {
			t.Errorf("%d: no %s %s in %v", code, want.Requirement, want.Name, m.Headers)
		}
	}
	must := func(code int) (names []string) {
		m, _ := Registered(code)
		for _, h := range m.Headers {
			if h.Requirement == Must {
				names = append(names, h.Name)
			}
		}
		slices.Sort(names)
		return names
	}
	asOK := []string{"Cache-Control", "Content-Location", "Date", "ETag", "Expires", "Vary"}
	if got := must(304); !slices.Equal(got, asOK) {
		t.Errorf("304: MUST %v, want %v", got, asOK)
	}
	partial := append([]string{"Content-Range", "Content-Type"}, asOK...)
	slices.Sort(partial)
	if got := must(206); !slices.Equal(got, partial) {
		t.Errorf("206: MUST %v, want %v", got, partial)
	}
}

// The numbers that are only in logs or inside a program and never reach a client.
func TestNoResponse(t *testing.T) {
	type use struct {
		code   int
		origin string
	}
	want := []use{
		{0, "AWS Elastic Load Balancing"}, {444, "nginx"}, {460, "AWS Elastic Load Balancing"},
		{498, "nginx"}, {499, "nginx"}, {599, "Tornado"}, {600, "Squid"}, {601, "Squid"},
	}
	var got []use
	for _, m := range All() {
		if m.Content == NoResponse {
			got = append(got, use{m.Code, m.Origin})
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("no response:\n got %v\nwant %v", got, want)
	}
}
