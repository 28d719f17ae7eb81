package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func TestBuildID(t *testing.T) {
	t.Parallel()
	name, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("go", "tool", "buildid", name).Output()
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	got, err := buildID(f)
	if want := strings.TrimSpace(string(out)); got != want || err != nil {
		t.Errorf("the build ID of the test is %q, %v, want %q", got, err, want)
	}
}

func TestHashBinary(t *testing.T) {
	t.Parallel()
	const part = "abcdefghijKLMNOP_-09"
	id := part + "/" + part + "/" + part + "/" + part
	code := func(id, rest string) string { return "MZ\xff Go build ID: \"" + id + "\"\n \xff" + rest }
	note := func(id, rest string) string {
		return "\x7fELF\x04\x00\x00\x00\x53\x00\x00\x00\x04\x00\x00\x00Go\x00\x00" + id + rest
	}
	for _, test := range []struct {
		name, content, want string
	}{
		{"code", code(id, "one"), id},
		{"note", note(id, "one"), id},
		{"no ID", "one", "one"},
		{"set by hand", code("v1.2.3", "one"), code("v1.2.3", "one")},
		{"set by hand to a long text", code(strings.Repeat("v1.2.3/", 20), "one"), code(strings.Repeat("v1.2.3/", 20), "one")},
		{"removed", note("", "one"), note("", "one")},
		{"cut off", note(id[:50], ""), note(id[:50], "")},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			name := filepath.Join(t.TempDir(), "binary")
			if err := os.WriteFile(name, []byte(test.content), 0o666); err != nil {
				t.Fatal(err)
			}
			var h bytes.Buffer
			if err := hashBinary(&h, name); err != nil || h.String() != test.want {
				t.Errorf("%q is hashed, %v, want %q", h.String(), err, test.want)
			}
		})
	}
}
