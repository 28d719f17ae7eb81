package terms

import (
	"os"
	"runtime/debug"
	"testing"
)

// TestMain lets the heap grow to five times what is alive: collecting it sooner takes a quarter of the time of all tests.
func TestMain(m *testing.M) {
	debug.SetGCPercent(400)
	os.Exit(m.Run())
}
