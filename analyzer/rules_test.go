package analyzer

import (
	"maps"
	"slices"
	"testing"
)

// TestRequiredFields holds what the rule takes from the catalog against its own documentation, and that it asks for each
// field.
func TestRequiredFields(t *testing.T) {
	found := map[int]string{}
	for code := range maxCode + 1 {
		if field := requiredField(code); field != "" {
			found[code] = field
			if !slices.Contains(trackedFields(), field) {
				t.Errorf("no path knows whether %s is set", field)
			}
		}
	}
	want := map[int]string{206: "Content-Range", 401: "WWW-Authenticate", 405: "Allow", 407: "Proxy-Authenticate", 426: "Upgrade"}
	if !maps.Equal(found, want) {
		t.Errorf("the catalog has %v, the rule tells of %v", found, want)
	}
}
