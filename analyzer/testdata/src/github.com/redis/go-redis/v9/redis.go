// Package redis is a stub of github.com/redis/go-redis/v9 v9.18.0.
package redis

import (
	"context"
	"time"

	"github.com/redis/go-redis/v9/internal/proto"
)

const Nil = proto.Nil

type StatusCmd struct{}

func (cmd *StatusCmd) Result() (string, error) { return "", nil }

type StringCmd struct{}

func (cmd *StringCmd) Result() (string, error) { return "", nil }

type StringCmdable interface {
	Get(ctx context.Context, key string) *StringCmd
	Set(ctx context.Context, key string, value interface{}, expiration time.Duration) *StatusCmd
}
