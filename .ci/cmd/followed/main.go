// Followed is a vet tool that counts, for each package, the functions that the response engine follows, those in which it has dropped
// paths, and those with an unsure path:
//
//	go build -o /tmp/followed ./.ci/cmd/followed
//	go vet -vettool=/tmp/followed ./...
package main

import (
	"go/token"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/unitchecker"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/order"
)

func main() {
	table := api.NewTable(nil)
	unitchecker.Main(&analysis.Analyzer{
		Name:      "followed",
		Doc:       "count the functions that are followed",
		FactTypes: order.FactTypes(),
		Run: func(pass *analysis.Pass) (any, error) {
			n := order.Analyze(pass, table.Bind(pass.Pkg), nil).Followed
			if n.Functions > 0 {
				pass.Reportf(first(pass), "%d followed, %d incomplete, %d unsure", n.Functions, n.Incomplete, n.Unsure)
			}
			return nil, nil
		},
	})
}

// first is a place in the package, for the report.
func first(pass *analysis.Pass) token.Pos { return pass.Files[0].Package }
