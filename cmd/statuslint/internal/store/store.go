// Package store keeps results of runs for later runs. The key of an entry is a hash of everything that the entry depends on.
//
// The store is a directory of the user with one file for each entry: a hash of the contents, then the contents. Several runs may
// read and write it at the same time. Corrupt entries are treated as missing, and so are those that are being written. Entries that
// were not used for some days are removed. A failure to read or write is never an error: without the store a run takes longer and
// gives the same results.
package store

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/fileerr"
)

// Env is the environment variable that names the directory; "off" disables the store.
const Env = "STATUSLINT_CACHE"

// Off is the name that disables the store.
const Off = "off"

// A Store is a directory of entries. A nil Store is always empty.
type Store struct {
	dir     string
	trimmed time.Time // when old entries were last removed
}

// Open returns the store in the given directory, and creates the directory. The empty name means the directory that the
// environment names, or else one in the user's cache directory. If the latter cannot be used, Open returns nil without an error,
// since the user has not asked for a store.
func Open(dir string, getenv func(string) string) (*Store, error) {
	asked := dir
	if dir == "" {
		dir = getenv(Env)
		asked = dir
	}
	switch {
	case dir == Off:
		return nil, nil
	case dir == "":
		base, err := os.UserCacheDir()
		if err != nil {
			return nil, nil
		}
		dir = filepath.Join(base, "statuslint")
	}
	s, err := open(dir)
	switch {
	case err == nil:
		return s, nil
	case asked == "":
		return nil, nil
	}
	return nil, fmt.Errorf("cannot use %s as a cache: %w", asked, fileerr.Reason(err))
}

func open(dir string) (*Store, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, err
	}
	// Another user may have created the directory. Only a write shows whether this user may write there.
	f, err := os.OpenFile(filepath.Join(dir, mark), os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	return &Store{dir, info.ModTime()}, nil
}

// mark is a file that is changed when old entries are removed.
const mark = "trimmed"

const (
	// keptFor is how long entries are kept that are not used.
	keptFor = 5 * 24 * time.Hour
	// usedEvery is the time after which a use of an entry counts as another one.
	usedEvery = time.Hour
)

func (s *Store) file(k Key) string { return filepath.Join(s.dir, hex.EncodeToString(k[:])) }

// Get returns the entry of a key, if there is one and it is not corrupt.
func (s *Store) Get(k Key) ([]byte, bool) {
	if s == nil {
		return nil, false
	}
	name := s.file(k)
	data, err := os.ReadFile(name)
	if err != nil || len(data) < len(k) || Content(data[len(k):]) != Key(data) {
		return nil, false
	}
	if info, err := os.Stat(name); err == nil && time.Since(info.ModTime()) > usedEvery {
		_ = os.Chtimes(name, time.Time{}, time.Now()) // if that fails, the entry is removed earlier
	}
	return data[len(k):], true
}

// Put stores an entry under a key and replaces an earlier one. The entry is lost if the disk is full or the directory is missing.
func (s *Store) Put(k Key, data []byte) {
	if s == nil {
		return
	}
	sum := Content(data)
	_ = os.WriteFile(s.file(k), append(sum[:], data...), 0o666)
}

// Trim removes entries that have not been used for days, at most once a day.
func (s *Store) Trim() {
	if s == nil || time.Since(s.trimmed) < 24*time.Hour {
		return
	}
	s.trimmed = time.Now()
	_ = os.Chtimes(filepath.Join(s.dir, mark), time.Time{}, s.trimmed) // on errors, the next run tries again
	_ = filepath.WalkDir(s.dir, func(name string, d fs.DirEntry, err error) error {
		if err == nil && isEntry(d.Name()) {
			if info, err := d.Info(); err == nil && time.Since(info.ModTime()) > keptFor {
				os.Remove(name)
			}
		}
		return nil
	})
}

// isEntry reports whether a file is an entry, or one of an earlier version, which kept pairs of files in directories.
func isEntry(name string) bool {
	name = strings.TrimSuffix(strings.TrimSuffix(name, "-a"), "-d")
	_, err := hex.DecodeString(name)
	return err == nil && len(name) == 2*sha256.Size
}

// scratchPrefix begins the names of scratch directories. Because of the dot, the go command ignores them if the store is in a module.
const scratchPrefix = ".scratch-"

// Scratch creates a directory for the files of one run. The caller must remove it. Scratch also removes directories that are more than
// a day old, from runs that were killed. Without a store, it uses the system's directory for temporary files.
func (s *Store) Scratch() (string, error) {
	if s == nil {
		return os.MkdirTemp("", "statuslint-")
	}
	entries, _ := os.ReadDir(s.dir) // on errors, nothing is cleaned up
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), scratchPrefix) {
			continue
		}
		if info, err := e.Info(); err == nil && time.Since(info.ModTime()) > 24*time.Hour {
			os.RemoveAll(filepath.Join(s.dir, e.Name()))
		}
	}
	return os.MkdirTemp(s.dir, scratchPrefix)
}

// A Key is a hash of everything that an entry depends on.
type Key [sha256.Size]byte

// A Hash computes a Key. Strings are written with their lengths, so that different sequences of writes give different keys.
type Hash struct{ h hash.Hash }

// NewHash starts a key for one kind of entry.
func NewHash(kind string) *Hash {
	h := &Hash{sha256.New()}
	h.String(kind)
	return h
}

// String adds strings.
func (h *Hash) String(list ...string) {
	for _, s := range list {
		h.Int(len(s))
		_, _ = io.WriteString(h.h, s) // a hash never returns an error
	}
}

// Int adds a number.
func (h *Hash) Int(n int) {
	var b [8]byte
	binary.LittleEndian.PutUint64(b[:], uint64(n))
	_, _ = h.h.Write(b[:])
}

// Write adds bytes without their length.
func (h *Hash) Write(b []byte) (int, error) { return h.h.Write(b) }

// Key adds another key.
func (h *Hash) Key(k Key) { _, _ = h.h.Write(k[:]) }

// Sum returns the key.
func (h *Hash) Sum() Key { return Key(h.h.Sum(nil)) }

// Content returns the key of a file's contents.
func Content(data []byte) Key { return sha256.Sum256(data) }
