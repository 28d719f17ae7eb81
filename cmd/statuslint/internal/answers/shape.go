package answers

import (
	"bytes"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/driver"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/store"
)

// shape returns a hash of everything that the go command reads to list packages and their imports: the names of files, the whole of
// go.mod and similar files, and of Go files the part before the first declaration (build constraints, the package clause, imports)
// and the patterns of files to embed. A Go file counts as a whole if it imports "C", if it cannot be parsed, or if the go command
// compiles it, since its output includes export data. For other files in the directories of packages, only the names count.
func (f *fingerprint) shape(g driver.Ground) store.Key {
	h := store.NewHash("shape")
	h.Int(len(f.names))
	h.String(f.names...)
	names := slices.Sorted(maps.Keys(f.contents))
	keys := make([]store.Key, len(names)) // zero for a file of which only the name counts
	atOnce(len(names), func(i int) {
		name := names[i]
		switch {
		case f.settings[name], slices.Contains(g.Compiled, filepath.Dir(name)):
			keys[i] = f.contents[name]
		case strings.HasSuffix(name, ".go"):
			keys[i] = f.head(name)
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

// head returns a hash of the head of a Go file.
func (f *fingerprint) head(name string) store.Key {
	if known, ok := f.heads.Load(name); ok {
		return known.(store.Key)
	}
	src, err := os.ReadFile(name)
	if err != nil || store.Content(src) != f.contents[name] {
		return store.Content([]byte("changed this moment")) // not the contents of any Go file
	}
	key := store.Content(head(src))
	f.heads.Store(name, key)
	return key
}

// head returns the part of a Go file that the go command reads to list packages.
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
