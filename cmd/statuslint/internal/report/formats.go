package report

import "io"

// A format is a way to write findings. A new one is a row in formats and a file with its function.
type format struct {
	name  string
	write func(io.Writer, *report) error
}

// formats lists all formats, the default first.
func formats() []format {
	return []format{
		{"text", writeText},
		{"json", writeJSON},
		{"sarif", writeSARIF},
		{"github", writeGitHub},
		{"checkstyle", writeCheckstyle},
		{"codeclimate", writeCodeClimate},
		{"rdjson", writeRDJSON},
	}
}

// FormatNames lists the names of the formats.
func FormatNames() []string {
	var names []string
	for _, f := range formats() {
		names = append(names, f.name)
	}
	return names
}
