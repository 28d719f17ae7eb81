package main

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/driver"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/gocmd"
)

// withOverlay returns the environment of the go command with the flag -overlay, after the other flags of GOFLAGS: the last
// one counts.
func (f *flags) withOverlay(ctx context.Context, w world) ([]string, error) {
	file := f.overlay
	if !filepath.IsAbs(file) {
		file = filepath.Join(w.dir, file)
	}
	quote := `"`
	if strings.Contains(file, quote) {
		quote = "'"
		if strings.Contains(file, quote) {
			return nil, fmt.Errorf("-overlay: a name with both kinds of quotes cannot be given to the go command: %s", file)
		}
	}
	vars, err := gocmd.Settings[struct{ GOFLAGS string }](ctx, f.dir(w), w.env)
	if err != nil {
		return nil, err
	}
	flags := strings.TrimSpace(vars.GOFLAGS + " " + quote + "-overlay=" + file + quote)
	return append(slices.Clip(w.env), "GOFLAGS="+flags), nil
}

// asEdited reports what was found in text of -overlay under the names of the files that it replaces: an editor asks about its
// unsaved text and shows the answer in the file.
func asEdited(res *driver.Result) {
	name := func(file *string) {
		if names := res.StandIns[*file]; len(names) == 1 {
			*file = names[0]
		}
	}
	for file, source := range res.Sources {
		edited := file
		name(&edited)
		res.Sources[edited] = source
	}
	for i := range res.Findings {
		f := &res.Findings[i]
		name(&f.Pos.File)
		name(&f.End.File)
		for j := range f.Related {
			name(&f.Related[j].Pos.File)
			name(&f.Related[j].End.File)
		}
		for j := range f.Fixes {
			for k := range f.Fixes[j].Edits {
				name(&f.Fixes[j].Edits[k].File)
			}
		}
	}
	slices.SortStableFunc(res.Findings, func(a, b driver.Finding) int {
		if a.Pos.File != b.Pos.File {
			return strings.Compare(a.Pos.File, b.Pos.File)
		}
		return a.Pos.Offset - b.Pos.Offset
	})
}
