// Package getter hands out responses.
package getter

import "net/http"

func Get(url string) (*http.Response, error) { return http.Get(url) }
