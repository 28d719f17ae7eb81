package routes

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"regexp"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/calls"
)

// What a route tells about its requests: their method, and which parts of the path are never empty. A handler that checks them anyway
// never sends what it would answer then.

// request is what is known about the requests of a route.
type request struct {
	methods []string        // nil if there may be any; "" is any other than those that the code names
	params  map[string]bool // the parameters of the pattern; true for those that are never empty
	pattern string
	ways    ways
}

// allowed returns the methods of a route: those that it names, or else those of the route that its subrouter belongs to. It returns none
// for any method. open says that there may be others.
func (r *route) allowed() (methods []string, open bool) {
	if len(r.methods) > 0 || r.open {
		return r.methods, r.open
	}
	for on := r.on; on != nil; on = on.parent {
		if on.route != nil && len(on.route.methods) > 0 {
			return on.route.methods, on.route.open
		}
	}
	return nil, false
}

// requests describes the requests of a route with a method; method "*" is any, and open says that there may be others. A router that also
// passes HEAD requests to a route for GET makes no difference: what they get is not listed.
func requests(r *route, open, stripped bool, method, pattern string) *request {
	q := &request{params: paramsOf(r.params, pattern), pattern: strings.ToLower(pattern), ways: waysOf(r, pattern, stripped)}
	if !open && method != "*" {
		q.methods = []string{method}
	}
	return q
}

// A parameter is a whole segment of a pattern: {id}, {id:[0-9]+}, :id.
var (
	braced = regexp.MustCompile(`^\{(\w+)(?::(.*))?\}$`)
	colon  = regexp.MustCompile(`^:(\w+)$`)
	rest   = regexp.MustCompile(`^\*(\w+)$`) // gin's begins with a slash
)

// paramsOf lists the parameters of a pattern. The value says whether the router never calls the handler with an empty one.
//
// Measured with requests for //: net/http redirects them, gorilla and fiber do not match them, but chi, gin and echo match an empty
// segment unless it is the last one.
func paramsOf(style api.Params, pattern string) map[string]bool {
	if style == api.ParamsUnknown || strings.Contains(pattern, hidden) {
		return nil
	}
	list := map[string]bool{}
	segments := strings.Split(pattern, "/")
	for i, s := range segments {
		last := i == len(segments)-1
		switch style {
		case api.ParamsBraced, api.ParamsLastBraced:
			p := braced.FindStringSubmatch(s)
			if p == nil {
				continue
			}
			full := p[2] == ""
			if !full {
				re, err := regexp.Compile("^(?:" + p[2] + ")$")
				full = err == nil && !re.MatchString("")
			}
			list[p[1]] = full && (last || style == api.ParamsBraced)
		case api.ParamsColon, api.ParamsLastColon:
			if p := colon.FindStringSubmatch(s); p != nil {
				list[p[1]] = last || style == api.ParamsColon
			} else if p := rest.FindStringSubmatch(s); p != nil {
				list[p[1]] = true
			}
		}
	}
	return list
}

// asksRequest returns the test that a comparison with a constant makes on the request: of its method, or of a part of the path.
func (m *machine) asksRequest(w where, x ast.Expr, value constant.Value, want bool) []anyOf {
	t := test{x: x, w: w, boolean: true, want: want}
	if call, ok := ast.Unparen(x).(*ast.CallExpr); ok && len(call.Args) == 1 && constant.Compare(constant.ToInt(value), token.EQL, constant.MakeInt64(0)) {
		if c, ok := calls.Of(w.fn.pkg.Pass.TypesInfo, call.Fun); ok {
			if b, ok := c.Obj.(*types.Builtin); ok && b.Name() == "len" {
				if t.part, ok = m.paramRead(w, call.Args[0]); ok {
					return []anyOf{{t}}
				}
			}
		}
		return nil
	}
	if value.Kind() != constant.String {
		return nil
	}
	var ok bool
	if constant.StringVal(value) == "" {
		if t.part, ok = m.paramRead(w, x); ok {
			return []anyOf{{t}}
		}
		return nil
	}
	if m.readsMethod(w, x) {
		t.method0 = constant.StringVal(value)
		return []anyOf{{t}}
	}
	return m.asksPath(w, x, equals, []string{constant.StringVal(value)}, want)
}

// paramRead returns the name of the part of the path that an expression reads.
func (m *machine) paramRead(w where, x ast.Expr) (name string, ok bool) {
	if w.depth > maxChain {
		return "", false
	}
	info := w.fn.pkg.Pass.TypesInfo
	w.depth++
	switch x := ast.Unparen(x).(type) {
	case *ast.Ident:
		from, rhs, index := m.origin(w, x)
		if rhs == nil || index > 0 {
			return "", false
		}
		return m.paramRead(from, rhs)
	case *ast.IndexExpr:
		if m.reads(w, x.X, api.ReadsParams) {
			return stringOf(info, x.Index)
		}
	case *ast.CallExpr:
		c, ok := calls.Of(info, x.Fun)
		if !ok || c.Obj == nil {
			return "", false
		}
		if row := w.fn.pkg.Bound.Route(c.Obj, c.Recv); row.Does == api.ReadsParam && row.Pattern <= len(x.Args) && len(x.Args) == row.Pattern {
			return stringOf(info, x.Args[row.Pattern-1])
		}
	}
	return "", false
}

