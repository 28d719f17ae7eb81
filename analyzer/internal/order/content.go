package order

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/api"
)

// A call that is given content writes nothing if that is empty: Write(nil), Fprint(w, ""), io.Copy(w, http.NoBody). Of
// an expression that may be so, the event remembers what it is made of and what the event is without it, since one path
// can know more than another. A helper that writes nothing but what it is given is such a call too.

// offered is content that a call sends unless it is empty.
type offered struct {
	parts []ast.Expr // nothing is sent if all of them are empty; with none, content is sent in any case
	when  api.When   // what empty means
}

// noteContent says what content a call sends, judging by what its arguments are spelled as.
func (p *pkg) noteContent(ev *Event, call *ast.CallExpr, c api.Content) {
	if c.When == api.Never {
		return
	}
	ev.HasContent = true
	ev.permitted = c.When == api.IfPermitted
	if c.Arg < 0 {
		return
	}
	args := call.Args[min(c.Arg, len(call.Args)):]
	if len(args) > 0 {
		ev.Content = args[0]
		if c.When != api.IfAnyText {
			args = args[:1]
		}
	}
	if c.When == api.Always || c.When == api.IfPermitted || len(args) == 0 && c.When != api.IfAnyText {
		return
	}
	p.offer(ev, offered{args, c.When})
}

// offer makes an event depend on its content.
func (p *pkg) offer(ev *Event, o offered) {
	if p.empty(o, nil) {
		*ev = without(*ev)
		return
	}
	for _, part := range o.parts {
		if p.info.Types[p.unconverted(part)].Value != nil && !p.isEmptyPart(part, o.when, nil) {
			return // a constant
		}
	}
	ev.offered = o
}

// without is the event of a call that has nothing to send: it sends the header all the same.
func without(ev Event) Event {
	ev.HasContent, ev.Content, ev.offered = false, nil, offered{}
	if ev.Kind == Content {
		ev.Kind = Flush
	}
	return ev
}

// bare returns what an event is without its content, always the same.
func (p *pkg) bare(ev *Event) *Event {
	if ev.bare == nil {
		bare := without(*ev) // of the table's calls; a helper's event has it from the start
		ev.bare = p.event(&bare)
	}
	return ev.bare
}

// empty reports whether content is known to be empty under some conditions.
func (p *pkg) empty(o offered, known conditions) bool {
	for _, part := range o.parts {
		if !p.isEmptyPart(part, o.when, known) {
			return false
		}
	}
	return true
}

func (p *pkg) isEmptyPart(e ast.Expr, when api.When, known conditions) bool {
	isText := isString(typeOf(p.info, e))
	switch when {
	case api.IfNonNil:
		if p.isNil(e) {
			return true
		}
	case api.IfAnyText:
		if !isText {
			return false // even nil has a text
		}
	}
	if when != api.IfNonNil && p.isEmpty(e) {
		return true
	}
	if len(known) == 0 {
		return false
	}
	k := p.keys.of(p.unconverted(e))
	if k == 0 {
		return false
	}
	if known.eval(condition{k, token.EQL, Val{Kind: nilVal}}) == holds {
		return true
	}
	return when != api.IfNonNil &&
		(known.eval(condition{k, token.EQL, Val{Kind: otherVal, Str: `""`}}) == holds || known.eval(condition{p.keys.ofLen(k), token.EQL, integer(0)}) == holds)
}

func isString(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsString != 0
}

// unconverted returns what stands in conversions, such as s of []byte(s).
func (p *pkg) unconverted(e ast.Expr) ast.Expr {
	for {
		call, ok := ast.Unparen(e).(*ast.CallExpr)
		if !ok || len(call.Args) != 1 || !p.info.Types[call.Fun].IsType() {
			return e
		}
		e = call.Args[0]
	}
}

// source says where the content comes from that a function has sent. The zero source is content that is there in any
// case.
type source struct {
	params uint32 // bit i stands for the parameter i: there is no content if all of these are empty
	when   api.When
}

// unsure is the bit of a source that may be empty though that cannot be told from the parameters.
const unsure = 1 << 31

// sourceOf says where the content of an event comes from.
func (p *pkg) sourceOf(f *function, ev *Event) source {
	s := source{when: ev.offered.when}
	for _, part := range ev.offered.parts {
		i := p.paramIndex(f, p.unconverted(part))
		if i < 0 || i >= 31 {
			return source{} // made here
		}
		s.params |= 1 << i
	}
	if s.params == 0 {
		return source{}
	}
	return s
}

// and joins the sources of two contents: there is none if both are empty.
func (s source) and(other source) source {
	switch {
	case s.params == 0 || other.params == 0:
		return source{}
	case s.when != other.when:
		return source{params: unsure}
	}
	s.params |= other.params
	return s
}

// offeredBy is the content that a call hands to a function which sends what comes from the source.
func (s source) offeredBy(call *ast.CallExpr, sig *types.Signature) offered {
	o := offered{when: s.when}
	for i := range 31 {
		if s.params&(1<<i) != 0 {
			o.parts = append(o.parts, actuals(call, sig, i)...)
		}
	}
	return o
}

// paramIndex returns the index of the parameter that an expression is, if that is never assigned; -1 if it is none.
func (p *pkg) paramIndex(f *function, e ast.Expr) int {
	id, ok := ast.Unparen(e).(*ast.Ident)
	if !ok {
		return -1
	}
	obj := p.info.Uses[id]
	if obj == nil || len(f.unit.assigned[obj]) > 0 {
		return -1
	}
	for o, i := range p.parameters(f) {
		if o == obj {
			return i
		}
	}
	return -1
}

// actuals are the arguments of a call for a parameter: several, or none, if it is the variadic one.
func actuals(call *ast.CallExpr, sig *types.Signature, param int) []ast.Expr {
	if param >= len(call.Args) {
		return nil
	}
	if sig != nil && sig.Variadic() && param == sig.Params().Len()-1 {
		return call.Args[param:]
	}
	return call.Args[param : param+1]
}
