package gocmd

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// Compiling the dependencies of a program takes far longer than type-checking their declarations: minutes in a fresh CI job.
// But the go command cannot be asked for the export data that it has: it compiles what is missing. So it is given a program that
// runs its tools (go build -toolexec), and refuses to compile. The packages that are not in the build cache then have no export data.
// Since the program passes on what the tools say about their versions, the keys of the build cache stay the same.

// Refusing is the first argument of a program that must call [Refuse] with the others.
const Refusing = "refuse-to-compile"

const refusal = "statuslint does not compile"

// RefuseFlag returns the flag of the go command that makes it run its tools with a program.
func RefuseFlag(program string) string {
	quote := "'"
	if strings.Contains(program, quote) {
		quote = `"`
	}
	return "-toolexec=" + quote + program + quote + " " + Refusing
}

// CanRefuse reports whether the go command can run a program as a part of a flag.
func CanRefuse(program string) bool {
	return !strings.Contains(program, "'") || !strings.Contains(program, `"`)
}

// IsRefusal reports whether an error of the go command is about a package that was not compiled.
func IsRefusal(message string) bool { return strings.Contains(message, refusal) }

// Refuse runs a tool of the go command with arguments, but not the compiler, the assembler and cgo. These are only asked for their
// versions. The result is the exit status.
func Refuse(command []string) int {
	name := strings.TrimSuffix(filepath.Base(command[0]), ".exe")
	if slices.Contains([]string{"compile", "asm", "cgo"}, name) && !slices.Contains(command, "-V=full") {
		os.Stderr.WriteString(refusal + "\n")
		return 1
	}
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	err := cmd.Run()
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		return exit.ExitCode()
	}
	if err != nil {
		os.Stderr.WriteString(err.Error() + "\n")
		return 1
	}
	return 0
}
