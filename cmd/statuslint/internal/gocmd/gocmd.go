// Package gocmd runs the go command.
package gocmd

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os/exec"
	"reflect"
	"slices"
	"strings"
)

// Output runs the go command in a directory and returns what it prints. The error is that of ctx if that is done, else an
// *Error.
func Output(ctx context.Context, dir string, env []string, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir = dir
	// PWD keeps the spelling of a directory that was reached by symbolic links.
	cmd.Env = append(slices.Clip(env), "PWD="+dir)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil:
		return nil, &Error{args[0], stderr.String(), err}
	}
	return out, nil
}

// Settings reads settings of the go command into a struct whose fields have their names.
func Settings[T any](ctx context.Context, dir string, env []string) (T, error) {
	var settings T
	args := []string{"env", "-json"}
	for field := range reflect.TypeFor[T]().Fields() {
		args = append(args, field.Name)
	}
	out, err := Output(ctx, dir, env, args...)
	if err != nil {
		return settings, err
	}
	if err := json.Unmarshal(out, &settings); err != nil {
		return settings, fmt.Errorf("go env: %w", err)
	}
	return settings, nil
}

// Error is a go command that failed.
type Error struct {
	Command string // such as list
	Stderr  string // what it said
	Cause   error
}

// Error returns the message of the go command in one line.
func (e *Error) Error() string {
	if text := Message(e.Stderr); text != "" {
		return text
	}
	return fmt.Sprintf("go %s: %v", e.Command, e.Cause)
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Cause }

// Message joins the output of the go command into one line, without its prefix and, if there is more, its notes about progress.
func Message(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		line = strings.TrimPrefix(strings.TrimSpace(line), "go: ")
		if line == "" || strings.HasPrefix(line, "downloading ") || strings.HasPrefix(line, "warning: ") {
			continue
		}
		if s := b.String(); s != "" {
			if !strings.HasSuffix(s, ":") && !strings.HasSuffix(s, ".") {
				b.WriteString(";")
			}
			b.WriteString(" ")
		}
		b.WriteString(line)
	}
	if b.Len() == 0 {
		return strings.TrimSpace(text)
	}
	return b.String()
}
