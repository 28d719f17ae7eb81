// Package store keeps results of runs for later runs. The key of an entry is a hash of everything that the entry depends on.
//
// The store is a directory of the user. Several runs may read and write it at the same time. Entries are checked against a hash of
// their contents when they are read. Corrupt entries are treated as missing. Entries that were not used for some days are removed.
// A failure to read or write is never an error: without the store a run takes longer and gives the same results.
package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"hash"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/cache"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/fileerr"
)

// Env is the environment variable that names the directory; "off" disables the store.
const Env = "STATUSLINT_CACHE"

// Off is the name that disables the store.
const Off = "off"

// A Store is a directory of entries. A nil Store is always empty.
type Store struct {
	dir   string
	cache *cache.Cache
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
	c, err := cache.Open(dir)
	if err != nil {
		return nil, err
	}
	// Another user may have created the directories. Only a write shows whether this user may write there.
	f, err := os.CreateTemp(dir, "probe-")
	if err != nil {
		return nil, err
	}
	f.Close()
	os.Remove(f.Name())
	return &Store{dir, c}, nil
}

// Get returns the entry of a key, if there is one and it is not corrupt.
func (s *Store) Get(k Key) ([]byte, bool) {
	if s == nil {
		return nil, false
	}
	data, _, err := s.cache.GetBytes(cache.ActionID(k))
	return data, err == nil
}

// Put stores an entry under a key and replaces an earlier one. The entry is lost if the disk is full or the directory is missing.
func (s *Store) Put(k Key, data []byte) {
	if s == nil {
		return
	}
	// Not PutBytes: it panics under GODEBUG=gocacheverify=1, which users set for the go command.
	_, _, _ = s.cache.PutNoVerify(cache.ActionID(k), bytes.NewReader(data))
}

// Trim removes entries that have not been used for days, at most once a day.
func (s *Store) Trim() {
	if s != nil {
		_ = s.cache.Trim() // the next run tries again
	}
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
		if info, err := e.Info(); err == nil && strings.HasPrefix(e.Name(), scratchPrefix) && time.Since(info.ModTime()) > 24*time.Hour {
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
