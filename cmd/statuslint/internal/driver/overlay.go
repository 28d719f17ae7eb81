package driver

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// An overlay says which files the go command reads instead of others: the
// content of its flag -overlay, which may be in GOFLAGS. The keys are the
// absolute names that the go command reports. A file with the replacement "" is
// treated as missing.
//
// During the analysis, a file has its name in the package, which decides whether
// it is a test. Findings have the name of the file that was read, as with go
// build and go vet: an editor finds it there, and fixes only change files that
// were read.
type overlay map[string]string

// readOverlay reads the overlay that the go command uses in a directory with
// these GOFLAGS, or nil without one.
func readOverlay(dir, goflags string) (overlay, error) {
	name := ""
	for _, flag := range splitFlags(goflags) {
		if key, value, _ := strings.Cut(strings.TrimLeft(flag, "-"), "="); key == "overlay" {
			name = value // the last one counts
		}
	}
	if name == "" {
		return nil, nil
	}
	abs := func(name string) string {
		if name == "" || filepath.IsAbs(name) {
			return filepath.Clean(name)
		}
		return filepath.Join(dir, name)
	}
	data, err := os.ReadFile(abs(name))
	if err != nil {
		return nil, fmt.Errorf("reading the -overlay of GOFLAGS: %w", err)
	}
	var content struct{ Replace map[string]string }
	if err := json.Unmarshal(data, &content); err != nil {
		return nil, fmt.Errorf("the -overlay of GOFLAGS, %s: %w", name, err)
	}
	o := make(overlay)
	for from, to := range content.Replace {
		if to != "" {
			to = abs(to)
		}
		o[abs(from)] = to
	}
	return o, nil
}

// splitFlags splits flags at spaces, as the go command does: quotes around a
// flag keep it together.
func splitFlags(text string) []string {
	var flags []string
	for text = strings.TrimLeft(text, " \t\r\n"); text != ""; text = strings.TrimLeft(text, " \t\r\n") {
		end := strings.IndexAny(text, " \t\r\n")
		if quote := text[0]; quote == '"' || quote == '\'' {
			text = text[1:]
			end = strings.IndexByte(text, quote)
		}
		if end < 0 {
			end = len(text)
		}
		flags = append(flags, text[:end])
		text = text[min(end+1, len(text)):]
	}
	return flags
}

// actual returns the name of the file that is read for a file; "" if it is
// treated as missing.
func (o overlay) actual(name string) string {
	if to, ok := o[name]; ok {
		return to
	}
	return name
}

// replacedBy returns the name of a file for which actual is read, or "".
func (o overlay) replacedBy(actual string) string {
	var names []string
	for from, to := range o {
		if to == actual {
			names = append(names, from)
		}
	}
	slices.Sort(names)
	if len(names) == 0 {
		return ""
	}
	return names[0]
}

// read reads a file as the go command sees it.
func (o overlay) read(name string) ([]byte, error) {
	actual := o.actual(name)
	if actual == "" {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return os.ReadFile(actual)
}

// locate changes all places of a finding to the files that were read. The result
// shares nothing with f.
func (o overlay) locate(f Finding) Finding {
	if len(o) == 0 {
		return f
	}
	place := func(p Position) Position {
		p.File = o.actual(p.File)
		return p
	}
	f.Pos, f.End = place(f.Pos), place(f.End)
	f.Related = slices.Clone(f.Related)
	for i, rel := range f.Related {
		f.Related[i].Pos, f.Related[i].End = place(rel.Pos), place(rel.End)
	}
	f.Fixes = slices.Clone(f.Fixes)
	for i, fix := range f.Fixes {
		f.Fixes[i].Edits = slices.Clone(fix.Edits)
		for j, e := range fix.Edits {
			f.Fixes[i].Edits[j].File = o.actual(e.File)
		}
	}
	return f
}

// locateError changes the place of an error to the file that was read.
func (o overlay) locateError(e Error) Error {
	if name := e.Position().File; o[name] != "" {
		e.Pos = o[name] + strings.TrimPrefix(e.Pos, name)
	}
	return e
}

// standIns lists, for each file that is analysed instead of others, its names in
// packages. Its own name is among them if it belongs to a package itself.
func (r *run) standIns() map[string][]string {
	names := make(map[string][]string)
	for _, to := range r.listing.overlay {
		names[to] = nil
	}
	if len(names) == 0 {
		return nil
	}
	for _, n := range r.graph.nodes {
		for name := range n.files {
			if to := r.listing.overlay.actual(name); n.role == analysed && !slices.Contains(names[to], name) {
				if _, ok := names[to]; ok {
					names[to] = append(names[to], name)
				}
			}
		}
	}
	for _, list := range names {
		slices.Sort(list)
	}
	return names
}
