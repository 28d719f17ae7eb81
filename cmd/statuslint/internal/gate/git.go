package gate

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/environ"
)

// repository is a git working tree.
type repository struct {
	root  string // without symbolic links
	env   []string
	kinds []string // patterns of the files that count
}

// openRepository finds the working tree of a directory.
func openRepository(ctx context.Context, cfg Config) (*repository, error) {
	if info, err := os.Stat(cfg.Dir); err != nil || !info.IsDir() {
		return nil, fmt.Errorf("no such directory: %s", cfg.Dir)
	}
	r := &repository{env: environment(cfg.Env, cfg.Cwd), kinds: append([]string{"*.go"}, cfg.Kinds...)}
	// A hook may name the repository, and then the working tree begins where git called the hook.
	dir := cfg.Dir
	if environ.Value(r.env, "GIT_DIR") != "" {
		dir = cfg.Cwd
	}
	r.root = dir
	top, err := r.git(ctx, "rev-parse", "--show-toplevel")
	if failed, ok := errors.AsType[*gitError](err); ok && strings.HasPrefix(failed.reason, "not a git repository") {
		return nil, fmt.Errorf("%s is not in a git repository", cfg.Dir)
	}
	if err != nil {
		return nil, err
	}
	r.root, err = filepath.EvalSymlinks(filepath.FromSlash(top))
	return r, err
}

// environment is the environment in which git runs. Relative names in it are relative to the directory of the command, but git
// runs in another one.
func environment(env []string, cwd string) []string {
	if env == nil {
		env = os.Environ()
	}
	var out []string
	for _, v := range env {
		name, value, _ := strings.Cut(v, "=")
		switch name {
		case "GIT_LITERAL_PATHSPECS", "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS":
			continue // they would change what *.go means
		case "GIT_DIFF_OPTS", "GIT_EXTERNAL_DIFF":
			continue // the first wins over --unified=0
		case "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY":
			if value != "" && !filepath.IsAbs(value) {
				v = name + "=" + filepath.Join(cwd, value)
			}
		case "PWD":
			continue
		}
		out = append(out, v)
	}
	// Errors are parsed, so they must be in English; and git must write nothing into the repository, not even a refreshed index.
	return append(out, "LC_ALL=C", "LANGUAGE=C", "GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0")
}

// with returns the repository seen with another variable.
func (r *repository) with(variable string) *repository {
	return &repository{root: r.root, env: append(slices.Clone(r.env), variable), kinds: r.kinds}
}

// git runs a git command and returns what it prints, without the line end.
func (r *repository) git(ctx context.Context, args ...string) (string, error) {
	var out bytes.Buffer
	err := r.run(ctx, nil, func(stdout io.Reader) error {
		_, err := out.ReadFrom(stdout)
		return err
	}, args...)
	return strings.TrimRight(out.String(), "\r\n"), err
}

// list runs a git command that prints names, each followed by a NUL.
func (r *repository) list(ctx context.Context, args ...string) ([]string, error) {
	out, err := r.git(ctx, args...)
	if err != nil {
		return nil, err
	}
	return strings.FieldsFunc(out, func(c rune) bool { return c == 0 }), nil
}

// run runs a git command whose output is read as it comes.
func (r *repository) run(ctx context.Context, stdin io.Reader, read func(io.Reader) error, args ...string) error {
	cmd := exec.CommandContext(ctx, "git", append([]string{
		"-c", "core.quotePath=true", // every byte beyond ASCII is escaped
		"-c", "core.fsmonitor=false", // a program of the user's choice
		"-c", "core.splitIndex=false",
	}, args...)...)
	cmd.Dir = r.root
	cmd.Env = r.env
	cmd.Stdin = stdin
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		if errors.Is(err, exec.ErrNotFound) {
			return errors.New("git is not on PATH: install it, statuslint needs it to find what is new")
		}
		return fmt.Errorf("git: %w", err)
	}
	readErr := read(stdout)
	if readErr != nil {
		io.Copy(io.Discard, stdout) // git must not wait for a reader
	}
	err = cmd.Wait()
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		return &gitError{args[0], reason(stderr.String(), err), err}
	}
	return readErr
}

// gitError is a git command that failed.
type gitError struct {
	command string
	reason  string // what git says
	cause   error
}

func (e *gitError) Error() string { return "git " + e.command + ": " + e.reason }

func (e *gitError) Unwrap() error { return e.cause }

// exited reports whether git ended with an exit status.
func (e *gitError) exited(status int) bool {
	exit, ok := errors.AsType[*exec.ExitError](e.cause)
	return ok && exit.ExitCode() == status
}

// reason finds, in what git prints, the line that says why it failed. Commands that git recommends are part of it.
func reason(stderr string, err error) string {
	var why, advice string
	for line := range strings.Lines(stderr) {
		line = strings.TrimSpace(line)
		for _, mark := range []string{"fatal: ", "error: "} {
			if rest, ok := strings.CutPrefix(line, mark); ok && why == "" {
				why = rest
			}
		}
		if strings.HasPrefix(line, "git config ") {
			advice = ": " + line
		}
	}
	if why == "" {
		return err.Error()
	}
	return why + advice
}
