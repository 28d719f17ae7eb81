//go:build e2e

package e2e_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
)

// root is the checkout that is tested.
const root = "../../.."

const upstream = "github.com/golangci/golangci-lint"

// tools returns a directory with a golangci-lint that has our plugin, and with our command. They are built when something
// that they are built from has changed, and kept in the user's cache directory.
func tools(t *testing.T) string {
	t.Helper()
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(cache, "statuslint-e2e")
	key, keyFile := inputs(t), filepath.Join(dir, "key")
	if old, err := os.ReadFile(keyFile); err == nil && string(old) == key {
		return dir
	}
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	buildCustom(t, dir)
	command(t, root, nil, "go", "build", "-o", filepath.Join(dir, exe("statuslint")), "./cmd/statuslint")
	if err := os.WriteFile(keyFile, []byte(key), 0o666); err != nil {
		t.Fatal(err)
	}
	return dir
}

// buildCustom makes a golangci-lint with our plugin, in the way that users do: it runs `golangci-lint custom` on
// .custom-gcl.yml. Two things differ. The plugin is this checkout and not the latest release, and the source of
// golangci-lint comes through the Go module proxy: git is configured to clone a repository that is made from the module.
func buildCustom(t *testing.T, dir string) {
	t.Helper()
	work := t.TempDir()
	config := customConfig(t)
	version := regexp.MustCompile(`(?m)^version: (v\S+)$`).FindStringSubmatch(config)
	if version == nil {
		t.Fatal(".custom-gcl.yml has no version")
	}
	module := upstream + "/v2@" + version[1]
	command(t, work, []string{"GOBIN=" + work, "GOFLAGS="}, "go", "install", upstream+"/v2/cmd/golangci-lint@"+version[1])

	source := strings.TrimSpace(command(t, work, nil, "go", "mod", "download", "-json", module))
	found := regexp.MustCompile(`"Dir": "(.*)"`).FindStringSubmatch(source)
	if found == nil {
		t.Fatalf("no directory of the module's source in %s", source)
	}
	repository := filepath.Join(work, "upstream")
	copyWritable(t, repository, strings.ReplaceAll(found[1], `\\`, `\`))
	for _, args := range [][]string{
		{"init", "--quiet"},
		{"add", "--all", "--force"},
		{"-c", "user.name=e2e", "-c", "user.email=e2e@example.com", "-c", "commit.gpgsign=false", "commit", "--quiet", "--message", module},
		{"-c", "tag.gpgsign=false", "tag", version[1]},
	} {
		command(t, repository, nil, "git", args...)
	}

	if err := os.WriteFile(filepath.Join(work, ".custom-gcl.yml"), []byte(config), 0o666); err != nil {
		t.Fatal(err)
	}
	command(t, work, []string{
		"GIT_CONFIG_COUNT=1",
		"GIT_CONFIG_KEY_0=url.file://" + filepath.ToSlash(repository) + ".insteadOf",
		"GIT_CONFIG_VALUE_0=https://" + upstream + ".git",
	}, filepath.Join(work, exe("golangci-lint")), "custom")
	content, err := os.ReadFile(filepath.Join(work, exe("custom-gcl")))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, exe("golangci-lint")), content, 0o777); err != nil {
		t.Fatal(err)
	}
}

// customConfig is .custom-gcl.yml with this checkout in the place of the latest release.
func customConfig(t *testing.T) string {
	t.Helper()
	const release = "    version: latest\n"
	config := read(t, filepath.Join(root, ".custom-gcl.yml"))
	if strings.Count(config, release) != 1 {
		t.Fatalf(".custom-gcl.yml should ask for the latest release once:\n%s", config)
	}
	checkout, err := filepath.Abs(root)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Replace(config, release, fmt.Sprintf("    path: %q\n", checkout), 1)
}

// inputs is the sum of all that decides what is built.
func inputs(t *testing.T) string {
	t.Helper()
	sum := sha256.New()
	fmt.Fprintln(sum, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && (entry.Name() == "testdata" || entry.Name() == ".git"):
			return filepath.SkipDir
		case !entry.Type().IsRegular() || strings.HasSuffix(path, "_test.go") && filepath.Base(path) != "build_test.go":
			return nil
		}
		file, err := os.Open(path)
		if err != nil {
			return err
		}
		defer file.Close()
		fmt.Fprintln(sum, path)
		_, err = io.Copy(sum, file)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// copyWritable copies a directory of the module cache, which is read-only.
func copyWritable(t *testing.T, to, from string) {
	t.Helper()
	err := filepath.WalkDir(from, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		target := filepath.Join(to, strings.TrimPrefix(path, from))
		if entry.IsDir() {
			return os.MkdirAll(target, 0o777)
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		return os.WriteFile(target, content, 0o666)
	})
	if err != nil {
		t.Fatal(err)
	}
}

// command runs a program that has to succeed, and returns what it prints.
func command(t *testing.T, dir string, env []string, name string, args ...string) string {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir, cmd.Env = dir, append(os.Environ(), env...)
	var stderr strings.Builder
	cmd.Stderr = &stderr
	stdout, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s%s", cmd, err, stdout, stderr.String())
	}
	return string(stdout)
}

func read(t *testing.T, path string) string {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

func exe(name string) string {
	if runtime.GOOS == "windows" {
		return name + ".exe"
	}
	return name
}
