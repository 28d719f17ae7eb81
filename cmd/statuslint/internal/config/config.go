// Package config reads .statuslint.yml, merges it with the flags of the command line, and shows the result.
//
// Most keys are flags of the command, with the same names and values: the settings of the analyzer, as options.List
// has them, and those flags of the command that CommandKeys lists. The keys overrides, severity and openapi are in files only.
package config

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/fileerr"
	"github.com/statuslint/statuslint/internal/options"
)

// None is the value that means no name.
const None = "none"

// fileNames are the names under which a file is found. There may be one of them in a directory.
var fileNames = [...]string{".statuslint.yml", ".statuslint.yaml"}

// maxSize is far beyond any file that a person would write.
const maxSize = 1 << 20

// Key is a setting that a file may have.
type Key struct {
	Name string
	Type string // as in options.Option, or "list" for a flag that is a list with commas
}

// Keys lists the settings: the analyzer's, then those of the command that fs has.
func Keys(fs *flag.FlagSet) []Key {
	var keys []Key
	for _, o := range options.List[analyzer.Options]() {
		keys = append(keys, Key{o.Name, o.Type})
	}
	for _, k := range CommandKeys() {
		if fs.Lookup(k.Name) != nil {
			keys = append(keys, k)
		}
	}
	return keys
}

// CommandKeys lists the flags of the command, besides the analyzer's, that make sense for every run in a directory.
func CommandKeys() []Key {
	return []Key{
		{"tags", "list"},
		{"test", "bool"},
		{"format", "list"},
		{"fail-on", "string"},
		{NewFromRev, "string"},
		{NewFromMergeBase, "string"},
	}
}

// isList reports whether a flag of the command is a list.
func isList(key string) bool { return slices.Contains(CommandKeys(), Key{key, "list"}) }

// The names of the two settings that say what is new. Together they are one setting: giving one replaces the other.
const (
	NewFromRev       = "new-from-rev"
	NewFromMergeBase = "new-from-merge-base"
)

// Find looks for a file in a directory and then in its parents. It returns "" if there is no such file.
func Find(dir string) (string, error) {
	for {
		if file, err := In(dir); file != "" || err != nil {
			return file, err
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return "", nil
		}
		dir = parent
	}
}

// In looks for a file in a directory itself. It returns "" if the directory has none.
func In(dir string) (string, error) {
	var found []string
	for _, name := range fileNames {
		file := filepath.Join(dir, name)
		switch _, err := os.Stat(file); {
		case err == nil:
			found = append(found, file)
		case !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, fs.ErrPermission) && !notDir(err):
			return "", err
		}
	}
	switch len(found) {
	case 0:
		return "", nil
	case 1:
		return found[0], nil
	}
	return "", fmt.Errorf("%s has both %s and %s: keep one of them", dir, fileNames[0], fileNames[1])
}

// notDir reports whether a file is missing because its directory is not a directory, which is reported elsewhere.
func notDir(err error) bool {
	var path *fs.PathError
	if !errors.As(err, &path) {
		return false
	}
	info, err := os.Stat(filepath.Dir(path.Path))
	return err == nil && !info.IsDir()
}

// Read reads a file. Errors call it by the name shown.
func Read(file, shown string, keys []Key) (*File, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", shown, fileerr.Reason(err))
	}
	defer f.Close()
	content, err := io.ReadAll(io.LimitReader(f, maxSize+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", shown, fileerr.Reason(err))
	}
	if len(content) > maxSize {
		return nil, fmt.Errorf("%s: larger than 1 MiB, too large for a configuration", shown)
	}
	return parse(content, shown, keys)
}

// File is a parsed file.
type File struct {
	name     string // as errors call it
	settings []setting

	Overrides []Override // in the order of the file
	Severity  map[string]analyzer.Severity
	OpenAPI   []string // names of documents, relative to the folder of the file, with slashes
}

// setting is a key and its value.
type setting struct {
	key   string
	line  int
	value any    // of an analyzer's setting, for options.Decode
	text  string // of a command's flag
	alone bool   // of a key that is no flag: see File
}

// place is where a setting is, for messages.
func (f *File) place(s setting) string { return fmt.Sprintf("%s:%d", f.name, s.line) }

// setting finds a key; nil if the file lacks it. f may be nil.
func (f *File) setting(key string) *setting {
	if f == nil {
		return nil
	}
	i := slices.IndexFunc(f.settings, func(s setting) bool { return s.key == key })
	if i < 0 {
		return nil
	}
	return &f.settings[i]
}
