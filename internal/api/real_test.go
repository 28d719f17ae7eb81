//go:build modules

// The tests in this file load the real modules from analyzer/testdata/frameworks, which downloads them through the Go
// module proxy the first time. Therefore they have a build tag: `go test -tags modules ./internal/api` runs them,
// .ci/run does, and a plain `go test ./...` works offline.

package api

import (
	"go/constant"
	"go/token"
	"go/types"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/packages"
)

// realPackages loads the types of packages from the module in testdata/frameworks.
func realPackages(t *testing.T, paths []string) map[string]*types.Package {
	t.Helper()
	dir, err := filepath.Abs("../../analyzer/testdata/frameworks")
	if err != nil {
		t.Fatal(err)
	}
	loaded, err := packages.Load(&packages.Config{
		Mode: packages.NeedName | packages.NeedTypes | packages.NeedExportFile | packages.NeedImports,
		Dir:  dir,
	}, paths...)
	if err != nil {
		t.Fatal(err)
	}
	byPath := map[string]*types.Package{}
	for _, p := range loaded {
		for _, e := range p.Errors {
			t.Errorf("%s: %v", p.PkgPath, e)
		}
		byPath[p.PkgPath] = p.Types
	}
	return byPath
}

func TestRowsAgainstRealModules(t *testing.T) {
	var paths []string
	for path := range NewTable(nil).packages {
		if !slices.Contains(unavailable, path) {
			paths = append(paths, path)
		}
	}
	slices.Sort(paths)
	real := real{t: t, packages: realPackages(t, paths)}
	for _, rows := range builtin() {
		for i := range rows.Funcs {
			real.checkFunc(&rows.Funcs[i], false)
		}
		for i := range rows.Promoted {
			real.checkFunc(&rows.Promoted[i], true)
		}
		for i := range rows.Fields {
			real.checkField(&rows.Fields[i])
		}
		for i := range rows.Pairs {
			real.checkPair(&rows.Pairs[i])
		}
		for i := range rows.Matchers {
			real.checkMatcher(&rows.Matchers[i])
		}
		for _, row := range rows.Types {
			obj, _ := real.object(row.Name, parseName)
			if obj == nil {
				continue
			}
			if _, isType := obj.(*types.TypeName); !isType || (row.Chain || row.Handler || row.Cell || row.Reads != NoReads) == isInteger(obj.Type()) {
				t.Errorf("%s is no integer type, no context of a chain of handlers, no handler, no cell and nothing that content is copied to", row.Name)
			}
		}
		for _, row := range rows.Consts {
			real.checkMirror(row.Package)
		}
	}
}

// real is the real modules and a test about them.
type real struct {
	t        *testing.T
	packages map[string]*types.Package
}

// object finds what a row names; nil if the package is unavailable, or if it is missing, which is an error.
func (r real) object(text string, parse func(string) (name, error)) (types.Object, name) {
	n, err := parse(text)
	if err != nil {
		r.t.Error(err)
		return nil, n
	}
	if slices.Contains(unavailable, n.pkg) {
		return nil, n
	}
	p := r.packages[n.pkg]
	if p == nil {
		r.t.Errorf("%s: no package %s", text, n.pkg)
		return nil, n
	}
	obj := lookup(p, n)
	if obj == nil {
		r.t.Errorf("%s does not exist", text)
	}
	return obj, n
}

