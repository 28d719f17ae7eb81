package main

import (
	"encoding/json"
	"io"
	"os"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/store"
)

// identity stands for this build of the program and the settings of the analyzer: what another build has found, or this
// one with other settings, is no answer. The version would not do, since it does not change while statuslint is worked on.
func identity(o analyzer.Options) (store.Key, error) {
	name, err := os.Executable()
	if err != nil {
		return store.Key{}, err
	}
	f, err := os.Open(name)
	if err != nil {
		return store.Key{}, err
	}
	defer f.Close()
	h := store.NewHash("statuslint")
	if _, err := io.Copy(h, f); err != nil {
		return store.Key{}, err
	}
	settings, err := json.Marshal(o)
	if err != nil {
		return store.Key{}, err
	}
	h.String(string(settings))
	return h.Sum(), nil
}
