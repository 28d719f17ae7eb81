// Package playground analyses a program that is one text, as the page in the browser and its tests do. It has no files and no
// go command: the types of the packages that the program imports come from a pack (see Pack).
//
// A program of several files has a line such as "-- cart.go --" before each, like those of the Go playground.
package playground

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"go/types"
	"io/fs"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/statuslint/statuslint/analyzer"
)

// Result is what there is to say of a program.
type Result struct {
	Errors   []Problem `json:"errors"` // of the compiler
	Findings []Finding `json:"findings"`
	// Analyzed reports whether statuslint has run. It runs in spite of errors if all of them are about what is outside the
	// program (a name that it does not declare, a package that the pack does not have) or do not matter to statuslint (an
	// import or a variable that is not used).
	Analyzed bool `json:"analyzed"`
	// Unknown reports whether an error is about what is outside the program: with that there can be other findings.
	Unknown bool `json:"unknown"`
	// Loads are the packages that the program imports and the pack only offers. If there are any, the rest is empty: add their
	// packs, and analyse the program again.
	Loads []string `json:"loads"`
}

// Problem is an error of the compiler.
type Problem struct {
	Span
	Message string `json:"message"`
	Fix     *Fix   `json:"fix"` // nil if none is offered
}

// Finding is a diagnostic of statuslint.
type Finding struct {
	Span
	Rule     string    `json:"rule"`
	Severity string    `json:"severity"` // "error" or "warning"
	Message  string    `json:"message"`
	Related  []Problem `json:"related"`
	Fix      *Fix      `json:"fix"` // nil if none is offered
}

// Fix is a suggested fix.
type Fix struct {
	Message string `json:"message"`
	Unsafe  bool   `json:"unsafe"` // it changes what the program sends
	Edits   []Edit `json:"edits"`  // by position, none within another
}

// Edit replaces a part of the program.
type Edit struct {
	Span
	Text string `json:"text"`
}

// Span is a part of the program: offsets in UTF-16 code units, as JavaScript counts, and the line on which it begins, from 1.
type Span struct {
	From int `json:"from"`
	To   int `json:"to"`
	Line int `json:"line"`
}

// Analyzer analyses programs. It is not safe for concurrent use.
type Analyzer struct {
	pack       *Pack
	analyzer   *analysis.Analyzer
	severities map[string]analyzer.Severity // by rule
}

// New returns an analyzer with the given rules, over the packages of a pack. It offers unsafe fixes, too.
func New(pack *Pack, o analyzer.Options) (*Analyzer, error) {
	o.UnsafeFixes, o.NameUnsafe = true, true
	a, err := analyzer.New(o)
	if err != nil {
		return nil, err
	}
	severities := map[string]analyzer.Severity{}
	for _, rule := range analyzer.Rules() {
		severities[rule.ID] = rule.Severity
	}
	return &Analyzer{pack, a, severities}, nil
}

// maxErrors bounds the errors of one result.
const maxErrors = 10

