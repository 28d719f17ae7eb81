package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
)

// errDiffers says that the findings differ from the recorded ones. The output before it lists the differences.
var errDiffers = errors.New("the findings are not the recorded ones")

// recordedHeader is the first line of a file of recorded findings. The file has no commits, since the analysed files are the same, and
// no messages, since other tests check them.
const recordedHeader = "repository\tfile\tline\tcolumn\trule"

// compareRecorded compares the findings with those in a file, or writes the file.
func compareRecorded(name string, write bool, v *version, checkouts []*checkout, stdout io.Writer) error {
	var now []string
	for _, c := range checkouts {
		all, err := v.findings(c)
		if err != nil {
			return err
		}
		for _, f := range all {
			now = append(now, fmt.Sprintf("%s\t%s\t%d\t%d\t%s", f.Repository, f.File, f.Line, f.Column, f.Rule))
		}
	}
	if write {
		return writeFile(name, []byte(strings.Join(append([]string{recordedHeader}, now...), "\n")+"\n"))
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	header, rest, _ := bytes.Cut(data, []byte("\n"))
	if string(header) != recordedHeader {
		return fmt.Errorf("%s begins with %q, want %q", name, header, recordedHeader)
	}
	before := strings.Split(strings.TrimSuffix(string(rest), "\n"), "\n")
	if len(rest) == 0 {
		before = nil
	}
	differs := false
	tell := func(sign string, lines, others []string) {
		for _, line := range lines {
			if !slices.Contains(others, line) {
				differs = true
				fmt.Fprintln(stdout, sign, line)
			}
		}
	}
	tell("-", before, now)
	tell("+", now, before)
	if differs {
		return errDiffers
	}
	fmt.Fprintf(stdout, "%d findings, as recorded in %s\n", len(now), name)
	return nil
}
