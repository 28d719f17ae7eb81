// Package unchecked_status_fix has responses whose status can be checked where the error is.
package unchecked_status_fix

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
)

type user struct{ Name string }

func plain(url string) error {
	resp, err := http.Get(url)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	var u user
	return json.NewDecoder(resp.Body).Decode(&u) // want `decoded into user`
}

func results(url string) (*user, int, error) {
	res, err := http.Get(url)
	if err != nil {
		return nil, 0, fmt.Errorf("get: %w", err)
	}
	defer func() {
		io.Copy(io.Discard, res.Body)
		res.Body.Close()
	}() // the rest is skipped

	u := &user{}
	if err := json.NewDecoder(res.Body).Decode(u); err != nil { // want `decoded into user`
		return nil, 0, err
	}
	return u, 1, nil
}

func inLoop(urls []string) (list []user, err error) {
	for _, url := range urls {
		resp, err := http.Get(url)
		if err != nil {
			return []user{}, err
		}
		defer resp.Body.Close()
		var u user
		if err := json.NewDecoder(resp.Body).Decode(&u); err != nil { // want `decoded into user`
			return nil, err
		}
		list = append(list, u)
	}
	return list, nil
}

// What the function returns cannot be repeated.
func computed(url string) (user, error) {
	resp, err := http.Get(url)
	if err != nil {
		return user{Name: url}, err
	}
	defer resp.Body.Close()
	var u user
	return u, json.NewDecoder(resp.Body).Decode(&u) // want `decoded into user`
}

// The content would not be closed.
func notDeferred(url string) (u user, err error) {
	resp, err := http.Get(url)
	if err != nil {
		return u, err
	}
	err = json.NewDecoder(resp.Body).Decode(&u) // want `decoded into user`
	resp.Body.Close()
	return u, err
}

// It returns no error.
func quiet(url string) string {
	resp, err := http.Get(url)
	if err != nil {
		return ""
	}
	defer resp.Body.Close()
	b, _ := io.ReadAll(resp.Body) // want `returned as if it were the result`
	return string(b)
}

func exits(url string) {
	resp, err := http.Get(url)
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	defer resp.Body.Close()
	var u user
	json.NewDecoder(resp.Body).Decode(&u) // want `decoded into user`
	fmt.Println(u)
}
