package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// workflow, pipeline and hooks are the files that the examples are, as far as they name anything of ours.
type (
	workflow struct {
		Jobs map[string]struct {
			Steps []struct {
				Uses string
				With map[string]string
			}
		}
	}
	pipeline map[string]struct {
		Script    []string
		Artifacts struct{ Reports struct{ Codequality string } }
	}
	hooks struct {
		Repos []struct {
			Hooks []struct {
				ID   string
				Args []string
			}
		}
	}
)

// example finds the code in a page that has a part in it, and reads it.
func example(t *testing.T, page, part string, into any) {
	t.Helper()
	for _, code := range blocks(t, page, "yaml") {
		if !strings.Contains(code, part) {
			continue
		}
		if err := yaml.Unmarshal([]byte(code), into); err != nil {
			t.Fatalf("%s: %v", page, err)
		}
		return
	}
	t.Fatalf("%s has no example with %s", page, part)
}

// blocks returns the code in a page that is of a language.
func blocks(t *testing.T, page, language string) []string {
	t.Helper()
	data, err := os.ReadFile("../../" + page)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, m := range regexp.MustCompile("(?s)\n```(\\w+)\n(.*?)\n```\n").FindAllStringSubmatch(string(data), -1) {
		if m[1] == language {
			list = append(list, m[2])
		}
	}
	return list
}

// The examples of workflows give the action what it takes, and the page has all that it takes.
func TestActionIsDescribed(t *testing.T) {
	a := readAction(t)
	page, err := os.ReadFile("../../docs/ci.md")
	if err != nil {
		t.Fatal(err)
	}
	for name, input := range a.Inputs {
		initial := " "
		if input.Default != "" {
			initial = " `" + input.Default + "` "
		}
		if row := "\n| `" + name + "` |" + initial + "|"; !strings.Contains(string(page), row) {
			t.Errorf("docs/ci.md has no row %q", row)
		}
	}
	for name := range a.Outputs {
		if row := "\n| `" + name + "` |"; !strings.Contains(string(page), row) {
			t.Errorf("docs/ci.md has no row %q", row)
		}
	}
	for page, parts := range map[string][]string{
		"docs/ci.md": {"on: pull_request\n", "upload-sarif: true"},
		"README.md":  {"uses: statuslint/statuslint@"},
	} {
		for _, part := range parts {
			var w workflow
			example(t, page, part, &w)
			used := 0
			for _, job := range w.Jobs {
				for _, s := range job.Steps {
					if !strings.HasPrefix(s.Uses, "statuslint/statuslint@") {
						continue
					}
					used++
					for name, value := range s.With {
						if _, ok := a.Inputs[name]; !ok {
							t.Errorf("%s: the action has no input %s", page, name)
						}
						if name == "args" {
							parses(t, page, strings.Fields(value))
						}
					}
				}
			}
			if used != 1 {
				t.Errorf("%s: the example with %q uses the action %d times", page, part, used)
			}
		}
	}
}

// parses checks that the command takes these arguments.
func parses(t *testing.T, where string, args []string) {
	t.Helper()
	if _, err := parseFlags(args); err != nil {
		t.Errorf("%s: statuslint %s: %v", where, strings.Join(args, " "), err)
	}
}

// The jobs for GitLab, run on a merge request.
func TestGitLab(t *testing.T) {
	var jobs pipeline
	example(t, "docs/ci.md", "codequality:", &jobs)
	example(t, "docs/ci.md", "statuslint-gate:", &jobs)
	dir := checkout(t, originOfPullRequest(t), "refs/heads/topic")
	shell := func(job string, want int) string {
		script := jobs[job].Script
		if len(script) != 2 || script[0] != "go install github.com/statuslint/statuslint/cmd/statuslint@latest" {
			t.Fatalf("%s runs %q", job, script)
		}
		cmd := exec.CommandContext(t.Context(), "sh", "-e", "-c", script[1])
		cmd.Dir = dir
		cmd.Env = append(tinyEnvironment(t), "CI_MERGE_REQUEST_DIFF_BASE_SHA="+strings.TrimSpace(git(t, dir, "rev-parse", "HEAD~31")))
		out, _ := cmd.CombinedOutput()
		if cmd.ProcessState.ExitCode() != want {
			t.Errorf("%s: exit status %d, want %d\n%s", job, cmd.ProcessState.ExitCode(), want, out)
		}
		return string(out)
	}
	if out := shell("statuslint", 1); strings.Count(out, "(magic)") != 2 {
		t.Errorf("the job prints\n%s", out)
	}
	// The properties that GitLab documents for a report.
	var report []struct {
		Description, Fingerprint, Severity string
		CheckName                          string `json:"check_name"`
		Location                           struct {
			Path  string
			Lines struct{ Begin int }
		}
	}
	data, err := os.ReadFile(filepath.Join(dir, jobs["statuslint"].Artifacts.Reports.Codequality))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &report); err != nil || len(report) != 2 {
		t.Fatalf("%v in %s", err, data)
	}
	for i, path := range []string{"new.go", "old.go"} {
		f := report[i]
		if f.Location.Path != path || f.Location.Lines.Begin != 5 || f.Description == "" || f.Fingerprint == "" || f.CheckName != "magic" || f.Severity != "minor" {
			t.Errorf("GitLab reads %+v", f)
		}
	}
	if out := shell("statuslint-gate", 1); !strings.HasPrefix(out, "new.go:") || strings.Contains(out, "old.go") {
		t.Errorf("the gate prints\n%s", out)
	}
}

