package fix

import (
	"go/ast"
	"go/token"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/internal/stdlib"
)

// placer finds the place of a new import in a file, and the text to write there, so that a gofmt-clean file stays clean. Its result depends on the file and the import alone, so that all fixes of a file agree.
//
// The import goes, in this order of preference, into the first group of a block that has imports of its kind (the standard
// library's or others'), beside a single import of its kind, into a block as a new first group, beside any
// single import, after import "C", after the package clause. Nothing ever comes between import "C" and the
// comment above it, which is its source text.
type placer struct {
	*layout
	file *ast.File
	name string // empty if the import has the package's own name
	path string
}

// clause is an import declaration and where the code after it begins.
type clause struct {
	*ast.GenDecl
	next    token.Pos
	imports bool // that code is another import
}

// newPlacer returns the placer for one import.
func newPlacer(lines *layout, file *ast.File, name, path string) *placer {
	return &placer{lines, file, name, path}
}

// edits returns the edits that add the import.
func (p *placer) edits() []analysis.TextEdit {
	var blocks, lines, peers []clause
	var cgo *clause
	for i, decl := range p.file.Decls {
		gen, ok := decl.(*ast.GenDecl)
		if !ok || gen.Tok != token.IMPORT {
			continue
		}
		c := clause{GenDecl: gen, next: p.file.FileEnd}
		if i+1 < len(p.file.Decls) {
			after := p.file.Decls[i+1]
			gen, ok := after.(*ast.GenDecl)
			c.next, c.imports = after.Pos(), ok && gen.Tok == token.IMPORT
		}
		switch {
		case hasC(gen):
			cgo = &c
		case gen.Lparen.IsValid():
			blocks = append(blocks, c)
		default:
			lines = append(lines, c)
			if p.akin(gen.Specs[0]) {
				peers = append(peers, c)
			}
		}
	}
	for _, block := range blocks {
		for _, group := range p.groups(block) {
			for _, spec := range group {
				if p.akin(spec) {
					return p.intoGroup(block, group)
				}
			}
		}
	}
	switch {
	case len(lines) == 1 && (len(peers) == 1 || len(blocks) == 0):
		return p.intoLine(lines[0])
	case len(peers) > 0:
		return p.amongLines(lines, peers)
	case len(blocks) > 0:
		return p.intoBlock(blocks[0])
	case len(lines) > 0:
		return p.amongLines(lines, lines)
	case cgo != nil:
		return p.after(cgo.End(), cgo.next)
	}
	next := p.file.FileEnd
	if len(p.file.Decls) > 0 {
		next = p.file.Decls[0].Pos()
	}
	return p.after(p.file.Name.End(), next)
}

// hasC reports whether an import declaration imports "C". Such a declaration belongs to cgo, even if it is a block: with
// a second import in it the comment above the block would no longer be cgo's.
func hasC(decl *ast.GenDecl) bool {
	for _, spec := range decl.Specs {
		if importPath(spec) == "C" {
			return true
		}
	}
	return false
}

// groups returns the imports of a block, parted at empty lines.
func (p *placer) groups(block clause) [][]*ast.ImportSpec {
	var groups [][]*ast.ImportSpec
	last := 0 // the last line of the import before
	for _, spec := range block.Specs {
		spec, ok := spec.(*ast.ImportSpec)
		if !ok {
			continue
		}
		if first := p.line(first(spec)); len(groups) == 0 || first > last+1 {
			groups = append(groups, nil)
		}
		groups[len(groups)-1] = append(groups[len(groups)-1], spec)
		last = p.line(spec.Path.End())
		if next, ok := p.lineAfter(spec.Path.End(), p.codeAfter(block, spec)); ok {
			last = p.line(next) - 1 // a comment may go on
		}
	}
	return groups
}

