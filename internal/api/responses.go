package api

import "go/types"

// Responses lists the named types, without pointers, whose methods choose the status of a response or send a whole response:
// http.ResponseWriter, the contexts of frameworks. A value of such a type is a response; an encoder or a buffered writer
// has methods that write too, but is only a view of one.
func (b *Bound) Responses() map[*types.TypeName]bool {
	set := map[*types.TypeName]bool{}
	for obj, row := range b.funcs {
		if row.Response.Writer != Receiver || row.Response.Effect != Replies && (row.Status.Use != Sent || row.Response.Effect != SendsHeader && row.Response.Effect != Records) {
			continue
		}
		fn, ok := obj.(*types.Func)
		if !ok || fn.Signature().Recv() == nil {
			continue
		}
		if tn := NamedOf(fn.Signature().Recv().Type()); tn != nil {
			set[tn] = true
		}
	}
	return set
}

// InChain reports whether a type is the context of a framework in which the handlers that follow run when one returns,
// unless it has aborted, or embeds one.
func (b *Bound) InChain(t types.Type) bool {
	if t == nil {
		return false
	}
	chained := func(t types.Type) bool {
		tn := NamedOf(t)
		return tn != nil && b.types[tn] != nil && b.types[tn].Chain
	}
	if chained(t) {
		return true
	}
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		t = p.Elem()
	}
	s, ok := t.Underlying().(*types.Struct)
	if !ok {
		return false
	}
	for f := range s.Fields() {
		if f.Embedded() && chained(f.Type()) {
			return true
		}
	}
	return false
}

// Aborter returns the name of the method of a context that aborts the chain and does nothing else; "" if it has none.
func (b *Bound) Aborter(t types.Type) string {
	tn := NamedOf(t)
	name := ""
	for obj, row := range b.funcs {
		fn, ok := obj.(*types.Func)
		if ok && row.Response.Chain == Aborts && row.Response.Effect == NoEffect && fn.Signature().Params().Len() == 0 && tn != nil && fn.Signature().Recv() != nil &&
			NamedOf(fn.Signature().Recv().Type()) == tn && (name == "" || fn.Name() < name) {
			name = fn.Name()
		}
	}
	return name
}

// Received lists the named types, without pointers, of the responses that clients get.
func (b *Bound) Received() map[*types.TypeName]bool {
	if b.received == nil {
		b.received = map[*types.TypeName]bool{}
		for obj, row := range b.funcs {
			if fn, ok := obj.(*types.Func); ok && row.Client.Does == Gets && fn.Signature().Results().Len() > 0 {
				if tn := NamedOf(fn.Signature().Results().At(0).Type()); tn != nil {
					b.received[tn] = true
				}
			}
		}
	}
	return b.received
}

// Withholds reports whether the package can reach a struct that is not sent if an error is returned beside it.
func (b *Bound) Withholds() bool {
	for _, row := range b.fields {
		if row.Withheld {
			return true
		}
	}
	return false
}
