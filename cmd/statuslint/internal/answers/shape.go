package answers

import (
	"bytes"
	"go/parser"
	"go/token"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/driver"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/store"
)

// shape identifies what the go command reads of the ground to tell which packages there are and what they import: which
// files there are, all of go.mod and its like, and of Go files what is before the first declaration (build constraints,
// the package clause, imports), and patterns of files to embed. A Go file that imports "C" counts as a whole, as does one
// that cannot be taken apart, and all that the go command compiles: its export data is part of what it says. Of other
// files in the directories of packages, the names count.
func (f *fingerprint) shape(g driver.Ground) store.Key {
	h := store.NewHash("shape")
	h.Int(len(f.names))
	h.String(f.names...)
	names := slices.Sorted(maps.Keys(f.contents))
	keys := make([]store.Key, len(names)) // zero for a file of which the name counts
	atOnce(len(names), func(i int) {
		name := names[i]
		switch {
		case f.settings[name], slices.Contains(g.Compiled, filepath.Dir(name)):
			keys[i] = f.contents[name]
		case strings.HasSuffix(name, ".go"):
			keys[i] = store.Content(head(f.source(name)))
		}
	})
	for i, name := range names {
		h.String(name)
		if keys[i] != (store.Key{}) {
			h.Key(keys[i])
		}
	}
	return h.Sum()
}

// source returns a Go file as it was when the fingerprint was taken.
func (f *fingerprint) source(name string) []byte {
	if src, ok := f.sources[name]; ok {
		return src
	}
	return []byte("changed this moment") // as no file is
}

// head returns what the go command reads of a Go file.
func head(src []byte) []byte {
	file, err := parser.ParseFile(token.NewFileSet(), "", src, parser.ImportsOnly)
	if err != nil {
		return src
	}
	end := file.Name.End()
	embeds := false
	for _, decl := range file.Decls {
		end = max(end, decl.End())
	}
	for _, spec := range file.Imports {
		switch spec.Path.Value {
		case `"C"`, "`C`":
			return src
		case `"embed"`, "`embed`":
			embeds = true
		}
	}
	top := slices.Clone(src[:min(int(end-file.FileStart), len(src))])
	if !embeds {
		return top
	}
	for line := range bytes.Lines(src) {
		if line = bytes.TrimSpace(line); bytes.HasPrefix(line, []byte("//go:embed")) {
			top = append(append(top, '\n'), line...)
		}
	}
	return top
}