// Analyze analyses a program.
func (a *Analyzer) Analyze(src string) Result {
	p := newProgram(src, a.pack.fset)
	defer p.forget()
	var result Result
	files := p.parse(&result)
	if len(result.Errors) > 0 {
		if problem := a.unwrapped(src); problem != nil {
			result.Errors = []Problem{*problem}
		}
		return result
	}
	for _, file := range files {
		for _, spec := range file.Imports {
			path, err := strconv.Unquote(spec.Path.Value)
			switch {
			case err != nil || path == "unsafe" || a.pack.Has(path):
			case a.pack.Offers(path):
				result.Loads = append(result.Loads, path)
			default:
				result.Errors = append(result.Errors, Problem{Span: p.span(spec.Path.Pos(), spec.Path.End()),
					Message: fmt.Sprintf("the playground has the standard library and some frameworks: what comes from %s is unknown here, but not to the command", path)})
			}
		}
	}
	if len(result.Loads) > 0 {
		return Result{Loads: result.Loads}
	}
	broken := false // an error is about the program itself
	result.Unknown = len(result.Errors) > 0
	info := &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{}, Instances: map[*ast.Ident]types.Instance{}, Defs: map[*ast.Ident]types.Object{},
		Uses: map[*ast.Ident]types.Object{}, Implicits: map[ast.Node]types.Object{}, Selections: map[*ast.SelectorExpr]*types.Selection{},
		Scopes: map[ast.Node]*types.Scope{}, FileVersions: map[*ast.File]string{},
	}
	conf := types.Config{Importer: a.pack, Sizes: types.SizesFor("gc", "amd64"), Error: func(err error) {
		var te types.Error
		if !errors.As(err, &te) || strings.HasPrefix(te.Msg, "could not import ") { // said above
			return
		}
		undefined := strings.HasPrefix(te.Msg, "undefined: ")
		broken = broken || !te.Soft && !undefined
		result.Unknown = result.Unknown || undefined
		said := undefined && slices.ContainsFunc(result.Errors, func(e Problem) bool { return e.Message == te.Msg })
		if len(result.Errors) < maxErrors && !said {
			result.Errors = append(result.Errors, Problem{Span: p.wordAt(te.Pos), Message: te.Msg})
		}
	}}
	pkg, _ := conf.Check(files[0].Name.Name, p.fset, files, info) // conf.Error has had the errors
	a.offerImports(p, files, result.Errors)
	if broken {
		return result
	}
	result.Analyzed = true
	pass := &analysis.Pass{
		Analyzer: a.analyzer, Fset: p.fset, Files: files, Pkg: pkg, TypesInfo: info, TypesSizes: conf.Sizes,
		ResultOf:          map[*analysis.Analyzer]any{},
		ReadFile:          p.read,
		ImportObjectFact:  func(types.Object, analysis.Fact) bool { return false },
		ImportPackageFact: func(*types.Package, analysis.Fact) bool { return false },
		ExportObjectFact:  func(types.Object, analysis.Fact) {},
		ExportPackageFact: func(analysis.Fact) {},
		AllObjectFacts:    func() []analysis.ObjectFact { return nil },
		AllPackageFacts:   func() []analysis.PackageFact { return nil },
		Report: func(d analysis.Diagnostic) {
			if result.Unknown && d.Category == "directive" {
				return // whether a directive silences something depends on what is unknown
			}
			f := p.finding(d)
			f.Severity = string(a.severities[d.Category])
			result.Findings = append(result.Findings, f)
		},
	}
	for _, required := range a.analyzer.Requires { // inspect is all that it requires
		pass.ResultOf[required] = inspector.New(files)
	}
	if err := run(pass); err != nil {
		result.Errors = append(result.Errors, Problem{Span: Span{Line: 1}, Message: "statuslint failed: " + err.Error()})
	}
	slices.SortStableFunc(result.Findings, func(x, y Finding) int { return x.From - y.From })
	return result
}

// run runs the pass. A panic would end the analyzer in the browser for good.
func run(pass *analysis.Pass) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%v", r)
		}
	}()
	_, err = pass.Analyzer.Run(pass)
	return err
}

// program is the program that is analysed.
type program struct {
	src    string
	fset   *token.FileSet
	starts map[*token.File]int // the offset of each file in the text
	lines  []lineStart         // by line, from 0
}

// lineStart is where a line begins: its offset in bytes, and in UTF-16 code units.
type lineStart struct{ bytes, units int }

func newProgram(src string, fset *token.FileSet) program {
	p := program{src: src, fset: fset, starts: map[*token.File]int{}}
	var at lineStart
	for line := range strings.Lines(src) {
		p.lines = append(p.lines, at)
		at = lineStart{at.bytes + len(line), at.units + units(line)}
	}
	if src == "" || strings.HasSuffix(src, "\n") {
		p.lines = append(p.lines, at)
	}
	return p
}

// separator begins a file of a program with several.
var separator = regexp.MustCompile(`(?m)^-- (\S+\.go) --\n`)

