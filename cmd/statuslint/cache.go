package main

import (
	"os"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/store"
)

// identity identifies this build of the program and the settings of the analyzer: what another build has found, or this
// one with other settings, is not used. The version is not enough, since it does not change during development.
func identity(all *folders) (store.Key, error) {
	name, err := os.Executable()
	if err != nil {
		return store.Key{}, err
	}
	h := store.NewHash("statuslint")
	if err := hashBinary(h, name); err != nil {
		return store.Key{}, err
	}
	settings, err := all.salt()
	if err != nil {
		return store.Key{}, err
	}
	h.String(settings)
	return h.Sum(), nil
}
