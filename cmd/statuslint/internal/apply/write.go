package apply

import (
	"context"
	"os"
	"path/filepath"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/fileerr"
)

// Write changes the files and returns those that were changed, with the problems that came up. A file is replaced at
// once by one that has been written beside it, with the same permissions, so that nobody ever sees half of it. When ctx
// is done, the files that are left stay as they are.
func (p *Plan) Write(ctx context.Context) (written []Change, problems []Problem) {
	for _, c := range p.Changes {
		if ctx.Err() != nil {
			break
		}
		if err := c.target.replace(c.After); err != nil {
			problems = append(problems, Problem{c.File, fileerr.Reason(err)})
			continue
		}
		written = append(written, c)
	}
	return written, problems
}

// replace puts other content in the place of the file.
func (t *target) replace(content []byte) (err error) {
	// The name does not end in .go: should it ever be left behind, it is part of no package.
	f, err := os.CreateTemp(filepath.Dir(t.path), "."+filepath.Base(t.path)+".*.tmp")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			f.Close()
			os.Remove(f.Name())
		}
	}()
	if _, err := f.Write(content); err != nil {
		return err
	}
	if err := f.Chmod(t.info.Mode().Perm()); err != nil {
		return err
	}
	keepOwner(f, t.info)
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), t.path)
}