// The hooks that are named exist and call the command as it wants to be called. pre-commit gives no files to them.
func TestPreCommit(t *testing.T) {
	data, err := os.ReadFile("../../.pre-commit-hooks.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var offered []struct {
		ID, Entry, Language string
		PassFilenames       *bool `yaml:"pass_filenames"`
	}
	if err := yaml.Unmarshal(data, &offered); err != nil {
		t.Fatal(err)
	}
	entries := make(map[string][]string)
	for _, h := range offered {
		entries[h.ID] = strings.Fields(h.Entry)
		if h.Language != "golang" || h.PassFilenames == nil || *h.PassFilenames || entries[h.ID][0] != "statuslint" {
			t.Errorf("hook %+v", h)
		}
		parses(t, h.ID, entries[h.ID][1:])
	}
	for _, page := range []string{"docs/ci.md", "README.md"} {
		var config hooks
		example(t, page, "repos:", &config)
		for _, h := range config.Repos[0].Hooks {
			if entries[h.ID] == nil {
				t.Errorf("%s: there is no hook %s", page, h.ID)
				continue
			}
			parses(t, page, slices.Concat(entries[h.ID][1:], h.Args))
		}
	}
}

// Every command line in the documentation is one that the command takes.
func TestCommandLines(t *testing.T) {
	lines := regexp.MustCompile("(?m)(?:^(?:    )?(?:go tool )?|(?:run|script): |    - )statuslint((?: [^|#\n]*)?)(?:[|#].*)?$")
	fields := regexp.MustCompile(`"[^"]*"|\S+`)
	for _, page := range []string{"README.md", "docs/ci.md", "docs/formats.md", "docs/getting-started.md"} {
		data, err := os.ReadFile("../../" + page)
		if err != nil {
			t.Fatal(err)
		}
		found := 0
		for _, m := range lines.FindAllStringSubmatch(string(data), -1) {
			if !strings.HasPrefix(strings.TrimSpace(m[1]), "-") && strings.TrimSpace(m[1]) != "./..." {
				continue // a sentence
			}
			if strings.Contains(m[1], "FORMAT") {
				continue // what a command looks like in general
			}
			found++
			parses(t, fmt.Sprintf("%s, %q", page, m[0]), fields.FindAllString(m[1], -1))
		}
		if found < 2 {
			t.Errorf("%s has %d command lines", page, found)
		}
	}
}

// Every link to a file of this repository leads to one, and to a heading of it.
func TestLinks(t *testing.T) {
	root := filepath.Join("..", "..")
	pages, err := filepath.Glob(filepath.Join(root, "docs", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	tops, err := filepath.Glob(filepath.Join(root, "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	link := regexp.MustCompile(`\]\(([^):]+)\)`)
	for _, page := range slices.Concat(pages, tops) {
		data, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range link.FindAllStringSubmatch(string(data), -1) {
			name, anchor, _ := strings.Cut(m[1], "#")
			target := page
			if name != "" {
				target = filepath.Join(filepath.Dir(page), filepath.FromSlash(name))
			}
			if _, err := os.Stat(target); err != nil {
				t.Errorf("%s: %v", page, err)
			} else if anchor != "" && !slices.Contains(anchors(t, target), anchor) {
				t.Errorf("%s: %s has no heading #%s", page, target, anchor)
			}
		}
	}
}

// anchors lists the headings of a page as links name them.
func anchors(t *testing.T, page string) []string {
	t.Helper()
	data, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, m := range regexp.MustCompile("(?m)^#+ (.*)$").FindAllStringSubmatch(string(data), -1) {
		name := regexp.MustCompile(`[^\w\- ]`).ReplaceAllString(strings.ToLower(m[1]), "")
		list = append(list, strings.ReplaceAll(name, " ", "-"))
	}
	return list
}
