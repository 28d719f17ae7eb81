package driver

import (
	"bytes"
	"fmt"
	"go/token"
	"go/types"
	"os"
	"os/exec"
	"reflect"
	"testing"

	"golang.org/x/tools/go/analysis"
)

type counted struct{ Count int }

func (*counted) AFact() {}

// The encoding of facts, whose hash decides what is analysed again, does not depend on the facts that the process has encoded before.
func TestNumberTypes(t *testing.T) {
	const variable = "STATUSLINT_TEST_FIRST"
	factTypes := []analysis.Fact{new(marked), new(counted)}
	pkg := types.NewPackage("ex.com/p", "p")
	f := types.NewFunc(token.NoPos, pkg, "F", types.NewSignatureType(nil, nil, nil, nil, nil, false))
	pkg.Scope().Insert(f)
	encode := func(fact analysis.Fact) []byte {
		data, err := encodeFacts(map[factKey]analysis.Fact{{f, reflect.TypeOf(fact)}: fact}, factTypes)
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	if first := os.Getenv(variable); first != "" {
		numberTypes(factTypes)
		if first == "counted" {
			encode(&counted{1})
		}
		fmt.Printf("%x\n", encode(&marked{"F"}))
		os.Exit(0)
	}
	var got [2][]byte
	for i, first := range []string{"marked", "counted"} {
		cmd := exec.CommandContext(t.Context(), program(t), "-test.run=^TestNumberTypes$")
		cmd.Env = append(os.Environ(), variable+"="+first)
		out, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		got[i] = out
	}
	if !bytes.Equal(got[0], got[1]) {
		t.Errorf("after another fact, a fact is encoded as\n%s, alone as\n%s", got[1], got[0])
	}
}
