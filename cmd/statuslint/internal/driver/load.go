package driver

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/environ"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/gocmd"
)

// loadMode selects what the driver needs to know of packages: everything that the
// go command can list without parsing function bodies, except for the names of
// the files that cgo and SWIG generate. For these (NeedCompiledGoFiles), the go
// command finds out for each package whether it was built, which takes longer
// than the rest.
const loadMode = packages.NeedName |
	packages.NeedFiles |
	packages.NeedImports |
	packages.NeedDeps |
	packages.NeedModule |
	packages.NeedForTest |
	packages.NeedEmbedFiles

// A listing is the go command's description of a run's packages.
type listing struct {
	dir      string // absolute
	env      goEnv
	roots    []*packages.Package
	overlay  overlay
	blank    map[string][]string // of a restored listing, by ID: see blankImports
	restored bool                // from an earlier run, with the export data
	exported bool                // listed with the export data that there was, the go command was not allowed to compile (see Config.Program)
	refused  bool                // the export data comes from such a command
	missing  bool                // so a package that is needed has no export data
	unasked  string              // the environment variable in which the user names another program than the go command, or ""
}

// goEnv holds the settings of the go command that the driver depends on, with
// their names as in go env.
type goEnv struct {
	GOARCH     string
	GOENV      string // the file of settings
	GOFLAGS    string
	GOMOD      string // "" in GOPATH mode, os.DevNull outside a module
	GOMODCACHE string
	GOROOT     string
	GOVERSION  string
	GOWORK     string
}

// inModule reports whether the run has a main module or a workspace.
func (e *goEnv) inModule() bool {
	return e.GOMOD != "" && e.GOMOD != os.DevNull || e.inWorkspace()
}

// inWorkspace reports whether a go.work file is used.
func (e *goEnv) inWorkspace() bool { return e.GOWORK != "" && e.GOWORK != "off" }

// listerVariable is the environment variable that names a program for
// packages.Load to run instead of the go command. If it is unset, packages.Load
// runs any gopackagesdriver on PATH.
const listerVariable = "GOPACKAGESDRIVER"

// list asks the go command for the packages that match the patterns and all of
// their dependencies, without types. It does not use other drivers: Bazel's, for
// example, does not say the module, the directory and the tested package, which
// decide the language version, what belongs to the workspace or to Go itself, and
// which files may be fixed.
//
// If exported is set, it also asks for the export data in the build cache.
func list(ctx context.Context, cfg *Config, mode packages.LoadMode, exported bool) (*listing, error) {
	if _, err := exec.LookPath("go"); err != nil {
		return nil, errors.New("the go command is not on PATH: install Go, statuslint needs it to find the packages")
	}
	l := &listing{dir: cfg.Dir, exported: exported}
	flags := buildFlags(cfg)
	if exported {
		mode |= packages.NeedExportFile
		flags = append(flags, gocmd.RefuseFlag(cfg.Program))
	}
	if lister := environ.Value(cfg.Env, listerVariable); lister != "" && lister != "off" {
		l.unasked = listerVariable
	}

	// go env returns long before go list does.
	envErr := make(chan error, 1)
	go func() {
		var err error
		l.env, err = gocmd.Settings[goEnv](ctx, cfg.Dir, cfg.Env)
		envErr <- err
	}()
	roots, err := packages.Load(&packages.Config{
		Context:    ctx,
		Mode:       mode,
		Dir:        cfg.Dir,
		Env:        append(slices.Clip(cfg.Env), listerVariable+"=off"),
		Tests:      cfg.Tests,
		BuildFlags: flags,
	}, queries(cfg.Patterns)...)
	eerr := <-envErr
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case eerr != nil:
		return nil, eerr
	case err != nil:
		return nil, errors.New(l.explain(err.Error()))
	}
	l.roots = roots
	if len(roots) == 0 {
		return nil, l.whyNothing(ctx, cfg)
	}
	packages.Visit(roots, nil, func(p *packages.Package) {
		if mode&packages.NeedCompiledGoFiles == 0 {
			p.CompiledGoFiles = p.GoFiles
		}
		p.Errors = slices.DeleteFunc(p.Errors, func(e packages.Error) bool { return gocmd.IsRefusal(e.Msg) })
	})
	l.overlay, err = readOverlay(cfg.Dir, l.env.GOFLAGS)
	return l, err
}

