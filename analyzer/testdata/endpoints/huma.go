package main

import (
	"context"
	"errors"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
)

type input struct{ ID string }

type output struct{ Body struct{ Name string } }

type nothing struct{}

type chosen struct {
	Status int
	Body   string
}

var errMissing = errors.New("missing")

func find(id string) error {
	if id == "" {
		return errMissing
	}
	return nil
}

func get(ctx context.Context, in *input) (*output, error) {
	if err := find(in.ID); errors.Is(err, errMissing) {
		return nil, huma.Error404NotFound("no")
	} else if err != nil {
		return nil, err
	}
	return &output{}, nil
}

func add(ctx context.Context, in *input) (*output, error) {
	if in.ID == "" {
		return nil, huma.Error409Conflict("taken")
	}
	return &output{}, nil
}

func remove(ctx context.Context, in *input) (*nothing, error) { return nil, nil }

func choose(ctx context.Context, in *input) (*chosen, error) { return &chosen{Status: 202}, nil }

// A handler that always fails has no success.
func gone(ctx context.Context, in *input) (*output, error) {
	return nil, huma.Error410Gone("gone")
}

func main() {
	mux := http.NewServeMux()
	api := humago.NewWithPrefix(mux, "/api", huma.Config{})
	huma.Register(api, huma.Operation{Method: http.MethodPost, Path: "/things", DefaultStatus: http.StatusCreated}, add)
	huma.Get(api, "/things/{id}", get)
	group := huma.NewGroup(api, "/v1")
	huma.Register(group, huma.Operation{Method: "DELETE", Path: "/things/{id}"}, remove)
	huma.Post(group, "/choose", choose)
	huma.Get(group, "/gone", gone)
	http.ListenAndServe(":80", mux)
}

// want:
// POST /api/things 201 409
// GET /api/things/{id} 200 404
// POST /api/v1/choose …
// GET /api/v1/gone 410
// DELETE /api/v1/things/{id} 204
