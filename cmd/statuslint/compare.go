package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/base"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/contract"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/gate"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/report"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/store"
	"github.com/statuslint/statuslint/internal/routes"
)

// compare finds out how the endpoints of a program differ from those of the commit that the flags name. The files of the commit are
// written into kept. The error says why they cannot be compared.
func compare(ctx context.Context, f *flags, w world, kept *store.Store, now *found) (*contract.Diff, error) {
	b, err := base.Open(ctx, base.Config{
		Gate:     gate.Config{Dir: f.dir(w), Cwd: w.dir, Env: w.env, Rev: f.newFromRev, MergeBase: f.newFromMergeBase},
		Patterns: f.patterns, Env: w.env, Store: kept,
	})
	if err != nil {
		return nil, err
	}
	defer b.Close()
	if err := b.Uncommitted(ctx, now.files); err != nil {
		return nil, err
	}
	then := new(found)
	if len(b.Patterns) > 0 {
		if then, err = findEndpoints(ctx, f, w, place{b.Dir, b.Patterns, b.Env}); err != nil {
			return nil, errors.New(b.Tell(err.Error()))
		}
	}
	for _, e := range then.errs {
		w.complain("%s", b.Tell(report.Error("", e)))
	}
	if len(then.errs) > 0 {
		return nil, fmt.Errorf("%s cannot be analysed, so there is nothing to compare with", b.Name())
	}
	for i := range then.list {
		here(b, &then.list[i])
	}
	return &contract.Diff{Since: b.Since, Commit: b.Commit, Total: len(now.list), Changes: contract.Compare(then.list, now.list)}, nil
}

// here gives the places of an endpoint the names that they have in the working tree.
func here(b *base.Base, e *routes.Endpoint) {
	e.At.Filename = b.Here(e.At.Filename)
	for _, s := range e.Statuses {
		for i := range s.Places {
			s.Places[i].Filename = b.Here(s.Places[i].Filename)
		}
	}
}