// describe lists the packages, makes their graph, and finds the export data of the
// packages that are not local.
func describe(ctx context.Context, cfg *Config) (*listing, *graph, error) {
	if l := restore(cfg); l != nil {
		return l, newGraph(l, cfg.Scope, cfg.Whole), nil
	}
	for mode := loadMode; ; mode |= packages.NeedCompiledGoFiles {
		plain := mode == loadMode
		l, err := list(ctx, cfg, mode, plain && cfg.Program != "" && gocmd.CanRefuse(cfg.Program))
		if err == nil && l.exported && l.hasErrors() {
			l, err = list(ctx, cfg, mode, false) // the error may be one of the build, such as a full disk
		}
		if err != nil {
			return nil, nil, err
		}
		g := newGraph(l, cfg.Scope, cfg.Whole)
		if plain && l.generates(g) {
			continue
		}
		switch ok, err := l.compile(ctx, cfg, g); {
		case err != nil:
			return nil, nil, err
		case ok || !plain:
			return l, g, nil
		}
	}
}

// hasErrors reports whether the go command has reported an error of a package.
func (l *listing) hasErrors() bool {
	found := false
	packages.Visit(l.roots, nil, func(p *packages.Package) { found = found || len(p.Errors) > 0 })
	return found
}

// generates reports whether a package that may be analysed has files that are
// compiled after cgo or SWIG has rewritten them.
func (l *listing) generates(g *graph) bool {
	for _, n := range g.nodes {
		if n.role == ignored || !n.local && !n.analysable() {
			continue
		}
		for _, name := range n.meta.OtherFiles {
			if ext := filepath.Ext(name); ext == ".swig" || ext == ".swigcxx" {
				return true
			}
		}
		for _, name := range n.meta.GoFiles {
			if src, err := l.overlay.read(name); err == nil && importsC(src) {
				return true
			}
		}
	}
	return false
}

// importsC reports whether a Go file imports "C".
func importsC(src []byte) bool {
	if !bytes.Contains(src, []byte(`"C"`)) && !bytes.Contains(src, []byte("`C`")) {
		return false
	}
	file, _ := parser.ParseFile(token.NewFileSet(), "", src, parser.ImportsOnly)
	return file != nil && slices.ContainsFunc(file.Imports, func(spec *ast.ImportSpec) bool {
		return spec.Path.Value == `"C"` || spec.Path.Value == "`C`"
	})
}

// compile finds the export data of the packages that are not local, and which
// local ones need. It has the go command compile them if necessary and allowed. The
// result is false if one of them has an error.
func (l *listing) compile(ctx context.Context, cfg *Config, g *graph) (ok bool, err error) {
	ok = true
	l.refused = l.mayRefuse(cfg, g)
	needed := make(map[*node]bool)
	patterns := []string{unsafePackage} // without any, the go command would not notice an impossible GOOS
	for _, n := range g.foreign() {
		needed[n] = true
		patterns = append(patterns, n.meta.ID)
	}
	for _, n := range slices.Backward(g.ranked) {
		for _, dep := range n.imports {
			needed[dep] = needed[dep] || needed[n]
		}
		switch {
		case !needed[n]:
			n.meta.ExportFile = ""
		case l.refused && l.exported && n.role != ignored:
			ok = ok && len(n.meta.Errors) == 0
			l.missing = l.missing || n.meta.ExportFile == ""
		}
	}
	if l.refused && l.exported {
		return ok, nil
	}
	for len(patterns) > 0 {
		size, n := 0, 0
		for n < len(patterns) && size < maxArguments {
			size += len(patterns[n]) + 1
			n++
		}
		args := append([]string{"list", "-e", "-export", "-deps", "-json=ImportPath,Export,Error"}, buildFlags(cfg)...)
		if l.refused {
			args = append(args, gocmd.RefuseFlag(cfg.Program))
		}
		out, err := gocmd.Output(ctx, cfg.Dir, cfg.Env, append(append(args, "--"), patterns[:n]...)...)
		if ctx.Err() != nil {
			return false, ctx.Err()
		}
		if err != nil {
			return false, errors.New(l.explain(err.Error()))
		}
		for dec := json.NewDecoder(bytes.NewReader(out)); dec.More(); {
			var p struct {
				ImportPath, Export string
				Error              *struct{ Pos, Err string }
			}
			if err := dec.Decode(&p); err != nil {
				return false, fmt.Errorf("go list: %w", err)
			}
			if p.Error != nil && l.refused && gocmd.IsRefusal(p.Error.Err) {
				p.Error = nil
			}
			ok = ok && p.Error == nil
			n := g.byID[p.ImportPath]
			l.missing = l.missing || l.refused && p.Export == "" && p.ImportPath != unsafePackage && n != nil && !n.local
			if n == nil || n.local {
				continue
			}
			n.meta.ExportFile = p.Export
			if p.Error != nil && len(n.meta.Errors) == 0 {
				n.meta.Errors = []packages.Error{{Pos: p.Error.Pos, Msg: strings.TrimSpace(p.Error.Err), Kind: packages.ListError}}
			}
		}
		patterns = patterns[n:]
	}
	return ok, nil
}

