// Site builds statuslint's site and serves it:
//
//	go run .              build into dist and serve it on http://localhost:8080
//	go run . -o DIR       build into DIR only
//
// All pages are made from what the command prints: the pages of the rules, the catalog of codes and the files in docs. The
// playground is the analyzer itself, compiled to WebAssembly, with the types of the standard library. Its editor comes from
// npm: node_modules is filled by "npm ci" if it is not there.
package main

import (
	"errors"
	"flag"
	"fmt"
	"net"
	"net/http"
	"os"
	"time"
)

func main() {
	out := flag.String("o", "", "build into this `directory` and do not serve")
	addr := flag.String("http", "localhost:8080", "serve on this `address`")
	flag.Usage = func() {
		fmt.Fprintln(flag.CommandLine.Output(), "usage: go run . [-o DIR] [-http ADDRESS]")
		flag.PrintDefaults()
	}
	flag.Parse()
	if flag.NArg() > 0 {
		fmt.Fprintf(os.Stderr, "site: unexpected argument %q; run 'go run . -help' for usage\n", flag.Arg(0))
		os.Exit(2)
	}
	if err := run(*out, *addr); err != nil {
		fmt.Fprintln(os.Stderr, "site:", err)
		os.Exit(1)
	}
}

func run(out, addr string) error {
	dir := out
	if dir == "" {
		dir = "dist"
	}
	start := time.Now()
	sizes, err := Build(dir)
	if err != nil {
		return err
	}
	fmt.Printf("built %s in %.1f s: %d pages; the playground loads %.2f MB compressed\n",
		dir, time.Since(start).Seconds(), sizes.Pages, float64(sizes.Playground)/1e6)
	if out != "" {
		return nil
	}
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return err
	}
	fmt.Printf("serving http://%s\n", l.Addr())
	server := &http.Server{Handler: http.FileServer(http.Dir(dir)), ReadHeaderTimeout: 10 * time.Second}
	if err := server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}
