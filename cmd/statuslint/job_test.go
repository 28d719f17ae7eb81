package main

import (
	"bytes"
	"go/constant"
	"go/token"
	"go/types"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"github.com/statuslint/statuslint/internal/testing/long"
)

// action is action.yml, as far as it matters here.
type action struct {
	Inputs  map[string]struct{ Default string }
	Outputs map[string]struct{ Value string }
	Runs    struct {
		Using string
		Steps []actionStep
	}
	built map[string]string // the values of the step that builds the tool, if no job has to do that again
}

type actionStep struct {
	Name, ID, If, Uses, Shell, Run string
	Env, With                      map[string]string
}

func readAction(t *testing.T) action {
	t.Helper()
	data, err := os.ReadFile("../../action.yml")
	if err != nil {
		t.Fatal(err)
	}
	var a action
	dec := yaml.NewDecoder(bytes.NewReader(data))
	if err := dec.Decode(&a); err != nil {
		t.Fatal(err)
	}
	if a.Runs.Using != "composite" || len(a.Runs.Steps) == 0 {
		t.Fatalf("action.yml has no steps: %+v", a)
	}
	return a
}

// A job runs the steps of the action as GitHub's runner does, but for those that use other actions.
type job struct {
	t         *testing.T
	action    action
	workspace string
	temp      string            // the same for all steps
	env       map[string]string // GITHUB_BASE_REF and so on
	values    map[string]string // of expressions: inputs.args, github.base_ref
	failed    bool
	log       string
	used      map[string]map[string]string // the other actions that would have run, and what they would have been given
}

// newJob prepares a job in a workspace. The inputs replace the defaults.
func newJob(t *testing.T, a action, workspace string, inputs map[string]string) *job {
	t.Helper()
	j := &job{
		t: t, action: a, workspace: workspace, temp: t.TempDir(),
		env: map[string]string{"GITHUB_BASE_REF": ""}, used: make(map[string]map[string]string),
		values: map[string]string{"runner.os": "Linux", "runner.arch": "X64", "github.base_ref": "", "github.event.merge_group.base_sha": "",
			"github.action_ref": "main", "github.action_repository": "statuslint/statuslint", "github.server_url": "file://" + t.TempDir()},
	}
	for name, input := range a.Inputs {
		j.values["inputs."+name] = input.Default
	}
	for name, value := range inputs {
		if _, ok := a.Inputs[name]; !ok {
			t.Fatalf("action.yml has no input %s", name)
		}
		j.values["inputs."+name] = value
	}
	return j
}

// onPullRequest makes it the job of a pull request against a branch.
func (j *job) onPullRequest(base string) *job {
	j.env["GITHUB_BASE_REF"] = base
	j.values["github.base_ref"] = base
	return j
}

// build is the step that builds the tool.
const build = "build"

// build builds the tool once for all jobs.
func (a *action) build(t *testing.T) {
	t.Helper()
	j := newJob(t, *a, t.TempDir(), nil)
	if !long.On { // linking takes a second
		tool, err := exec.LookPath("statuslint")
		if err != nil {
			t.Fatal(err)
		}
		j.env["PATH"] = fakeGo(t, "exec '"+tool+`' "$@"`) + string(os.PathListSeparator) + os.Getenv("PATH")
	}
	for _, s := range a.Runs.Steps {
		if s.ID == build {
			j.script(s)
		}
	}
	if j.failed || j.values["steps.build.outputs.cache"] == "" {
		t.Fatal(j.log)
	}
	a.built = make(map[string]string)
	for name, value := range j.values {
		if strings.HasPrefix(name, "steps.") {
			a.built[name] = value
		}
	}
}

// run runs the steps.
func (j *job) run() *job {
	j.t.Helper()
	for _, s := range j.action.Runs.Steps {
		if !j.holds(s.If) {
			continue
		}
		if s.ID == build && j.action.built != nil {
			maps.Copy(j.values, j.action.built)
			j.values["steps.build.outputs.cache"] = filepath.Join(j.temp, "statuslint-cache")
			continue
		}
		if s.Uses != "" {
			given := make(map[string]string)
			for name, value := range s.With {
				given[name] = j.expand(value)
			}
			name, _, _ := strings.Cut(s.Uses, "@")
			j.used[name] = given
			continue
		}
		j.script(s)
	}
	return j
}

