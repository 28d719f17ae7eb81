package driver

import (
	"io"
	"maps"
	"os"
	"slices"

	"golang.org/x/tools/go/gcexportdata"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/store"
)

// format is the version of what is stored. What this file or the meaning of an
// entry changes makes a new one necessary only for builds that have no other
// identity: see Config.Salt.
const format = 1

// An identity is what the outcome of a package depends on besides the facts that
// its analysis asks for.
type identity struct {
	done bool
	ok   bool // else there is no identity: nothing is stored
	key  store.Key
	// files are the contents of all files that the analysis can see, by name.
	files   map[string]store.Key
	exports *exports
}

// exports is the identity of a package's export data.
type exports struct {
	ok  bool
	key store.Key
}

// identify returns the identity of n.
func (r *run) identify(n *node) *identity {
	if n.ident.done {
		return &n.ident
	}
	n.ident.done = true
	if r.cfg.Store == nil || len(n.meta.Errors) > 0 || r.universe.split {
		return &n.ident
	}
	if n.importer && !r.exports(n).ok {
		return &n.ident // its types are needed, and only its source has them
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
	for _, list := range [][]string{n.meta.GoFiles, n.meta.OtherFiles, n.meta.IgnoredFiles} {
		h.Int(len(list))
		h.String(list...)
	}
	n.ident.files = make(map[string]store.Key)
	// The analyzer may read the files that are not compiled.
	for _, name := range slices.Concat(n.meta.CompiledGoFiles, n.meta.OtherFiles, n.meta.IgnoredFiles) {
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
		if id.files[name] != store.Content(src) {
			id.ok = false
		}
	}
}

// exports returns the identity of n's export data.
func (r *run) exports(n *node) *exports {
	if n.ident.exports == nil {
		n.ident.exports = &exports{}
		if key, err := exportKey(n.meta.ExportFile); err == nil {
			*n.ident.exports = exports{true, key}
		}
	}
	return n.ident.exports
}

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
	if _, err := io.Copy(h, in); err != nil {
		return store.Key{}, err
	}
	return h.Sum(), nil
}
