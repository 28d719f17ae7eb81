package analyzer

import (
	"cmp"
	"fmt"
	"go/ast"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/catalog"
	"github.com/statuslint/statuslint/internal/api"
	callees "github.com/statuslint/statuslint/internal/calls"
	"github.com/statuslint/statuslint/internal/order"
)

// undocumentedStatus reports statuses that a handler chooses and that its swag comment, or its huma.Operation, does not name, each
// at the first place that
// sends it. It stays silent about statuses that a helper chooses, such as one that maps errors to statuses, and about handlers
// that declare no status. If hardly any comment of a package declares an error, the comments are about successes, and errors are
// reported only for handlers that declare one. Successes are reported only for handlers that declare one, too.
func undocumentedStatus(p *pkg) []finding {
	var list []finding
	p.documented(func(h described, a *order.Answer) {
		doc := h.doc
		sends := p.chosenBy(a)
		missing := undeclared(doc, sends)
		repair, declined := p.declare(doc, missing, sends)
		for _, s := range missing {
			first := doc.declared[0]
			list = append(list, finding{
				at:      s.Node,
				message: fmt.Sprintf("%s is not documented: %s declares %s; add it there, or send a declared one", codeText(s.Code), h.where, doc.text()),
				related: []analysis.RelatedInformation{{Pos: first.pos, End: first.end, Message: "the first status that is declared"}},
				repair:  repair, declined: declined,
			})
		}
	})
	return list
}

// chosenBy lists what a handler sends, and the errors that it returns with a status, by position, where a request can reach it.
func (p *pkg) chosenBy(a *order.Answer) []order.Sends {
	list := slices.Clone(a.Sends)
	for _, f := range a.Errors {
		if code := p.carried.StatusOf(f.Expr); code != 0 {
			list = append(list, order.Sends{Node: f.Expr, Code: code, Chosen: true})
		}
	}
	list = slices.DeleteFunc(list, func(s order.Sends) bool { return p.unreached(a.Func, s.Node) })
	slices.SortStableFunc(list, func(a, b order.Sends) int { return cmp.Compare(a.Node.Pos(), b.Node.Pos()) })
	return list
}

// undeclared lists the statuses that a handler chooses and does not declare, each at its first place.
func undeclared(doc *declaration, sends []order.Sends) []order.Sends {
	var list []order.Sends
	for _, s := range sends {
		if s.Code == 0 || !s.Chosen || doc.covers(s.Code) || s.Code >= 400 && !doc.errors || s.Code < 400 && !doc.namesSuccesses() {
			continue
		}
		if !slices.ContainsFunc(list, func(other order.Sends) bool { return other.Code == s.Code }) {
			list = append(list, s)
		}
	}
	return list
}

// quieted reports whether a directive silences the rule at a node.
func (p *pkg) quieted(n ast.Node) bool {
	at := p.file(n.Pos())
	return at == nil || !at.settings.IgnoreNolint && at.silenced(p.pass.Fset, n.Pos()) || p.ignored("undocumented-status", n.Pos())
}

// rareErrors: if fewer than one in so many handlers declares an error, the others leave errors out on purpose.
const rareErrors = 10

// described is a handler that declares statuses.
type described struct {
	where string // that declares them: "the comment of get"
	name  string // of the handler
	doc   *declaration
	node  ast.Node // the handler: the function, or the literal that it returns
	// whole is set if nothing else answers: the function has a response parameter, and does not get a response from its receiver;
	// the literal is returned as it is, and not wrapped.
	whole bool
}

