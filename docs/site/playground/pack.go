package playground

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"go/token"
	"go/types"
	"maps"
	"slices"

	"golang.org/x/tools/go/gcexportdata"
)

// Pack holds the types of packages. A package is read when it is first imported, and shared by all programs from then on. A pack can
// offer packages that it does not hold: they are in packs of their own, which are added when a program imports them.
type Pack struct {
	data     map[string][]byte // by import path; empty for a package that is offered
	fset     *token.FileSet
	packages map[string]*types.Package
}

func newPack() *Pack {
	return &Pack{map[string][]byte{}, token.NewFileSet(), map[string]*types.Package{}}
}

// NewPack returns a pack of the packages in files that the compiler has written (go list -export), by import path. Of what
// the compiler writes it keeps the types alone.
func NewPack(files map[string][]byte) (*Pack, error) {
	p := newPack()
	for path, file := range files {
		r, err := gcexportdata.NewReader(bytes.NewReader(file))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		fset := token.NewFileSet()
		pkg, err := gcexportdata.Read(r, fset, map[string]*types.Package{}, path)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		var data bytes.Buffer
		if err := gcexportdata.Write(&data, token.NewFileSet(), pkg); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		p.data[path] = data.Bytes()
	}
	return p, nil
}

// Has reports whether the types of a package are in the pack.
func (p *Pack) Has(path string) bool { return len(p.data[path]) > 0 }

// Offers reports whether a package is offered, and its types are not in the pack.
func (p *Pack) Offers(path string) bool {
	data, ok := p.data[path]
	return ok && len(data) == 0
}

// Offer offers packages.
func (p *Pack) Offer(paths ...string) {
	for _, path := range paths {
		if !p.Has(path) {
			p.data[path] = nil
		}
	}
}

// Bytes writes the pack: for each package, in the order of their paths, the length of the path, the path, the length of its
// types and the types, as package gcexportdata writes them. Lengths are unsigned varints. A package that is offered has no types.
func (p *Pack) Bytes() []byte {
	var out []byte
	for _, path := range slices.Sorted(maps.Keys(p.data)) {
		out = append(binary.AppendUvarint(out, uint64(len(path))), path...)
		out = append(binary.AppendUvarint(out, uint64(len(p.data[path]))), p.data[path]...)
	}
	return out
}

// ReadPack reads what Bytes has written. It keeps the slice.
func ReadPack(in []byte) (*Pack, error) {
	p := newPack()
	if err := p.Add(in); err != nil {
		return nil, err
	}
	return p, nil
}

// Add adds what Bytes of another pack has written. It keeps the slice.
func (p *Pack) Add(in []byte) error {
	next := func() ([]byte, bool) {
		n, size := binary.Uvarint(in)
		if size <= 0 || n > uint64(len(in)-size) {
			return nil, false
		}
		part := in[size : size+int(n)]
		in = in[size+int(n):]
		return part, true
	}
	for len(in) > 0 {
		path, ok1 := next()
		data, ok2 := next()
		if !ok1 || !ok2 {
			return errors.New("the packages are damaged: load the page again")
		}
		if p.Offer(string(path)); len(data) > 0 {
			p.data[string(path)] = data
		}
	}
	return nil
}

// Import implements types.Importer.
func (p *Pack) Import(path string) (*types.Package, error) {
	if path == "unsafe" {
		return types.Unsafe, nil
	}
	if pkg := p.packages[path]; pkg != nil && pkg.Complete() {
		return pkg, nil
	}
	data := p.data[path]
	if len(data) == 0 {
		return nil, fmt.Errorf("the playground does not have %s", path)
	}
	return gcexportdata.Read(bytes.NewReader(data), p.fset, p.packages, path)
}
