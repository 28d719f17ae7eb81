package report

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/driver"
)

var update = flag.Bool("update", false, "write the golden files")

func TestFormats(t *testing.T) {
	for _, format := range formats() {
		t.Run(format.name, func(t *testing.T) {
			got := render(t, format.name, fixedReport(fixedResult()))
			golden := filepath.Join("testdata", format.name+".golden")
			if *update {
				if err := os.WriteFile(golden, got, 0o666); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Errorf("not as in %s (go test -update writes it):\n%s", golden, got)
			}
			if !utf8.Valid(got) && format.name != "text" {
				t.Error("it is no UTF-8")
			}
			if again := render(t, format.name, fixedReport(fixedResult())); !bytes.Equal(got, again) {
				t.Error("the same result gives another report")
			}
		})
	}
}

// decode reads JSON into a structure that has all of its fields.
func decode(t *testing.T, text []byte, into any) {
	t.Helper()
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.DisallowUnknownFields()
	if err := dec.Decode(into); err != nil {
		t.Fatal(err)
	}
	if dec.More() {
		t.Error("there is more than one document")
	}
}

func TestReadJSON(t *testing.T) {
	res := fixedResult()
	type position struct{ Line, Column, Offset int }
	type place struct {
		Path       string
		Start, End position
	}
	var doc struct {
		Version  int
		Findings []struct {
			Rule, Severity, Message, URL, Package, Fingerprint string
			place
			Related, Conditions []struct {
				Message string
				place
			}
			Fixes []struct {
				Message string
				Edits   []struct {
					place
					Text string
				}
			}
		}
		Errors []struct {
			Package, Path, Message string
			Line, Column           int
		}
		Summary struct {
			Packages, Files, Findings, Fixable, Errors int
			Severities                                 struct{ Error, Warning, Info int }
		}
	}
	decode(t, render(t, "json", fixedReport(res)), &doc)
	if doc.Version != 1 || len(doc.Findings) != len(res.Findings) || len(doc.Errors) != len(res.Errors) {
		t.Fatalf("version %d, %d findings, %d errors", doc.Version, len(doc.Findings), len(doc.Errors))
	}
	for i, f := range res.Findings {
		got := doc.Findings[i]
		if p := f.Pos; got.Start != (position{p.Line, p.Column, p.Offset}) || got.Rule != f.Rule || got.Package != f.Package || got.URL != f.URL {
			t.Errorf("finding %d is %+v", i, got)
		}
		if got.Fixes == nil || got.Related == nil || got.Conditions == nil {
			t.Errorf("finding %d has a list that is null", i)
		}
	}
	// The edits, from the last to the first, are what -fix does.
	fixed := cartText
	for _, e := range doc.Findings[4].Fixes[0].Edits {
		if got := newSource([]byte(cartText)); e.Start.Line > 0 {
			if line, column := got.position(e.Start.Offset); line != e.Start.Line || column != e.Start.Column {
				t.Errorf("edit at %+v is at %d:%d", e.Start, line, column)
			}
		}
		fixed = fixed[:e.Start.Offset] + e.Text + fixed[e.End.Offset:]
	}
	want := strings.Replace(cartText, "cart\n", "cart\n\nimport \"net/http\"\n", 1)
	at := strings.LastIndex(want, "404")
	if want = want[:at] + "http.StatusNotFound" + want[at+3:]; fixed != want {
		t.Errorf("the edits make\n%s", fixed)
	}
	if s := doc.Summary; s.Packages != 3 || s.Files != 3 || s.Findings != 5 || s.Fixable != 2 || s.Errors != 4 ||
		s.Severities.Error != 3 || s.Severities.Warning != 2 {
		t.Errorf("summary %+v", s)
	}
	if e := doc.Errors[1]; e.Path != "../orders/b.go" || e.Line != 3 || e.Column != 4 || e.Package != "example.com/b" {
		t.Errorf("error %+v", e)
	}
}

