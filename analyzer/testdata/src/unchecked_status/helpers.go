package unchecked_status

import (
	"encoding/json"
	"net/http"
	"testing"

	"github.com/onsi/gomega"
)

// Tests say themselves what they expect.
func get(t *testing.T, url string) (u user) {
	resp, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.NewDecoder(resp.Body).Decode(&u); err != nil {
		t.Fatal(err)
	}
	return u
}

func expectUser(url string) (u user) {
	resp, err := http.Get(url)
	gomega.Expect(err).To(gomega.Equal(nil))
	gomega.Expect(json.NewDecoder(resp.Body).Decode(&u)).To(gomega.Equal(nil))
	return u
}
