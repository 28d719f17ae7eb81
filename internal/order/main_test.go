package order

import (
	"testing"

	"github.com/statuslint/statuslint/internal/testing/heap"
)

func TestMain(m *testing.M) { heap.Run(m) }
