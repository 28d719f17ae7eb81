package gate

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// Tree is a commit as git stores it: the names of its files, and their contents. Reading it changes neither the working tree
// nor the repository. Of a sparse checkout, it has only the files that the working tree may have, so that both sides are the same part.
//
// The contents are read with git cat-file, not with git archive: archives leave out what the attribute export-ignore names, and
// attributes and filters change the contents of files.
type Tree struct {
	Since  string // the revision, as the user named it
	Commit string // its hash
	Root   string // of the working tree, absolute, without symbolic links
	Dir    string // Config.Dir, relative to Root, with slashes; "." for Root

	repo    *repository
	entries []entry
	byName  map[string]int // the entry of a file
}

// entry is a file of a commit.
type entry struct{ mode, hash, name string }

// The modes that are not those of regular files.
const (
	modeLink      = "120000"
	modeSubmodule = "160000"
)

// ReadTree finds the commit that the user names, and lists its files.
func ReadTree(ctx context.Context, cfg Config) (*Tree, error) {
	repo, err := openRepository(ctx, cfg)
	if err != nil {
		return nil, err
	}
	t := &Tree{Root: repo.root, repo: repo, byName: make(map[string]int)}
	if t.Since, t.Commit, err = repo.since(ctx, cfg); err != nil {
		return nil, err
	}
	dir, inside := t.Name(cfg.Dir)
	if !inside {
		return nil, fmt.Errorf("%s is not in the working tree %s", cfg.Dir, t.Root)
	}
	t.Dir = dir
	absent, err := repo.sparse(ctx)
	if err != nil {
		return nil, err
	}
	list, err := repo.list(ctx, "ls-tree", "-r", "-z", "--full-tree", t.Commit)
	if err != nil {
		return nil, err
	}
	for _, line := range list {
		facts, name, _ := strings.Cut(line, "\t")
		words := strings.Fields(facts)
		if len(words) != 3 {
			return nil, fmt.Errorf("git ls-tree: cannot read %q", line)
		}
		if absent[name] {
			continue
		}
		t.byName[name] = len(t.entries)
		t.entries = append(t.entries, entry{words[0], words[2], name})
	}
	return t, nil
}

// sparse returns the files that a sparse checkout leaves out of the working tree, although the branch has them.
func (r *repository) sparse(ctx context.Context) (map[string]bool, error) {
	on, err := r.git(ctx, "config", "--type=bool", "core.sparseCheckout")
	if failed, ok := errors.AsType[*gitError](err); ok && failed.exited(1) || err == nil && on != "true" {
		return nil, nil // not set, or off
	} else if err != nil {
		return nil, err
	}
	list, err := r.list(ctx, "ls-files", "-t", "-z")
	if err != nil {
		return nil, err
	}
	absent := make(map[string]bool)
	for _, line := range list {
		if name, ok := strings.CutPrefix(line, "S "); ok {
			absent[name] = true
		}
	}
	return absent, nil
}

// Name returns the name of a file or directory of the working tree as git has it: relative to Root, with slashes. The file need
// not exist. inside is false if it is elsewhere.
func (t *Tree) Name(file string) (name string, inside bool) {
	rel, err := filepath.Rel(t.Root, resolved(file))
	if err != nil || !filepath.IsLocal(rel) {
		return "", false
	}
	return filepath.ToSlash(rel), true
}

// resolved follows the symbolic links of a name, as far as it exists.
func resolved(file string) string {
	rest := ""
	for at := filepath.Clean(file); ; at = filepath.Dir(at) {
		if real, err := filepath.EvalSymlinks(at); err == nil {
			return filepath.Join(real, rest)
		}
		if at == filepath.Dir(at) {
			return file
		}
		rest = filepath.Join(filepath.Base(at), rest)
	}
}

// Has reports whether the commit has a file of the name.
func (t *Tree) Has(name string) bool {
	_, ok := t.byName[name]
	return ok
}

// Any reports whether the commit has a file below a directory that ok accepts; "." is all of the commit.
func (t *Tree) Any(dir string, ok func(name string) bool) bool {
	return slices.ContainsFunc(t.entries, func(e entry) bool {
		return (dir == "." || strings.HasPrefix(e.name, dir+"/")) && ok(e.name)
	})
}

// Submodule reports whether a name is that of a submodule or is in one: git has no files of it.
func (t *Tree) Submodule(name string) bool {
	for ; name != "." && name != "/"; name = path.Dir(name) {
		if i, ok := t.byName[name]; ok && t.entries[i].mode == modeSubmodule {
			return true
		}
	}
	return false
}

// Ignored returns those among files and directories of the working tree that git ignores, by their names in the repository.
func (t *Tree) Ignored(ctx context.Context, names []string) ([]string, error) {
	if len(names) == 0 {
		return nil, nil
	}
	var ignored []string
	err := t.repo.run(ctx, strings.NewReader(strings.Join(names, "\x00")+"\x00"), func(out io.Reader) error {
		data, err := io.ReadAll(out)
		ignored = strings.FieldsFunc(string(data), func(c rune) bool { return c == 0 })
		return err
	}, "check-ignore", "-z", "--stdin")
	if failed, ok := errors.AsType[*gitError](err); ok && failed.exited(1) {
		return nil, nil
	}
	return ignored, err
}

// Extract writes the files of the commit into a directory, which exists. Symbolic links that lead out of the repository are left
// out.
func (t *Tree) Extract(ctx context.Context, dir string) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	var list strings.Builder
	var wanted []entry
	for _, e := range t.entries {
		if e.mode != modeSubmodule {
			wanted = append(wanted, e)
			list.WriteString(e.hash + "\n")
		}
	}
	return t.repo.run(ctx, strings.NewReader(list.String()), func(out io.Reader) error {
		r := bufio.NewReader(out)
		for _, e := range wanted {
			if err := extract(root, e, r); err != nil {
				return err
			}
		}
		return nil
	}, "cat-file", "--batch")
}

// extract writes the next file of git cat-file --batch.
func extract(root *os.Root, e entry, r *bufio.Reader) error {
	head, err := r.ReadString('\n')
	if err != nil {
		return fmt.Errorf("git cat-file: %s: %w", e.name, err)
	}
	var hash, kind string
	var size int64
	if _, err := fmt.Sscanf(head, "%s %s %d", &hash, &kind, &size); err != nil || kind != "blob" {
		return fmt.Errorf("git does not have the contents of %s: %s", e.name, strings.TrimSpace(head))
	}
	content := io.LimitReader(r, size)
	if err := place(root, e, content); err != nil {
		return err
	}
	if _, err := io.Copy(io.Discard, content); err != nil {
		return err
	}
	_, err = r.Discard(1) // a line end
	return err
}

// place makes a file.
func place(root *os.Root, e entry, content io.Reader) error {
	name := filepath.FromSlash(e.name)
	if err := root.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return err
	}
	if e.mode == modeLink {
		target, err := io.ReadAll(content)
		if err != nil {
			return err
		}
		if !filepath.IsLocal(filepath.Join(filepath.Dir(name), string(target))) || filepath.IsAbs(string(target)) {
			return nil
		}
		return root.Symlink(string(target), name)
	}
	f, err := root.Create(name)
	if err != nil {
		return err
	}
	if _, err := io.Copy(f, content); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
