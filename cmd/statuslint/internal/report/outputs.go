package report

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/driver"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/terminal"
	"github.com/statuslint/statuslint/internal/messages"
)

// Outputs are the reports that the user wants: formats, and where each goes. It is the value of a flag, which may be
// given several times; the zero value is text on standard output.
type Outputs struct {
	// Endpoints says, before Set, that the reports are lists of endpoints. It only matters for errors about unknown formats.
	Endpoints bool

	list []output
}

// output is one report.
type output struct {
	format format
	file   string // "" for standard output
}

// Given reports whether the user has asked for anything.
func (o Outputs) Given() bool { return len(o.list) > 0 }

// String writes the outputs as the flag takes them.
func (o *Outputs) String() string {
	var parts []string
	for _, out := range o.list {
		part := out.format.name
		if out.file != "" {
			part += ":" + out.file
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, ",")
}

// Set adds outputs: format or format:file, separated by commas.
func (o *Outputs) Set(value string) error {
	for part := range strings.SplitSeq(value, ",") {
		name, file, toFile := strings.Cut(strings.TrimSpace(part), ":")
		format, err := findFormat(name, o.Endpoints)
		if err != nil {
			return err
		}
		if toFile && file == "" {
			return fmt.Errorf("%s: wants the name of a file after the colon, or no colon for standard output", name)
		}
		if err := o.add(output{format, file}); err != nil {
			return err
		}
	}
	return nil
}

// add adds an output, unless it would overwrite another one.
func (o *Outputs) add(out output) error {
	for _, other := range o.list {
		switch {
		case other.file != out.file:
		case out.file == "":
			return fmt.Errorf("%s and %s would both go to standard output: give one a file, as in %s:FILE",
				other.format.name, out.format.name, out.format.name)
		default:
			return sameFileError(other, out)
		}
	}
	o.list = append(o.list, out)
	return nil
}

func sameFileError(a, b output) error {
	return fmt.Errorf("%s and %s would both go to %s", a.format.name, b.format.name, b.file)
}

func findFormat(name string, endpoints bool) (format, error) {
	list := formats()
	if i := slices.IndexFunc(list, func(f format) bool { return f.name == name }); i >= 0 {
		return list[i], nil
	}
	if slices.Contains(ContractFormats(), name) {
		return format{name: name}, nil
	}
	known := FormatNames()
	if endpoints {
		known = ContractFormats()
	}
	return format{}, messages.Unknown("format", name, known)
}

// A Writer writes the reports.
type Writer struct {
	reports []destination
}

// destination is where one report goes.
type destination struct {
	format format
	file   *outputFile // nil for standard output
}

// Writer makes sure, as far as possible in advance, that the files can be written: a long analysis, or changes by -fix, should
// not end without the report. Relative names are in dir.
func (o Outputs) Writer(dir string) (*Writer, error) {
	list := o.list
	if len(list) == 0 {
		list = []output{{format: formats()[0]}}
	}
	w := new(Writer)
	for _, out := range list {
		d := destination{format: out.format}
		if out.file != "" {
			name := out.file
			if !filepath.IsAbs(name) {
				name = filepath.Join(dir, name)
			}
			var err error
			if d.file, err = newOutputFile(name); err != nil {
				return nil, fmt.Errorf("cannot write %s: %w", out.file, err)
			}
			for j, other := range w.reports {
				if other.file != nil && other.file.same(d.file) {
					return nil, fmt.Errorf("-format: %w", sameFileError(list[j], out))
				}
			}
		}
		w.reports = append(w.reports, d)
	}
	return w, nil
}

// Setting is what reports need to know of the run.
type Setting struct {
	Dir string // the user's working directory
	// Severity is the severity of a finding in its file; if nil, that of its rule.
	Severity func(driver.Finding) analyzer.Severity
	Version  string // of statuslint
	// Columns and Style are those of the terminal that standard output is.
	Columns int
	Style   terminal.Style
}

// ContractFormats are the formats of lists of endpoints.
func ContractFormats() []string { return []string{"text", "json", "markdown"} }

// ForContract rejects formats that lists of endpoints do not have or, if endpoints is false, formats that only they have.
func (o Outputs) ForContract(endpoints bool) error {
	for _, out := range o.list {
		switch name := out.format.name; {
		case !endpoints && out.format.write == nil:
			return fmt.Errorf("-format %s is for -endpoints: findings have %s", name, strings.Join(FormatNames(), ", "))
		case endpoints && !slices.Contains(ContractFormats(), name):
			return fmt.Errorf("-endpoints has no format %s: want one of %s", name, strings.Join(ContractFormats(), ", "))
		}
	}
	return nil
}

// Write writes all reports, files first. If one cannot be made or written, no file is changed, unless it is the last step
// that fails, where finished files get their names.
func (w *Writer) Write(stdout io.Writer, s Setting, res *driver.Result) error {
	r := newReport(s, res)
	return w.write(stdout, s, func(out io.Writer, f format, s Setting) error {
		r.Setting = s
		return f.write(out, r)
	})
}

// WriteAs is Write for anything but findings: write gets the name of each format.
func (w *Writer) WriteAs(stdout io.Writer, s Setting, write func(out io.Writer, format string, s Setting) error) error {
	return w.write(stdout, s, func(out io.Writer, f format, s Setting) error { return write(out, f.name, s) })
}

func (w *Writer) write(stdout io.Writer, s Setting, write func(io.Writer, format, Setting) error) error {
	texts := make([]bytes.Buffer, len(w.reports))
	plain := s
	plain.Columns, plain.Style = 0, terminal.Style{}
	for i, d := range w.reports {
		setting := plain
		if d.file == nil {
			setting = s
		}
		if err := write(&texts[i], d.format, setting); err != nil {
			return fmt.Errorf("cannot write %s: %w", d.format.name, err)
		}
	}
	if err := w.writeFiles(texts); err != nil {
		return err
	}
	for i, d := range w.reports {
		if d.file != nil {
			continue
		}
		if _, err := texts[i].WriteTo(stdout); err != nil {
			return err
		}
	}
	return nil
}

// writeFiles writes the reports that go to files.
func (w *Writer) writeFiles(texts []bytes.Buffer) error {
	var errs []error
	var staged []*outputFile
	for i, d := range w.reports {
		if d.file == nil {
			continue
		}
		if err := d.file.stage(texts[i].Bytes()); err != nil {
			errs = append(errs, fmt.Errorf("cannot write %s: %w", d.file.name, err))
			break
		}
		staged = append(staged, d.file)
	}
	for _, t := range staged {
		if len(errs) > 0 {
			t.discard()
		} else if err := t.commit(); err != nil {
			errs = append(errs, fmt.Errorf("cannot write %s: %w", t.name, err))
		}
	}
	return errors.Join(errs...)
}
