package driver

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/tools/go/packages"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/gocmd"
)

// An Error says why a package could not be loaded, type-checked or analysed.
// Its message is a single line.
type Error struct {
	Package string // import path without variant suffix, or the pattern that matched nothing
	Pos     string // file:line:col, file:line or file, with an absolute name; or ""
	Message string
}

// Position parses Pos. If Pos has no column or no line, these are 0. The offset
// is always 0.
func (e Error) Position() Position {
	file, last, ok := cutNumber(e.Pos)
	if !ok {
		return Position{File: e.Pos}
	}
	if file, line, ok := cutNumber(file); ok {
		return Position{File: file, Line: line, Column: last}
	}
	return Position{File: file, Line: last}
}

// cutNumber cuts off the number after the last colon.
func cutNumber(s string) (before string, n int, ok bool) {
	i := strings.LastIndexByte(s, ':')
	if i < 0 {
		return s, 0, false
	}
	n, err := strconv.Atoi(s[i+1:])
	if err != nil {
		return s, 0, false
	}
	return s[:i], n, true
}

// listErrors converts an error of the go command about a package. The output of
// a compiler, which the go command returns as one text, becomes one error per
// message.
func (l *listing) listErrors(n *node, e packages.Error) []Error {
	pkg := n.display()
	if isBuildOutput(e) {
		return l.buildErrors(pkg, e.Msg)
	}
	pos := e.Pos
	if pos == "-" {
		pos = ""
	}
	msg := l.explain(e.Msg)
	if rest, ok := strings.CutPrefix(msg, "package "); ok && pos == "" { // not an import, but a pattern of the user
		if name, _, ok := strings.Cut(rest, " is not in std ("); ok {
			msg = l.notInStd(name)
		}
	}
	return []Error{{Package: pkg, Pos: l.absPos(pos), Message: msg}}
}

// isBuildOutput reports whether e is output of the compiler, cgo or the C
// compiler, under a header with the package's path.
func isBuildOutput(e packages.Error) bool {
	return strings.HasPrefix(e.Msg, "# ")
}

// buildErrors splits the output of a build. It leaves out lines that only
// illustrate the previous one (indented lines, bars and carets).
func (l *listing) buildErrors(pkg, output string) []Error {
	withPosition := regexp.MustCompile(`^(.*?\.\w+:\d+(?::\d+)?): (.+)$`)
	var errs []Error
	for line := range strings.Lines(output) {
		line = strings.TrimRight(line, "\r\n")
		switch {
		case strings.TrimSpace(line) == "", strings.HasPrefix(line, "# "),
			line[0] == ' ', line[0] == '\t', strings.HasPrefix(line, "too many errors"):
			continue
		}
		e := Error{Package: pkg, Message: line}
		if m := withPosition.FindStringSubmatch(line); m != nil {
			e.Pos, e.Message = l.absPos(m[1]), m[2]
			if e.Message == "too many errors" {
				continue
			}
		}
		errs = append(errs, e)
	}
	return errs
}

// absPos makes the file of a position absolute. The go command shortens names
// relative to its working directory.
func (l *listing) absPos(pos string) string {
	if pos == "" || filepath.IsAbs(pos) {
		return pos
	}
	return filepath.Join(l.dir, pos)
}

// explain rewrites a message of the go command into one line that says what is
// wrong and, if that is not obvious, what would be right.
func (l *listing) explain(msg string) string {
	msg = goMessage(msg)
	if !l.env.inModule() {
		for _, s := range []string{
			"go.mod file not found",
			"does not contain main module",
			"outside main module",
			"cannot find main module",
			"outside available modules",
		} {
			if strings.Contains(msg, s) {
				text := fmt.Sprintf("no go.mod found in %s or above: run statuslint inside a module", l.dir)
				if l.unasked != "" {
					text += "; " + l.unasked + " is not asked"
				}
				return text
			}
		}
	}
	for _, rewrite := range l.rewrites() {
		if m := regexp.MustCompile(rewrite.message).FindStringSubmatch(msg); m != nil {
			return rewrite.text(m[1:])
		}
	}
	return msg
}

// A rewrite says what to report instead of a message of the go command.
type rewrite struct {
	message string // a regular expression
	text    func(parts []string) string
}

func (l *listing) rewrites() []rewrite {
	return []rewrite{
		{`^(?:pattern \S+: )?l?stat (\S+): (?:directory not found|no such file or directory)$`, func(parts []string) string {
			if name := l.overlay.replacedBy(parts[0]); name != "" {
				return fmt.Sprintf("no such file: %s, which -overlay uses instead of %s", parts[0], name)
			}
			return "no such directory: " + parts[0]
		}},
		{`^(?:pattern \S+: directory prefix|directory) (\S+) (?:does not contain|outside) main module or its selected dependencies$`, func(parts []string) string {
			return fmt.Sprintf("%s is outside the module of %s: run statuslint in the module it belongs to", parts[0], l.env.GOMOD)
		}},
		{`^main module \(\S+\) does not contain package (\S+)$`, func(parts []string) string {
			return fmt.Sprintf("%s belongs to another module than %s: run statuslint in that module, or add it to a go.work", parts[0], l.env.GOMOD)
		}},
		{`^pattern \S+: directory prefix (\S+) does not contain modules listed in go.work`, func(parts []string) string {
			return fmt.Sprintf("%s contains no module listed in %s: name modules, as in ./module/..., or all of them by the pattern work", parts[0], l.env.GOWORK)
		}},
		{`^no required module provides package (\S+\.go);`, func(parts []string) string {
			return "no such file: " + parts[0]
		}},
		{`^(import cycle not allowed.*): import stack: \[(.*)\]$`, func(parts []string) string {
			return parts[0] + ": " + strings.Join(strings.Fields(parts[1]), " imports ")
		}},
	}
}

// notInStd returns the message for a name without a dot that is not a package.
// The go command looks for such names in the standard library only.
func (l *listing) notInStd(name string) string {
	if l.hasDirectory(name) {
		return fmt.Sprintf("no package %s in the standard library: the directory is written ./%[1]s", name)
	}
	return fmt.Sprintf("no package %s in the standard library: want an import path, or a directory such as ./%[1]s", name)
}

// hasDirectory reports whether a name that was taken for a package is a directory
// below the run's directory.
func (l *listing) hasDirectory(name string) bool {
	name = filepath.FromSlash(name)
	if !filepath.IsLocal(name) {
		return false
	}
	info, err := os.Stat(filepath.Join(l.dir, name))
	return err == nil && info.IsDir()
}

// goMessage turns a message of the go command into one line, without the prefix
// that packages.Load adds.
func goMessage(text string) string {
	if rest, ok := strings.CutPrefix(text, "err: "); ok {
		status, stderr, _ := strings.Cut(rest, ": stderr: ")
		if text = stderr; strings.TrimSpace(stderr) == "" {
			text = status
		}
	}
	return gocmd.Message(strings.TrimPrefix(text, "-: ")) // an error without a position
}
