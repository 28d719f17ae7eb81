package driver

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"golang.org/x/tools/go/gcexportdata"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/store"
)

// An entry is what the store has of a package: what it contributes, and the facts
// of other packages that this depends on. It is kept under the identity of the
// package, where the next one takes its place, and under what stands for the
// identity and those facts.
type entry struct {
	Uses     []storedUse
	Types    store.Key // of the export data; zero if there are no importers
	Facts    []byte
	Findings []Finding
}

type storedUse struct {
	ID     string
	Digest store.Key
}

// recall takes what a package contributes from the store, if that has it.
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
		out, ok := e.outcome(id, r.listing.overlay)
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

// now reports whether the facts in use are those that there are, and returns the
// key of the entry that was made with these.
func (r *run) now(n *node, uses []storedUse) (store.Key, bool) {
	same := true
	h := store.NewHash("facts")
	h.Key(n.ident.key)
	for _, use := range uses {
		h.String(use.ID)
		dep := r.graph.byID[use.ID]
		if dep == nil || dep.rank >= n.rank || !dep.analysable() {
			same = false
			continue
		}
		r.need(dep)
		h.Key(digestOf(dep))
		same = same && digestOf(dep) == use.Digest
	}
	return h.Sum(), same
}

// get reads an entry of the store.
func (r *run) get(key store.Key, entry any) bool {
	data, ok := r.cfg.Store.Get(key)
	return ok && json.Unmarshal(data, entry) == nil
}

// put writes an entry of the store.
func (r *run) put(key store.Key, entry any) {
	if data, err := json.Marshal(entry); err == nil { // JSON can say all there is in entries
		r.cfg.Store.Put(key, data)
	}
}

// outcome makes the stored outcome whole with the sources of its findings.
func (e *entry) outcome(id *identity, o overlay) (*outcome, bool) {
	out := &outcome{findings: e.Findings, sources: make(map[string]Source)}
	out.setFacts(e.Facts)
	for _, f := range e.Findings {
		name := f.Pos.File
		if _, done := out.sources[name]; done {
			continue
		}
		src, err := o.read(name)
		if err != nil || store.Content(src) != id.files[name] {
			return nil, false // changed this moment
		}
		out.sources[name] = Source{Content: src}
	}
	return out, true
}

// keep stores what a package contributes if there are no errors in it.
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
	for dep := range n.work.used {
		e.Uses = append(e.Uses, storedUse{dep.meta.ID, digestOf(dep)})
	}
	slices.SortFunc(e.Uses, func(a, b storedUse) int { return strings.Compare(a.ID, b.ID) })
	if n.exports.data != nil {
		r.cfg.Store.Put(typesKey(n.exports.key), n.exports.data)
	}
	if len(e.Uses) > 0 {
		key, _ := r.now(n, e.Uses)
		r.put(key, e)
	}
	r.put(n.ident.key, e)
}

// typesKey is where export data of our own is.
func typesKey(key store.Key) store.Key {
	h := store.NewHash("types")
	h.Key(key)
	return h.Sum()
}

// export makes the types that importers of n see of what the check of its source
// found. They see those of a package with errors as they are, as far as it goes.
func (r *run) export(n *node, c *checked) {
	var data bytes.Buffer
	if !c.illTyped && gcexportdata.Write(&data, r.fset, c.pkg) == nil {
		n.exports.data, n.exports.key, n.exports.ok = data.Bytes(), store.Content(data.Bytes()), true
		return
	}
	r.universe.publish(n, c.pkg)
}

// exported returns export data of our own.
func (r *run) exported(n *node) []byte {
	if n.exports.data != nil {
		return n.exports.data
	}
	if data, ok := r.cfg.Store.Get(typesKey(n.exports.key)); ok && store.Content(data) == n.exports.key {
		return data
	}
	// It has left the store.
	r.export(n, r.check(n, false))
	return n.exports.data
}
