package apply

import (
	"os"
	"path/filepath"
	"testing"
)

func TestTerritory(t *testing.T) {
	if testing.Short() {
		t.Skip("runs the go command")
	}
	main := filepath.Dir(write(t, "go.mod", "module example.com/main\n\ngo 1.24\n"))
	second := filepath.Dir(writeAt(t, filepath.Join(main, "second", "go.mod"), "module example.com/second\n\ngo 1.24\n"))
	third := filepath.Dir(writeAt(t, filepath.Join(main, "third", "go.mod"), "module example.com/third\n\ngo 1.24\n"))
	env := append(os.Environ(), "GOFLAGS=", "GOWORK=")

	check := func(territory *Territory, file string, want bool) {
		t.Helper()
		if err := territory.Permit(file); (err == nil) != want {
			t.Errorf("%s: permitted %v, want %v (%v)", file, err == nil, want, err)
		}
	}
	alone, err := FindTerritory(t.Context(), main, env)
	if err != nil {
		t.Fatal(err)
	}
	check(alone, filepath.Join(main, "a.go"), true)
	check(alone, filepath.Join(main, "internal", "deep", "a.go"), true)
	check(alone, filepath.Join(main, "vendor", "example.com", "dep", "a.go"), false)
	check(alone, filepath.Join(second, "a.go"), false)
	check(alone, filepath.Join(filepath.Dir(main), "a.go"), false)
	if len(alone.foreign) != 2 {
		t.Errorf("nothing may be changed in %v, want GOROOT and GOMODCACHE", alone.foreign)
	}
	for _, dir := range alone.foreign {
		check(alone, filepath.Join(dir, "src", "net", "http", "server.go"), false)
	}

	writeAt(t, filepath.Join(main, "go.work"), "go 1.24\n\nuse (\n\t.\n\t./second\n)\n")
	workspace, err := FindTerritory(t.Context(), main, env)
	if err != nil {
		t.Fatal(err)
	}
	check(workspace, filepath.Join(main, "a.go"), true)
	check(workspace, filepath.Join(second, "a.go"), true)
	check(workspace, filepath.Join(third, "a.go"), false)

	// A checkout below a directory called vendor is not vendored.
	below := filepath.Dir(write(t, "vendor/module/go.mod", "module example.com/main\n\ngo 1.24\n"))
	checkout, err := FindTerritory(t.Context(), below, env)
	if err != nil {
		t.Fatal(err)
	}
	check(checkout, filepath.Join(below, "a.go"), true)

	// The same module by a symbolic link.
	link := filepath.Join(filepath.Dir(below), "link")
	if err := os.Symlink(below, link); err != nil {
		t.Skip(err)
	}
	check(checkout, filepath.Join(link, "a.go"), true)

	if _, err := FindTerritory(t.Context(), filepath.Join(main, "no", "such"), env); err == nil {
		t.Error("a directory that does not exist has a territory")
	}
}
