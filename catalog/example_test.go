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
		fmt.Println(m.Code, m.Phrase, "in", m.Spec, "is http."+m.Constant)
		for _, p := range m.Phrases {
			fmt.Printf("also %q: %s\n", p.Text, p.Source)
		}
	}
	// Output:
	// 413 Content Too Large in RFC 9110 §15.5.14 is http.StatusRequestEntityTooLarge
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
	// 477: nobody is known to use it (client error); a client treats it as 400 Bad Request (RFC 9110 §15).
}

func ExampleByPhrase() {
	fmt.Println(catalog.ByPhrase("request entity too large"))
	// Output: 413 true
}
