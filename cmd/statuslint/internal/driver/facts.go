package driver

import (
	"bytes"
	"encoding/gob"
	"fmt"
	"go/types"
	"io"
	"reflect"
	"sort"
	"sync/atomic"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/types/objectpath"
)

// A factKey tells the facts about objects apart: one of each type per object.
type factKey struct {
	obj types.Object
	typ reflect.Type
}

// A factTable holds the facts of a package about the objects that its importers
// see. Those objects are not the ones that the analyzer exported the facts
// about, and "q" has others than "q [p.test]", so each node has its own table
// of the same facts.
type factTable struct {
	final atomic.Pointer[map[factKey]analysis.Fact] // when the package is complete
	size  int                                       // of the scope of the package, for which table was made
	table map[factKey]analysis.Fact
}

// source returns the package whose analysis gives the facts about objects of
// pkg that the pass over viewer is told, and the package that they belong to. The
// standard library has facts only for itself: otherwise naming it would change
// what is found in other packages.
func (r *run) source(viewer *node, pkg *types.Package) (n, source *node) {
	n = r.universe.ownerOf(pkg)
	switch {
	case n == nil || n.std && !viewer.std:
		return nil, nil
	case n.factsOf != nil:
		return n, n.factsOf
	}
	return n, n
}

// factsAbout decodes the facts about n's objects when they are first needed, and
// again when there are more objects.
func (r *run) factsAbout(n *node) map[factKey]analysis.Fact {
	if n.factsOf == nil {
		return nil
	}
	out := n.factsOf.work.out
	if out == nil || len(out.facts) == 0 {
		return nil
	}
	if table := n.facts.final.Load(); table != nil {
		return *table
	}
	r.universe.mu.Lock()
	defer r.universe.mu.Unlock()
	if size := n.types.Scope().Len(); n.facts.table == nil || n.facts.size != size {
		n.facts.table, n.facts.size = decodeFacts(out.facts, n.types, r.cfg.Analyzer.FactTypes), size
	}
	if n.types.Complete() {
		table := n.facts.table
		n.facts.final.Store(&table)
	}
	return n.facts.table
}

// A factHeader precedes each fact in its encoding.
type factHeader struct {
	Object string // object path
	Type   int    // index in Analyzer.FactTypes
}

// encodeFacts makes facts independent of the types they were found with, in an
// order that depends on nothing but the facts. Facts about objects that other
// packages cannot refer to are left out.
func encodeFacts(facts map[factKey]analysis.Fact, factTypes []analysis.Fact) ([]byte, error) {
	if len(facts) == 0 {
		return nil, nil
	}
	index := make(map[reflect.Type]int)
	for i, f := range factTypes {
		index[reflect.TypeOf(f)] = i
	}
	type entry struct {
		factHeader
		fact analysis.Fact
	}
	var entries []entry
	var paths objectpath.Encoder
	for k, fact := range facts {
		path, err := paths.For(k.obj)
		if err != nil {
			continue
		}
		entries = append(entries, entry{factHeader{string(path), index[k.typ]}, fact})
	}
	sort.Slice(entries, func(i, j int) bool {
		a, b := entries[i], entries[j]
		if a.Object != b.Object {
			return a.Object < b.Object
		}
		return a.Type < b.Type
	})
	var buf bytes.Buffer
	enc := gob.NewEncoder(&buf)
	for _, e := range entries {
		if err := enc.Encode(e.factHeader); err != nil {
			return nil, err
		}
		if err := enc.Encode(e.fact); err != nil {
			return nil, fmt.Errorf("internal error: fact %T cannot be encoded: %v", e.fact, err)
		}
	}
	return buf.Bytes(), nil
}

// decodeFacts finds the objects of pkg that the facts are about. Facts about
// objects that are not there, since nothing can refer to them, are left out.
func decodeFacts(data []byte, pkg *types.Package, factTypes []analysis.Fact) map[factKey]analysis.Fact {
	table := make(map[factKey]analysis.Fact)
	dec := gob.NewDecoder(bytes.NewReader(data))
	for {
		var h factHeader
		if err := dec.Decode(&h); err != nil {
			if err != io.EOF {
				panic(fmt.Sprintf("facts of %s: %v", pkg.Path(), err))
			}
			return table
		}
		typ := reflect.TypeOf(factTypes[h.Type])
		fact := reflect.New(typ.Elem())
		if err := dec.DecodeValue(fact); err != nil {
			panic(fmt.Sprintf("facts of %s: %v", pkg.Path(), err))
		}
		if obj, err := objectpath.Object(pkg, objectpath.Path(h.Object)); err == nil {
			table[factKey{obj, typ}] = fact.Interface().(analysis.Fact)
		}
	}
}