// origin returns the only expression that gives a variable its value, in the function or in its caller. index is the result of a call, or
// of a look-up, that the variable holds; negative if there is one result.
func (m *machine) origin(w where, id *ast.Ident) (from where, rhs ast.Expr, index int) {
	v, ok := w.fn.pkg.Pass.TypesInfo.Uses[id].(*types.Var)
	if !ok || isGlobal(v) {
		return w, nil, 0
	}
	if i := m.paramOf(w, id); i != noParam && w.from != nil {
		if from, a := w.from(i); a != nil {
			return from, a, -1
		}
	}
	defs, begins := m.reaching(w.fn, v, id.Pos())
	if len(defs) != 1 || begins || defs[0].rhs == nil || defs[0].literal {
		return w, nil, 0
	}
	return w, defs[0].rhs, defs[0].index
}

// reads reports whether an expression is the result of a call with a row.
func (m *machine) reads(w where, x ast.Expr, does api.Routing) bool {
	if id, ok := ast.Unparen(x).(*ast.Ident); ok {
		from, rhs, index := m.origin(w, id)
		if rhs == nil || index > 0 {
			return false
		}
		w, x = from, rhs
	}
	call, ok := ast.Unparen(x).(*ast.CallExpr)
	if !ok {
		return false
	}
	c, ok := calls.Of(w.fn.pkg.Pass.TypesInfo, call.Fun)
	return ok && c.Obj != nil && w.fn.pkg.Bound.Route(c.Obj, c.Recv).Does == does
}

// readsMethod reports whether an expression is the method of the request.
func (m *machine) readsMethod(w where, x ast.Expr) bool {
	if id, ok := ast.Unparen(x).(*ast.Ident); ok {
		from, rhs, index := m.origin(w, id)
		if _, again := ast.Unparen(orIdent(rhs)).(*ast.Ident); rhs != nil && index <= 0 && !again {
			w, x = from, rhs
		}
	}
	if sel, ok := ast.Unparen(x).(*ast.SelectorExpr); ok {
		s := w.fn.pkg.Pass.TypesInfo.Selections[sel]
		return s != nil && s.Kind() == types.FieldVal && s.Obj().Name() == "Method" && pathOf(s.Obj()) == "net/http" &&
			strings.HasSuffix(types.TypeString(s.Recv(), nil), "net/http.Request")
	}
	return m.reads(w, x, api.ReadsMethod)
}

func stringOf(info *types.Info, e ast.Expr) (string, bool) {
	v := info.Types[e].Value
	if v == nil || v.Kind() != constant.String {
		return "", false
	}
	return constant.StringVal(v), true
}

// mayAsk reports whether a test on the request may have the value that it wants.
func (m *machine) mayAsk(t test) bool {
	m.personal = true
	if m.request == nil {
		return true
	}
	if t.method0 != "" {
		return len(m.request.methods) == 0 || slices.ContainsFunc(m.request.methods, func(method string) bool { return (method == t.method0) == t.want })
	}
	if t.path != nil && t.path.method {
		return len(m.request.methods) == 0 || slices.ContainsFunc(m.request.methods, func(method string) bool {
			return slices.Contains(t.path.values, method) == t.want
		})
	}
	if t.path != nil {
		yes, known := m.request.ways.match(t.path)
		return !known || yes == t.want
	}
	full, known := m.request.params[t.part]
	if !known && !m.gives && m.request.lacks(t.part) {
		return t.want != t.present
	}
	if t.present {
		return !known || t.want
	}
	return !known || !full || !t.want
}

// lacks reports whether the pattern has no parameter with a name, not even in a part of a segment. Some routers ignore the case of names,
// and fiber numbers its wildcards.
func (r *request) lacks(name string) bool {
	return r.params != nil && !strings.Contains(r.pattern, strings.ToLower(name)) && !strings.ContainsAny(name, "*+")
}

// ofRequest reports whether a test is about the request.
func (t test) ofRequest() bool { return t.method0 != "" || t.part != "" || t.path != nil }

// admits reports whether a request of the route can reach a node, judged by the conditions around it that ask for its method or path.
func (m *machine) admits(w where, n ast.Node) bool { return m.admit(m.guards(w, n)) }

// admit reports whether a request of the route may satisfy conditions. All of them are about one request, so there must be one method for
// which all hold.
func (m *machine) admit(guards []anyOf) bool {
	all := func() bool {
		return !slices.ContainsFunc(guards, func(g anyOf) bool {
			return !slices.ContainsFunc(g, func(t test) bool { return !t.ofRequest() || m.mayAsk(t) })
		})
	}
	methods := methodsIn(guards)
	if len(methods) == 0 || m.request != nil && len(m.request.methods) == 1 {
		return all()
	}
	route := m.request
	defer func() { m.request = route }()
	if route == nil {
		route = &request{}
	} else if len(route.methods) > 0 {
		methods = route.methods
	}
	return slices.ContainsFunc(methods, func(method string) bool {
		q := *route
		q.methods = []string{method}
		m.request = &q
		return all()
	})
}

// methodsIn lists the methods that conditions name, and "" for any other; none if they name none.
func methodsIn(guards []anyOf) (list []string) {
	for _, g := range guards {
		for _, t := range g {
			switch {
			case t.method0 != "":
				list = append(list, t.method0)
			case t.path != nil && t.path.method:
				list = append(list, t.path.values...)
			}
		}
	}
	if len(list) > 0 {
		list = append(list, "")
	}
	return list
}