// utf16Text is what a region of SARIF covers in the text of a file: lines and columns are taken as the format defines them,
// in UTF-16 code units without a byte order mark.
func utf16Text(text string, startLine, startColumn, endLine, endColumn int) string {
	lines := strings.SplitAfter(strings.TrimPrefix(text, "\uFEFF"), "\n")
	var covered []uint16
	for n := startLine; n <= endLine; n++ {
		units := utf16.Encode([]rune(lines[n-1]))
		from, to := 0, len(units)
		if n == startLine {
			from = startColumn - 1
		}
		if n == endLine {
			to = endColumn - 1
		}
		covered = append(covered, units[from:to]...)
	}
	return string(utf16.Decode(covered))
}

func TestReadSARIF(t *testing.T) {
	res := fixedResult()
	var log sarifLog
	decode(t, render(t, "sarif", fixedReport(res)), &log)
	run := log.Runs[0]
	if len(run.Results) != len(res.Findings) {
		t.Fatalf("%d results", len(run.Results))
	}
	for i, f := range res.Findings {
		got := run.Results[i]
		text := string(res.Sources[f.Pos.File].Content)
		region := got.Locations[0].Physical.Region
		want := strings.ToValidUTF8(text[f.Pos.Offset:f.End.Offset], "\uFFFD")
		if covered := utf16Text(text, region.StartLine, region.StartColumn, region.EndLine, region.EndColumn); covered != want {
			t.Errorf("the region of result %d covers %q, want %q", i, covered, want)
		}
		for _, fix := range got.Fixes {
			for j, rep := range fix.Changes[0].Replacements {
				e := f.Fixes[0].Edits[j]
				d := rep.Deleted
				if *d.ByteOffset != e.Start || *d.ByteLength != e.End-e.Start ||
					utf16Text(text, d.StartLine, d.StartColumn, d.EndLine, d.EndColumn) != text[e.Start:e.End] || rep.Inserted.Text != string(e.New) {
					t.Errorf("result %d: replacement %+v for %+v", i, rep, e)
				}
			}
		}
		if got.RuleIndex != nil && run.Tool.Driver.Rules[*got.RuleIndex].ID != f.Rule {
			t.Errorf("result %d: rule %d is not %s", i, *got.RuleIndex, f.Rule)
		}
	}
	for i, want := range []struct{ uri, base string }{
		{"orders/100%25.go", srcRoot}, {"orders/100%25.go", srcRoot}, {"file:///other/lib.go", ""}, {"shop/cart%20&%20co/gr%C3%B6%C3%9Fe.go", srcRoot},
	} {
		if at := run.Results[i].Locations[0].Physical.Artifact; at.URI != want.uri || at.BaseID != want.base {
			t.Errorf("result %d is in %+v, want %+v", i, at, want)
		}
	}
	if run.Invocations[0].ExecutionSuccessful || len(run.Invocations[0].Notifications) != len(res.Errors) {
		t.Errorf("invocation %+v", run.Invocations[0])
	}
	if res.Errors = nil; !strings.Contains(string(render(t, "sarif", fixedReport(res))), `"executionSuccessful": true`) {
		t.Error("without errors the execution was no success")
	}
}

