package fix

import (
	"go/ast"
	"go/token"
	"slices"
)

// filePlaces is what the syntax tree of a file says about its places, gathered in one walk.
type filePlaces struct {
	keywordEnds map[token.Pos]bool // where a word ends to which the next token could grow
	numbers     []token.Pos        // number and character literals, in order
	guarded     []span             // where a bare name could mean itself, or be read as something else
	decls       []ast.Decl
}

// span is a part of the file.
type span struct{ pos, end token.Pos }

// newFilePlaces walks file.
func newFilePlaces(file *ast.File) *filePlaces {
	s := &filePlaces{keywordEnds: make(map[token.Pos]bool), decls: file.Decls}
	keyword := func(pos token.Pos, tok token.Token) {
		if pos.IsValid() {
			s.keywordEnds[pos+token.Pos(len(tok.String()))] = true
		}
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BasicLit:
			if n.Kind != token.STRING {
				s.numbers = append(s.numbers, n.Pos())
			}
		case *ast.GenDecl:
			// const StatusOK = 200 must not become const StatusOK = StatusOK.
			if n.Tok == token.CONST {
				s.guarded = append(s.guarded, span{n.Pos(), n.End()})
			}
		case *ast.ArrayType:
			// type T [200*c]int must not become a generic type with a parameter StatusOK.
			if n.Len != nil {
				s.guarded = append(s.guarded, span{n.Lbrack, n.Elt.Pos()})
			}
		case *ast.ReturnStmt:
			keyword(n.Return, token.RETURN)
		case *ast.CaseClause:
			keyword(n.Case, token.CASE)
		case *ast.CommClause:
			keyword(n.Case, token.CASE)
		case *ast.SwitchStmt:
			keyword(n.Switch, token.SWITCH)
		case *ast.RangeStmt:
			keyword(n.Range, token.RANGE)
		case *ast.IfStmt:
			keyword(n.If, token.IF)
		case *ast.ForStmt:
			keyword(n.For, token.FOR)
		}
		return true
	})
	return s
}

// guards reports whether pos is where no bare name is written: a constant that is used in the declaration of constants or
// in the length of an array could become part of its own definition.
func (s *filePlaces) guards(pos token.Pos) bool {
	return slices.ContainsFunc(s.guarded, func(g span) bool { return g.pos <= pos && pos < g.end })
}

// header returns the function declaration whose signature holds pos, or nil.
func (s *filePlaces) header(pos token.Pos) *ast.FuncDecl {
	i, found := slices.BinarySearchFunc(s.decls, pos, func(decl ast.Decl, pos token.Pos) int {
		return int(decl.Pos()) - int(pos)
	})
	if !found {
		i-- // the last declaration that begins before pos
	}
	if i < 0 {
		return nil
	}
	decl, ok := s.decls[i].(*ast.FuncDecl)
	if !ok || decl.Body == nil || pos >= decl.Body.Pos() {
		return nil
	}
	return decl
}
