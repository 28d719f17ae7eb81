package driver

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/store"
)

// An entry is what the store has of a package: its outcome, and what it was told
// of other packages' facts.
type entry struct {
	Uses     []storedUse
	Facts    []byte
	Findings []Finding
	hint     bool // only the uses are there
}

type storedUse struct {
	ID     string
	Digest store.Key
}

// recall takes the outcome of a package from the store. If that is not there,
// the package must be analysed; if it depends on facts that are not known yet,
// nothing is decided.
func (r *run) recall(n *node) {
	id := r.identify(n)
	n.work.must = true
	if n.work.stored == nil {
		n.work.stored = r.stored(n, id)
	}
	e := n.work.stored
	wait, same := false, true
	for _, use := range e.Uses {
		dep := r.graph.byID[use.ID]
		if dep == nil {
			same = false
			continue
		}
		r.demand(dep)
		wait = wait || dep.work.open
		same = same && digestOf(dep) == use.Digest
	}
	if wait {
		n.work.must = false
		return
	}
	if !same || e.hint {
		return
	}
	if out, ok := e.outcome(id, r.listing.overlay); ok {
		n.work.out = out
		r.close(n)
	}
}

// stored returns the entry of a package. If there is none, it returns a hint:
// an entry with the uses of the package as it was before. It is likely to ask the
// same packages outside the workspace again, and it is cheaper if these have been
// settled by then.
func (r *run) stored(n *node, id *identity) *entry {
	if e := new(entry); id.ok && r.get(id.key, e) {
		return e
	}
	e := &entry{hint: true}
	r.get(hintKey(n), &e.Uses)
	return e
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

// hintKey is where the uses of the last analysis of a package are.
func hintKey(n *node) store.Key {
	h := store.NewHash("hint")
	h.Int(format)
	h.String(n.meta.ID, n.meta.Dir)
	return h.Sum()
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

// keep stores the outcome of a package that has been analysed without errors.
func (r *run) keep(n *node) {
	out := n.work.out
	if !n.ident.ok || out.failed || out.illTyped || len(out.errors) > 0 {
		return
	}
	e := entry{Facts: out.facts, Findings: out.findings}
	var hint []storedUse
	for dep, use := range n.work.used {
		e.Uses = append(e.Uses, storedUse{dep.meta.ID, use.digest})
		if dep.onDemand {
			hint = append(hint, storedUse{ID: dep.meta.ID})
		}
	}
	slices.SortFunc(e.Uses, func(a, b storedUse) int { return strings.Compare(a.ID, b.ID) })
	r.put(n.ident.key, e)
	if len(hint) > 0 {
		r.put(hintKey(n), hint)
	}
}
