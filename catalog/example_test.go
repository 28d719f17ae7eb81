package catalog_test

import (
	"fmt"

	"github.com/statuslint/statuslint/catalog"
)

func ExampleMeanings() {
	for _, m := range catalog.Meanings(499) {
		fmt.Printf("%s: %s (%s)\n", m.Origin, m.Phrase, m.Advice)
	}
	// Output:
	// nginx: Client Closed Request (return without writing: the client is gone)
	// Esri ArcGIS: Token Required (send 401 Unauthorized with WWW-Authenticate)
	// Kaspersky: Request has been forbidden by antivirus (send 403 Forbidden)
}

func ExampleRegistered() {
	if m, ok := catalog.Registered(413); ok {
		fmt.Println(m.Code, m.Phrase, "of", m.References[0], "is http."+m.Constant)
		for _, p := range m.Phrases {
			fmt.Printf("also %q: %s\n", p.Text, p.Source)
		}
	}
	// Output:
	// 413 Content Too Large of RFC 9110 §15.5.14 is http.StatusRequestEntityTooLarge
	// also "Request Entity Too Large": RFC 2616; net/http; nginx
	// also "Payload Too Large": RFC 7231
}

func ExampleName() {
	fmt.Println(catalog.Name(404))
	fmt.Println(catalog.Name(499))
	// Output:
	// 404 Not Found
	// 499
}

func ExampleMeaning_Withdrawal() {
	if m, ok := catalog.Registered(305); ok {
		for _, r := range m.References {
			fmt.Printf("%s: %s\n", r, r.Relation)
		}
		by, _ := m.Withdrawal()
		fmt.Println(by.URL())
	}
	// Output:
	// RFC 2616 §10.3.6: defines
	// RFC 7231 Appendix B: deprecates
	// RFC 9110 §15.4.6: deprecates
	// https://www.rfc-editor.org/rfc/rfc9110.html#section-15.4.6
}

func ExampleOnWire() {
	fmt.Println(catalog.OnWire(413))
	fmt.Println(catalog.OnWire(306))
	// Output:
	// 413 Request Entity Too Large
	// 306 status code 306
}

func ExampleContentOf() {
	fmt.Println(catalog.ContentOf(204))
	fmt.Println(catalog.ContentOf(205))
	fmt.Println(catalog.ContentOf(299))
	// Output:
	// dropped
	// forbidden
	// allowed
}

func ExampleDescribe() {
	fmt.Println(catalog.Describe(404))
	fmt.Println(catalog.Describe(477))
	// Output:
	// 404 Not Found: The server has nothing at this URI or does not want to say that it has.
	// 477: no known use (client error); a client MUST treat it as 400 Bad Request (RFC 9110 §15).
}

func ExampleByPhrase() {
	fmt.Println(catalog.ByPhrase("request entity too large"))
	// Output: 413 true
}
