package unsent

import (
	"context"
	"errors"

	"github.com/danielgtaylor/huma/v2"
)

type input struct{ ID string }

type output struct{ Body string }

type checkedInput struct{ ID string }

func (c *checkedInput) Resolve(ctx huma.Context) []error {
	return []error{huma.Error409Conflict("twice")}
}

func register(api huma.API) {
	huma.Register(api, huma.Operation{
		Method: "GET", Path: "/orders/{id}",
		Errors: []int{404, 409, 401, 410}, // want `^the handler never answers 409 Conflict; remove it, or send it`
	}, func(ctx context.Context, in *input) (*output, error) {
		switch in.ID {
		case "a":
			return nil, huma.Error404NotFound("no such order")
		case "b":
			return nil, huma.Error410Gone("gone")
		}
		return &output{}, nil
	})

	// An error that comes from elsewhere may have any status.
	huma.Register(api, huma.Operation{Method: "GET", Path: "/a", Errors: []int{409}}, func(ctx context.Context, in *input) (*output, error) {
		if err := find(); err != nil {
			return nil, err
		}
		return &output{}, nil
	})
	// The input checks itself.
	huma.Register(api, huma.Operation{Method: "GET", Path: "/b", Errors: []int{409}}, func(ctx context.Context, in *checkedInput) (*output, error) {
		return &output{}, nil
	})
	// Middleware may answer.
	huma.Register(api, huma.Operation{Method: "GET", Path: "/c", Errors: []int{409}, Middlewares: []func(huma.Context, func(huma.Context)){nil}},
		func(ctx context.Context, in *input) (*output, error) { return &output{}, nil })
}

func find() error { return errors.New("any") }
