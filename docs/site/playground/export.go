//go:build !js

package playground

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
)

// Packages are the packages that the site offers from the start, as patterns of the go command.
func Packages() []string { return []string{"std"} }

// offered reports whether programs may import a package of the standard library.
func offered(path string) bool {
	parts := strings.Split(path, "/")
	return !slices.Contains(parts, "internal") && !slices.Contains(parts, "vendor") && parts[0] != "unsafe"
}

// Export returns the files with the export data of packages, as the go command builds them for linux/amd64 in a directory.
func Export(dir string, paths []string) (map[string][]byte, error) {
	cmd := exec.Command("go", append([]string{"list", "-export", "-f", "{{.ImportPath}}\t{{.Export}}", "--"}, paths...)...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOOS=linux", "GOARCH=amd64", "CGO_ENABLED=0")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go list -export: %w\n%s", err, stderr.Bytes())
	}
	files := map[string][]byte{}
	for line := range strings.Lines(string(out)) {
		path, name, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if !offered(path) {
			continue
		}
		if !ok || name == "" {
			return nil, fmt.Errorf("no export data of %s", path)
		}
		if files[path], err = os.ReadFile(name); err != nil {
			return nil, err
		}
	}
	return files, nil
}
