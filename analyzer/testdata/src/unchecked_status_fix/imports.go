package unchecked_status_fix

import (
	"encoding/json"
	. "errors"
	format "fmt"
	"net/http"
)

var errRefused = New("refused")

func renamed(url string) error {
	resp, err := http.Get(url)
	if err != nil {
		return errRefused
	}
	defer resp.Body.Close()
	var u user
	return json.NewDecoder(resp.Body).Decode(&u) // want `decoded into user`
}

func hidden(url, format string) error {
	resp, err := http.Get(url)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	var u user
	return json.NewDecoder(resp.Body).Decode(&u) // want `decoded into user`
}

var _ = format.Sprint
