package main

import (
	"bytes"
	"io"
	"os"
	"strings"
)

// buildID reads the build ID that the go command wrote near the start of a binary. It returns "" if it finds none.
//
// The ID has four parts of 20 characters: hashes of what the binary and its main package were made from, and of what they contain (see
// the comment at the head of cmd/go/internal/work/buildid.go). So two binaries with the same ID do the same. ELF files
// have it in a note, others at the start of the code. One that -ldflags=-buildid has set to something else is no hash, and does not count.
func buildID(binary io.Reader) (string, error) {
	head := make([]byte, 64<<10)
	n, err := io.ReadFull(binary, head)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return "", err
	}
	for _, mark := range []string{"\x04\x00\x00\x00Go\x00\x00", "\xff Go build ID: \""} {
		_, id, found := bytes.Cut(head[:n], []byte(mark))
		if found && len(id) >= idLength && isBuildID(string(id[:idLength])) {
			return string(id[:idLength]), nil
		}
	}
	return "", nil
}

// idLength is the length of four hashes with slashes between them.
const idLength = 4*20 + 3

// isBuildID reports whether a text has the form of a build ID.
func isBuildID(id string) bool {
	parts := strings.Split(id, "/")
	for _, part := range parts {
		if len(part) != 20 || strings.Trim(part, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") != "" {
			return false
		}
	}
	return len(parts) == 4
}

// hashBinary adds to a hash what tells a binary from all others: its build ID, or without one its contents.
func hashBinary(h io.Writer, name string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	id, err := buildID(f)
	if err != nil {
		return err
	}
	if id != "" {
		_, err = io.WriteString(h, id)
		return err
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return err
	}
	_, err = io.Copy(h, f)
	return err
}