// parse parses the files of the program. Text before the first separator is a file, too, unless it is empty.
func (p program) parse(result *Result) []*ast.File {
	var files []*ast.File
	add := func(name string, from, to int) {
		before := p.fset.Base()
		file, err := parser.ParseFile(p.fset, name, p.src[from:to], parser.ParseComments|parser.SkipObjectResolution)
		tf := p.fset.File(token.Pos(before))
		p.starts[tf] = from
		var list scanner.ErrorList
		if errors.As(err, &list) {
			for _, e := range list[:min(len(list), maxErrors)] {
				result.Errors = append(result.Errors, Problem{Span: p.at(from+e.Pos.Offset, from+e.Pos.Offset+1), Message: e.Msg})
			}
			return
		}
		files = append(files, file)
	}
	name, from := "prog.go", 0
	for _, m := range separator.FindAllStringSubmatchIndex(p.src, -1) {
		if from > 0 || strings.TrimSpace(p.src[:m[0]]) != "" {
			add(name, from, m[0])
		}
		name, from = p.src[m[2]:m[3]], m[1]
	}
	add(name, from, len(p.src))
	return files
}

// forget removes the files of the program, so that the file set does not grow.
func (p program) forget() {
	for tf := range p.starts {
		p.fset.RemoveFile(tf)
	}
}

// read returns the text of a file.
func (p program) read(name string) ([]byte, error) {
	for tf, start := range p.starts {
		if tf.Name() == name {
			return []byte(p.src[start:][:tf.Size()]), nil
		}
	}
	return nil, fs.ErrNotExist
}

func (p program) finding(d analysis.Diagnostic) Finding {
	end := d.End
	if !end.IsValid() {
		end = d.Pos
	}
	f := Finding{Span: p.span(d.Pos, end), Rule: d.Category, Message: d.Message}
	for _, r := range d.Related {
		end := r.End
		if !end.IsValid() {
			end = r.Pos
		}
		f.Related = append(f.Related, Problem{Span: p.span(r.Pos, end), Message: r.Message})
	}
	if len(d.SuggestedFixes) > 0 && len(d.SuggestedFixes[0].TextEdits) > 0 {
		fix := &Fix{Message: d.SuggestedFixes[0].Message, Unsafe: len(d.SuggestedFixes) > 1}
		for _, e := range d.SuggestedFixes[0].TextEdits {
			end := e.End
			if !end.IsValid() {
				end = e.Pos
			}
			fix.Edits = append(fix.Edits, Edit{p.span(e.Pos, end), string(e.NewText)})
		}
		slices.SortStableFunc(fix.Edits, func(x, y Edit) int { return x.From - y.From })
		f.Fix = fix
	}
	return f
}

// span is the part of the program between two positions.
func (p program) span(from, to token.Pos) Span {
	tf := p.fset.File(from)
	if tf == nil {
		return Span{Line: 1}
	}
	return p.at(p.starts[tf]+tf.Offset(from), p.starts[tf]+tf.Offset(to))
}

// at is the part of the program between two offsets in bytes.
func (p program) at(from, to int) Span {
	start, line := p.units(from)
	end, _ := p.units(to)
	return Span{start, end, line}
}

// wordAt is the identifier or the character at a position.
func (p program) wordAt(pos token.Pos) Span {
	tf := p.fset.File(pos)
	if tf == nil {
		return Span{Line: 1}
	}
	from := p.starts[tf] + tf.Offset(pos)
	to := from
	for to < len(p.src) {
		r, size := utf8.DecodeRuneInString(p.src[to:])
		if r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			break
		}
		to += size
	}
	if to == from && to < len(p.src) && p.src[to] != '\n' {
		_, size := utf8.DecodeRuneInString(p.src[to:])
		to += size
	}
	return p.at(from, to)
}

// units turns an offset in bytes into one in UTF-16 code units, and returns the line of it, from 1.
func (p program) units(offset int) (int, int) {
	offset = min(offset, len(p.src))
	line, found := slices.BinarySearchFunc(p.lines, offset, func(l lineStart, offset int) int { return l.bytes - offset })
	if !found {
		line--
	}
	start := p.lines[line]
	return start.units + units(p.src[start.bytes:offset]), line + 1
}

// units is the length of a text in UTF-16 code units.
func units(text string) int {
	n := 0
	for _, r := range text {
		n += max(1, utf16.RuneLen(r))
	}
	return n
}
