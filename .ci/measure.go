//go:build ignore

// Measure runs a command and says what it took, for .ci/peers:
//
//	measure stdout stderr command [argument...]
//
// It writes the output into the two files and prints one line: CPU seconds (user and system, of the command and of all
// that it started and waited for), seconds, megabytes, and the exit status. The megabytes are the highest sum of the
// resident memory of all processes of the command's process group, looked at every 10 ms; where there is no /proc, those
// of the largest process alone.
package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"time"
)

func main() {
	if len(os.Args) < 4 {
		fatal(errors.New("usage: measure stdout stderr command [argument...]"))
	}
	cmd := exec.Command(os.Args[3], os.Args[4:]...)
	cmd.Stdout, cmd.Stderr = create(os.Args[1]), create(os.Args[2])
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	start := time.Now()
	if err := cmd.Start(); err != nil {
		fatal(err)
	}
	done := make(chan struct{})
	peak := make(chan int64)
	go func() { peak <- watch(cmd.Process.Pid, done) }()
	err := cmd.Wait()
	wall := time.Since(start)
	close(done)
	if exit := (*exec.ExitError)(nil); err != nil && !errors.As(err, &exit) {
		fatal(err)
	}
	highest := <-peak
	if usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok && highest == 0 {
		highest = usage.Maxrss * 1024
	}
	cpu := cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	fmt.Printf("%.2f %.2f %d %d\n", cpu.Seconds(), wall.Seconds(), highest>>20, cmd.ProcessState.ExitCode())
}

// watch returns the most bytes that a process group has held at once.
func watch(group int, done <-chan struct{}) int64 {
	var highest int64
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	for {
		highest = max(highest, resident(group))
		select {
		case <-done:
			return highest
		case <-tick.C:
		}
	}
}

// resident sums the resident memory of a process group.
func resident(group int) int64 {
	dir, err := os.Open("/proc")
	if err != nil {
		return 0
	}
	defer dir.Close()
	names, _ := dir.Readdirnames(-1)
	var pages int64
	for _, name := range names {
		if name[0] < '0' || name[0] > '9' {
			continue
		}
		stat, err := os.ReadFile("/proc/" + name + "/stat")
		if err != nil {
			continue // it has ended
		}
		// The name of the program stands in parentheses and may hold anything. Behind it come the state, the parent, the
		// group, and, as the 22nd, the resident pages.
		fields := strings.Fields(string(stat[strings.LastIndexByte(string(stat), ')')+1:]))
		if len(fields) < 22 || fields[2] != strconv.Itoa(group) {
			continue
		}
		n, _ := strconv.ParseInt(fields[21], 10, 64)
		pages += n
	}
	return pages * int64(os.Getpagesize())
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