// documented calls yield for each handler that declares statuses, with what it can answer.
func (p *pkg) documented(yield func(described, *order.Answer)) {
	var handlers map[ast.Node]described
	for _, file := range p.pass.Files {
		for _, decl := range file.Decls {
			fn, ok := decl.(*ast.FuncDecl)
			if !ok || fn.Doc == nil || fn.Body == nil {
				continue
			}
			if doc := parseSwag(fn.Doc); doc != nil {
				if handlers == nil {
					handlers = map[ast.Node]described{}
				}
				h := described{where: "the comment of " + fn.Name.Name, name: fn.Name.Name, doc: doc}
				h.node, h.whole = p.handlerOf(fn)
				handlers[h.node] = h
			}
		}
	}
	operations := p.operations()
	for _, h := range operations {
		h.doc.errors = true
		yield(h, p.returned(h.node))
	}
	if handlers == nil {
		return // what handlers answer is only asked for where one is documented
	}
	naming := 0
	for _, h := range handlers {
		if h.doc.namesErrors() {
			naming++
		}
	}
	for _, h := range handlers {
		h.doc.errors = h.doc.namesErrors() || naming*rareErrors >= len(handlers)
	}
	for _, a := range order.AnswersOf(p.pass, p.bound, p.fields) {
		if h, ok := handlers[a.Func]; ok {
			yield(h, a)
		}
	}
}

// handlerOf returns the handler that a function is, makes or registers, and whether nothing else answers (see described).
func (p *pkg) handlerOf(fn *ast.FuncDecl) (handler ast.Node, whole bool) {
	if p.getsResponse(fn.Type) {
		return fn, true
	}
	var made []*ast.FuncLit
	returns := 0
	ast.Inspect(fn.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ReturnStmt:
			returns++
			for _, x := range n.Results {
				lit, bare := p.literalIn(x)
				if lit != nil {
					made = append(made, lit)
					whole = bare
				}
			}
		}
		return true
	})
	if len(made) == 1 {
		return made[0], whole && returns == 1
	}
	if lit, alone := p.registered(fn.Body); lit != nil {
		return lit, alone
	}
	return fn, false
}

// registered returns the literal that a function registers for a route, if it registers one route, and whether no other handler runs
// before it.
func (p *pkg) registered(body *ast.BlockStmt) (lit *ast.FuncLit, alone bool) {
	routes := 0
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.CallExpr:
			c, _ := callees.Of(p.pass.TypesInfo, n.Fun) // a conversion has no row
			row := p.bound.Route(c.Obj, c.Recv)
			if row.Does != api.Registers || row.Handler == 0 || row.Handler > len(n.Args) {
				return true
			}
			routes++
			at := row.Handler - 1
			if row.Chain {
				at = len(n.Args) - 1
			}
			if found, ok := ast.Unparen(n.Args[at]).(*ast.FuncLit); ok && p.getsResponse(found.Type) {
				lit, alone = found, at == row.Handler-1
			}
		}
		return true
	})
	if routes != 1 {
		return nil, false
	}
	return lit, alone
}

// literalIn returns the handler that an expression is or wraps, and whether it is not wrapped.
func (p *pkg) literalIn(e ast.Expr) (lit *ast.FuncLit, bare bool) {
	switch e := ast.Unparen(e).(type) {
	case *ast.FuncLit:
		if p.getsResponse(e.Type) {
			return e, true
		}
	case *ast.CallExpr:
		for _, x := range e.Args {
			if lit, bare = p.literalIn(x); lit != nil {
				return lit, bare && p.pass.TypesInfo.Types[e.Fun].IsType()
			}
		}
	}
	return nil, false
}

// getsResponse reports whether a parameter is a response.
func (p *pkg) getsResponse(t *ast.FuncType) bool {
	if p.responses == nil {
		p.responses = p.bound.Responses()
	}
	for _, field := range t.Params.List {
		if tn := api.NamedOf(p.pass.TypesInfo.TypeOf(field.Type)); tn != nil && p.responses[tn] {
			return true
		}
	}
	return false
}

// codeText is a code with its reason phrase.
func codeText(code int) string {
	if m, ok := catalog.Registered(code); ok && m.Phrase != "" {
		return fmt.Sprintf("%d %s", code, m.Phrase)
	}
	return fmt.Sprint(code)
}
