package main

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// A version is a build of statuslint together with the options that it is run with.
type version struct {
	name    string // of its directory
	dir     string // where its results are
	binary  string
	args    []string
	records []*record // of this run, in the order of the checkouts
}

// versions builds statuslint from the working tree and, with -against, first from that commit. It only reads the working tree of
// statuslint; binaries go to tmp.
func (r *runner) versions(ctx context.Context, tmp string) ([]*version, error) {
	var versions []*version
	r.nocompile = filepath.Join(tmp, "nocompile")
	if err := goBuild(ctx, r.opts.source, r.nocompile, "./.ci/cmd/nocompile"); err != nil {
		return nil, err
	}
	if r.opts.against != "" {
		commit, err := git(ctx, r.opts.source, "rev-parse", "--verify", "--quiet", r.opts.against+"^{commit}")
		if err != nil {
			return nil, fmt.Errorf("-against: %s has no commit %s", r.opts.source, r.opts.against)
		}
		tree := filepath.Join(tmp, "tree")
		if err := extract(ctx, r.opts.source, commit, tree); err != nil {
			return nil, fmt.Errorf("-against %s: %w", r.opts.against, err)
		}
		old, err := r.build(ctx, tree, filepath.Join(tmp, "old"), commit[:7])
		if err != nil {
			return nil, fmt.Errorf("-against %s: %w", r.opts.against, err)
		}
		versions = append(versions, old)
	}
	head, err := git(ctx, r.opts.source, "rev-parse", "--short=7", "HEAD")
	if err != nil {
		return nil, fmt.Errorf("%s: %w", r.opts.source, err)
	}
	changed, err := git(ctx, r.opts.source, "status", "--porcelain")
	if err != nil {
		return nil, err
	}
	if changed != "" {
		head += "-changed"
	}
	now, err := r.build(ctx, r.opts.source, filepath.Join(tmp, "new"), head)
	if err != nil {
		return nil, err
	}
	return append(versions, now), nil
}

// extract writes the files of a commit into a new directory.
func extract(ctx context.Context, repository, commit, dir string) error {
	if err := os.Mkdir(dir, 0o777); err != nil {
		return err
	}
	archive := exec.CommandContext(ctx, "git", "-C", repository, "archive", commit)
	tar := exec.CommandContext(ctx, "tar", "-x", "-C", dir)
	pipe, err := archive.StdoutPipe()
	if err != nil {
		return err
	}
	tar.Stdin = pipe
	if err := archive.Start(); err != nil {
		return err
	}
	return cmp.Or(tar.Run(), archive.Wait())
}

// build builds statuslint from a tree. The directory of its results is named by the hash of the binary, which depends only on the tree
// and the Go version. So a commit that does not change the binary is not run again.
func (r *runner) build(ctx context.Context, tree, binary, label string) (*version, error) {
	if err := goBuild(ctx, tree, binary, "./cmd/statuslint"); err != nil {
		return nil, err
	}
	hash, err := hashFile(binary)
	if err != nil {
		return nil, err
	}
	v := &version{binary: binary, args: r.opts.args}
	tail := "-" + hash[:8]
	if args := slices.Clone(r.opts.args); len(args) > 0 || r.opts.compile {
		if r.opts.compile {
			args = append(args, "compile")
		}
		sum := sha256.Sum256([]byte(strings.Join(args, "\x00")))
		tail += "-" + hex.EncodeToString(sum[:4])
	}
	// The same binary may have results under the label of another commit.
	runs := filepath.Join(r.opts.out, "runs")
	v.name = label + tail
	if same, _ := filepath.Glob(filepath.Join(runs, "*"+tail)); len(same) > 0 {
		v.name = filepath.Base(same[0])
	}
	v.dir = filepath.Join(runs, v.name)
	if err := os.MkdirAll(v.dir, 0o777); err != nil {
		return nil, err
	}
	about := fmt.Sprintf("statuslint %s, binary %s, %s\n", label, hash, strings.Join(append([]string{"options:"}, r.opts.args...), " "))
	return v, writeFile(filepath.Join(v.dir, "about.txt"), []byte(about))
}

func goBuild(ctx context.Context, dir, binary, pkg string) error {
	cmd := exec.CommandContext(ctx, "go", "build", "-trimpath", "-buildvcs=false", "-o", binary, pkg)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("go build %s: %w\n%s", pkg, err, out)
	}
	return nil
}

func hashFile(name string) (string, error) {
	f, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// writeFile replaces a file atomically, so that an interruption does not leave a partial file.
func writeFile(name string, data []byte) error {
	tmp, err := os.CreateTemp(filepath.Dir(name), ".new*")
	if err != nil {
		return err
	}
	_, werr := tmp.Write(data)
	cerr := tmp.Close()
	if err := errors.Join(werr, cerr); err != nil {
		os.Remove(tmp.Name())
		return err
	}
	if err := os.Chmod(tmp.Name(), 0o644); err != nil {
		return err
	}
	return os.Rename(tmp.Name(), name)
}
