package main

import (
	"bytes"
	"compress/gzip"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"

	"github.com/statuslint/statuslint/docs/site/playground"
)

//go:embed web
var web embed.FS

// Sizes says what a build has made.
type Sizes struct {
	Pages      int // HTML pages
	Playground int // bytes that the playground loads, compressed: page, scripts, analyzer and types
	Package    int // bytes that it loads, compressed, when a program imports the largest of the packages that are not among them
}

// Build builds the site into a directory. What is there from an earlier build is replaced file by file. The working directory
// must be docs/site. The site is served at the path base, such as "/".
func Build(dir, base string) (Sizes, error) {
	var sizes Sizes
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return sizes, err
	}
	pages, err := Pages(base)
	if err != nil {
		return sizes, err
	}
	for name, text := range pages {
		if err := write(dir, name, text); err != nil {
			return sizes, err
		}
		if strings.HasSuffix(name, ".html") {
			sizes.Pages++
		}
	}
	loaded := [][]byte{pages["playground/index.html"]}
	style, err := fs.ReadFile(web, "web/style.css")
	if err != nil {
		return sizes, err
	}
	if err := write(dir, "style.css", style); err != nil {
		return sizes, err
	}
	loaded = append(loaded, style)
	scripts, err := bundle()
	if err != nil {
		return sizes, err
	}
	for name, text := range scripts {
		if err := write(dir, name, text); err != nil {
			return sizes, err
		}
		if name != "codes.js" {
			loaded = append(loaded, text)
		}
	}
	for _, text := range loaded {
		sizes.Playground += len(compressed(text))
	}
	packs, err := typesOf()
	if err != nil {
		return sizes, err
	}
	for name, data := range packs {
		data = compressed(data)
		if name == "types" {
			sizes.Playground += len(data)
		} else {
			sizes.Package = max(sizes.Package, len(data))
		}
		if err := write(dir, "playground/"+name+".bin.gz", data); err != nil {
			return sizes, err
		}
	}
	wasm, err := analyzerWasm()
	if err != nil {
		return sizes, err
	}
	wasm = compressed(wasm)
	sizes.Playground += len(wasm)
	return sizes, write(dir, "playground/statuslint.wasm.gz", wasm)
}

func write(dir, name string, data []byte) error {
	name = filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return err
	}
	return os.WriteFile(name, data, 0o666)
}

func compressed(data []byte) []byte {
	var out bytes.Buffer
	w, _ := gzip.NewWriterLevel(&out, gzip.BestCompression) // fails for other levels only
	w.Write(data)
	w.Close()
	return out.Bytes()
}

// bundle makes one file of each script and the modules that it imports.
func bundle() (map[string][]byte, error) {
	if _, err := os.Stat("node_modules"); errors.Is(err, fs.ErrNotExist) {
		if out, err := exec.Command("npm", "ci").CombinedOutput(); err != nil {
			return nil, fmt.Errorf("npm ci: %w\n%s", err, out)
		}
	}
	goroot, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, fmt.Errorf("go env GOROOT: %w", err)
	}
	support := filepath.Join(strings.TrimSpace(string(goroot)), "lib", "wasm", "wasm_exec.js")
	scripts := map[string][]byte{}
	for name, entry := range map[string]string{"codes.js": "web/codes.js", "playground/main.js": "web/playground.js", "playground/worker.js": "web/worker.js"} {
		r := api.Build(api.BuildOptions{
			EntryPoints: []string{entry}, Bundle: true, MinifyWhitespace: true, MinifySyntax: true, MinifyIdentifiers: true,
			Format: api.FormatIIFE, Target: api.ES2022, Alias: map[string]string{"wasm_exec": support}, Write: false,
		})
		if len(r.Errors) > 0 {
			return nil, errors.New(strings.Join(api.FormatMessages(r.Errors, api.FormatMessagesOptions{}), "\n"))
		}
		scripts[name] = r.OutputFiles[0].Contents
	}
	return scripts, nil
}

// analyzerWasm compiles the analyzer for the browser.
func analyzerWasm() ([]byte, error) {
	tmp, err := os.MkdirTemp("", "statuslint-site")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(tmp)
	name := filepath.Join(tmp, "statuslint.wasm")
	cmd := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", name, "./wasm")
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if out, err := cmd.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("go build: %w\n%s", err, out)
	}
	return os.ReadFile(name)
}

// frameworks is the directory of the module that requires the frameworks.
const frameworks = "../../analyzer/testdata/frameworks"

// typesOf packs the types of the standard library and of the frameworks: "types" is the pack that the playground loads, and
// "types/PATH" that of a package which it offers.
func typesOf() (map[string][]byte, error) {
	files, err := playground.Export(frameworks, slices.Concat(playground.Packages(), playground.Frameworks()))
	if err != nil {
		return nil, err
	}
	first := map[string][]byte{}
	for _, path := range playground.First() {
		if files[path] == nil {
			return nil, fmt.Errorf("no package %s in the standard library", path)
		}
		first[path] = files[path]
		delete(files, path)
	}
	pack, err := playground.NewPack(first)
	if err != nil {
		return nil, err
	}
	packs := map[string][]byte{}
	for path, file := range files {
		single, err := playground.NewPack(map[string][]byte{path: file})
		if err != nil {
			return nil, err
		}
		packs["types/"+path] = single.Bytes()
		pack.Offer(path)
	}
	packs["types"] = pack.Bytes()
	return packs, nil
}