func (r real) checkFunc(row *Func, promoted bool) {
	obj, n := r.object(row.Name, parseName)
	if obj == nil {
		return
	}
	fail := func(problem string) { r.t.Errorf("%s%s %s", row.Name, obj.Type(), problem) }
	if v, ok := obj.(*types.Var); ok && types.Implements(v.Type(), types.Universe.Lookup("error").Type().Underlying().(*types.Interface)) {
		return // an error that carries a status: fiber.ErrNotFound
	}
	sig, ok := obj.Type().Underlying().(*types.Signature)
	if !ok {
		fail("is no function")
		return
	}
	if foreign := obj.Pkg().Path() != n.pkg; foreign != promoted {
		fail("is declared in " + obj.Pkg().Path() + ": a row for it belongs to Promoted, and no other does")
	}
	if row.Status.Use != NoUse {
		if row.Status.Arg >= sig.Params().Len() {
			fail("has no such status argument")
		} else if s := sig.Params().At(row.Status.Arg).Type(); !takesStatus(s) && (row.Status.Use != Expected || !takesAny(s)) {
			fail("takes no integer there")
		}
	}
	if row.Status.Result != NoUse && (sig.Results().Len() == 0 || !isInteger(sig.Results().At(0).Type())) {
		fail("returns no integer first")
	}
	if row.Response.Effect != NoEffect || row.Language.NoReturn && row.Response.Writer == Receiver {
		r.checkWriter(row, sig, fail)
	}
	if row.Response.Content.When != Never && (row.Response.Content.Arg < -1 || row.Response.Content.Arg >= sig.Params().Len()) {
		fail("has no such content argument")
	}
	if row.Response.Content.When == IfNonEmpty && row.Response.Content.Arg >= 0 && isInteger(sig.Params().At(row.Response.Content.Arg).Type()) {
		fail("takes a number for content")
	}
	if row.Response.Field == FieldInArgument && (sig.Params().Len() == 0 || !isText(sig.Params().At(0).Type())) {
		fail("names no header field in its first argument")
	}
	if (row.Response.Fluent || row.Response.Effect == Derives) && sig.Results().Len() == 0 {
		fail("returns nothing to go on with")
	}
	if row.Implementations && (sig.Recv() == nil || !types.IsInterface(sig.Recv().Type())) {
		fail("is no method of an interface")
	}
	for _, m := range row.Moves {
		for _, i := range []int{m.From, m.To} {
			if i == Receiver && sig.Recv() == nil || i == Result && sig.Results().Len() == 0 || i >= 0 && !takesStatus(sig.Params().At(i).Type()) {
				fail("has no number to move there")
			}
		}
	}
	for _, twin := range []string{row.Response.Aborting, row.Response.Silent} {
		if twin == "" {
			continue
		}
		if other := lookup(r.packages[n.pkg], name{pkg: n.pkg, recv: n.recv, id: twin}); other == nil || !sameShape(sig, other.Type()) {
			fail("has no twin " + twin)
		}
	}
	if c := row.Client; c.Does != NoReads {
		given := func(i int) bool {
			return i == Receiver && sig.Recv() != nil || i == FirstResult && sig.Results().Len() > 0 || i >= 0 && i < sig.Params().Len()
		}
		switch {
		case c.Does == Gets && (sig.Results().Len() == 0 || c.Check == ""):
			fail("gets no response, or one without a status")
		case c.Does != Gets && c.Does != Hooks && !given(c.From):
			fail("has no such argument with content")
		case (c.Does == Decodes || c.Does == Copies || c.Does == Fills) && !given(c.Into):
			fail("has nothing that gets the content")
		case c.Does == Views && sig.Results().Len() == 0:
			fail("returns no view of content")
		}
	}
	if row.Status.Fixed != 0 && (row.Status.Fixed < 100 || row.Status.Fixed > 599 || row.Status.Use == Sent && !sig.Variadic()) {
		fail("has no such status of its own")
	}
}

// sameShape reports whether a method can take the place of another.
func sameShape(sig *types.Signature, other types.Type) bool {
	twin, ok := other.(*types.Signature)
	return ok && sig.Variadic() == twin.Variadic() && types.Identical(sig.Params(), twin.Params()) && types.Identical(sig.Results(), twin.Results())
}

func (r real) checkWriter(row *Func, sig *types.Signature, fail func(string)) {
	if row.Response.Writer == Receiver {
		if sig.Recv() == nil {
			fail("has no receiver")
		}
		return
	}
	if row.Response.Writer >= sig.Params().Len() {
		fail("has no such writer argument")
		return
	}
	switch sig.Params().At(row.Response.Writer).Type().Underlying().(type) {
	case *types.Pointer, *types.Interface:
	default:
		fail("takes no writer there")
	}
}

func (r real) checkField(row *Field) {
	obj, _ := r.object(row.Name, parseFieldName)
	if obj == nil {
		return
	}
	v, ok := obj.(*types.Var)
	if !ok || !v.IsField() || !takesStatus(v.Type()) && (row.Use != NoUse || row.Reads == NoReads) && (row.Use != Expected || !takesAny(v.Type())) {
		r.t.Errorf("%s %s is no integer field", row.Name, obj.Type())
	}
}

func (r real) checkPair(row *Pair) {
	obj, n := r.object(row.Name, parseName)
	if obj == nil {
		return
	}
	sig := obj.Type().Underlying().(*types.Signature)
	for _, arg := range []int{row.A, row.B} {
		if !hasArg(sig, arg) {
			r.t.Errorf("%s%s has no argument %d", row.Name, obj.Type(), arg)
		}
	}
	if declared := obj.Pkg().Path(); declared != n.pkg {
		r.t.Errorf("%s is declared in %s", row.Name, declared)
	}
	for _, checker := range row.Checkers {
		r.object(checker, parseName)
	}
}

func (r real) checkMatcher(row *Matcher) {
	for text, arg := range map[string]int{row.Actual: row.ActualArg, row.Matcher: row.MatcherArg} {
		if obj, n := r.object(text, parseName); obj != nil {
			if !hasArg(obj.Type().Underlying().(*types.Signature), arg) {
				r.t.Errorf("%s%s has no argument %d", text, obj.Type(), arg)
			}
			if declared := obj.Pkg().Path(); declared != n.pkg {
				r.t.Errorf("%s is declared in %s", text, declared)
			}
		}
	}
}

