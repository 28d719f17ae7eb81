package ranges

import "net/http"

func fine(a, b *http.Response, n int, next func() *http.Response) bool {
	// Conditions that some codes satisfy and others do not.
	if a.StatusCode < 200 || a.StatusCode >= 300 {
		return false
	}
	if a.StatusCode >= 200 && a.StatusCode < 300 {
		return true
	}
	if a.StatusCode != http.StatusOK && a.StatusCode != http.StatusCreated {
		return false
	}
	if a.StatusCode == http.StatusOK || a.StatusCode == http.StatusCreated {
		return true
	}
	// Two responses.
	if a.StatusCode < 200 && b.StatusCode >= 300 {
		return false
	}
	// A call may give another response each time.
	if next().StatusCode == http.StatusOK && next().StatusCode == http.StatusCreated {
		return false
	}
	// Numbers that are no status are not this rule's business.
	if n < 200 && n >= 300 {
		return false
	}
	// One comparison alone is never reported.
	if a.StatusCode < 0 {
		return false
	}
	// Of && and || mixed, each level is looked at by itself.
	return a.StatusCode < 200 && n > 0 || a.StatusCode >= 300
}
