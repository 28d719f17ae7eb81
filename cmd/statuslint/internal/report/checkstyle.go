package report

import (
	"encoding/xml"
	"io"
)

// The Checkstyle format: files with their findings.
type (
	checkstyleReport struct {
		XMLName xml.Name         `xml:"checkstyle"`
		Version string           `xml:"version,attr"`
		Files   []checkstyleFile `xml:"file"`
	}
	checkstyleFile struct {
		Name   string            `xml:"name,attr"`
		Errors []checkstyleError `xml:"error"`
	}
	checkstyleError struct {
		Line     int    `xml:"line,attr"`
		Column   int    `xml:"column,attr"`
		Severity string `xml:"severity,attr"`
		Message  string `xml:"message,attr"`
		Source   string `xml:"source,attr"`
	}
)

// checkstyleVersion is the version of Checkstyle that first wrote the format as it is read everywhere.
const checkstyleVersion = "4.3"

func writeCheckstyle(w io.Writer, r *report) error {
	doc := checkstyleReport{Version: checkstyleVersion}
	for _, f := range r.Findings { // sorted by file
		path := r.localPath(f.Pos.File)
		if n := len(doc.Files); n == 0 || doc.Files[n-1].Name != path {
			doc.Files = append(doc.Files, checkstyleFile{Name: path})
		}
		file := &doc.Files[len(doc.Files)-1]
		file.Errors = append(file.Errors, checkstyleError{
			Line:     f.Pos.Line,
			Column:   f.Pos.Column,
			Severity: string(r.severity(f)),
			Message:  f.Message,
			Source:   "statuslint." + f.Rule, // Jenkins makes a category of what is before the last dot
		})
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	enc := xml.NewEncoder(w)
	enc.Indent("", "  ")
	if err := enc.Encode(doc); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}
