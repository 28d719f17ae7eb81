package store

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

func key(text string) Key {
	h := NewHash("test")
	h.String(text)
	return h.Sum()
}

func mustOpen(t *testing.T, dir string) *Store {
	t.Helper()
	s, err := Open(dir, func(string) string { return "" })
	if err != nil || s == nil {
		t.Fatal(s, err)
	}
	return s
}

func TestStore(t *testing.T) {
	dir := t.TempDir()
	s := mustOpen(t, dir)
	if _, ok := s.Get(key("a")); ok {
		t.Error("an empty store has an entry")
	}
	s.Put(key("a"), []byte("one"))
	s.Put(key("b"), nil)
	s.Put(key("a"), []byte("two"))
	s = mustOpen(t, dir)
	if got, ok := s.Get(key("a")); !ok || string(got) != "two" {
		t.Errorf("a: %q, %v", got, ok)
	}
	if got, ok := s.Get(key("b")); !ok || len(got) != 0 {
		t.Errorf("b: %q, %v", got, ok)
	}
	s.Trim()
	if _, ok := s.Get(key("a")); !ok {
		t.Error("an entry of this moment was trimmed")
	}
}

// If files of the store are damaged, an entry is either unchanged or missing.
func TestDamage(t *testing.T) {
	content := []byte("what was found, and it is long enough to be cut in the middle")
	for name, damage := range map[string]func(data []byte) []byte{
		"cut":     func(data []byte) []byte { return data[:len(data)/2] },
		"emptied": func([]byte) []byte { return nil },
		"changed": func(data []byte) []byte { data[len(data)/2] ^= 1; return data },
		"longer":  func(data []byte) []byte { return append(data, 'x') },
	} {
		dir := t.TempDir()
		s := mustOpen(t, dir)
		s.Put(key("a"), content)
		damaged := 0
		for _, file := range entries(t, dir) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, damage(bytes.Clone(data)), 0o666); err != nil {
				t.Fatal(err)
			}
			damaged++
			if got, ok := s.Get(key("a")); ok && !bytes.Equal(got, content) {
				t.Errorf("%s in %s: %q", name, filepath.Base(file), got)
			}
			if err := os.WriteFile(file, data, 0o666); err != nil {
				t.Fatal(err)
			}
		}
		if damaged == 0 {
			t.Errorf("the store has %d files", damaged)
		}
		if got, ok := s.Get(key("a")); !ok || !bytes.Equal(got, content) {
			t.Errorf("%s: not there after repair", name)
		}
	}
}

