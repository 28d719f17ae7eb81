package unchecked_status_fix

import (
	"encoding/json"
	"net/http"
)

// The file imports nothing that makes errors.
func none(url string) error {
	resp, err := http.Get(url)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	var u user
	return json.NewDecoder(resp.Body).Decode(&u) // want `decoded into user`
}
