// Site builds statuslint's site and serves it:
//
//	go run .              build into dist and serve it on http://localhost:8080
//	go run . -o DIR       build into DIR only
//
// All pages are made from what the command prints: the pages of the rules, the catalog of codes and the files in docs. The
// playground is the analyzer itself, compiled to WebAssembly, with the types of the standard library and of some frameworks. Its
// editor comes from npm: node_modules is filled by "npm ci" if it is not there.
package main

import (
	"errors"
	"flag"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"
)

func main() {
	out := flag.String("o", "", "build into this `directory` and do not serve")
	base := flag.String("base", "/", "with -o, the `path` at which the site will be served")
	addr := flag.String("http", "localhost:8080", "serve on this `address`")
	flag.Usage = func() {
		fmt.Fprintln(flag.CommandLine.Output(), "usage: go run . [-o DIR [-base PATH]] [-http ADDRESS]")
		flag.PrintDefaults()
	}
	flag.Parse()
	if flag.NArg() > 0 {
		fmt.Fprintf(os.Stderr, "site: unexpected argument %q; run 'go run . -help' for usage\n", flag.Arg(0))
		os.Exit(2)
	}
	if err := run(*out, *base, *addr); err != nil {
		fmt.Fprintln(os.Stderr, "site:", err)
		os.Exit(1)
	}
}

func run(out, base, addr string) error {
	dir := out
	if dir == "" {
		dir, base = "dist", "/"
	}
	base = strings.TrimSuffix(base, "/") + "/"
	start := time.Now()
	sizes, err := Build(dir, base)
	if err != nil {
		return err
	}
	fmt.Printf("built %s in %.1f s: %d pages; the playground loads %.2f MB compressed, and at most %.2f MB for another package\n",
		dir, time.Since(start).Seconds(), sizes.Pages, float64(sizes.Playground)/1e6, float64(sizes.Package)/1e6)
	if out != "" {
		return nil
	}
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return err
	}
	fmt.Printf("serving http://%s\n", l.Addr())
	server := &http.Server{Handler: Handler(dir), ReadHeaderTimeout: 10 * time.Second}
	if err := server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// Handler serves a built site as GitHub Pages does: what is not there is answered with 404 and the page 404.html.
func Handler(dir string) http.Handler {
	files := http.FileServer(http.Dir(dir))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		f, err := http.Dir(dir).Open(r.URL.Path)
		if err == nil {
			f.Close()
			files.ServeHTTP(w, r)
			return
		}
		page, err := os.ReadFile(filepath.Join(dir, "404.html"))
		if err != nil {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.WriteHeader(http.StatusNotFound)
		w.Write(page)
	})
}
