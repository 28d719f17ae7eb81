package report

import (
	"encoding/json"
	"io"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/driver"
)

// jsonVersion is the version of the JSON format. docs/formats.md says what may change without another number.
const jsonVersion = 1

// The JSON format. Lists are never null.
type (
	jsonReport struct {
		Version  int           `json:"version"`
		Findings []jsonFinding `json:"findings"`
		Errors   []jsonError   `json:"errors"`
		Summary  jsonSummary   `json:"summary"`
	}
	jsonFinding struct {
		Rule        string        `json:"rule"`
		Severity    string        `json:"severity"`
		Message     string        `json:"message"`
		URL         string        `json:"url"`
		Package     string        `json:"package"`
		Fingerprint string        `json:"fingerprint"`
		jsonPlace                 // of the finding
		Related     []jsonRelated `json:"related"`
		Conditions  []jsonRelated `json:"conditions"`
		Fixes       []jsonFix     `json:"fixes"`
	}
	jsonPlace struct {
		Path  string       `json:"path"`
		Start jsonPosition `json:"start"`
		End   jsonPosition `json:"end"`
	}
	jsonPosition struct {
		Line   int `json:"line"`
		Column int `json:"column"`
		Offset int `json:"offset"`
	}
	jsonRelated struct {
		Message string `json:"message"`
		jsonPlace
	}
	jsonFix struct {
		Message string     `json:"message"`
		Edits   []jsonEdit `json:"edits"`
	}
	jsonEdit struct {
		jsonPlace
		Text string `json:"text"`
	}
	jsonError struct {
		Package string `json:"package,omitempty"`
		Path    string `json:"path,omitempty"`
		Line    int    `json:"line,omitempty"`
		Column  int    `json:"column,omitempty"`
		Message string `json:"message"`
	}
	jsonSummary struct {
		Packages   int            `json:"packages"`
		Files      int            `json:"files"`
		Findings   int            `json:"findings"`
		Severities jsonSeverities `json:"severities"`
		Fixable    int            `json:"fixable"`
		Errors     int            `json:"errors"`
	}
	jsonSeverities struct {
		Error   int `json:"error"`
		Warning int `json:"warning"`
		Info    int `json:"info"`
	}
)

func writeJSON(w io.Writer, r *report) error {
	count := r.count()
	doc := jsonReport{
		Version:  jsonVersion,
		Findings: []jsonFinding{},
		Errors:   []jsonError{},
		Summary: jsonSummary{
			Packages:   r.Packages,
			Files:      count.files,
			Findings:   len(r.Findings),
			Severities: jsonSeverities{Error: count.errors, Warning: count.warnings, Info: count.infos},
			Fixable:    Fixable(r.Findings),
			Errors:     len(r.Errors),
		},
	}
	for i, f := range r.Findings {
		finding := jsonFinding{
			Rule:        f.Rule,
			Severity:    string(r.severity(f)),
			Message:     f.Message,
			URL:         f.URL,
			Package:     f.Package,
			Fingerprint: r.prints()[i],
			jsonPlace:   r.jsonPlace(f.Pos, f.End),
			Fixes:       []jsonFix{},
		}
		others, conditions := explained(f)
		finding.Related, finding.Conditions = r.jsonPlaces(others), r.jsonPlaces(conditions)
		for _, fix := range f.Fixes {
			edits := []jsonEdit{}
			for _, e := range fix.Edits {
				edits = append(edits, jsonEdit{r.jsonPlace(r.span(e)), string(e.New)})
			}
			finding.Fixes = append(finding.Fixes, jsonFix{fix.Message, edits})
		}
		doc.Findings = append(doc.Findings, finding)
	}
	for _, e := range r.Errors {
		at := e.Position()
		entry := jsonError{Package: e.Package, Line: at.Line, Column: at.Column, Message: e.Message}
		if at.File != "" {
			entry.Path = r.localPath(at.File)
		}
		doc.Errors = append(doc.Errors, entry)
	}
	return encodeJSON(w, doc)
}

func (r *report) jsonPlaces(related []driver.Related) []jsonRelated {
	list := []jsonRelated{}
	for _, rel := range related {
		list = append(list, jsonRelated{rel.Message, r.jsonPlace(rel.Pos, rel.End)})
	}
	return list
}

func (r *report) jsonPlace(start, end driver.Position) jsonPlace {
	return jsonPlace{
		Path:  r.localPath(start.File),
		Start: jsonPosition{start.Line, start.Column, start.Offset},
		End:   jsonPosition{end.Line, end.Column, end.Offset},
	}
}

// encodeJSON writes an indented document. Invalid UTF-8 becomes U+FFFD.
func encodeJSON(w io.Writer, doc any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(doc)
}
