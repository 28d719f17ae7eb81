package gate

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// change is the difference between a revision and the files on disk. Names are relative to the root of the working tree,
// with slashes.
type change struct {
	created map[string]bool   // files that are new as a whole
	hunks   map[string][]hunk // of the other files
}

// touches reports whether one of the lines of a file from first to last was added or edited.
func (c *change) touches(name string, first, last int) bool {
	return c.created[name] || slices.ContainsFunc(c.hunks[name], func(h hunk) bool {
		return h.come > 0 && h.first <= last && first < h.first+h.come
	})
}

// cuts reports whether lines between two lines of a file were removed.
func (c *change) cuts(name string, above, below int) bool {
	return slices.ContainsFunc(c.hunks[name], func(h hunk) bool {
		return h.gone > 0 && above <= h.above() && h.above() < below
	})
}

// diffOptions make a patch that depends on nothing but the contents: not on the user's settings, not on attributes that
// hide generated files or show other text than there is.
var diffOptions = [...]string{
	"-p", "--unified=0", "--inter-hunk-context=0", "--text", "--no-textconv", "--no-ext-diff", "--no-color",
	"--find-renames", "-l2000", "--diff-algorithm=myers", "--indent-heuristic",
	"--src-prefix=a/", "--dst-prefix=b/", "--submodule=short",
}

// changesSince compares a commit with the files on disk, twice: with and without changes of white space.
func (r *repository) changesSince(ctx context.Context, commit string) (all, visible *change, err error) {
	view := r
	loose, err := r.loose(ctx)
	if err != nil {
		return nil, nil, err
	}
	if len(loose) > 0 {
		// git diff does not see these, so a file that was renamed without git mv would be new. An index of our own has
		// them all.
		dir, err := os.MkdirTemp("", "statuslint-")
		if err != nil {
			return nil, nil, err
		}
		defer os.RemoveAll(dir)
		if view, err = r.indexed(ctx, filepath.Join(dir, "index"), loose); err != nil {
			return nil, nil, err
		}
	}
	if all, err = view.diff(ctx, commit); err != nil {
		return nil, nil, err
	}
	visible, err = view.diff(ctx, commit, "--ignore-all-space")
	return all, visible, err
}

func (r *repository) diff(ctx context.Context, commit string, options ...string) (c *change, err error) {
	args := slices.Concat([]string{"diff-index"}, diffOptions[:], options, []string{commit, "--"}, r.kinds)
	err = r.run(ctx, nil, func(patch io.Reader) (err error) {
		c, err = readPatch(patch)
		return err
	}, args...)
	return c, err
}

// loose lists the files that are not in the index, or only as the sides of a merge that has not been concluded.
func (r *repository) loose(ctx context.Context) ([]string, error) {
	files, err := r.list(ctx, append([]string{"ls-files", "-z", "--others", "--exclude-standard", "--"}, r.kinds...)...)
	if err != nil {
		return nil, err
	}
	// A directory among them is another repository.
	files = slices.DeleteFunc(files, func(name string) bool { return strings.HasSuffix(name, "/") })
	unmerged, err := r.list(ctx, append([]string{"ls-files", "-z", "--unmerged", "--"}, r.kinds...)...)
	if err != nil {
		return nil, err
	}
	for _, entry := range unmerged {
		_, name, _ := strings.Cut(entry, "\t")
		files = append(files, name)
	}
	slices.Sort(files)
	return slices.Compact(files), nil
}

// indexed returns the repository seen with a copy of the index to which files have been added.
func (r *repository) indexed(ctx context.Context, index string, files []string) (*repository, error) {
	own, err := r.git(ctx, "rev-parse", "--git-path", "index")
	if err != nil {
		return nil, err
	}
	if !filepath.IsAbs(own) {
		own = filepath.Join(r.root, own)
	}
	if err := copyIndex(index, own); err != nil {
		return nil, fmt.Errorf("the index of the git repository: %w", err)
	}
	// The content given here does not matter: git sees that the file on disk differs.
	empty := ""
	if err := r.run(ctx, strings.NewReader(""), func(out io.Reader) error {
		_, err := fmt.Fscan(out, &empty)
		return err
	}, "hash-object", "--stdin"); err != nil {
		return nil, err
	}
	var entries strings.Builder
	for _, name := range files {
		fmt.Fprintf(&entries, "100644 %s\t%s\x00", empty, name)
	}
	view := r.with("GIT_INDEX_FILE=" + index)
	err = view.run(ctx, strings.NewReader(entries.String()), func(out io.Reader) error { return nil },
		"update-index", "--add", "--replace", "-z", "--index-info")
	return view, err
}

// copyIndex copies an index with its time, by which git recognises files that were changed while the index was written.
func copyIndex(to, from string) error {
	content, err := os.ReadFile(from)
	if os.IsNotExist(err) {
		return nil // nothing has been added yet
	}
	if err != nil {
		return err
	}
	info, err := os.Stat(from)
	if err != nil {
		return err
	}
	if err := os.WriteFile(to, content, 0o600); err != nil {
		return err
	}
	return os.Chtimes(to, info.ModTime(), info.ModTime())
}
