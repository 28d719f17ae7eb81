package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// A checkout is a repository to analyse.
type checkout struct {
	name    string // "owner/name" if the directory is called owner+name, or else the directory's name
	dir     string // absolute, without symbolic links
	commit  string
	web     string   // address of the commit's files, for links; "" if unknown
	modules []string // directories with a go.mod, relative to dir, with slashes; "." comes first
}

// findCheckouts checks all directories before the first one is analysed, so that a wrong one is reported at once.
func findCheckouts(ctx context.Context, dirs []string) ([]*checkout, error) {
	var all []*checkout
	seen := make(map[string]string)
	for _, dir := range dirs {
		c, err := findCheckout(ctx, dir)
		if err != nil {
			return nil, err
		}
		if other, ok := seen[c.name]; ok {
			return nil, fmt.Errorf("%s and %s are both called %s", other, dir, c.name)
		}
		seen[c.name] = dir
		all = append(all, c)
	}
	return all, nil
}

func findCheckout(ctx context.Context, dir string) (*checkout, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	if abs, err = filepath.EvalSymlinks(abs); err != nil {
		return nil, fmt.Errorf("%s: no such checkout", dir)
	}
	top, err := git(ctx, abs, "rev-parse", "--show-toplevel")
	if err != nil {
		return nil, fmt.Errorf("%s is no git checkout: %w", dir, err)
	}
	if top != abs {
		return nil, fmt.Errorf("%s is inside the git checkout %s: name that one", dir, top)
	}
	c := &checkout{name: strings.Replace(filepath.Base(abs), "+", "/", 1), dir: abs}
	if c.commit, err = git(ctx, abs, "rev-parse", "--verify", "HEAD^{commit}"); err != nil {
		return nil, fmt.Errorf("%s has no commit: %w", dir, err)
	}
	// Results are stored by commit, so the files must be those of the commit.
	changed, err := git(ctx, abs, "status", "--porcelain", "--untracked-files=all", "--", "*.go", "go.mod", "go.sum", "go.work",
		"**/go.mod", "**/go.sum")
	if err != nil {
		return nil, err
	}
	if changed != "" {
		first, _, _ := strings.Cut(changed, "\n")
		return nil, fmt.Errorf("%s differs from its commit (%s): commit the change or undo it", dir, strings.TrimSpace(first))
	}
	if c.modules, err = findModules(abs); err != nil {
		return nil, err
	}
	if origin, err := git(ctx, abs, "remote", "get-url", "origin"); err == nil && strings.HasPrefix(origin, "https://") {
		c.web = strings.TrimSuffix(origin, ".git") + "/blob/" + c.commit + "/"
	}
	return c, nil
}

// findModules returns the directories with a go.mod. Like the go command, it skips vendor, testdata, and names that begin with a dot
// or an underscore. It also skips node_modules.
func findModules(root string) ([]string, error) {
	var modules []string
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := d.Name()
		switch {
		case d.IsDir() && path != root && (name[0] == '.' || name[0] == '_' || slices.Contains([]string{"vendor", "testdata", "node_modules"}, name)):
			return fs.SkipDir
		case name == "go.mod" && d.Type().IsRegular():
			dir, err := filepath.Rel(root, filepath.Dir(path))
			if err != nil {
				return err
			}
			modules = append(modules, filepath.ToSlash(dir))
		}
		return nil
	})
	slices.SortFunc(modules, func(a, b string) int {
		return cmp.Or(cmp.Compare(strings.Count(a+"/", "/"), strings.Count(b+"/", "/")), cmp.Compare(a, b))
	})
	if i := slices.Index(modules, "."); i > 0 {
		modules = slices.Insert(slices.Delete(modules, i, i+1), 0, ".")
	}
	return modules, err
}

// git runs git in the repository at dir and returns its output.
func git(ctx context.Context, dir string, args ...string) (string, error) {
	cmd := exec.CommandContext(ctx, "git", append([]string{"-C", dir}, args...)...)
	cmd.Env = append(os.Environ(), "GIT_OPTIONAL_LOCKS=0")
	out, err := cmd.Output()
	if err != nil {
		if exit := (*exec.ExitError)(nil); errors.As(err, &exit) && len(exit.Stderr) > 0 {
			return "", errors.New(strings.TrimSpace(string(bytes.SplitN(exit.Stderr, []byte("\n"), 2)[0])))
		}
		return "", err
	}
	return strings.TrimRight(string(out), "\n"), nil
}
