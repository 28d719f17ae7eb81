// Package store keeps what runs have found out, by the contents that it was found from, so that the next run need not
// find it out again.
//
// It is a directory of the user that several runs may read and write at the same time: an entry is found under a hash of
// everything it depends on, and its contents are compared with their hash when they are read. What is damaged is
// not there. What has not been used for some days is removed. No failure to read or write is an error: without the store
// a run takes longer and gives the same answer.
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

// Env is the environment variable that names the directory; "off" means that nothing is kept.
const Env = "STATUSLINT_CACHE"

// Off is the name of no directory.
const Off = "off"

// A Store is a directory of entries. The nil Store has none and keeps none.
type Store struct {
	dir   string
	cache *cache.Cache
}

// Open returns the store in the given directory, which it makes. The empty name means the directory that the
// environment names, or else one in the user's cache directory; if that cannot be used there is no store, and no error,
// since nobody asked for one.
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
	// The directories are made at the first use, which may have been another user's: whether this one may write shows only
	// by writing.
	f, err := os.CreateTemp(dir, "probe-")
	if err != nil {
		return nil, err
	}
	f.Close()
	os.Remove(f.Name())
	return &Store{dir, c}, nil
}

// Get returns the entry under a key, if there is a sound one.
func (s *Store) Get(k Key) ([]byte, bool) {
	if s == nil {
		return nil, false
	}
	data, _, err := s.cache.GetBytes(cache.ActionID(k))
	return data, err == nil
}

// Put keeps an entry under a key, in place of the one that may be there. A full disk or a directory that has gone loses it.
func (s *Store) Put(k Key, data []byte) {
	if s == nil {
		return
	}
	// Not PutBytes: GODEBUG=gocacheverify=1, which users set for the go command, makes that panic.
	_, _, _ = s.cache.PutNoVerify(cache.ActionID(k), bytes.NewReader(data))
}

// Trim removes entries that have not been used for days, at most once a day.
func (s *Store) Trim() {
	if s != nil {
		_ = s.cache.Trim() // it is tried again by the next run
	}
}

// scratchPrefix begins the names of scratch directories. The dot keeps the go command out of them where the store is in a module.
const scratchPrefix = ".scratch-"

// Scratch makes a directory for the files of one run, which removes it; those of runs that were killed are removed after a day.
// Without a store it is among the temporary files of the system.
func (s *Store) Scratch() (string, error) {
	if s == nil {
		return os.MkdirTemp("", "statuslint-")
	}
	entries, _ := os.ReadDir(s.dir) // what cannot be read is not cleaned up
	for _, e := range entries {
		if info, err := e.Info(); err == nil && strings.HasPrefix(e.Name(), scratchPrefix) && time.Since(info.ModTime()) > 24*time.Hour {
			os.RemoveAll(filepath.Join(s.dir, e.Name()))
		}
	}
	return os.MkdirTemp(s.dir, scratchPrefix)
}

// A Key is a hash of all that an entry depends on.
type Key [sha256.Size]byte

// A Hash makes a Key. What is written to it is kept apart by lengths, so that no two sequences of writes look alike.
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
		_, _ = io.WriteString(h.h, s) // a hash takes everything
	}
}

// Int adds a number.
func (h *Hash) Int(n int) {
	var b [8]byte
	binary.LittleEndian.PutUint64(b[:], uint64(n))
	_, _ = h.h.Write(b[:])
}

// Write adds bytes without their number.
func (h *Hash) Write(b []byte) (int, error) { return h.h.Write(b) }

// Key adds another key.
func (h *Hash) Key(k Key) { _, _ = h.h.Write(k[:]) }

// Sum returns the key.
func (h *Hash) Sum() Key { return Key(h.h.Sum(nil)) }

// Content is the key of the contents of a file.
func Content(data []byte) Key { return sha256.Sum256(data) }
