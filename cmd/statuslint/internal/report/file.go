package report

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/fileerr"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/replace"
)

// outputFile is a file that a report goes to.
type outputFile struct {
	name string        // absolute, as the user gave it
	path string        // the file itself, where symbolic links lead to
	info fs.FileInfo   // nil if the file does not exist yet
	next *replace.File // the replacement; nil if the file is written in place
}

// newOutputFile checks that a file can be written, and how: in place, or by a replacement.
func newOutputFile(name string) (*outputFile, error) {
	t := &outputFile{name: name, path: name}
	info, err := os.Stat(name)
	switch {
	case err == nil:
		t.info = info
		if info.IsDir() {
			return nil, errors.New("it is a directory")
		}
		if !t.replaceable() {
			return t, nil
		}
		if info.Mode().Perm()&0o222 == 0 {
			return nil, errors.New("it is read-only")
		}
		if t.path, err = filepath.EvalSymlinks(name); err != nil {
			return nil, fileerr.Reason(err)
		}
	case errors.Is(err, fs.ErrNotExist):
		dir, err := filepath.EvalSymlinks(filepath.Dir(name))
		if err != nil {
			return nil, errors.New("there is no directory " + filepath.Dir(name))
		}
		t.path = filepath.Join(dir, filepath.Base(name))
	default:
		return nil, fileerr.Reason(err)
	}
	return t, replace.Possible(t.path)
}

// same reports whether two names lead to one file.
func (t *outputFile) same(other *outputFile) bool { return t.path == other.path }

// replaceable reports whether it is a plain file, or will be. Other files (a pipe, /dev/stderr) are
// written to directly.
func (t *outputFile) replaceable() bool { return t.info == nil || t.info.Mode().IsRegular() }

// stage writes the content beside the file.
func (t *outputFile) stage(content []byte) (err error) {
	if t.replaceable() {
		t.next, err = replace.Stage(t.path, t.info, content)
		return err
	}
	f, err := os.OpenFile(t.path, os.O_WRONLY, 0)
	if err != nil {
		return fileerr.Reason(err)
	}
	_, err = f.Write(content)
	return fileerr.Reason(errors.Join(err, f.Close()))
}

// commit puts what was staged in its place.
func (t *outputFile) commit() error {
	if t.next == nil {
		return nil
	}
	return t.next.Commit()
}

// discard removes what was staged.
func (t *outputFile) discard() {
	if t.next != nil {
		t.next.Discard()
	}
}
