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

// format is the version of what is stored. What this file or the meaning of an
// entry changes makes a new one necessary only for builds that have no other
// identity: see Config.Salt.
const format = 3

// An identity is what the outcome of a package depends on besides the facts that
// its analysis asks for: a node of a Merkle tree, since the types of its imports
// have identities in turn.
type identity struct {
	ok  bool // else there is no identity: nothing is stored
	key store.Key
	// files are the contents of the files that the analysis can see and that may change, by name.
	files map[string]store.Key
}

// exports are the types of a package as its importers see them: export data of
// the compiler, or of our own for a package that is checked from source.
type exports struct {
	once sync.Once
	ok   bool // there is export data
	key  store.Key
	data []byte // our own, from when the package is checked until it is read
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
		h.String("told") // the findings are the variant's
	}
	for _, list := range [][]string{n.meta.GoFiles, n.meta.OtherFiles, n.meta.IgnoredFiles} {
		h.Int(len(list))
		h.String(list...)
	}
	n.ident.files = make(map[string]store.Key)
	// The analyzer may read the files that are not compiled.
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
		n.ident.files[name] = content
		h.String(name)
		h.Key(content)
	}
	for _, path := range slices.Sorted(maps.Keys(n.imports)) {
		dep := n.imports[path]
		h.String(path, dep.meta.ID)
		if dep.meta.PkgPath == unsafePackage {
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

// confirm withdraws the identity if the files have changed since it was taken.
func (id *identity) confirm(c *checked) {
	for name, src := range c.contents {
		if content, known := id.files[name]; known && content != store.Content(src) {
			id.ok = false
		}
	}
}

// exports returns the types of n as importers see them. Those of a package that
// is checked from source are there when it has been settled.
func (r *run) exports(n *node) *exports {
	if !n.local {
		n.exports.once.Do(func() {
			key, err := exportKey(n.meta.ExportFile)
			n.exports.key, n.exports.ok = key, err == nil
		})
	}
	return &n.exports
}

// exportKey identifies the export data in a file. The build cache names a file by
// its contents; of others, they are read.
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
