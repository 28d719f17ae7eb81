package driver

import (
	"encoding/hex"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"golang.org/x/tools/go/gcexportdata"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/store"
)

// format is the version of the stored entries. It only matters for builds without
// another identity (see Config.Salt): increase it if the format or the meaning of
// an entry changes.
const format = 4

// An identity is a hash of everything that the outcome of a package depends on,
// except for the facts that its analysis asks for. It is a node of a Merkle tree,
// since it includes the identities of the imports' types.
type identity struct {
	ok  bool // false if there is no identity: nothing is stored
	key store.Key
	// files has, by name, the hashes of the files that the analysis can read and that may change.
	files    map[string]store.Key
	contents map[string][]byte // of these files, until the package is settled
}

// exports is a package's export data, which gives importers its types. It is from
// the compiler, or from the driver if the package is checked from source. A
// package that the compiler has not seen has only a key.
type exports struct {
	once sync.Once
	ok   bool // there is export data
	key  store.Key
	data []byte // from the driver; kept from the check of the package until it is read
}

// identify returns the identity of n, whose imports have been settled.
func (r *run) identify(n *node) *identity {
	if r.cfg.Store == nil || len(n.meta.Errors) > 0 {
		return &n.ident
	}
	h := store.NewHash("package")
	h.Int(format)
	h.Key(r.cfg.Salt)
	env := r.listing.env
	h.String(env.GOARCH, env.GOVERSION, n.meta.ID, n.meta.PkgPath, n.meta.Name, n.meta.ForTest, goVersion(n), n.meta.Dir)
	if m := n.meta.Module; m != nil {
		h.String(m.Path, m.Version, m.GoMod)
	}
	h.Int(int(n.role))
	if n.isTold() {
		h.String("told") // the variant has the findings
	}
	for _, list := range [][]string{n.meta.GoFiles, n.meta.OtherFiles, n.meta.IgnoredFiles} {
		h.Int(len(list))
		h.String(list...)
	}
	n.ident.files, n.ident.contents = make(map[string]store.Key), make(map[string][]byte)
	// The analyzer may also read files that are not compiled.
	for _, name := range slices.Concat(n.meta.CompiledGoFiles, n.meta.OtherFiles, n.meta.IgnoredFiles) {
		if n.onDemand && r.listing.isFixed(name) {
			h.String(name)
			continue
		}
		src, err := r.listing.overlay.read(name)
		if err != nil {
			return &n.ident
		}
		content := store.Content(src)
		n.ident.files[name], n.ident.contents[name] = content, src
		h.String(name)
		h.Key(content)
	}
	if n.onDemand {
		h.Key(r.sourceKey(n)) // it decides which bodies are analysed
	}
	for _, path := range slices.Sorted(maps.Keys(n.imports)) {
		dep := n.imports[path]
		h.String(path, dep.meta.ID)
		if dep.meta.PkgPath == unsafePackage || n.blank[path] {
			continue
		}
		e := r.exports(dep)
		if !e.ok {
			return &n.ident
		}
		h.Key(e.key)
	}
	for _, dep := range r.graph.reached(n) {
		if dep == n {
			continue
		}
		h.String(dep.meta.ID)
		h.Key(r.exports(dep).key)
	}
	n.ident.key, n.ident.ok = h.Sum(), true
	return &n.ident
}

// exports returns the export data of n. If n is checked from source, n must have
// been settled.
func (r *run) exports(n *node) *exports {
	if !n.local {
		n.exports.once.Do(func() {
			if n.meta.ExportFile == "" && r.listing.refused {
				n.exports.key, n.exports.ok = r.sourceKey(n), true
				return
			}
			key, err := exportKey(n.meta.ExportFile)
			n.exports.key, n.exports.ok = key, err == nil
		})
	}
	return &n.exports
}

// exportKey identifies the export data in a file: by its name if it is in the
// build cache, which names files by their contents, else by its contents.
func exportKey(name string) (store.Key, error) {
	f, err := os.Open(name)
	if err != nil {
		return store.Key{}, err
	}
	defer f.Close()
	in, err := gcexportdata.NewReader(f)
	if err != nil {
		return store.Key{}, err
	}
	h := store.NewHash("exports")
	if sum, ok := strings.CutSuffix(filepath.Base(name), "-d"); ok && len(sum) == 2*len(store.Key{}) {
		if _, err := hex.DecodeString(sum); err == nil {
			h.String(sum)
			return h.Sum(), nil
		}
	}
	if _, err := io.Copy(h, in); err != nil {
		return store.Key{}, err
	}
	return h.Sum(), nil
}
