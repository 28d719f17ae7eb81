// Statuslint finds mistakes with HTTP status codes in Go programs.
//
// It is run by itself,
//
//	statuslint [flags] [packages]
//
// or by the go command, as a vet tool (go vet -vettool=$(which statuslint) ./...) or a fix tool (go fix -fixtool=...).
// statuslint -help says more.
package main

import (
	"context"
	"os"
	"os/signal"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"strings"
	"syscall"

	"golang.org/x/tools/go/analysis/unitchecker"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/gocmd"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/terminal"
)

func main() {
	if len(os.Args) > 2 && os.Args[1] == gocmd.Refusing {
		os.Exit(gocmd.Refuse(os.Args[2:]))
	}
	// The go command speaks the protocol of vet tools, in which the flags are unitchecker's and the analyzer's. We must not
	// register any of our own.
	if isToolCall(os.Args[1:]) {
		unitchecker.Main(analyzer.Analyzer)
		return
	}
	tuneCollector()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	// A second signal ends the process at once.
	context.AfterFunc(ctx, stop)
	os.Exit(run(ctx, os.Args[1:], system()))
}

// tuneCollector lets the heap grow to three times what is in use before it is collected, and to leastHeap at least: a run is
// short, and most of what it holds stays in use until the end. That saves a sixth of the processor time of a first run for a
// quarter more memory. A run after an edit needs less than leastHeap. If the user sets GOGC, that counts.
func tuneCollector() {
	const (
		percent   = 200
		leastHeap = 128 << 20
		minHeap   = 4 << 20 // the heap of the first collection at GOGC=100, see runtime/debug
	)
	if os.Getenv("GOGC") != "" {
		return
	}
	debug.SetGCPercent(100 * leastHeap / minHeap)
	afterCollection(func() {
		inUse := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		metrics.Read(inUse)
		debug.SetGCPercent(max(percent, int(100*uint64(leastHeap)/(inUse[0].Value.Uint64()+1))-100))
	})
}

// afterCollection calls a function after each collection: it makes an object that nothing refers to, which the collection finds.
func afterCollection(do func()) {
	runtime.AddCleanup(new(*byte), func(struct{}) {
		do()
		afterCollection(do)
	}, struct{}{})
}

// isToolCall reports whether the go command runs statuslint as a tool: the arguments ask for the version or the flags, or name a
// unit of work.
func isToolCall(args []string) bool {
	for _, arg := range args {
		if arg == "-V=full" || arg == "-flags" {
			return true
		}
	}
	return len(args) > 0 && strings.HasSuffix(args[len(args)-1], ".cfg") && !endsInValue(args)
}

// endsInValue reports whether the last argument belongs to the flag before it, as in -config lint.cfg. The go command
// writes values after an equals sign.
func endsInValue(args []string) bool {
	if len(args) < 2 {
		return false
	}
	name, isFlag := flagName(args[len(args)-2])
	def := new(flags).flagSet().Lookup(name)
	return isFlag && def != nil && !isBool(def)
}

// system is the world as the process sees it.
func system() world {
	dir, err := os.Getwd()
	if err != nil {
		dir = "." // then other paths are absolute, or fail with an error of their own
	}
	program, err := os.Executable()
	if err != nil {
		program = "" // then dependencies are compiled
	}
	columns, isTerminal := terminal.Columns(os.Stdout)
	w := world{
		dir:     dir,
		env:     os.Environ(),
		program: program,
		stdout:  os.Stdout,
		stderr:  os.Stderr,
		columns: columns,
		style:   terminal.Style{Colour: isTerminal && terminal.WantsColour(os.Getenv) && terminal.Escapes(os.Stdout, os.Getenv), Columns: columns},
	}
	if _, ok := terminal.Columns(os.Stderr); ok && terminal.Escapes(os.Stderr, os.Getenv) {
		w.watched = os.Stderr
	}
	return w
}
