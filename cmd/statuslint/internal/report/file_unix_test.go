//go:build unix

package report

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// Anything but a plain file is written to directly: /dev/stderr, or a pipe that a shell made, must not be replaced.
func TestPipe(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	reader, err := os.OpenFile(pipe, os.O_RDWR, 0) // for reading alone, it would wait for the writer
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	w, err := outputs(t, "codeclimate:"+pipe).Writer("")
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Write(nil, Setting{}, result("", "")); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(pipe)
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode().Type() != fs.ModeNamedPipe {
		t.Fatalf("the pipe has become %v", info.Mode())
	}
	text := make([]byte, 10)
	if n, err := reader.Read(text); !bytes.Equal(text[:n], []byte("[]\n")) {
		t.Errorf("read %q, %v", text[:n], err)
	}
}
