package driver

import (
	"os"
	"strings"
	"testing"
)

// BenchmarkRun analyses net/http and the packages below it, with their tests.
// STATUSLINT_BENCH names other patterns, which are analysed in the current
// directory or in STATUSLINT_BENCH_DIR.
func BenchmarkRun(b *testing.B) {
	patterns := []string{"net/http/..."}
	if env := os.Getenv("STATUSLINT_BENCH"); env != "" {
		patterns = strings.Fields(env)
	}
	b.ReportAllocs()
	for b.Loop() {
		cfg := config(os.Getenv("STATUSLINT_BENCH_DIR"), patterns...)
		res := mustRun(b, cfg)
		if res.Packages == 0 || len(res.Errors) > 0 {
			b.Fatalf("%d packages, errors: %v", res.Packages, res.Errors)
		}
	}
}