// mayRefuse reports whether packages that are not in the build cache need not be
// compiled: their source is what the compiler has seen elsewhere, and we can
// type-check it.
func (l *listing) mayRefuse(cfg *Config, g *graph) bool {
	if cfg.Program == "" || !gocmd.CanRefuse(cfg.Program) || minorVersion(runtime.Version()) < minorVersion(l.env.GOVERSION) || strings.Contains(l.env.GOVERSION, "devel") {
		return false
	}
	for _, flag := range splitFlags(l.env.GOFLAGS) {
		if strings.HasPrefix(strings.TrimLeft(flag, "-"), "toolexec") {
			return false
		}
	}
	for _, n := range g.nodes {
		if !n.local && n.role != ignored && !n.std && len(n.meta.Errors) == 0 && !isVersion(n.meta.Module) {
			return false // it may have errors that only the compiler finds
		}
	}
	return true
}

// isVersion reports whether a module is a published version of one, perhaps in a
// vendor directory.
func isVersion(m *packages.Module) bool {
	if m != nil && m.Replace != nil {
		m = m.Replace
	}
	return m != nil && m.Version != ""
}

// maxArguments bounds the total length of a command's arguments: Windows allows
// 32,767 characters.
const maxArguments = 16_000

// queries escapes patterns for packages.Load, which treats those with an equals
// sign specially.
func queries(patterns []string) []string {
	out := make([]string, len(patterns))
	for i, p := range patterns {
		if strings.Contains(p, "=") {
			p = "pattern=" + p
		}
		out[i] = p
	}
	return out
}

func buildFlags(cfg *Config) []string {
	if cfg.Tags == "" {
		return nil
	}
	return []string{"-tags=" + cfg.Tags}
}

// whyNothing explains an empty list. packages.Load drops the message if the go
// command fails completely (go.mod does not parse, a toolchain is not available),
// so the go command is run once more.
func (l *listing) whyNothing(ctx context.Context, cfg *Config) error {
	args := append([]string{"list", "-e", "-export", "-f={{.ImportPath}}"}, buildFlags(cfg)...)
	args = append(append(args, "--"), cfg.Patterns...)
	if _, err := gocmd.Output(ctx, cfg.Dir, cfg.Env, args...); err != nil {
		if failed, ok := errors.AsType[*gocmd.Error](err); ok {
			return errors.New(l.explain(failed.Error()))
		}
		return err
	}
	for _, p := range cfg.Patterns {
		if name, all := strings.CutSuffix(p, "/..."); all && !strings.HasPrefix(p, ".") && l.hasDirectory(name) {
			return fmt.Errorf("no packages match %s in %s: the directory is written ./%[1]s", p, l.dir)
		}
		if p != "./..." {
			return fmt.Errorf("no packages match %s in %s", strings.Join(cfg.Patterns, " "), l.dir)
		}
	}
	return fmt.Errorf("no Go files in %s or below", l.dir)
}

// nothingToDo returns the error of a run whose patterns match no package with Go
// files, if there is a single error. Several are left to Result.Errors.
func (l *listing) nothingToDo(g *graph) error {
	var first *Error
	var empty string // a directory whose files are all excluded
	for _, n := range g.nodes {
		if n.role == analysed {
			return nil
		}
		if n.named && n.meta.Dir != "" && len(n.meta.GoFiles) == 0 {
			empty = n.meta.Dir
		}
		for _, e := range n.meta.Errors {
			for _, e := range l.listErrors(n, e) {
				if first != nil && (first.Pos != e.Pos || first.Message != e.Message) {
					return nil
				}
				first = &e
			}
		}
	}
	switch {
	case first == nil && empty != "":
		return fmt.Errorf("only test files in %s, which -endpoints and -test=false leave out", empty)
	case first == nil:
		return nil // "unsafe" alone, for example
	case first.Pos != "":
		return fmt.Errorf("%s: %s", first.Pos, first.Message)
	}
	return errors.New(first.Message)
}

// isStandard reports whether p belongs to the Go distribution. Only packages
// from outside GOROOT/src have no module path or another one than its modules.
func (l *listing) isStandard(p *packages.Package) bool {
	if p.Module != nil && p.Module.Path != "std" && p.Module.Path != "cmd" {
		return false
	}
	if l.env.GOROOT == "" || p.Dir == "" {
		return p.PkgPath == unsafePackage
	}
	src := filepath.Join(l.env.GOROOT, "src") + string(filepath.Separator)
	return strings.HasPrefix(p.Dir, src)
}
