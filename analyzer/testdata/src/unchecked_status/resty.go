package unchecked_status

import (
	"encoding/json"
	"errors"

	"github.com/go-resty/resty/v2"
)

func byResty(c *resty.Client, url string) (u user, err error) {
	resp, err := c.R().Get(url)
	if err != nil {
		return u, err
	}
	return u, json.Unmarshal(resp.Body(), &u) // want `decoded into user: check resp.IsError\(\) first`
}

func textByResty(c *resty.Client, url string) (string, error) {
	resp, err := c.R().Get(url)
	if err != nil {
		return "", err
	}
	return resp.String(), nil // want `returned as if it were the result`
}

// The status is looked at, by a method of its own.
func checkedByResty(c *resty.Client, url string) (u user, err error) {
	resp, err := c.R().Get(url)
	if err != nil {
		return u, err
	}
	if resp.IsError() {
		return u, errors.New(resp.String())
	}
	return u, json.Unmarshal(resp.Body(), &u)
}
