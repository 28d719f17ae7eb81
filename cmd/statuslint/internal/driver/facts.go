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

// A factKey identifies a fact about an object: there is at most one of each type.
type factKey struct {
	obj types.Object
	typ reflect.Type
}

// A factTable holds a package's facts about the objects that its importers see.
// These are different objects from those that the analyzer exported the facts
// about, and "q" and "q [p.test]" have different ones, too. So each node has its
// own table of the same facts.
type factTable struct {
	final atomic.Pointer[map[factKey]analysis.Fact] // when the package is complete
	size  int                                       // of the scope of the package, for which table was made
	table map[factKey]analysis.Fact
}

// source returns, for a pass over viewer, the node of pkg and the node whose
// analysis has the facts about its objects. Only the standard library itself sees
// facts of the standard library: otherwise, naming it would change the findings
// in other packages.
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

// factsAbout decodes the facts about n's objects on first use, and again when
// there are more objects.
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

// numberTypes makes gob number the types of facts, always in the same order. Their numbers are a part of the encoding, whose hash must not
// depend on the run. Gob gives them out when a process first uses a type, which would depend on the packages that are analysed.
func numberTypes(factTypes []analysis.Fact) {
	enc := gob.NewEncoder(io.Discard)
	_ = enc.Encode(factHeader{})
	for _, f := range factTypes {
		_ = enc.Encode(reflect.New(reflect.TypeOf(f).Elem()).Interface()) // encodeFacts reports an error
	}
}

// encodeFacts encodes facts without references to types, in an order that depends
// only on the facts. Facts about objects that other packages cannot refer to are
// left out.
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

// decodeFacts decodes facts and finds their objects in pkg. Facts about objects
// that pkg does not have are left out: no other package refers to them.
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
