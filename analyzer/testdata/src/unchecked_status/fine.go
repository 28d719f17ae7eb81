package unchecked_status

import (
	"bytes"
	"compress/gzip"
	"crypto/x509"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
)

// The status is looked at: before, after, in one branch, as text.
func before(url string) (u user, err error) {
	resp, err := http.Get(url)
	if err != nil {
		return u, err
	}
	if resp.StatusCode >= 300 {
		return u, errors.New(resp.Status)
	}
	return u, json.NewDecoder(resp.Body).Decode(&u)
}

func after(url string) (u user, err error) {
	resp, err := http.Get(url)
	if err != nil {
		return u, err
	}
	err = json.NewDecoder(resp.Body).Decode(&u)
	if !strings.HasPrefix(resp.Status, "2") {
		return u, errors.New("no user")
	}
	return u, err
}

// Another function gets the response: it may look at the status.
func handedOver(url string, check func(*http.Response) error) (u user, err error) {
	resp, err := http.Get(url)
	if err != nil {
		return u, err
	}
	if err := check(resp); err != nil {
		return u, err
	}
	return u, json.NewDecoder(resp.Body).Decode(&u)
}

func expect(resp *http.Response, code int) error {
	if resp.StatusCode != code {
		return errors.New(resp.Status)
	}
	return nil
}

func helperLooks(url string) (u user, err error) {
	resp, err := http.Get(url)
	if err != nil {
		return u, err
	}
	if err := expect(resp, 200); err != nil {
		return u, err
	}
	return u, json.NewDecoder(resp.Body).Decode(&u)
}

// The response is kept, returned, or captured by a closure that other code calls.
type last struct{ resp *http.Response }

func (l *last) load(url string) (u user, err error) {
	l.resp, err = http.Get(url)
	if err != nil {
		return u, err
	}
	return u, json.NewDecoder(l.resp.Body).Decode(&u)
}

func wrapped(url string) (*last, error) {
	resp, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	return &last{resp: resp}, nil
}

func captured(url string, run func(func())) (u user, err error) {
	resp, err := http.Get(url)
	if err != nil {
		return u, err
	}
	run(func() { fmt.Println(resp.StatusCode) })
	return u, json.NewDecoder(resp.Body).Decode(&u)
}

// The wrapper looks at the status itself.
func checkedGet(url string) (*http.Response, error) {
	resp, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode != http.StatusOK {
		return nil, errors.New(resp.Status)
	}
	return resp, nil
}

func byWrapper(url string) (u user, err error) {
	resp, err := checkedGet(url)
	if err != nil {
		return u, err
	}
	return u, json.NewDecoder(resp.Body).Decode(&u)
}

// The content says whether it is an error, and that is asked: here, or by who gets it.
type answer struct {
	OK    bool
	Error string
	User  user
}

func asked(url string) (*user, error) {
	resp, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	var a answer
	if err := json.NewDecoder(resp.Body).Decode(&a); err != nil {
		return nil, err
	}
	if !a.OK {
		return nil, errors.New(a.Error)
	}
	return &a.User, nil
}

func call(url string) (*answer, error) {
	resp, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	a := new(answer)
	if err := json.NewDecoder(resp.Body).Decode(a); err != nil {
		return nil, err
	}
	return a, nil
}

func caller() error {
	a, err := call("https://example.com")
	if err != nil {
		return err
	}
	if a.Error != "" {
		return errors.New(a.Error)
	}
	return nil
}

func callInto(url string, v any) error {
	resp, err := http.Get(url)
	if err != nil {
		return err
	}
	return json.NewDecoder(resp.Body).Decode(v)
}

func callerInto() error {
	var a answer
	if err := callInto("https://example.com", &a); err != nil {
		return err
	}
	if a.Error != "" {
		return errors.New(a.Error)
	}
	return nil
}

func anyMap(url string) (map[string]any, error) {
	resp, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		return nil, err
	}
	m := map[string]any{}
	if err := json.Unmarshal(b, &m); err != nil {
		return nil, err
	}
	if reason, ok := m["error"]; ok {
		return nil, fmt.Errorf("refused: %v", reason)
	}
	return m, nil
}

// A probe: the content is compared, skipped, or not read at all.
func healthy(url string) bool {
	resp, err := http.Get(url)
	if err != nil {
		return false
	}
	b, _ := io.ReadAll(resp.Body)
	return string(b) == "ok"
}

func contains(url string) error {
	resp, err := http.Get(url)
	if err != nil {
		return err
	}
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		return err
	}
	if bytes.Contains(b, []byte("error")) {
		return errors.New("error")
	}
	var u user
	return json.Unmarshal(b, &u)
}

func warm(url string) error {
	resp, err := http.Get(url)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	_, err = io.Copy(io.Discard, resp.Body)
	return err
}

func size(url string) (int64, string) {
	resp, err := http.Get(url)
	if err != nil {
		return 0, ""
	}
	return resp.ContentLength, resp.Header.Get("Etag")
}

// The decoder rejects an error page by itself.
func certificate(url string) (*x509.Certificate, error) {
	resp, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		return nil, err
	}
	return x509.ParseCertificate(b)
}

func archive(url string) (*gzip.Reader, error) {
	resp, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	return gzip.NewReader(resp.Body)
}

// A proxy passes the status on.
func proxy(w http.ResponseWriter, r *http.Request) {
	resp, err := http.Get("https://example.com")
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	w.WriteHeader(resp.StatusCode)
	io.Copy(w, resp.Body)
}

// What is printed is neither data nor kept.
func printed(url string) {
	resp, err := http.Get(url)
	if err != nil {
		return
	}
	b, _ := io.ReadAll(resp.Body)
	fmt.Println(string(b))
}

type rpcReply struct {
	Result json.RawMessage
	Error  *rpcError
}

type rpcError struct{ Message string }

func (e *rpcError) Error() string { return e.Message }

func (r *rpcReply) decode(v any) error {
	if r.Error != nil {
		return r.Error
	}
	return json.Unmarshal(r.Result, v)
}

// A method of what was decoded looks at its error.
func rpc(url string, v any) error {
	resp, err := http.Get(url)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	var reply rpcReply
	if err := json.NewDecoder(resp.Body).Decode(&reply); err != nil {
		return err
	}
	return reply.decode(v)
}