// Links lead to lines that the message names, in the same file, and to no others.
func TestLinksToRelatedPlaces(t *testing.T) {
	at := func(file string, line int) driver.Related {
		return driver.Related{Pos: driver.Position{File: file, Line: line}}
	}
	for _, tt := range []struct {
		message string
		related []driver.Related
		want    string
	}{
		{"sent at line 15; late", []driver.Related{at("a", 15)}, "sent at [line 15](1); late"},
		{"sent at line 15", []driver.Related{at("a", 7), at("a", 15)}, "sent at [line 15](2)"},
		{"sent at line 15", []driver.Related{at("a", 1)}, "sent at line 15"},
		{"sent at line 15", []driver.Related{at("b", 15)}, "sent at line 15"},
		{"sent", []driver.Related{at("a", 15)}, "sent"},
	} {
		f := driver.Finding{Message: tt.message, Pos: driver.Position{File: "a"}, Related: tt.related}
		if got := linkLines(f); got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
}

func TestReadRDJSON(t *testing.T) {
	res := fixedResult()
	var doc rdjsonReport
	decode(t, render(t, "rdjson", fixedReport(res)), &doc)
	for i, d := range doc.Diagnostics {
		f := res.Findings[i]
		if got := d.Location.Range; got.Start != (rdjsonPosition{f.Pos.Line, f.Pos.Column}) || got.End != (rdjsonPosition{f.End.Line, f.End.Column}) {
			t.Errorf("diagnostic %d is at %+v", i, got)
		}
	}
	want := []rdjsonSuggestion{{doc.Diagnostics[3].Location.Range, "http.StatusNotFound"}}
	if got := doc.Diagnostics[3].Suggestions; len(got) != 1 || got[0] != want[0] {
		t.Errorf("suggestions %+v, want %+v", got, want)
	}
	// The other fix adds an import far above.
	if got := doc.Diagnostics[4].Suggestions; len(got) != 0 {
		t.Errorf("suggestions %+v", got)
	}
}

// The edits of a fix within the lines of a finding become one suggestion, in any order.
func TestSuggestionOfSeveralEdits(t *testing.T) {
	const text = "package p\n\tif a < b && c {\n"
	f := finding("/code/shop/a.go", text, "if a < b && c", "m")
	edit := func(part, with string) driver.Edit {
		at := strings.Index(text, part)
		return driver.Edit{File: f.Pos.File, Start: at, End: at + len(part), New: []byte(with)}
	}
	f.Fixes = []driver.Fix{{Edits: []driver.Edit{edit("&&", "||"), edit("<", ">")}}}
	var doc rdjsonReport
	decode(t, render(t, "rdjson", fixedReport(result(f.Pos.File, text, f))), &doc)
	want := rdjsonSuggestion{rdjsonRange{rdjsonPosition{2, 7}, rdjsonPosition{2, 13}}, "> b ||"}
	if got := doc.Diagnostics[0].Suggestions; len(got) != 1 || got[0] != want {
		t.Errorf("suggestions %+v, want %+v", got, want)
	}
}

func TestReadCodeClimate(t *testing.T) {
	res := fixedResult()
	var issues []codeClimateIssue
	decode(t, render(t, "codeclimate", fixedReport(res)), &issues)
	seen := make(map[string]bool)
	for i, issue := range issues {
		if f := res.Findings[i]; issue.CheckName != f.Rule || issue.Location.Lines != (codeClimateLines{f.Pos.Line, f.End.Line}) {
			t.Errorf("issue %d is %+v", i, issue)
		}
		if len(issue.Fingerprint) != 32 || seen[issue.Fingerprint] {
			t.Errorf("issue %d: fingerprint %q", i, issue.Fingerprint)
		}
		seen[issue.Fingerprint] = true
	}
	if issues[0].Severity != "major" || issues[3].Severity != "minor" || issues[3].Location.Path != "shop/cart & co/größe.go" {
		t.Errorf("issues %+v", issues)
	}
}

func TestReadCheckstyle(t *testing.T) {
	res := fixedResult()
	var doc checkstyleReport
	if err := xml.Unmarshal(render(t, "checkstyle", fixedReport(res)), &doc); err != nil {
		t.Fatal(err)
	}
	if len(doc.Files) != 3 || doc.Files[2].Name != "cart & co/größe.go" || len(doc.Files[2].Errors) != 2 {
		t.Fatalf("files %+v", doc.Files)
	}
	if got, want := doc.Files[0].Errors[1].Message, res.Findings[1].Message; got != want {
		t.Errorf("message %q, want %q", got, want)
	}
	if got, want := doc.Files[0].Errors[0].Message, "two lines, invalid \uFFFD\uFFFD here (body)"; got != want {
		t.Errorf("message %q, want %q", got, want)
	}
}

// readCommand reads a workflow command as the runner does.
func readCommand(t *testing.T, line string) (name, message string, props map[string]string) {
	t.Helper()
	head, message, ok := strings.Cut(strings.TrimPrefix(line, "::"), "::")
	name, list, _ := strings.Cut(head, " ")
	props = make(map[string]string)
	unescape := strings.NewReplacer("%0D", "\r", "%0A", "\n", "%3A", ":", "%2C", ",", "%25", "%")
	for pair := range strings.SplitSeq(list, ",") {
		key, value, found := strings.Cut(pair, "=")
		props[key] = unescape.Replace(value)
		ok = ok && found
	}
	if !ok {
		t.Fatalf("%q is no workflow command", line)
	}
	return name, unescape.Replace(message), props
}

func TestReadGitHub(t *testing.T) {
	res := fixedResult()
	lines := strings.Split(strings.TrimSuffix(string(render(t, "github", fixedReport(res))), "\n"), "\n")
	if len(lines) != len(res.Findings)+len(res.Errors) {
		t.Fatalf("%d commands:\n%s", len(lines), strings.Join(lines, "\n"))
	}
	for i, f := range res.Findings {
		name, message, props := readCommand(t, lines[i])
		if want := map[bool]string{true: "warning", false: "error"}[f.Rule == "magic"]; name != want {
			t.Errorf("finding %d is a command %s", i, name)
		}
		if message != strings.ToValidUTF8(f.Message, "\uFFFD") || props["title"] != "statuslint "+f.Rule {
			t.Errorf("finding %d is %q, %q", i, message, props)
		}
		if _, hasColumn := props["col"]; hasColumn != (f.Pos.Line == f.End.Line) {
			t.Errorf("finding %d: %q", i, props)
		}
	}
	if _, _, props := readCommand(t, lines[3]); props["file"] != "shop/cart & co/größe.go" || props["line"] != "4" || props["col"] != "33" || props["endColumn"] != "36" {
		t.Errorf("the first 404 is at %q", props)
	}
	if _, message, props := readCommand(t, lines[6]); props["file"] != "orders/b.go" || props["line"] != "3" || message != "example.com/b: undefined: x\nor y" {
		t.Errorf("the error is %q, %q", message, props)
	}
	odd := finding("/code/a,b:c.go", orders, "404", "m")
	want := "::warning file=a%2Cb%3Ac.go,line=3,"
	if got := string(render(t, "github", fixedReport(result(odd.Pos.File, orders, odd)))); !strings.HasPrefix(got, want) {
		t.Errorf("got %s, want %s", got, want)
	}
}

// Machines get a report even if there is nothing to report.
func TestEmptyReports(t *testing.T) {
	for name, want := range map[string]string{
		"text":        "",
		"github":      "",
		"codeclimate": "[]\n",
		"checkstyle":  xml.Header + "<checkstyle version=\"4.3\"></checkstyle>\n",
		"json":        `"findings": [],`,
		"sarif":       `"results": []`,
		"rdjson":      `"diagnostics": []`,
	} {
		got := string(render(t, name, fixedReport(&driver.Result{})))
		if part := strings.HasPrefix(want, `"`); part && !strings.Contains(got, want) || !part && got != want {
			t.Errorf("%s: %q lacks %q", name, got, want)
		}
	}
}

// Related places may be in files without a finding, which the analysis has not kept, or which are gone.
func TestPlacesInOtherFiles(t *testing.T) {
	dir := t.TempDir()
	kept := filepath.Join(dir, "kept.go")
	if err := os.WriteFile(kept, []byte(cartText), 0o666); err != nil {
		t.Fatal(err)
	}
	at := strings.Index(cartText, "404")
	f := finding("/code/a.go", orders, "404", "m")
	for _, file := range []string{kept, filepath.Join(dir, "gone.go")} {
		p := position(file, cartText, at)
		f.Related = append(f.Related, driver.Related{Message: "here", Pos: p, End: p})
	}
	res := result("/code/a.go", orders, f)
	var log sarifLog
	decode(t, render(t, "sarif", fixedReport(res)), &log)
	for i, want := range []int{33, 37} { // in bytes, for want of a file
		if got := log.Runs[0].Results[0].Related[i].Physical.Region.StartColumn; got != want {
			t.Errorf("related place %d is in column %d, want %d", i, got, want)
		}
	}
	// Nor does every finding need one.
	res.Sources = nil
	var without sarifLog
	decode(t, render(t, "sarif", fixedReport(res)), &without)
	if prints := without.Runs[0].Results[0].Fingerprints; prints[ownPrint] == "" || len(prints) != 1 {
		t.Errorf("fingerprints %q", prints)
	}
}
