package main

import (
	"cmp"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/internal/testing/long"
)

// Whatever an expression yields in a script is code there.
func TestActionScriptsHaveNoExpressions(t *testing.T) {
	scripts := 0
	for _, s := range readAction(t).Runs.Steps {
		if s.Run == "" {
			continue
		}
		scripts++
		if strings.Contains(s.Run, "${{") || s.Shell != "bash" {
			t.Errorf("%s: an expression, or another shell than bash", s.Name)
		}
	}
	if scripts == 0 {
		t.Error("no scripts")
	}
}

func TestAction(t *testing.T) {
	a := readAction(t)
	a.build(t)
	origin := originOfPullRequest(t)

	// What a pull request is checked out as: the merge of both sides, and nothing before it.
	merged := func(t *testing.T) string { return checkout(t, origin, "refs/pull/1/merge", "--depth=1") }

	t.Run("pull request", func(t *testing.T) {
		t.Parallel()
		dir := merged(t)
		// The module's own settings do not keep anything from code scanning either.
		if err := os.WriteFile(filepath.Join(dir, ".statuslint.yml"), []byte("new-from-merge-base: refs/remotes/origin/main\n"), 0o666); err != nil {
			t.Fatal(err)
		}
		j := newJob(t, a, dir, map[string]string{"upload-sarif": "true"}).onPullRequest("main").run()
		j.wants("1", "1")
		if want := "::warning file=new.go,line=5,endLine=5,col=70,endColumn=73,title=statuslint magic::use http.StatusConflict"; !strings.Contains(j.log, want) {
			t.Errorf("no annotation %s in\n%s", want, j.log)
		}
		if !strings.Contains(j.read("summary"), "### statuslint: 1 finding\n\n    new.go:5:70: ") {
			t.Errorf("the summary is\n%s", j.read("summary"))
		}
		// Code scanning gets what was there before, too.
		if log := j.read("statuslint.sarif"); !strings.Contains(log, `"new.go"`) || !strings.Contains(log, `"old.go"`) {
			t.Errorf("the SARIF file is %s", log)
		}
		if got := j.used["github/codeql-action/upload-sarif"]["sarif_file"]; got != filepath.Join(j.temp, "statuslint.sarif") {
			t.Errorf("the file %q is uploaded", got)
		}
		// What the run has found out is kept although it failed.
		kept, restored := j.used["actions/cache/save"]["path"], j.used["actions/cache/restore"]["path"]
		if entries, err := os.ReadDir(kept); err != nil || len(entries) == 0 || kept != restored {
			t.Errorf("in %s, which is kept, are %v (%v); restored is %s", kept, entries, err, restored)
		}
		if key := j.used["actions/cache/restore"]["key"]; !regexp.MustCompile(`^statuslint-Linux-X64-[\w-]{20}-hash$`).MatchString(key) {
			t.Errorf("the cache has the key %s", key)
		}
	})
	t.Run("everything", func(t *testing.T) {
		long.Only(t)
		t.Parallel()
		j := newJob(t, a, merged(t), map[string]string{"new-only": "false", "sarif-file": "all.sarif"}).onPullRequest("main").run()
		j.wants("2", "1")
		if _, err := os.Stat(filepath.Join(j.workspace, "all.sarif")); err != nil {
			t.Error(err)
		}
		if _, ok := j.used["github/codeql-action/upload-sarif"]; ok {
			t.Error("the SARIF file is uploaded without being asked for")
		}
	})
	t.Run("push", func(t *testing.T) {
		long.Only(t)
		t.Parallel()
		newJob(t, a, checkout(t, origin, "refs/heads/main", "--depth=1"), nil).run().wants("1", "1")
	})
	t.Run("nothing found", func(t *testing.T) {
		long.Only(t)
		t.Parallel()
		j := newJob(t, a, merged(t), map[string]string{"args": "-disable magic\n -test=false"}).onPullRequest("main").run()
		j.wants("0", "0")
		if j.read("summary") != "" {
			t.Errorf("the summary is\n%s", j.read("summary"))
		}
	})
	t.Run("merge queue", func(t *testing.T) {
		long.Only(t)
		t.Parallel()
		j := newJob(t, a, merged(t), nil)
		j.values["github.event.merge_group.base_sha"] = strings.TrimSpace(git(t, origin, "rev-parse", "refs/heads/main"))
		j.run().wants("1", "1")
	})
	// The branch left main many commits ago, and both have gone on.
	t.Run("deep", func(t *testing.T) {
		long.Only(t)
		t.Parallel()
		j := newJob(t, a, checkout(t, origin, "refs/heads/topic", "--depth=1"), nil).onPullRequest("main").run()
		j.wants("1", "1")
		if got := git(t, j.workspace, "rev-parse", "--is-shallow-repository"); got != "true\n" {
			t.Error("all of the history was fetched")
		}
	})
	t.Run("whole history without the base", func(t *testing.T) {
		long.Only(t)
		t.Parallel()
		newJob(t, a, checkout(t, origin, "refs/heads/topic"), nil).onPullRequest("main").run().wants("1", "1")
	})
	t.Run("base that cannot be had", func(t *testing.T) {
		t.Parallel()
		j := newJob(t, a, merged(t), nil).onPullRequest("gone").run()
		if !j.failed || j.output("status") != "" || !strings.Contains(j.log, "::error title=statuslint::cannot find the commit") {
			t.Errorf("failed is %v, log is\n%s", j.failed, j.log)
		}
	})
	t.Run("wrong flag", func(t *testing.T) {
		t.Parallel()
		j := newJob(t, a, merged(t), map[string]string{"args": "-enabel all", "upload-sarif": "true"}).run()
		j.wants("", "2")
		if !strings.Contains(j.log, "did you mean -enable?") || j.used["actions/setup-go"] != nil {
			t.Errorf("log is\n%s", j.log)
		}
	})
	t.Run("contract", func(t *testing.T) {
		t.Parallel()
		for _, tt := range []struct{ contract, newOnly, status, summary string }{
			{"true", "true", "0", "### Endpoints: what changes\n\n| Endpoint | Change | Where |\n|---|---|---|\n| `POST /brought` | + route 409 | `routes.go:"},
			{"fail", "true", "1", "### Endpoints: what changes\n"},
			{"fail", "false", "0", "### Endpoints\n\n| Endpoint | Statuses | Handler |\n|---|---|---|\n| `POST /brought` | 409 Conflict | `shop.brought`,"},
			{"maybe", "true", "2", ""},
		} {
			if tt.status == "0" && !long.On {
				continue
			}
			j := newJob(t, a, merged(t), map[string]string{"contract": tt.contract, "new-only": tt.newOnly, "args": "-disable magic"}).onPullRequest("main").run()
			if got := cmp.Or(j.output("contract-status"), "2"); got != tt.status || j.failed != (got != "0") || !strings.Contains(j.read("summary"), tt.summary) {
				t.Errorf("contract %s: status %s, failed %v, the summary is\n%s\nlog:\n%s", tt.contract, got, j.failed, j.read("summary"), j.log)
			}
			// The log says why the step fails.
			if tt.status == "1" && (!strings.Contains(j.log, "\nPOST /brought  + route 409  routes.go:") ||
				!strings.Contains(j.log, "::error title=statuslint::what the endpoints answer has changed: see the log and the job summary\n")) {
				t.Errorf("contract %s: the log is\n%s", tt.contract, j.log)
			}
		}
		// The findings fail, and the summary has the endpoints all the same.
		j := newJob(t, a, merged(t), map[string]string{"contract": "true"}).onPullRequest("main").run()
		j.wants("1", "1")
		if !strings.Contains(j.read("summary"), "1 finding\n") || !strings.Contains(j.read("summary"), "`POST /brought`") {
			t.Errorf("the summary is\n%s", j.read("summary"))
		}
		if !long.On {
			return
		}
		// What cannot be compared says why.
		dir := merged(t)
		if err := os.WriteFile(filepath.Join(dir, "broken.go"), []byte("package shop\n\nvar _ = nowhere\n"), 0o666); err != nil {
			t.Fatal(err)
		}
		j = newJob(t, a, dir, map[string]string{"contract": "true"}).onPullRequest("main").run()
		if j.output("contract-status") != "2" || !strings.Contains(j.read("summary"), "    statuslint: broken.go:3:9: undefined: nowhere\n") {
			t.Errorf("status %s, the summary is\n%s", j.output("contract-status"), j.read("summary"))
		}
	})
	t.Run("hostile", func(t *testing.T) {
		t.Parallel()
		const code = "`touch pwned`$(touch pwned)\";touch pwned;'\n../../*"
		hostile := make(map[string]string)
		for name := range a.Inputs {
			hostile[name] = code
		}
		delete(hostile, "new-only")
		hostile["contract"] = "true"         // nothing else runs
		delete(hostile, "working-directory") // no directory has that name
		branch := "x$(touch${IFS}pwned)`touch${IFS}pwned`"
		git(t, origin, "branch", branch, "main")
		j := newJob(t, a, merged(t), hostile).onPullRequest(branch).run()
		if j.output("status") != "2" {
			t.Errorf("status %s:\n%s", j.output("status"), j.log)
		}
		for _, dir := range []string{j.workspace, j.temp, "."} {
			if _, err := os.Stat(filepath.Join(dir, "pwned")); err == nil {
				t.Errorf("code of an input ran in %s", dir)
			}
		}
	})
}

