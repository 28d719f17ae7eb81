package answers

import (
	"context"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/driver"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/store"
)

// FuzzAnswer reads entries that statuslint has not written: each is treated as an answer or as missing.
func FuzzAnswer(f *testing.F) {
	f.Add([]byte(`[{"Dir":"a","Trees":["b"],"Dirs":["c"],"Files":["d"],"Analysed":{"e":[1]}}]`))
	f.Add([]byte(`{"Ground":{"Dir":"a"},"Findings":[{"Pos":{"File":"f"}}],"Packages":1}`))
	f.Add([]byte(`{"Ground":null,"Fingerprint":"","Findings":[null]}`))
	f.Add([]byte(`{"Findings":[{"Fixes":[{"Edits":[{"Start":-1,"End":1e99}]}]}]}`))
	f.Add([]byte(`[]`))
	s, err := store.Open(f.TempDir(), os.Getenv)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var grounds []driver.Ground
		_ = json.Unmarshal(data, &grounds)
		for _, g := range grounds {
			for _, list := range [][]string{g.Trees, g.Dirs, g.Files, {g.Dir, g.GOENV, g.GOROOT}} {
				for _, name := range list {
					if filepath.IsAbs(name) || strings.Contains(name, "..") {
						return // it would be read, even if it is very large
					}
				}
			}
		}
		key := store.Content(data)
		s.Put(key, data)
		recall(t.Context(), s, question{key, key})
		state := fingerprint{key: key}
		s.Put(under(key, "state", key), data)
		state.answer(s, key)
	})
}

// Forged entries with correct hashes must not cause a crash.
func TestForgedEntries(t *testing.T) {
	dir := write(t, shop)
	kept := t.TempDir()
	want, _ := ask(t, configure(t, dir, openIn(t, kept)))
	if len(want.Findings) == 0 {
		t.Fatal("nothing is found")
	}
	names, err := filepath.Glob(filepath.Join(kept, strings.Repeat("?", 64)))
	if err != nil {
		t.Fatal(err)
	}
	entries := make(map[store.Key][]byte)
	for _, name := range names {
		var key store.Key
		if n, err := hex.Decode(key[:], []byte(filepath.Base(name))); err != nil || n != len(key) {
			t.Fatal(name, err)
		}
		if data, ok := openIn(t, kept).Get(key); ok {
			entries[key] = data
		}
	}
	if len(entries) < 4 {
		t.Fatalf("%d entries in %q", len(entries), names)
	}

	// An entry with an unreadable part is treated as missing: the run computes the result again.
	half := openIn(t, kept)
	for key, data := range entries {
		var fields map[string]any
		if json.Unmarshal(data, &fields) == nil && fields["Findings"] != nil {
			fields["Findings"] = true
			forged, err := json.Marshal(fields)
			if err != nil {
				t.Fatal(err)
			}
			half.Put(key, forged)
		}
	}
	if got, _ := ask(t, configure(t, dir, half)); text(t, dir, got) != text(t, dir, want) {
		t.Errorf("with findings that cannot be read:\n%s\nwant\n%s", text(t, dir, got), text(t, dir, want))
	}
	for _, forge := range []func(key string, value any) any{
		func(string, any) any { return nil },
		func(string, any) any { return []int{1} },
		func(key string, value any) any {
			if key == "Facts" {
				return "Zm9yZ2Vk" // not a valid encoding of anything
			}
			return value
		},
		func(key string, value any) any {
			switch value.(type) {
			case float64:
				return -1
			case string:
				return "\x00"
			}
			return value
		},
	} {
		s := openStore(t)
		for key, data := range entries {
			var entry any
			if json.Unmarshal(data, &entry) != nil { // types
				s.Put(key, []byte("forged"))
				continue
			}
			if fields, ok := entry.(map[string]any); ok {
				for field, value := range fields {
					fields[field] = forge(field, value)
				}
			} else {
				entry = forge("", entry)
			}
			forged, err := json.Marshal(entry)
			if err != nil {
				t.Fatal(err)
			}
			s.Put(key, forged)
		}
		cfg := configure(t, dir, s)
		cfg.Patterns = []string{"./web", "./reply", "./plain"}           // there is no answer for these
		if _, err := driver.Run(context.Background(), cfg); err != nil { // errors of packages are in the result
			t.Error(err)
		}
	}
}
