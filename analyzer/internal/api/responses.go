package api

import "go/types"

// Responses lists the named types, pointers stripped, whose methods choose the status of a response or send a whole one:
// http.ResponseWriter, the contexts of frameworks. A value of such a type is a response; an encoder or a buffered writer
// has methods that write too, but is only a view of one.
func (b *Bound) Responses() map[*types.TypeName]bool {
	set := map[*types.TypeName]bool{}
	for obj, row := range b.funcs {
		if row.Writer != Receiver || row.Effect != Replies && (row.Use != Sent || row.Effect != SendsHeader && row.Effect != Records) {
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
