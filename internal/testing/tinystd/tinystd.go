// Package tinystd puts a few declarations in the place of net/http, net/http/httptest and testing, for tests whose subject is
// something else.
//
// net/http imports 150 packages, testing 80. The go command looks at each of them in each run, and go vet has its tool analyse
// each of them: on a module of one handler a run takes 0.27 seconds of processor time with net/http and 0.05 without, a run as
// a vet tool six seconds the first time and 0.1 without. With the tag long, the same tests have all of the standard library.
package tinystd

import (
	"crypto/sha256"
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"sync"

	"github.com/statuslint/statuslint/internal/testing/long"
)

//go:embed http.go.txt
var http string

//go:embed httptest.go.txt
var httptest string

//go:embed testing.go.txt
var testing string

//go:embed testdeps.go.txt
var testdeps string

// GOROOT returns a value for the environment variable GOROOT with which the go command sees the small packages: a directory
// with links to the rest of the Go distribution. It is made once and stays in the user's cache, for the go command keeps what
// it finds out by the names of directories. Where links cannot be made, as by most users of Windows, and with the tag long,
// the value is the distribution itself.
//
// An overlay would do as well for the go command, but statuslint remembers nothing of a run that has one.
var GOROOT = sync.OnceValues(goroot)

func goroot() (string, error) {
	out, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return "", err
	}
	real := strings.TrimSpace(string(out))
	if long.On {
		return real, nil
	}
	links, err := shared(real)
	if err != nil {
		return "", err
	}
	status, err := os.ReadFile(filepath.Join(real, "src", "net", "http", "status.go")) // the constants are those of net/http
	if err != nil {
		return "", err
	}
	files := map[string]string{
		filepath.Join("src", "net", "http", "http.go"):                         http,
		filepath.Join("src", "net", "http", "status.go"):                       string(status),
		filepath.Join("src", "net", "http", "httptest", "httptest.go"):         httptest,
		filepath.Join("src", "testing", "testing.go"):                          testing,
		filepath.Join("src", "testing", "internal", "testdeps", "testdeps.go"): testdeps,
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	key := sha256.Sum256(fmt.Append(nil, real, links, files)) // maps are printed in order
	tiny := filepath.Join(cache, "statuslint-tests", fmt.Sprintf("tinystd-%x", key[:8]))
	if _, err := os.Stat(tiny); err == nil {
		return tiny, nil
	}
	if err := os.MkdirAll(filepath.Dir(tiny), 0o777); err != nil {
		return "", err
	}
	unfinished, err := os.MkdirTemp(filepath.Dir(tiny), "unfinished-")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(unfinished)
	for name, text := range files {
		name = filepath.Join(unfinished, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			return "", err
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			return "", err
		}
	}
	for _, name := range links {
		if err := os.Symlink(filepath.Join(real, name), filepath.Join(unfinished, name)); err != nil {
			return real, nil // for want of a privilege
		}
	}
	if err := os.Rename(unfinished, tiny); err != nil && !errors.Is(err, fs.ErrExist) { // another test binary may be first
		return "", err
	}
	return tiny, nil
}

// shared lists what is the same in both: all but the packages that are replaced, and the files of package net.
func shared(real string) ([]string, error) {
	replaced := map[string]bool{"src": true, "src/net": true, "src/net/http": true, "src/testing": true, "src/testing/internal": true, "src/testing/internal/testdeps": true}
	var links []string
	for _, dir := range []string{".", "src", "src/net", "src/testing", "src/testing/internal"} {
		entries, err := os.ReadDir(filepath.Join(real, filepath.FromSlash(dir)))
		if err != nil {
			return nil, err
		}
		for _, e := range entries {
			if name := path.Join(dir, e.Name()); !replaced[name] && (dir == "." || e.IsDir()) {
				links = append(links, filepath.FromSlash(name))
			}
		}
	}
	return links, nil
}
