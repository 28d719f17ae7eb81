package driver

import (
	"bytes"
	"cmp"
	"encoding/json"
	"go/ast"
	"go/token"
	"slices"
	"strings"

	"golang.org/x/tools/go/gcexportdata"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/store"
)

// An entry is stored for a package: its outcome, and the facts of other packages
// that the outcome depends on. Its key is the package's identity. When the next
// entry replaces it, it moves to a hash of the identity and those facts.
type entry struct {
	Uses     []storedUse
	Types    store.Key // of the export data; zero if there are no importers
	Facts    []byte
	Findings []Finding
}

type storedUse struct {
	ID     string
	Digest store.Key // of the facts
	Source store.Key // instead, if the source was enough to answer: see sourceKey
}

// recall takes a package's outcome from the store. It returns false if the store
// does not have it.
func (r *run) recall(n *node, id *identity) bool {
	if !id.ok {
		return false
	}
	var e entry
	if !r.get(id.key, &e) {
		return false
	}
	if key, same := r.now(n, e.Uses); !same {
		e = entry{}
		if !r.get(key, &e) {
			return false
		}
		if _, same := r.now(n, e.Uses); !same {
			return false
		}
	}
	if n.local && n.importer && e.Types == (store.Key{}) {
		return false
	}
	if n.analysable() {
		out, ok := e.outcome(id)
		if !ok {
			return false
		}
		n.work.out = out
	}
	if n.local {
		n.exports.key, n.exports.ok = e.Types, n.importer
	}
	return true
}

// now reports whether the facts in uses are the current ones, and returns the key
// of the entry for the current facts.
func (r *run) now(n *node, uses []storedUse) (store.Key, bool) {
	current := make([]storedUse, 0, len(uses))
	for _, use := range uses {
		dep := r.graph.byID[use.ID]
		switch {
		case dep == nil || dep.rank >= n.rank || !dep.analysable():
			use.Digest, use.Source = store.Key{}, store.Key{}
		case use.Source != (store.Key{}):
			use.Source = r.sourceKey(dep)
		default:
			r.need(dep)
			use.Digest = digestOf(dep)
		}
		current = append(current, use)
	}
	return n.factsKey(current), slices.Equal(current, uses)
}

// factsKey returns the key of an entry that depends on facts and is not the latest.
func (n *node) factsKey(uses []storedUse) store.Key {
	h := store.NewHash("facts")
	h.Key(n.ident.key)
	for _, use := range uses {
		h.String(use.ID)
		h.Key(use.Digest)
		h.Key(use.Source)
	}
	return h.Sum()
}

// get reads an entry of the store.
func (r *run) get(key store.Key, entry any) bool {
	data, ok := r.cfg.Store.Get(key)
	return ok && json.Unmarshal(data, entry) == nil
}

// put writes an entry of the store.
func (r *run) put(key store.Key, entry any) {
	if data, err := json.Marshal(entry); err == nil { // never fails for the types of entries
		r.cfg.Store.Put(key, data)
	}
}

// outcome returns the stored outcome, with the sources of its findings.
func (e *entry) outcome(id *identity) (*outcome, bool) {
	out := &outcome{findings: e.Findings, sources: make(map[string]Source)}
	out.setFacts(e.Facts)
	for _, f := range e.Findings {
		src, known := id.contents[f.Pos.File]
		if !known {
			return nil, false // the entry is not from a run
		}
		out.sources[f.Pos.File] = Source{Content: src}
	}
	return out, true
}

// keep stores a package's outcome if it has no errors.
func (r *run) keep(n *node, c *checked) {
	if !n.ident.ok || c.illTyped || n.local && n.importer && !n.exports.ok {
		return
	}
	var e entry
	if out := n.work.out; out != nil {
		if out.failed || len(out.errors) > 0 {
			return
		}
		e.Facts, e.Findings = out.facts, out.findings
	}
	if n.local {
		e.Types = n.exports.key
	}
	for dep, facts := range n.work.used {
		if facts {
			e.Uses = append(e.Uses, storedUse{ID: dep.meta.ID, Digest: digestOf(dep)})
		} else {
			e.Uses = append(e.Uses, storedUse{ID: dep.meta.ID, Source: r.sourceKey(dep)})
		}
	}
	slices.SortFunc(e.Uses, func(a, b storedUse) int { return strings.Compare(a.ID, b.ID) })
	if n.exports.data != nil {
		r.cfg.Store.Put(typesKey(n.exports.key), n.exports.data)
	}
	var old entry
	if r.get(n.ident.key, &old) {
		r.put(n.factsKey(old.Uses), old)
	}
	r.put(n.ident.key, e)
}

// typesKey returns the key of the driver's export data.
func typesKey(key store.Key) store.Key {
	h := store.NewHash("types")
	h.Key(key)
	return h.Sum()
}

// export writes the export data of a package that was checked from source. For a
// package with errors, importers see the types of the check itself.
func (r *run) export(n *node, c *checked) {
	var data bytes.Buffer
	if !c.illTyped && gcexportdata.Write(&data, fileStarts(r.fset, c.files), c.pkg) == nil {
		n.exports.data, n.exports.key, n.exports.ok = data.Bytes(), store.Content(data.Bytes()), true
		return
	}
	r.renewable.Store(false)
	r.universe.publish(n, c.pkg)
}

// fileStarts returns a file set in which all that is declared in a file is at its beginning, and what other packages declare has no
// position. So the export data of a package do not change when only its lines move. No code asks where exactly something of another
// package is declared.
func fileStarts(fset *token.FileSet, files []*ast.File) *token.FileSet {
	starts := token.NewFileSet()
	for _, f := range slices.SortedFunc(slices.Values(files), func(a, b *ast.File) int { return cmp.Compare(a.FileStart, b.FileStart) }) {
		file := fset.File(f.FileStart)
		name := fset.Position(f.Package).Filename // cgo changes it
		starts.AddFile(name, file.Base(), file.Size()).AddLineColumnInfo(0, name, 1, 0)
	}
	return starts
}

// exported returns the driver's export data of n.
func (r *run) exported(n *node) []byte {
	if n.exports.data != nil {
		return n.exports.data
	}
	if data, ok := r.cfg.Store.Get(typesKey(n.exports.key)); ok && store.Content(data) == n.exports.key {
		return data
	}
	// The store has removed it.
	r.export(n, r.check(n, false))
	return n.exports.data
}
