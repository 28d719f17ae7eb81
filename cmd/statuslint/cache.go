package main

import (
	"os"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/store"
)

// identity identifies this build of the program: what another build has found is not used. The version is not enough,
// since it does not change during development.
func identity() (store.Key, error) {
	name, err := os.Executable()
	if err != nil {
		return store.Key{}, err
	}
	h := store.NewHash("statuslint")
	if err := hashBinary(h, name); err != nil {
		return store.Key{}, err
	}
	return h.Sum(), nil
}

// analysisKey identifies what packages are analysed with: the program and all settings that can change findings.
func analysisKey(program store.Key, all *folders) (store.Key, error) {
	settings, err := all.salt()
	if err != nil {
		return store.Key{}, err
	}
	h := store.NewHash("analysis")
	h.Key(program)
	h.String(settings)
	return h.Sum(), nil
}

// listingKey identifies what decides which packages are listed: the program and what the scope is made of.
func listingKey(program store.Key, functions []string, clients bool) store.Key {
	h := store.NewHash("scope")
	h.Key(program)
	h.Int(len(functions))
	h.String(functions...)
	if clients {
		h.String("clients")
	}
	return h.Sum()
}
