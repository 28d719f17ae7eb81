// Package replace replaces a file by a new one at once, so that no program ever sees half of it, and the old one
// stays if the new one cannot be written.
package replace

import (
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/fileerr"
)

// A File is a new file, written beside the one that it will replace.
type File struct {
	path string
	temp string // its name until then
}

// Possible returns the reason why no file can be made beside path, which is best found out by making one.
func Possible(path string) error {
	f, err := create(path, 0o666)
	if err != nil {
		return fileerr.Reason(err)
	}
	f.Close()
	return fileerr.Reason(os.Remove(f.Name()))
}

// Stage writes content beside path, with the permissions and the owner of the file that is there; old is nil if the
// file is new. Path must not be a symbolic link, which would be replaced.
func Stage(path string, old fs.FileInfo, content []byte) (*File, error) {
	mode := fs.FileMode(0o666)
	if old != nil {
		mode = 0o600 // until it has the permissions of the old file, which others may not read
	}
	f, err := create(path, mode)
	if err != nil {
		return nil, fileerr.Reason(err)
	}
	if old != nil {
		err = f.Chmod(old.Mode().Perm())
	}
	if err == nil {
		_, err = f.Write(content)
	}
	if err == nil && old != nil {
		keepOwner(f, old)
	}
	if err = errors.Join(err, f.Close()); err != nil {
		os.Remove(f.Name())
		return nil, fileerr.Reason(err)
	}
	return &File{path, f.Name()}, nil
}

// Commit puts the file into its place; if that fails, the file is removed.
func (f *File) Commit() error {
	err := os.Rename(f.temp, f.path)
	if err != nil {
		f.Discard()
	}
	return fileerr.Reason(err)
}

// Discard removes the file.
func (f *File) Discard() { os.Remove(f.temp) }

// attempts is how often another name is tried.
const attempts = 100

// create makes an empty file beside path, with the permissions that the umask leaves of mode: os.CreateTemp always keeps
// others from reading it. If it is ever left over, its name does not end as that of a source file, and it is part of no
// package.
func create(path string, mode fs.FileMode) (f *os.File, err error) {
	dir, base := filepath.Split(path)
	for range attempts {
		name := filepath.Join(dir, "."+base+"."+strconv.FormatUint(rand.Uint64(), 36)+".tmp")
		if f, err = os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode); !errors.Is(err, fs.ErrExist) {
			return f, err
		}
	}
	return nil, err
}