// script runs one script.
func (j *job) script(s actionStep) {
	j.t.Helper()
	file := filepath.Join(j.temp, "step.sh")
	outputs := filepath.Join(j.temp, "output")
	for name, content := range map[string]string{file: s.Run, outputs: ""} {
		if err := os.WriteFile(name, []byte(content), 0o666); err != nil {
			j.t.Fatal(err)
		}
	}
	root, err := filepath.Abs("../..")
	if err != nil {
		j.t.Fatal(err)
	}
	// On GitHub, shell bash means this.
	cmd := exec.CommandContext(j.t.Context(), "bash", "--noprofile", "--norc", "-e", "-o", "pipefail", file)
	cmd.Dir = j.workspace
	cmd.Env = append(tinyEnvironment(j.t), "GITHUB_ACTION_PATH="+root, "GITHUB_WORKSPACE="+j.workspace, "RUNNER_TEMP="+j.temp,
		"GITHUB_OUTPUT="+outputs, "GITHUB_STEP_SUMMARY="+filepath.Join(j.temp, "summary"),
		"GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_SYSTEM="+os.DevNull)
	for name, value := range j.env {
		cmd.Env = append(cmd.Env, name+"="+value)
	}
	for name, value := range s.Env {
		cmd.Env = append(cmd.Env, name+"="+j.expand(value))
	}
	out, err := cmd.CombinedOutput()
	j.log += "== " + s.Name + "\n" + string(out)
	j.values["steps."+s.ID+".outcome"] = "success"
	if err != nil {
		j.failed = true
		j.values["steps."+s.ID+".outcome"] = "failure"
	}
	for line := range strings.Lines(j.read("output")) {
		name, value, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "=")
		if !ok {
			j.t.Errorf("step %s writes the output %q", s.Name, line)
		}
		j.values["steps."+s.ID+".outputs."+name] = value
	}
}

// read returns a file of the temporary directory, or nothing.
func (j *job) read(name string) string {
	data, _ := os.ReadFile(filepath.Join(j.temp, name))
	return string(data)
}

// output returns an output of the action.
func (j *job) output(name string) string { return j.expand(j.action.Outputs[name].Value) }

var (
	expression = regexp.MustCompile(`\$\{\{\s*(.*?)\s*\}\}`)
	hashFiles  = regexp.MustCompile(`hashFiles\([^)]*\)`)
	// A string, or a name in a context.
	operand = regexp.MustCompile(`'[^']*'|\b[a-z_]+(\.[\w-]+)+`)
)

// expand replaces the expressions in a text, which have to be names or strings.
func (j *job) expand(text string) string {
	return expression.ReplaceAllStringFunc(text, func(found string) string {
		v := j.evaluate(expression.FindStringSubmatch(found)[1])
		if v.Kind() != constant.String {
			j.t.Fatalf("%s is no string", found)
		}
		return constant.StringVal(v)
	})
}

// holds evaluates the condition of a step.
func (j *job) holds(condition string) bool {
	source := strings.TrimSuffix(strings.TrimPrefix(condition, "${{"), "}}")
	if strings.Contains(source, "cancelled()") {
		source = strings.ReplaceAll(source, "!cancelled()", "true")
	} else if j.failed {
		return false // each step has success() in it, unless it says otherwise
	}
	return strings.TrimSpace(source) == "" || constant.BoolVal(j.evaluate(source))
}

// evaluate computes an expression. With its names replaced by their values, it is one of Go.
func (j *job) evaluate(source string) constant.Value {
	source = hashFiles.ReplaceAllString(source, `'hash'`)
	source = operand.ReplaceAllStringFunc(source, func(found string) string {
		if strings.HasPrefix(found, "'") {
			return strconv.Quote(strings.Trim(found, "'"))
		}
		value, ok := j.values[found]
		if id, isStep := strings.CutPrefix(found, "steps."); !ok && isStep {
			id, _, _ = strings.Cut(id, ".")
			ok = slices.ContainsFunc(j.action.Runs.Steps, func(s actionStep) bool { return s.ID == id })
		}
		if !ok {
			j.t.Fatalf("unknown name in an expression: %s", found)
		}
		return strconv.Quote(value)
	})
	v, err := types.Eval(token.NewFileSet(), nil, token.NoPos, source)
	if err != nil || v.Value == nil {
		j.t.Fatalf("cannot evaluate %s: %v", source, err)
	}
	return v.Value
}

// wants compares the outputs of a job.
func (j *job) wants(findings, status string) {
	j.t.Helper()
	if j.output("findings") != findings || j.output("status") != status || j.failed != (status != "0") {
		j.t.Errorf("findings %q, status %q, failed %v, want %q, %q:\n%s",
			j.output("findings"), j.output("status"), j.failed, findings, status, j.log)
	}
}