// An action that was named by the tag of a release takes the release's binary, if it is what it should be.
func TestActionUsesTheRelease(t *testing.T) {
	for _, program := range []string{"curl", "tar", "sha256sum"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skip(err)
		}
	}
	a := readAction(t)
	server := t.TempDir()
	files := filepath.Join(server, "statuslint", "statuslint", "releases", "download", "v0.1.0")
	if err := os.MkdirAll(files, 0o777); err != nil {
		t.Fatal(err)
	}
	const archive = "statuslint_0.1.0_linux_amd64.tar.gz"
	script := exec.CommandContext(t.Context(), "sh", "-ec", "printf '#!/bin/sh\necho released\n' >statuslint; chmod +x statuslint; tar -czf "+archive+" statuslint; rm statuslint; sha256sum "+archive+" >checksums.txt")
	script.Dir = files
	if out, err := script.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	get := func(ref string) string {
		j := newJob(t, a, t.TempDir(), nil)
		j.values["github.server_url"], j.values["github.action_ref"] = "file://"+filepath.ToSlash(server), ref
		j.env["PATH"] = fakeGo(t, "echo built") + string(os.PathListSeparator) + os.Getenv("PATH")
		for _, s := range a.Runs.Steps {
			if s.ID == build {
				j.script(s)
			}
		}
		out, err := exec.CommandContext(t.Context(), j.values["steps.build.outputs.tool"]).Output()
		if err != nil || j.failed {
			t.Fatalf("%v\n%s", err, j.log)
		}
		return string(out)
	}
	for ref, want := range map[string]string{"v0.1.0": "released\n", "v0.2.0": "built\n", "main": "built\n", "v0": "built\n", "v0.1.0/../v0.1.0": "built\n"} {
		if got := get(ref); got != want {
			t.Errorf("%s: the tool is %q, want %q", ref, got, want)
		}
	}
	if err := os.WriteFile(filepath.Join(files, "checksums.txt"), []byte(strings.Repeat("0", 64)+"  "+archive+"\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	if got := get("v0.1.0"); got != "built\n" {
		t.Errorf("with a wrong checksum: the tool is %q", got)
	}
}

