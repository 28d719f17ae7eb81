package base

import (
	"context"
	"fmt"
	"os"
	"path"
	"path/filepath"

	"golang.org/x/mod/modfile"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/gocmd"
)

// workspace returns the go.work that counts at the commit, by its name in the repository; "" if none does. It is the one that
// counts here, if the commit has it; else the one that the go command would find there.
func (b *Base) workspace(ctx context.Context, cfg Config) (string, error) {
	env, err := gocmd.Settings[struct{ GOWORK string }](ctx, cfg.Gate.Dir, cfg.Env)
	if err != nil {
		return "", err
	}
	switch env.GOWORK {
	case "off":
		return "", nil
	case "":
		return b.above("go.work"), nil
	}
	name, inside := b.tree.Name(env.GOWORK)
	switch {
	case !inside:
		return "", fmt.Errorf("%s is outside the git repository %s, so its contents at %s are unknown: set GOWORK=off to ignore it", env.GOWORK, b.tree.Root, b.Name())
	case b.tree.Has(name):
		return name, nil
	}
	ignored, err := b.tree.Ignored(ctx, []string{name})
	if err == nil && len(ignored) > 0 {
		err = fmt.Errorf("git ignores %s, so %s lacks it: set GOWORK=off to ignore it", name, b.Name())
	}
	return b.above("go.work"), err // the change brings another one, or moves it
}

// above looks for a file in the directory of the run and those above it.
func (b *Base) above(file string) string {
	for dir := b.tree.Dir; ; dir = path.Dir(dir) {
		if name := path.Join(dir, file); b.tree.Has(name) {
			return name
		}
		if dir == "." {
			return ""
		}
	}
}

// checkModules returns an error for targets of replace and use that the commit does not have.
func (b *Base) checkModules(ctx context.Context, work string) error {
	var modules []string // go.mod files
	if work == "" {
		own := b.above("go.mod")
		if own == "" {
			return fmt.Errorf("%s has no go.mod in %s or above", b.Name(), b.tree.Dir)
		}
		modules = append(modules, own)
	} else {
		data, err := os.ReadFile(b.there(work))
		if err != nil {
			return err
		}
		parsed, err := modfile.ParseWork(work, data, nil)
		if err != nil {
			return nil // the go command complains
		}
		for _, use := range parsed.Use {
			name, err := b.local(ctx, work, "uses", use.Path)
			if err != nil {
				return err
			}
			modules = append(modules, path.Join(name, "go.mod"))
		}
		for _, r := range parsed.Replace {
			if err := b.replacement(ctx, work, r); err != nil {
				return err
			}
		}
	}
	for _, module := range modules {
		data, err := os.ReadFile(b.there(module))
		if err != nil {
			continue // the go command complains
		}
		parsed, err := modfile.Parse(module, data, nil)
		if err != nil {
			continue
		}
		required := make(map[string]bool)
		for _, r := range parsed.Require {
			required[r.Mod.Path] = true
		}
		for _, r := range parsed.Replace {
			if required[r.Old.Path] {
				if err := b.replacement(ctx, module, r); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// replacement returns an error if the commit does not have a replacement.
func (b *Base) replacement(ctx context.Context, file string, r *modfile.Replace) error {
	if r.New.Version != "" {
		return nil // a module of a proxy, or of the module cache
	}
	_, err := b.local(ctx, file, "replaces "+r.Old.Path+" by", r.New.Path)
	return err
}

// local returns the name of a directory that a go.mod or go.work leads to, if the commit has it.
func (b *Base) local(ctx context.Context, file, verb, target string) (string, error) {
	dir := filepath.FromSlash(target)
	if !filepath.IsAbs(dir) {
		dir = filepath.Join(b.tree.Root, filepath.FromSlash(path.Dir(file)), dir)
	}
	name, inside := b.tree.Name(dir)
	fail := func(why string) error {
		return fmt.Errorf("%s:%s %s %s, %s, so its contents then are unknown", b.Name(), file, verb, target, why)
	}
	switch {
	case !inside:
		return "", fail("which is outside the git repository")
	case b.tree.Submodule(name):
		return "", fail("which is in a submodule")
	case filepath.IsAbs(target):
		return "", fail("which is an absolute path") // it would be read as it is today
	case name == "." || b.tree.Any(name, func(string) bool { return true }):
		return name, nil
	}
	if ignored, err := b.tree.Ignored(ctx, []string{name}); err != nil {
		return "", err
	} else if len(ignored) > 0 {
		return "", fail("which git ignores")
	}
	return "", fail("which git does not have")
}
