package report

import (
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/fileerr"
)

// target is a file that a report goes to. It is replaced at once by one written beside it, so that nobody ever reads half a
// report, and an old one stays if the new one cannot be written.
type target struct {
	name string      // absolute, as the user gave it
	path string      // the file itself, where symbolic links lead to
	info fs.FileInfo // nil if there is no such file yet
	temp string      // the file beside it, once it is written
}

// attempts is how often another name is tried for the file beside the target.
const attempts = 100

// newTarget finds the file behind a name and makes sure that it can be written.
func newTarget(name string) (*target, error) {
	t := &target{name: name, path: name}
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
	// Whether a file can be made in a directory is best found out by making one.
	f, err := t.create()
	if err != nil {
		return nil, fileerr.Reason(err)
	}
	f.Close()
	return t, os.Remove(f.Name())
}

// same reports whether two targets are one file.
func (t *target) same(other *target) bool { return t.path == other.path }

// replaceable reports whether the target is a plain file, or will be. What is not (a pipe, /dev/stderr) is written to as
// it stands.
func (t *target) replaceable() bool { return t.info == nil || t.info.Mode().IsRegular() }

// create makes an empty file beside the target, with the permissions that a new file gets here: os.CreateTemp would keep
// others from reading it.
func (t *target) create() (*os.File, error) {
	dir, base := filepath.Split(t.path)
	var err error
	for range attempts {
		name := filepath.Join(dir, "."+base+"."+strconv.FormatUint(rand.Uint64(), 36)+".tmp")
		var f *os.File
		if f, err = os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666); !errors.Is(err, fs.ErrExist) {
			return f, err
		}
	}
	return nil, err
}

// stage writes the content beside the target.
func (t *target) stage(content []byte) (err error) {
	var f *os.File
	if !t.replaceable() {
		f, err = os.OpenFile(t.path, os.O_WRONLY, 0)
	} else if f, err = t.create(); err == nil {
		t.temp = f.Name()
		if t.info != nil {
			err = f.Chmod(t.info.Mode().Perm())
		}
	}
	if err == nil {
		_, err = f.Write(content)
	}
	if f != nil {
		err = errors.Join(err, f.Close())
	}
	if err != nil {
		t.discard()
		return fileerr.Reason(err)
	}
	return nil
}

// commit puts what was staged in its place.
func (t *target) commit() error {
	if t.temp == "" {
		return nil
	}
	if err := os.Rename(t.temp, t.path); err != nil {
		t.discard()
		return fileerr.Reason(err)
	}
	return nil
}

// discard removes what was staged.
func (t *target) discard() {
	if t.temp != "" {
		os.Remove(t.temp)
	}
}
