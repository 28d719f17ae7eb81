package report

import (
	"io"
	"strings"
)

// A Format is a way to write findings. A new one is a row in formats and a file with its function.
type Format struct {
	Name  string
	About string // what it is for, in a few words
	write func(io.Writer, *report) error
}

// Formats lists the formats that there are.
func Formats() []Format {
	return []Format{
		{"text", "for people and editors, one finding a line", writeText},
		{"json", "for scripts: everything that is known of each finding", writeJSON},
		{"sarif", "SARIF 2.1.0, for GitHub code scanning and viewers", writeSARIF},
		{"github", "annotations of a GitHub Actions job", writeGitHub},
		{"checkstyle", "XML for Jenkins and other servers", writeCheckstyle},
		{"codeclimate", "the code quality report of GitLab", writeCodeClimate},
		{"rdjson", "for reviewdog, with suggestions", writeRDJSON},
	}
}

// FormatNames lists the names of the formats.
func FormatNames() []string {
	var names []string
	for _, f := range Formats() {
		names = append(names, f.Name)
	}
	return names
}

// formatList is the names of the formats in a sentence.
func formatList() string { return strings.Join(FormatNames(), ", ") }
