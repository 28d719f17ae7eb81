// Package base prepares the state of a module at an earlier commit, so that the same analysis can run there and here.
//
// # Idea
//
// The files that git has of the commit are written into a scratch directory, and the go command runs there, in the directory that
// corresponds to that of the run, with the patterns of the run. The working tree and the repository are only read.
//
// # What must hold
//
// A comparison is useful only if both sides are complete. The scratch directory has what git has and nothing else, so
// everything that the build takes from elsewhere would be missing, or would be today's. Each of these is an error that says
// so, never an empty result:
//
//   - a go.work or go.mod that is outside of the repository, or that git ignores;
//   - a replace directive, or a use of go.work, that leads outside of the repository, into a submodule or to files that the commit
//     does not have;
//   - Go files of the analysed packages that git ignores (see Uncommitted): generated ones, mostly.
//
// The go command or the type checker reports everything else that is missing, such as ignored files that are embedded, and the
// caller passes that on.
//
// It is not an error if a directory or pattern names nothing at the commit, since its files are new, unless git ignores it.
package base

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/gate"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/store"
)

// Config says what is compared with what.
type Config struct {
	Gate     gate.Config // the directory of the run, and the revision
	Patterns []string    // of the run; empty means ./...
	Env      []string    // for the go command
	Store    *store.Store
}

// Base is a module at a commit.
type Base struct {
	Since  string // the revision, as the user named it
	Commit string // its hash

	// Where and how to run there. Without patterns there is nothing to analyse: the commit has none of the directories.
	Dir      string
	Patterns []string
	Env      []string

	tree *gate.Tree
	root string // of the files of the commit
}

// Open prepares the commit. The caller closes it, unless there is an error.
func Open(ctx context.Context, cfg Config) (*Base, error) {
	tree, err := gate.ReadTree(ctx, cfg.Gate)
	if err != nil {
		return nil, err
	}
	b := &Base{Since: tree.Since, Commit: tree.Commit, tree: tree}
	if err := b.prepare(ctx, cfg); err != nil {
		b.Close()
		return nil, err
	}
	return b, nil
}

// prepare writes the files of the commit, and finds out where and how to run there.
func (b *Base) prepare(ctx context.Context, cfg Config) error {
	tree := b.tree
	if err := b.choose(ctx, cfg); err != nil || len(b.Patterns) == 0 {
		return err
	}
	work, err := b.workspace(ctx, cfg)
	if err != nil {
		return err
	}
	scratch, err := cfg.Store.Scratch()
	if err != nil {
		return fmt.Errorf("cannot create a directory for the files of %s: %w", b.Name(), err)
	}
	// The go command prints names without symbolic links.
	if b.root, err = filepath.EvalSymlinks(scratch); err != nil {
		b.root = scratch
		return err
	}
	if err := tree.Extract(ctx, b.root); err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return fmt.Errorf("cannot write the files of %s: %w", b.Name(), err)
	}
	b.Dir = b.there(tree.Dir)
	if err := os.MkdirAll(b.Dir, 0o777); err != nil { // packages may be named from a directory that is new
		return err
	}
	for i, p := range b.Patterns {
		if filepath.IsAbs(p) {
			rel, _ := filepath.Rel(tree.Root, p) // choose has seen that it is inside
			b.Patterns[i] = filepath.Join(b.root, rel)
		}
	}
	b.Env = append(cfg.Env[:len(cfg.Env):len(cfg.Env)], "GOWORK=off")
	if work != "" {
		b.Env = append(b.Env, "GOWORK="+b.there(work))
	}
	return b.checkModules(ctx, work)
}

// Close removes what Open has written.
func (b *Base) Close() {
	if b.root != "" {
		os.RemoveAll(b.root)
	}
}

// Name is the commit, as messages name it.
func (b *Base) Name() string { return b.Commit[:min(12, len(b.Commit))] }

// there returns the place of a name of the repository in the scratch directory.
func (b *Base) there(name string) string { return filepath.Join(b.root, filepath.FromSlash(name)) }

// Here returns the name that a file of the scratch directory has in the working tree, where it need not exist.
func (b *Base) Here(file string) string {
	rel, err := filepath.Rel(b.root, file)
	if b.root == "" || err != nil || !filepath.IsLocal(rel) {
		return file
	}
	return filepath.Join(b.tree.Root, rel)
}

// Tell rewrites the names of files in a message about the commit as git writes them, COMMIT:orders.go.
func (b *Base) Tell(message string) string {
	if b.root == "" {
		return message
	}
	message = strings.ReplaceAll(message, b.root+string(filepath.Separator), b.Name()+":")
	return strings.ReplaceAll(message, b.root, b.Name()+":.")
}

// choose finds the patterns that name something at the commit.
func (b *Base) choose(ctx context.Context, cfg Config) error {
	patterns := cfg.Patterns
	if len(patterns) == 0 {
		patterns = []string{"./..."}
	}
	var missing []string
	for _, p := range patterns {
		if !isPath(p) {
			// A repository without modules and without Go files has no packages of any name.
			if b.above("go.mod") != "" || b.above("go.work") != "" || b.tree.Any(".", isGo) {
				b.Patterns = append(b.Patterns, p)
			}
			continue
		}
		where, rest := split(p)
		file := where
		if !filepath.IsAbs(file) {
			file = filepath.Join(cfg.Gate.Dir, file)
		}
		name, inside := b.tree.Name(file)
		switch {
		case !inside:
			return fmt.Errorf("%s is outside the git repository %s, so there is nothing to compare it with", p, b.tree.Root)
		case !b.tree.Any(name, isGo) && !(b.tree.Has(name) && isGo(name)):
			missing = append(missing, name)
			continue
		case filepath.IsAbs(where):
			p = filepath.Join(b.tree.Root, filepath.FromSlash(name)) + rest // Open moves it
		}
		b.Patterns = append(b.Patterns, p)
	}
	ignored, err := b.tree.Ignored(ctx, missing)
	if err != nil {
		return err
	}
	if len(ignored) > 0 {
		return fmt.Errorf("git ignores %s, so its contents at %s are unknown", ignored[0], b.Name())
	}
	return nil
}

// split returns the directory or file that a pattern begins with, and the rest: "./cmd/..." is "./cmd" and "/...".
func split(pattern string) (where, rest string) {
	before, _, wild := strings.Cut(pattern, "...")
	if !wild {
		return pattern, ""
	}
	end := max(0, strings.LastIndexAny(before, `/\`))
	return pattern[:end], pattern[end:]
}

// isPath reports whether a pattern names directories or files, not import paths.
func isPath(pattern string) bool {
	return filepath.IsAbs(pattern) || strings.HasPrefix(pattern, ".") || isGo(pattern)
}

func isGo(name string) bool { return strings.HasSuffix(name, ".go") }

// Uncommitted returns an error if git ignores Go files of a run: the commit cannot have them.
func (b *Base) Uncommitted(ctx context.Context, files []string) error {
	var names []string
	for _, file := range files {
		if name, inside := b.tree.Name(file); inside && isGo(name) && !b.tree.Has(name) {
			names = append(names, name)
		}
	}
	ignored, err := b.tree.Ignored(ctx, names)
	switch {
	case err != nil:
		return err
	case len(ignored) == 0:
		return nil
	}
	more := ""
	if n := len(ignored) - 1; n > 0 {
		more = fmt.Sprintf(" and %d more", n)
	}
	return fmt.Errorf("git ignores %s%s, which the program needs, so %s lacks it: commit generated files to compare", ignored[0], more, b.Name())
}
