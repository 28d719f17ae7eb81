// Nocompile replaces the compiler and the assembler (go build -toolexec) if packages are listed but not linked. Instead of
// compiling a package, it writes an archive without export data, and statuslint then reads the types of the package from its
// source. This saves most of the time and the disk space of a first run on a repository with many dependencies. cgo still runs,
// since it writes Go files.
//
// The go command asks each tool for its version and includes it in the keys of its build cache, so these archives are never used as
// real ones.
package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

func main() {
	if len(os.Args) < 2 {
		fail(errors.New("usage: go list -toolexec=nocompile"))
	}
	tool, args := os.Args[1], os.Args[2:]
	name := strings.TrimSuffix(filepath.Base(tool), ".exe")
	if name != "compile" && name != "asm" {
		cmd := exec.Command(tool, args...)
		cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
		if err := cmd.Run(); err != nil {
			if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
				os.Exit(exit.ExitCode())
			}
			fail(err)
		}
		return
	}
	if slices.Contains(args, "-V=full") {
		out, err := exec.Command(tool, args...).Output()
		if err != nil {
			fail(err)
		}
		fmt.Println(strings.TrimSpace(string(out)) + " nocompile")
		return
	}
	if out := value(args, "-asmhdr"); out != "" {
		write(out, "")
	}
	contents := ""
	if name == "compile" {
		contents = archive(value(args, "-buildid"))
	}
	write(value(args, "-o"), contents)
}

// archive returns the beginning of an archive (cmd/internal/buildid reads it), with nothing in it but the build ID.
func archive(buildID string) string {
	object := fmt.Sprintf("go object %s %s %s\nbuild id %q\n\n", runtime.GOOS, runtime.GOARCH, runtime.Version(), buildID)
	if len(object)%2 != 0 {
		object += "\n" // entries begin at even offsets
	}
	return fmt.Sprintf("!<arch>\n%-16s%-12d%-6d%-6d%-8o%-10d`\n%s", "__.PKGDEF", 0, 0, 0, 0o644, len(object), object)
}

// value returns the argument after a flag.
func value(args []string, flag string) string {
	if i := slices.Index(args, flag); i >= 0 && i+1 < len(args) {
		return args[i+1]
	}
	return ""
}

func write(name, contents string) {
	if name == "" {
		fail(errors.New("the go command gave no output file"))
	}
	if err := os.WriteFile(name, []byte(contents), 0o666); err != nil {
		fail(err)
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "nocompile:", err)
	os.Exit(2)
}