// intoGroup adds the import to a group of a block, at the place where gofmt would sort it.
func (p *placer) intoGroup(block clause, group []*ast.ImportSpec) []analysis.TextEdit {
	var before *ast.ImportSpec
	at := len(group)
	for i, spec := range group {
		if p.less(spec) {
			at = i
			break
		}
		before = spec
	}
	if at == len(group) {
		if pos, ok := p.lineAfter(before.Path.End(), p.codeAfter(block, before)); ok {
			return p.insert(pos, "\t"+p.spec()+p.eol)
		}
		return p.intoBlock(block)
	}
	spec := group[at]
	if at > 0 && p.aligned(before, spec) {
		return p.intoBlock(block)
	}
	where := first(spec)
	if at == 0 && heads(spec, group) {
		where = spec.Pos() // the comment goes for the whole group
	}
	if pos, ok := p.lineStart(where, p.codeBefore(block, spec)); ok {
		return p.insert(pos, "\t"+p.spec()+p.eol)
	}
	return p.intoBlock(block)
}

// intoBlock adds the import to a block as a group of its own, before the others.
func (p *placer) intoBlock(block clause) []analysis.TextEdit {
	if len(block.Specs) == 0 {
		for _, c := range p.comments {
			if block.Lparen < c.pos && c.pos < block.Rparen {
				return p.after(block.End(), block.next) // gofmt has its own idea of how to indent such a comment
			}
		}
		if pos, ok := p.lineStart(block.Rparen, block.Lparen); ok {
			return p.insert(pos, "\t"+p.spec()+p.eol)
		}
		return p.insert(block.Rparen, p.eol+"\t"+p.spec()+p.eol)
	}
	if pos, ok := p.lineAfter(block.Lparen, block.Specs[0].Pos()); ok {
		return p.insert(pos, "\t"+p.spec()+p.eol+p.eol)
	}
	return p.insert(block.Specs[0].Pos(), p.spec()+"; ") // the block is not laid out in lines
}

// intoLine makes a block of the only import and puts the new one into it.
func (p *placer) intoLine(line clause) []analysis.TextEdit {
	spec, ok := line.Specs[0].(*ast.ImportSpec)
	if !ok {
		return nil
	}
	end, ok := p.lineAfter(spec.Path.End(), line.next)
	if !ok {
		return p.insert(line.Pos(), "import "+p.spec()+"; ")
	}
	if p.line(end) > p.line(spec.Path.End())+1 {
		return p.amongLines([]clause{line}, []clause{line}) // gofmt would indent the rest of a comment with the import
	}
	opening, closing := "("+p.eol+"\t", ")"+p.eol+p.blank(end, line)
	parting := ""
	if !p.akin(spec) {
		parting = p.eol
	}
	if stdlib.Holds(p.path) && parting != "" || parting == "" && p.less(spec) {
		opening += p.spec() + p.eol + parting + "\t"
	} else {
		closing = parting + "\t" + p.spec() + p.eol + closing
	}
	return append(p.insert(spec.Pos(), opening), p.insert(end, closing)...)
}

// amongLines adds the import as a line of its own beside those of its kind, which are among the lines: imports that are each on a
// line of its own.
func (p *placer) amongLines(lines, peers []clause) []analysis.TextEdit {
	at := 0 // the new one comes before peers[at]
	for at < len(peers) && !p.less(importOf(peers[at])) {
		at++
	}
	tied := slices.ContainsFunc(lines, func(line clause) bool { return p.aligned(importOf(line), importOf(peers[0])) })
	if at == 0 && peers[0].Doc == nil && !tied {
		if pos, ok := p.lineStart(peers[0].Pos(), p.codeBeforeDecl(peers[0])); ok {
			return p.insert(pos, "import "+p.spec()+p.eol)
		}
	}
	after := peers[max(0, at-1)]
	for _, line := range lines {
		if p.aligned(importOf(after), importOf(line)) {
			after = line // the order of lines is no matter to gofmt, but the alignment of their comments is
		}
	}
	if pos, ok := p.lineAfter(after.End(), after.next); ok {
		return p.insert(pos, "import "+p.spec()+p.eol+p.blank(pos, after))
	}
	return p.insert(peers[0].Pos(), "import "+p.spec()+"; ")
}

// after adds the import as a declaration of its own after the package clause or after a declaration that ends at end.
func (p *placer) after(end, next token.Pos) []analysis.TextEdit {
	pos, ok := p.lineAfter(end, next)
	if !ok {
		return p.insert(end, "; import "+p.spec())
	}
	return p.insert(pos, p.eol+"import "+p.spec()+p.eol+p.blank(pos, clause{next: next}))
}

