// Written by TestDemo from the page of the rule unchecked-status: change that, not this.

package main

import (
	"encoding/json"
	"net/http"
)

func addresses(url string) (list []string, err error) {
	resp, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	err = json.NewDecoder(resp.Body).Decode(&list)
	return list, err
}
