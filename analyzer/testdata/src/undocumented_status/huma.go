package undocumented

import (
	"context"
	"errors"

	"github.com/danielgtaylor/huma/v2"
)

type input struct{ ID string }

type output struct{ Body string }

func register(api huma.API) {
	huma.Register(api, huma.Operation{
		Method: "GET", Path: "/orders/{id}", DefaultStatus: 202,
		Errors: []int{404},
	}, func(ctx context.Context, in *input) (*output, error) {
		switch in.ID {
		case "a":
			return nil, huma.Error404NotFound("no such order")
		case "b":
			return nil, huma.Error409Conflict("twice") // want `^409 Conflict is not documented: its huma.Operation declares 404; add it there`
		case "c":
			return nil, huma.NewError(410, "gone") // want `^410 Gone is not documented`
		case "d":
			return nil, huma.Error422UnprocessableEntity("huma adds it")
		case "e":
			return nil, huma.Error500InternalServerError("this one, too")
		case "f":
			return nil, errors.New("which is 500")
		}
		return &output{}, nil
	})
	huma.Register(api, huma.Operation{Method: "POST", Path: "/orders", Errors: []int{400}}, declared)
	// The status of success is declared, also where an error carries it.
	huma.Register(api, huma.Operation{Method: "GET", Path: "/same", DefaultStatus: 304, Errors: []int{400}}, same)
	// Without errors there is a default for all.
	huma.Register(api, huma.Operation{Method: "PUT", Path: "/orders"}, undeclaredErrors)
	// The responses may have more.
	huma.Register(api, huma.Operation{Method: "PUT", Path: "/a", Errors: []int{400}, Responses: map[string]*huma.Response{"409": {}}}, withResponses)
}

func declared(ctx context.Context, in *input) (*output, error) {
	return nil, huma.Error409Conflict("twice") // want `^409 Conflict is not documented: the huma.Operation of declared declares 400`
}

func undeclaredErrors(ctx context.Context, in *input) (*output, error) {
	return nil, huma.Error409Conflict("twice")
}

func withResponses(ctx context.Context, in *input) (*output, error) {
	return nil, huma.Error409Conflict("twice")
}

func same(ctx context.Context, in *input) (*output, error) {
	return nil, huma.Status304NotModified()
}