// blank returns the empty line that gofmt wants between an import inserted at pos and what is there, if it wants one: not
// between imports, but before a comment, and before other code that the comment after the import above has kept on a later line.
func (p *placer) blank(pos token.Pos, above clause) string {
	if p.commented(pos) || !above.imports && p.line(above.next) == p.line(pos) && above.next < p.file.FileEnd {
		return p.eol
	}
	return ""
}

// insert returns the edit that inserts text at pos.
func (p *placer) insert(pos token.Pos, text string) []analysis.TextEdit {
	return []analysis.TextEdit{{Pos: pos, End: pos, NewText: []byte(text)}}
}

// spec returns the text of the import.
func (p *placer) spec() string {
	if p.name == "" {
		return strconv.Quote(p.path)
	}
	return p.name + " " + strconv.Quote(p.path)
}

// less reports whether gofmt sorts the new import before spec: by path, then by name.
func (p *placer) less(spec *ast.ImportSpec) bool {
	path, name := importPath(spec), ""
	if spec.Name != nil {
		name = spec.Name.Name
	}
	return p.path < path || p.path == path && p.name < name
}

// akin reports whether spec and the new import both are of the standard library, or both are not.
func (p *placer) akin(spec ast.Spec) bool {
	return stdlib.Holds(importPath(spec)) == stdlib.Holds(p.path)
}

// aligned reports whether gofmt aligns the comments that follow two imports, so that a line between them would
// make it move one.
func (p *placer) aligned(above, below *ast.ImportSpec) bool {
	if above.Comment == nil || below.Comment == nil || above.Pos() >= below.Pos() {
		return false
	}
	next, ok := p.lineAfter(above.Path.End(), below.Pos())
	return ok && p.line(next) == p.line(below.Pos())
}

// codeBefore returns where the code before spec ends.
func (p *placer) codeBefore(block clause, spec *ast.ImportSpec) token.Pos {
	before := block.Lparen
	for _, other := range block.Specs {
		if other == spec {
			break
		}
		before = other.(*ast.ImportSpec).Path.End()
	}
	return before
}

// codeAfter returns where the code after spec begins.
func (p *placer) codeAfter(block clause, spec *ast.ImportSpec) token.Pos {
	for _, other := range block.Specs {
		if other.Pos() > spec.Pos() {
			return other.Pos()
		}
	}
	return block.Rparen
}

// codeBeforeDecl returns where the code before an import declaration ends.
func (p *placer) codeBeforeDecl(c clause) token.Pos {
	before := p.file.Name.End()
	for _, decl := range p.file.Decls {
		if decl == c.GenDecl {
			break
		}
		before = decl.End()
	}
	return before
}

// heads reports whether the comment above the first import of a group is a heading of the group, not the import's own. A
// directive (//nolint) is the import's, so is the reason for a blank import, and where others have comments all have.
func heads(spec *ast.ImportSpec, group []*ast.ImportSpec) bool {
	if spec.Doc == nil || spec.Name != nil && spec.Name.Name == "_" {
		return false
	}
	for _, other := range group {
		if other != spec && other.Doc != nil {
			return false
		}
	}
	for _, c := range spec.Doc.List {
		if text, ok := strings.CutPrefix(c.Text, "//"); ok && text != "" && text[0] != ' ' && text[0] != '\t' {
			return false
		}
	}
	return true
}

// first returns where an import begins, with the comment above it.
func first(spec *ast.ImportSpec) token.Pos {
	if spec.Doc != nil {
		return spec.Doc.Pos()
	}
	return spec.Pos()
}

// importOf returns the only import of a declaration without parentheses.
func importOf(c clause) *ast.ImportSpec {
	return c.Specs[0].(*ast.ImportSpec)
}

// importPath returns the path that spec imports.
func importPath(spec ast.Spec) string {
	imported, ok := spec.(*ast.ImportSpec)
	if !ok {
		return ""
	}
	path, err := strconv.Unquote(imported.Path.Value)
	if err != nil {
		return ""
	}
	return path
}