// fakeGo is a directory with a go command whose build is a copy of a shell script.
func fakeGo(t *testing.T, built string) string {
	t.Helper()
	dir := t.TempDir()
	for name, script := range map[string]string{
		"go":    "case $1 in\nbuild) cp \"${0%go}built\" \"${4}statuslint\" ;;\ntool) echo action/abcdefghijKLMNOP_-09 ;;\nesac\n",
		"built": built + "\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("#!/bin/sh\n"+script), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// originOfPullRequest makes a repository with a branch topic that left main 30 commits ago, and a pull request. main has a
// long history and a finding, and topic adds another.
func originOfPullRequest(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	mark := 0
	commit := func(ref string, parents []int, files map[string]string) int {
		mark++
		b.WriteString("commit " + ref + "\nmark :" + strconv.Itoa(mark) + "\ncommitter A <a@example.com> " +
			strconv.Itoa(1700000000+mark) + " +0000\ndata 1\nx\n")
		for i, p := range parents {
			b.WriteString([]string{"from :", "merge :"}[i] + strconv.Itoa(p) + "\n")
		}
		for _, name := range slices.Sorted(maps.Keys(files)) {
			b.WriteString("M 100644 inline " + name + "\ndata " + strconv.Itoa(len(files[name])) + "\n" + files[name] + "\n")
		}
		return mark
	}
	source := func(name, code string) string {
		return "package shop\n\nimport \"net/http\"\n\nfunc " + name + "(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(" + code + ") }\n"
	}
	routes := func(calls string) string {
		return "package shop\n\nimport \"net/http\"\n\nfunc routes() *http.ServeMux {\n\tmux := http.NewServeMux()\n" + calls + "\treturn mux\n}\n"
	}
	const olds = "\tmux.HandleFunc(\"GET /old\", old)\n"
	added := map[string]string{"new.go": source("brought", "409"), "routes.go": routes(olds + "\tmux.HandleFunc(\"POST /brought\", brought)\n")}
	fork := commit("refs/heads/main", nil, map[string]string{
		"go.mod": "module example.com/shop\n\ngo 1.24\n", "old.go": source("old", "404"), "routes.go": routes(olds),
	})
	for range 200 {
		fork = commit("refs/heads/main", []int{fork}, nil)
	}
	main, topic := fork, fork
	for range 30 {
		main = commit("refs/heads/main", []int{main}, nil)
		topic = commit("refs/heads/topic", []int{topic}, nil)
	}
	topic = commit("refs/heads/topic", []int{topic}, added)
	commit("refs/pull/1/merge", []int{main, topic}, added)

	dir := t.TempDir()
	git(t, dir, "init", "--quiet", "--initial-branch=main")
	cmd := exec.CommandContext(t.Context(), "git", "fast-import", "--quiet")
	cmd.Dir, cmd.Stdin = dir, strings.NewReader(b.String())
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("git fast-import: %v\n%s", err, out)
	}
	return dir
}

// checkout does what actions/checkout does.
func checkout(t *testing.T, origin, ref string, flags ...string) string {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	git(t, dir, "init", "--quiet", "--initial-branch=x")
	git(t, dir, "remote", "add", "origin", "file://"+filepath.ToSlash(origin))
	git(t, dir, append(append([]string{"fetch", "--quiet", "--no-tags"}, flags...), "origin", "+"+ref+":refs/remotes/checked-out")...)
	git(t, dir, "checkout", "--quiet", "refs/remotes/checked-out")
	return dir
}

func git(t *testing.T, dir string, args ...string) string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "git", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_SYSTEM="+os.DevNull)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}
