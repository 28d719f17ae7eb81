// Package unchecked_status has responses whose status nothing looks at.
package unchecked_status

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"time"
)

type user struct {
	Name string
}

func decoded(url string) (*user, error) {
	resp, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	var u user
	if err := json.NewDecoder(resp.Body).Decode(&u); err != nil { // want `the status of this response is never checked, so an error page is decoded into user: check resp.StatusCode first \(unchecked-status\)`
		return nil, err
	}
	return &u, nil
}

func unmarshalled(c *http.Client, req *http.Request) (u user, err error) {
	resp, err := c.Do(req)
	if err != nil {
		return u, err
	}
	defer func() { _ = resp.Body.Close() }()
	body, err := io.ReadAll(resp.Body) // want `decoded into user at line 43: check resp.StatusCode first`
	if err != nil {
		return u, err
	}
	err = json.Unmarshal(body, &u)
	return u, err
}

func list(url string) (users []user, err error) {
	r, err := http.Post(url, "text/plain", strings.NewReader("all"))
	if err != nil {
		return nil, err
	}
	return users, xml.NewDecoder(io.LimitReader(r.Body, 1<<20)).Decode(&users) // want `decoded into \[\]user: check r.StatusCode first`
}

func text(url string) string {
	resp, err := http.Get(url)
	if err != nil {
		return ""
	}
	b, _ := io.ReadAll(resp.Body) // want `returned as if it were the result`
	return strings.TrimSpace(string(b))
}

func reader(url string) (io.ReadCloser, error) {
	resp, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	return resp.Body, nil // want `returned as if it were the result`
}

type page struct {
	body []byte
}

func kept(url string) (*page, error) {
	resp, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	b, err := io.ReadAll(resp.Body) // want `stored as if it were the result`
	if err != nil {
		return nil, err
	}
	return &page{body: b}, nil
}

func downloaded(url, name string) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	defer f.Close()
	client := &http.Client{Timeout: time.Minute}
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	_, err = io.Copy(f, resp.Body) // want `stored as if it were the result`
	return err
}

func written(url, name string) error {
	resp, err := http.Get(url)
	if err != nil {
		return err
	}
	var buf bytes.Buffer
	if _, err := io.Copy(&buf, resp.Body); err != nil { // want `stored as if it were the result at line 113`
		return err
	}
	return os.WriteFile(name, buf.Bytes(), 0o600)
}

func relayed(w http.ResponseWriter, r *http.Request) {
	resp, err := http.Get("https://example.com")
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	defer resp.Body.Close()
	io.Copy(w, resp.Body) // want `passed on with the status 200`
}

type api struct{ client *http.Client }

// The wrapper hands on what it has not looked at.
func (a api) get(url string) (*http.Response, error) {
	req, err := http.NewRequest(http.MethodGet, url, nil)
	if err != nil {
		return nil, err
	}
	return a.client.Do(req)
}

func (a api) user(url string) (u user, err error) {
	res, err := a.get(url)
	if err != nil {
		return u, err
	}
	defer res.Body.Close()
	return u, json.NewDecoder(res.Body).Decode(&u) // want `decoded into user: check res.StatusCode first`
}

func decode(r io.Reader, v any) error { return json.NewDecoder(r).Decode(v) }

func helped(url string) (u user, err error) {
	resp, err := http.Get(url)
	if err != nil {
		return u, err
	}
	defer resp.Body.Close()
	return u, decode(resp.Body, &u) // want `decoded as if it were data by decode: check resp.StatusCode first`
}

func retried(url string) (u user, err error) {
	var resp *http.Response
	for i := 0; i < 3; i++ {
		resp, err = http.Get(url)
		if err == nil {
			break
		}
		time.Sleep(time.Second)
	}
	if err != nil {
		return u, err
	}
	return u, json.NewDecoder(resp.Body).Decode(&u) // want `decoded into user`
}

// Two responses, one of which is looked at.
func both(a, b string) (u user, err error) {
	first, err := http.Get(a)
	if err != nil {
		return u, err
	}
	if first.StatusCode == http.StatusNotFound {
		return u, fmt.Errorf("%s: not found", a)
	}
	second, err := http.Get(b)
	if err != nil {
		return u, err
	}
	return u, json.NewDecoder(second.Body).Decode(&u) // want `check second.StatusCode first`
}

func inClosure(urls []string) (all []user) {
	fetch := func(url string) {
		resp, err := http.Get(url)
		if err != nil {
			return
		}
		var u user
		if json.NewDecoder(resp.Body).Decode(&u) == nil { // want `decoded into user`
			all = append(all, u)
		}
	}
	for _, u := range urls {
		fetch(u)
	}
	return all
}

var handler = func(url string) {
	resp, _ := http.Get(url)
	_ = json.NewDecoder(resp.Body).Decode(&user{}) // want `decoded into user`
}

// No variable holds the response alone, so the message cannot name one.
func fetched(url string) *http.Response {
	resp, _ := http.Get(url)
	return resp
}

func direct(url string, u *user) error {
	return json.NewDecoder(fetched(url).Body).Decode(u) // want `decoded into user: check its StatusCode first`
}

func parallel(url string, u *user) error {
	name, resp := url, fetched(url)
	fmt.Println(name)
	return json.NewDecoder(resp.Body).Decode(u) // want `decoded into user: check its StatusCode first`
}
