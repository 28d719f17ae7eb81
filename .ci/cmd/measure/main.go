// Measure runs a command and prints its cost, for .ci/peers:
//
//	measure stdout stderr command [argument...]
//
// It writes the command's output into the two files and prints one line: CPU seconds, seconds, megabytes and the exit
// status, as package process measures them.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"time"

	"github.com/statuslint/statuslint/.ci/internal/process"
)

func main() {
	if len(os.Args) < 4 {
		fatal(errors.New("usage: measure stdout stderr command [argument...]"))
	}
	cmd := exec.Command(os.Args[3], os.Args[4:]...)
	cmd.Stdout, cmd.Stderr = create(os.Args[1]), create(os.Args[2])
	u, err := process.Run(context.Background(), cmd, process.Limits{Every: 50 * time.Millisecond})
	if err != nil {
		fatal(err)
	}
	fmt.Printf("%.2f %.2f %d %d\n", u.CPU.Seconds(), u.Wall.Seconds(), u.Peak>>20, u.Exit)
}

func create(path string) *os.File {
	f, err := os.Create(path)
	if err != nil {
		fatal(err)
	}
	return f
}

func fatal(err error) {
	fmt.Fprintln(os.Stderr, "measure:", err)
	os.Exit(2)
}
