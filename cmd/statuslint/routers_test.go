//go:build modules

package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestRouters sends requests to small programs, one for each router, and compares the statuses of the responses with what -endpoints
// lists: each status that a client saw is listed, each that is listed was seen, and all lists are complete. The requests are
// at the end of each program: the endpoint, and then method, target, header fields and body.
func TestRouters(t *testing.T) {
	module, err := filepath.Abs("../../analyzer/testdata/frameworks")
	if err != nil {
		t.Fatal(err)
	}
	bin := t.TempDir()
	goBuild(t, ".", filepath.Join(bin, "statuslint"), ".")
	programs, err := os.ReadDir(filepath.Join(module, "answers"))
	if err != nil || len(programs) == 0 {
		t.Fatal(programs, err)
	}
	for _, p := range programs {
		t.Run(p.Name(), func(t *testing.T) {
			pattern := "./answers/" + p.Name()
			listed := listedBy(t, filepath.Join(bin, "statuslint"), module, pattern)
			goBuild(t, module, filepath.Join(bin, p.Name()), pattern)
			text, err := os.ReadFile(filepath.Join(module, "answers", p.Name(), "main.go"))
			if err != nil {
				t.Fatal(err)
			}
			_, requests, _ := strings.Cut(string(text), "\n// requests:\n")
			seen := seenBy(t, filepath.Join(bin, p.Name()), strings.Split(strings.TrimSpace(requests), "\n"))
			for _, endpoint := range slices.Sorted(maps.Keys(seen)) {
				if _, ok := listed[endpoint]; !ok {
					t.Errorf("%s is not listed", endpoint)
				}
			}
			for _, endpoint := range slices.Sorted(maps.Keys(listed)) {
				slices.Sort(seen[endpoint])
				if got, want := fmt.Sprint(listed[endpoint]), fmt.Sprint(slices.Compact(seen[endpoint])); got != want {
					t.Errorf("%s: listed %s, seen %s", endpoint, got, want)
				}
			}
		})
	}
}

func goBuild(t *testing.T, dir, out, pattern string) {
	t.Helper()
	cmd := exec.Command("go", "build", "-o", out, pattern)
	cmd.Dir = dir
	if text, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
}

// listedBy returns the statuses of the endpoints that statuslint lists, by method and pattern. An incomplete list ends with 0.
func listedBy(t *testing.T, statuslint, module, pattern string) map[string][]int {
	t.Helper()
	cmd := exec.Command(statuslint, "-config", "none", "-endpoints", "-format", "json", pattern)
	cmd.Dir = module
	var stderr strings.Builder
	cmd.Stderr = &stderr
	text, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, &stderr)
	}
	var list struct {
		Endpoints []struct {
			Method, Pattern string
			Complete        bool
			Statuses        []struct{ Code int }
		}
	}
	if err := json.Unmarshal(text, &list); err != nil {
		t.Fatal(err)
	}
	listed := map[string][]int{}
	for _, e := range list.Endpoints {
		codes := []int{}
		for _, s := range e.Statuses {
			codes = append(codes, s.Code)
		}
		if !e.Complete {
			codes = append(codes, 0)
		}
		listed[e.Method+" "+e.Pattern] = codes
	}
	return listed
}

// seenBy runs a program, sends requests to it and returns the statuses of the responses, by endpoint.
func seenBy(t *testing.T, program string, requests []string) map[string][]int {
	t.Helper()
	cmd := exec.Command(program)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() {
		cmd.Process.Kill()
		cmd.Wait()
	}()
	address, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	client := &http.Client{
		Timeout:       10 * time.Second,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	seen := map[string][]int{}
	for _, line := range requests {
		endpoint, request, ok := strings.Cut(strings.TrimPrefix(line, "// "), " < ")
		if !ok {
			t.Fatalf("no endpoint: %s", line)
		}
		parts := strings.Split(request, " | ")
		method, target, _ := strings.Cut(parts[0], " ")
		body, header := "", http.Header{}
		for _, p := range parts[1:] {
			if name, value, isField := strings.Cut(p, ": "); isField && !strings.HasPrefix(p, "{") {
				header.Set(name, value)
			} else {
				body = p
			}
		}
		r, err := http.NewRequest(method, "http://"+strings.TrimSpace(address)+target, strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		r.Header = header
		response, err := client.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		seen[endpoint] = append(seen[endpoint], response.StatusCode)
	}
	return seen
}
