package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"golang.org/x/mod/modfile"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/config"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/driver"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/report"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/terminal"
)

// folders says which settings a file has: those of its module's own configuration file, or else those of the run, with the
// overrides for its folder.
type folders struct {
	run     *folder
	modules []*folder                    // with a file of their own; a module inside another one comes first
	usual   map[string]analyzer.Severity // by rule
}

// folder is the settings of a configuration file and of the command line.
type folder struct {
	root     string // the folder of the configuration file
	file     *config.File
	options  analyzer.Options
	given    func(key string) bool // on the command line
	matching sync.Map              // *analyzer.Options by the overrides that match
}

// newFolder completes the options of the command line with a configuration file; without one, file is nil.
func newFolder(root string, file *config.File, options analyzer.Options, from map[string]string) (*folder, error) {
	options.NameUnsafe = true // for the summary
	f := &folder{root: root, file: file, options: options, given: func(key string) bool { return from[key] == "-"+key }}
	return f, options.Validate()
}

// readFolders reads the configuration files of the workspace's modules. The file that the command line names is the only one.
func (f *flags) readFolders(w world) (*folders, error) {
	run, err := newFolder(f.configRoot, f.file, f.options, f.from)
	if err != nil {
		return nil, err
	}
	all := &folders{run: run, usual: make(map[string]analyzer.Severity)}
	for _, d := range analyzer.Rules() {
		all.usual[d.ID] = d.Severity
	}
	if f.configFile != "" {
		return all, nil
	}
	dir := f.dir(w)
	for _, module := range workspaceModules(w, dir) {
		if within(module, dir) {
			continue // without a file of its own, the module uses the file of the run
		}
		name, err := config.In(module)
		if err != nil || name == "" {
			if err != nil {
				return nil, err
			}
			continue
		}
		own, err := parseFlags(f.args) // for the options that are on the command line
		if err != nil {
			return nil, err
		}
		content, err := config.Read(name, terminal.OneLine(report.Path(w.dir, name)), config.Keys(own.set))
		if err != nil {
			return nil, err
		}
		from, err := config.Merge(own.set, &own.options, content)
		if err != nil {
			return nil, err
		}
		folder, err := newFolder(module, content, own.options, from)
		if err != nil {
			return nil, err
		}
		all.modules = append(all.modules, folder)
	}
	slices.SortFunc(all.modules, func(a, b *folder) int { return len(b.root) - len(a.root) })
	return all, nil
}

// workspaceModules lists the folders of the modules that go.work names. The go command reports errors in that
// file.
func workspaceModules(w world, dir string) []string {
	work := w.getenv("GOWORK")
	if work == "off" {
		return nil
	}
	for at := dir; work == ""; at = filepath.Dir(at) {
		name := filepath.Join(at, "go.work")
		if _, err := os.Stat(name); err == nil {
			work = name
		} else if !errors.Is(err, fs.ErrNotExist) || at == filepath.Dir(at) {
			return nil
		}
	}
	data, err := os.ReadFile(work)
	if err != nil {
		return nil
	}
	parsed, err := modfile.ParseWork(work, data, nil)
	if err != nil {
		return nil
	}
	var modules []string
	for _, use := range parsed.Use {
		module := filepath.FromSlash(use.Path)
		if !filepath.IsAbs(module) {
			module = filepath.Join(filepath.Dir(work), module)
		}
		modules = append(modules, module)
	}
	return modules
}

// within reports whether a file or folder is in a folder, or is it.
func within(dir, name string) bool {
	rel, err := filepath.Rel(dir, name)
	return err == nil && filepath.IsLocal(rel)
}

// of returns the folder that a file belongs to.
func (all *folders) of(file string) *folder {
	for _, module := range all.modules {
		if within(module.root, file) {
			return module
		}
	}
	return all.run
}

// optionsOf returns the options of a file.
func (all *folders) optionsOf(file string) *analyzer.Options {
	f := all.of(file)
	options, matching := f.options, ""
	if f.file != nil {
		if rel, err := filepath.Rel(f.root, file); err == nil {
			name := filepath.ToSlash(rel)
			for i, o := range f.file.Overrides {
				if !o.Matches(name) {
					continue
				}
				if changed, err := o.Apply(options, f.given); err == nil { // its values were checked one by one
					options = changed
					matching += fmt.Sprint(i, " ")
				}
			}
		}
	}
	kept, _ := f.matching.LoadOrStore(matching, &options)
	return kept.(*analyzer.Options)
}

// options returns the options for all files: each rule that is on in some file is on.
func (all *folders) options() analyzer.Options {
	options := analyzer.Options{ForFile: all.optionsOf, Enable: all.run.options.Enable, Disable: all.run.options.Disable}
	add := func(o analyzer.Options) {
		options.Enable = append(slices.Clip(options.Enable), o.Enable...)
		options.Disable = nil // another file may have the rule
	}
	for _, f := range all.every() {
		if f != all.run {
			add(f.options)
		}
		if f.file == nil {
			continue
		}
		for _, o := range f.file.Overrides {
			if changed, err := o.Apply(analyzer.Options{}, f.given); err == nil {
				add(changed)
			}
		}
	}
	return options
}

// severity is the severity of a finding in its file.
func (all *folders) severity(f driver.Finding) analyzer.Severity {
	if file := all.of(f.Pos.File).file; file != nil {
		if s, ok := file.Severity[f.Rule]; ok {
			return s
		}
	}
	return cmp.Or(all.usual[f.Rule], analyzer.Error) // a finding of an unknown rule counts as an error
}

// every lists the folders.
func (all *folders) every() []*folder { return append([]*folder{all.run}, all.modules...) }

// functions are the functions that the run and all modules name.
func (all *folders) functions() []string {
	var list []string
	for _, f := range all.every() {
		list = append(list, f.options.Functions...)
	}
	return list
}

// salt is everything in the settings that can change the findings.
func (all *folders) salt() (string, error) {
	var b strings.Builder
	for _, f := range all.every() {
		data, err := json.Marshal(f.options)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(&b, "%s\n", data)
		if f.file != nil && (len(f.file.Overrides) > 0 || len(all.modules) > 0) {
			fmt.Fprintf(&b, "%q %s\n", f.root, f.file.Overrides)
		} else if len(all.modules) > 0 {
			fmt.Fprintf(&b, "%q\n", f.root)
		}
	}
	return b.String(), nil
}