func entries(t *testing.T, dir string) []string {
	list, err := filepath.Glob(filepath.Join(dir, strings.Repeat("?", 64)))
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// Old entries are removed once a day, unless they were used. Other files stay.
func TestTrim(t *testing.T) {
	dir := t.TempDir()
	s := mustOpen(t, dir)
	s.Put(key("used"), []byte("x"))
	s.Put(key("old"), []byte("x"))
	s.Put(key("new"), []byte("x"))
	earlier := filepath.Join(dir, "0a", filepath.Base(s.file(key("old")))+"-a") // as earlier versions named them
	own := filepath.Join(dir, "README")
	if err := os.Mkdir(filepath.Dir(earlier), 0o777); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{earlier, own} {
		if err := os.WriteFile(name, nil, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	age := func(names ...string) {
		for _, name := range names {
			if err := os.Chtimes(name, time.Time{}, time.Now().Add(-keptFor-time.Hour)); err != nil {
				t.Fatal(err)
			}
		}
	}
	age(s.file(key("used")), s.file(key("old")), earlier, own)
	there := func(name string) bool {
		_, err := os.Stat(name)
		return err == nil
	}
	s.Trim()
	if !there(s.file(key("old"))) {
		t.Error("trimmed again within a day")
	}
	s.Get(key("used"))
	age(filepath.Join(dir, mark))
	s = mustOpen(t, dir)
	s.Trim()
	for name, want := range map[string]bool{s.file(key("used")): true, s.file(key("new")): true, own: true, s.file(key("old")): false, earlier: false} {
		if there(name) != want {
			t.Errorf("%s: got %v, want %v", filepath.Base(name), !want, want)
		}
	}
	if again := mustOpen(t, dir); time.Since(again.trimmed) > time.Hour {
		t.Errorf("the time of the last removal is %v", again.trimmed)
	}
}

// Concurrent runs do not disturb each other.
func TestConcurrent(t *testing.T) {
	dir := t.TempDir()
	var wg sync.WaitGroup
	for i := range 8 {
		s := mustOpen(t, dir)
		wg.Go(func() {
			for j := range 50 {
				name := fmt.Sprint((i + j) % 10)
				s.Put(key(name), []byte(strings.Repeat(name, 1000)))
				if got, ok := s.Get(key(name)); ok && string(got) != strings.Repeat(name, 1000) {
					t.Errorf("%s: %.20q...", name, got)
				}
			}
		})
	}
	wg.Wait()
}

func TestNoStore(t *testing.T) {
	var s *Store
	s.Put(key("a"), []byte("x"))
	s.Trim()
	if _, ok := s.Get(key("a")); ok {
		t.Error("no store has an entry")
	}
}

func TestOpen(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	below := filepath.Join(file, "dir")
	env := func(value string) func(string) string {
		return func(name string) string {
			if name != Env {
				t.Errorf("asked for %s", name)
			}
			return value
		}
	}
	if s, err := Open(Off, env("")); s != nil || err != nil {
		t.Errorf("off: %v, %v", s, err)
	}
	if s, err := Open("", env(Off)); s != nil || err != nil {
		t.Errorf("off by the environment: %v, %v", s, err)
	}
	for _, got := range []func() (*Store, error){
		func() (*Store, error) { return Open(below, env("")) },
		func() (*Store, error) { return Open("", env(below)) },
	} {
		s, err := got()
		if want := "cannot use " + below + " as a cache: not a directory"; s != nil || err == nil || err.Error() != want {
			t.Errorf("a directory that cannot be made: %v, %v; want %s", s, err, want)
		}
	}
	// The user has not asked for the default directory: if it cannot be used, there is no store and no error.
	t.Setenv("XDG_CACHE_HOME", below)
	t.Setenv("HOME", below)
	t.Setenv("LocalAppData", below)
	if s, err := Open("", env("")); s != nil || err != nil {
		t.Errorf("unusable user's directory: %v, %v", s, err)
	}
	t.Setenv("XDG_CACHE_HOME", "")
	t.Setenv("HOME", "")
	t.Setenv("LocalAppData", "")
	if s, err := Open("", env("")); s != nil || err != nil {
		t.Errorf("no user's directory: %v, %v", s, err)
	}
}

// Different sequences of writes give different keys.
func TestHash(t *testing.T) {
	seen := make(map[Key]string)
	for name, write := range map[string]func(h *Hash){
		"nothing":    func(h *Hash) {},
		"empty":      func(h *Hash) { h.String("") },
		"ab":         func(h *Hash) { h.String("ab") },
		"a b":        func(h *Hash) { h.String("a", "b") },
		"two empty":  func(h *Hash) { h.String("", "") },
		"number":     func(h *Hash) { h.Int(0) },
		"other":      func(h *Hash) { h.Int(1) },
		"key":        func(h *Hash) { h.Key(Key{}) },
		"other kind": func(h *Hash) { *h = *NewHash("other") },
	} {
		h := NewHash("kind")
		write(h)
		if other, ok := seen[h.Sum()]; ok && !(name == "empty" || other == "empty") {
			t.Errorf("%s and %s have the same key", name, other)
		}
		seen[h.Sum()] = name
	}
	if key("a") != key("a") {
		t.Error("the same twice gives two keys")
	}
}
