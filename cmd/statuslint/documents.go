package main

import (
	"context"
	"os"
	"path/filepath"
	"slices"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/answers"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/driver"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/openapi"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/report"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/store"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/terminal"
	"github.com/statuslint/statuslint/internal/routes"
)

// documents are the OpenAPI documents that the configuration files name, each with the folder of the file that does.
type documents struct {
	flags   *flags
	world   world
	folders *folders
	names   []documentName
	loaded  []*openapi.Document // as names
}

type documentName struct {
	file   string // absolute
	folder *folder
}

// readDocuments finds the documents to compare with; nil if there are none. Unsaved text is not compared.
func (f *flags) readDocuments(w world, all *folders) *documents {
	d := &documents{flags: f, world: w, folders: all}
	for _, folder := range all.every() {
		if folder.file == nil || f.overlay != "" {
			continue
		}
		for _, name := range folder.file.OpenAPI {
			d.names = append(d.names, documentName{filepath.Join(folder.root, filepath.FromSlash(name)), folder})
		}
	}
	if len(d.names) == 0 {
		return nil
	}
	return d
}

// also is the work of a run for documents.
func (d *documents) also() answers.Also {
	if d == nil {
		return answers.Also{}
	}
	a := answers.Also{Before: d.load, After: d.compare}
	for _, n := range d.names {
		a.Question = append(a.Question, n.folder.root, n.file)
	}
	return a
}

// kinds are patterns of the files, besides Go files, that findings can be in.
func (d *documents) kinds() []string {
	if d == nil {
		return nil
	}
	return []string{"*.yaml", "*.yml", "*.json"}
}

// load reads the documents.
func (d *documents) load() error {
	d.loaded = nil
	shown := func(file string) string { return terminal.OneLine(report.Path(d.world.dir, file)) }
	for _, n := range d.names {
		doc, err := openapi.Load(n.file, n.folder.root, shown)
		if err != nil {
			return err
		}
		d.loaded = append(d.loaded, doc)
	}
	return nil
}

// compare adds to a result the differences between the documents and the endpoints of the program.
func (d *documents) compare(ctx context.Context, res *driver.Result) error {
	quiet := d.world
	quiet.watched = nil
	now, err := findEndpoints(ctx, d.flags, quiet, place{d.flags.dir(d.world), d.flags.patterns, d.world.env})
	if err != nil {
		return err
	}
	for i, doc := range d.loaded {
		for _, file := range doc.Files {
			res.Ground.Files = append(res.Ground.Files, file.Name)
			res.Ground.Analysed[file.Name] = store.Content(file.Content)
		}
		own := slices.DeleteFunc(slices.Clone(now.list), func(e routes.Endpoint) bool { return d.folders.of(e.At.Filename) != d.names[i].folder })
		elsewhere := make([]bool, len(own))
		for j, other := range d.loaded {
			if j == i || d.names[j].folder != d.names[i].folder {
				continue
			}
			for k, has := range other.Has(own) {
				elsewhere[k] = elsewhere[k] || has
			}
		}
		list, err := doc.Compare(own, elsewhere, len(now.errs) == 0 && d.whole(d.names[i].folder))
		if err != nil {
			res.Errors = append(res.Errors, driver.Error{Message: err.Error()})
		}
		d.add(res, doc, list)
	}
	slices.Sort(res.Ground.Files)
	res.Ground.Files = slices.Compact(res.Ground.Files)
	openapi.Sort(res.Findings)
	return nil
}

// whole reports whether a run looks at all packages in the folder of a configuration file.
func (d *documents) whole(f *folder) bool {
	all := len(d.flags.patterns) == 0 || slices.ContainsFunc(d.flags.patterns, func(p string) bool { return p == "./..." || p == "all" || p == "work" })
	return all && within(d.flags.dir(d.world), f.root)
}

// add adds findings to a result, unless their rule is off for the file, or the analyzer reports the same already.
func (d *documents) add(res *driver.Result, doc *openapi.Document, list []driver.Finding) {
	known := slices.Clone(res.Findings)
	for _, f := range list {
		if refuses(d.folders.optionsOf(f.Pos.File), f.Rule) ||
			slices.ContainsFunc(known, func(k driver.Finding) bool { return k.Rule == f.Rule && k.Pos == f.Pos }) {
			continue
		}
		if _, ok := res.Sources[f.Pos.File]; !ok {
			content := contentOf(doc, f.Pos.File)
			if content == nil {
				continue // it was there a moment ago
			}
			res.Sources[f.Pos.File] = driver.Source{Content: content}
		}
		res.Findings = append(res.Findings, f)
	}
}

// refuses reports whether the user has turned a rule off. A rule that is off by default does not count.
func refuses(o *analyzer.Options, rule string) bool {
	const all = "all"
	return slices.Contains(o.Disable, rule) || slices.Contains(o.Disable, all) && !slices.Contains(o.Enable, rule) && !slices.Contains(o.Enable, all)
}

// contentOf returns a file of a document as it was read, and any other one as it is now.
func contentOf(doc *openapi.Document, name string) []byte {
	for _, file := range doc.Files {
		if file.Name == name {
			return file.Content
		}
	}
	content, _ := os.ReadFile(name)
	return content
}
