// Package process runs commands and measures their cost, for the programs in .ci. It needs a Unix system.
package process

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// Usage is the cost of a command.
type Usage struct {
	CPU  time.Duration // user and system, of the command and of everything that it started and waited for
	Wall time.Duration
	Peak int64 // bytes: the highest sum seen of the resident memory of the processes in the command's process group
	Exit int   // the exit status; -1 if a signal ended the command
}

// Limits say when a command is stopped, and how often its memory is measured.
type Limits struct {
	Memory int64         // bytes that the process group may hold; 0 is no limit
	Every  time.Duration // the interval between measurements of memory
}

// A MemoryError is returned for a command that was stopped because it used more memory than its limit.
type MemoryError struct{ Limit int64 }

func (e *MemoryError) Error() string { return fmt.Sprintf("more than %d MB of memory", e.Limit>>20) }

// Run runs a command in its own process group. When ctx ends or the memory limit is exceeded, it kills the whole group and returns
// the context's error or a [*MemoryError]. It returns nil for a command that ran to its end. Its exit status is in Usage.
//
// On systems without /proc, Peak is that of the largest process alone, and the memory limit has no effect.
func Run(ctx context.Context, cmd *exec.Cmd, limits Limits) (Usage, error) {
	if err := ctx.Err(); err != nil {
		return Usage{}, err
	}
	if cmd.SysProcAttr == nil {
		cmd.SysProcAttr = &syscall.SysProcAttr{}
	}
	cmd.SysProcAttr.Setpgid = true
	start := time.Now()
	if err := cmd.Start(); err != nil {
		return Usage{}, err
	}
	group := cmd.Process.Pid
	exited := make(chan error, 1)
	go func() { exited <- cmd.Wait() }()

	var (
		usage   Usage
		stopped error
		waited  error
		ended   = ctx.Done()
		tick    = time.NewTicker(limits.Every)
	)
	defer tick.Stop()
	stop := func(why error) {
		if stopped == nil {
			stopped = why
			_ = syscall.Kill(-group, syscall.SIGKILL)
		}
	}
	for running := true; running; {
		usage.Peak = max(usage.Peak, resident(group))
		if limits.Memory > 0 && usage.Peak > limits.Memory {
			stop(&MemoryError{limits.Memory})
		}
		select {
		case waited = <-exited:
			running = false
		case <-ended:
			stop(ctx.Err())
			ended = nil
		case <-tick.C:
		}
	}
	usage.Wall = time.Since(start)
	if state := cmd.ProcessState; state != nil {
		usage.CPU = state.UserTime() + state.SystemTime()
		usage.Exit = state.ExitCode()
		if self, ok := state.SysUsage().(*syscall.Rusage); ok {
			usage.Peak = max(usage.Peak, maxRSS(self))
		}
	}
	if exit := (*exec.ExitError)(nil); stopped == nil && waited != nil && !errors.As(waited, &exit) {
		return usage, waited
	}
	return usage, stopped
}

// maxRSS returns the highest resident memory of the largest process, in bytes. Darwin counts bytes, others kilobytes
// (getrusage(2)).
func maxRSS(usage *syscall.Rusage) int64 {
	if runtime.GOOS == "darwin" {
		return usage.Maxrss
	}
	return usage.Maxrss * 1024
}

// resident sums the resident memory of a process group, in bytes.
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
			continue // the process has ended
		}
		// The program's name is in parentheses and may hold anything. After it come the state, the parent, the group and,
		// as the 22nd field, the number of resident pages (proc_pid_stat(5)).
		fields := strings.Fields(string(stat[strings.LastIndexByte(string(stat), ')')+1:]))
		if len(fields) < 22 || fields[2] != strconv.Itoa(group) {
			continue
		}
		n, _ := strconv.ParseInt(fields[21], 10, 64)
		pages += n
	}
	return pages * int64(os.Getpagesize())
}