// checkMirror holds the constants of a package against those of net/http: the same names, and no other values.
func (r real) checkMirror(path string) {
	http, mirror := r.packages["net/http"], r.packages[path]
	same := 0
	for _, id := range http.Scope().Names() {
		want, ok := http.Scope().Lookup(id).(*types.Const)
		if !ok || !strings.HasPrefix(id, "Status") {
			continue
		}
		got, ok := mirror.Scope().Lookup(id).(*types.Const)
		if !ok {
			continue
		}
		same++
		if !constant.Compare(got.Val(), token.EQL, want.Val()) {
			r.t.Errorf("%s.%s is %s, net/http has %s", path, id, got.Val(), want.Val())
		}
	}
	if same < 55 {
		r.t.Errorf("%s has only %d of the constants of net/http", path, same)
	}
}

func hasArg(sig *types.Signature, arg int) bool {
	return arg < sig.Params().Len() || sig.Variadic() && arg == sig.Params().Len()-1
}

// takesStatus reports whether a parameter or field of the type holds a status, or several.
func takesStatus(t types.Type) bool {
	switch u := t.Underlying().(type) {
	case *types.Slice:
		return isInteger(u.Elem())
	case *types.Pointer:
		return isInteger(u.Elem())
	}
	return isInteger(t)
}

func takesAny(t types.Type) bool {
	if s, ok := t.Underlying().(*types.Slice); ok {
		t = s.Elem()
	}
	return types.IsInterface(t)
}

// isText reports whether t is a string or a slice of bytes.
func isText(t types.Type) bool {
	if s, ok := t.Underlying().(*types.Slice); ok {
		return types.Identical(s.Elem(), types.Typ[types.Byte])
	}
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsString != 0
}

func isInteger(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsInteger != 0
}

// TestUnavailable keeps the list of packages that are not checked from outliving their rows.
func TestUnavailable(t *testing.T) {
	known := slices.Collect(maps.Keys(NewTable(nil).packages))
	for _, path := range unavailable {
		if !slices.Contains(known, path) {
			t.Errorf("no row names %s", path)
		}
	}
}

// TestLacksAgainstRealModules checks that the functions and values which rows about errors name exist, under the name of what declares them.
func TestLacksAgainstRealModules(t *testing.T) {
	var names []string
	for _, rows := range builtin() {
		names = append(names, rows.GivesParams...)
		for _, l := range rows.Lacks {
			names = append(append(names, l.Errors...), l.Funcs...)
		}
		for _, u := range rows.Unaware {
			names = append(names, u.Errors...)
		}
		for _, f := range rows.Funcs {
			if f.Language.Unless != "" {
				names = append(names, f.Language.Unless)
			}
		}
		for _, h := range rows.Holders {
			names = append(names, slices.Concat(h.Errors, h.Chains, h.Sessions)...)
		}
		for _, h := range rows.Holdings {
			names = append(append(append(append(append(names, h.Field), h.Makes...), h.True...), h.Above...), slices.Collect(maps.Keys(h.Takes))...)
		}
		for _, s := range rows.Signers {
			names = append(names, append(s.Algorithms, s.Func, s.New, s.With, s.ByName)...)
		}
	}
	missing := append(slices.Clip(unavailable), "github.com/dgrijalva/jwt-go/v4", "github.com/form3tech-oss/jwt-go") // nothing else here needs them
	slices.Sort(names)
	names = slices.Compact(names)
	parsed := map[string]name{}
	var paths []string
	for _, text := range names {
		parse := parseName
		if !strings.HasPrefix(text, "(") && strings.Count(text[strings.LastIndexByte(text, '/')+1:], ".") == 2 {
			parse = parseFieldName
		}
		n, err := parse(text)
		if err != nil {
			t.Error(err)
			continue
		}
		parsed[text] = n
		if !slices.Contains(missing, n.pkg) {
			paths = append(paths, n.pkg)
		}
	}
	slices.Sort(paths)
	real := realPackages(t, slices.Compact(paths))
	for text, n := range parsed {
		p := real[n.pkg]
		if p == nil {
			if !slices.Contains(missing, n.pkg) {
				t.Errorf("%s: no package %s", text, n.pkg)
			}
			continue
		}
		obj := lookup(p, n)
		if obj == nil && strings.HasSuffix(n.recv, "cmdable") { // go-redis' unexported type that holds the methods of its clients
			obj = lookup(p, name{pkg: n.pkg, recv: "Client", id: n.id})
		}
		if obj == nil && n.recv == "baseCmd" {
			obj = lookup(p, name{pkg: n.pkg, recv: "StatusCmd", id: n.id})
		}
		if obj == nil {
			t.Errorf("%s does not exist", text)
		} else if fn, ok := obj.(*types.Func); ok && fn.FullName() != text {
			t.Errorf("%s is %s", text, fn.FullName())
		}
	}
}
