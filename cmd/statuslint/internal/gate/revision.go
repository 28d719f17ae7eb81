package gate

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// since finds the commit at which the change begins, and returns how the user named it.
func (r *repository) since(ctx context.Context, cfg Config) (name, commit string, err error) {
	if cfg.MergeBase != "" {
		commit, err = r.mergeBase(ctx, cfg.MergeBase)
		return cfg.MergeBase, commit, err
	}
	commit, err = r.revision(ctx, cfg.Rev)
	return cfg.Rev, commit, err
}

// revision finds the commit that the user names.
func (r *repository) revision(ctx context.Context, rev string) (string, error) {
	commit, err := r.commit(ctx, rev)
	if err != nil || commit != "" {
		return commit, err
	}
	return "", r.unknown(ctx, rev, false)
}

// mergeBase finds the commit at which HEAD left a branch.
func (r *repository) mergeBase(ctx context.Context, branch string) (string, error) {
	tip, err := r.commit(ctx, branch)
	if err != nil {
		return "", err
	}
	if tip == "" {
		return "", r.unknown(ctx, branch, true)
	}
	head, err := r.commit(ctx, "HEAD")
	if err != nil {
		return "", err
	}
	if head == "" {
		return "", errors.New("there is no commit on the current branch yet")
	}
	base, err := r.git(ctx, "merge-base", tip, head)
	if failed, ok := errors.AsType[*gitError](err); ok && failed.exited(1) {
		if r.isShallow(ctx) {
			return "", fmt.Errorf("this clone is shallow and lacks the commit where HEAD left %s: git fetch --unshallow", branch)
		}
		return "", fmt.Errorf("%s and HEAD have no commit in common", branch)
	}
	return base, err
}

// commit returns the hash of a commit; "" if no commit has that name.
func (r *repository) commit(ctx context.Context, rev string) (string, error) {
	hash, err := r.git(ctx, "rev-parse", "--verify", "--quiet", rev+"^{commit}")
	if failed, ok := errors.AsType[*gitError](err); ok && failed.exited(1) {
		return "", nil
	}
	return hash, err
}

func (r *repository) isShallow(ctx context.Context) bool {
	answer, err := r.git(ctx, "rev-parse", "--is-shallow-repository")
	return err == nil && answer == "true"
}

// unknown says why the revision does not exist, and what to do about it.
func (r *repository) unknown(ctx context.Context, rev string, history bool) error {
	if head, err := r.commit(ctx, "HEAD"); err == nil && head == "" {
		return fmt.Errorf("unknown revision %q: the current branch has no commit yet", rev)
	}
	if from, _, isRange := strings.Cut(rev, ".."); isRange && from != "" {
		return fmt.Errorf("unknown revision %q: want one revision such as %s, not a range", rev, from)
	}
	shallow := r.isShallow(ctx)
	depth := ""
	switch {
	case shallow && history:
		depth = "--unshallow "
	case shallow:
		depth = "--depth=1 "
	}
	remotes := r.remotes(ctx)
	for _, remote := range remotes {
		if branch, ok := strings.CutPrefix(strings.TrimPrefix(rev, "refs/remotes/"), remote+"/"); ok && isName(branch) {
			return fmt.Errorf("unknown revision %q: git fetch %s%s %s:refs/remotes/%[3]s/%[4]s", rev, depth, remote, branch)
		}
		if hash, err := r.commit(ctx, "refs/remotes/"+remote+"/"+rev); err == nil && hash != "" {
			return fmt.Errorf("unknown revision %q: did you mean %s/%[1]s?", rev, remote)
		}
	}
	switch {
	case isHash(rev) && len(remotes) > 0:
		return fmt.Errorf("unknown revision %q: this clone has no such commit: git fetch %s%s %[1]s", rev, depth, remotes[0])
	case shallow && isName(rev) && len(remotes) > 0:
		return fmt.Errorf("unknown revision %q: this clone is shallow: git fetch %s%s %[1]s:%[1]s", rev, depth, remotes[0])
	case shallow:
		return fmt.Errorf("unknown revision %q: this clone is shallow, and its history ends before that: git fetch --unshallow", rev)
	}
	return fmt.Errorf("unknown revision %q: want a commit, a tag or a branch, such as HEAD~1 or origin/main", rev)
}

// remotes lists the repositories that this one knows, origin first.
func (r *repository) remotes(ctx context.Context) []string {
	out, err := r.git(ctx, "remote")
	if err != nil {
		return nil
	}
	names := strings.Fields(out)
	if i := slices.Index(names, "origin"); i > 0 {
		names[0], names[i] = names[i], names[0]
	}
	return names
}

// isName reports whether a revision is a plain name: no HEAD~1, no main^, nothing to quote in a shell.
func isName(rev string) bool { return regexp.MustCompile(`^[\w][\w./-]*$`).MatchString(rev) }

func isHash(rev string) bool { return regexp.MustCompile(`^[0-9a-f]{7,64}$`).MatchString(rev) }
