// Package proto is a stub of github.com/redis/go-redis/v9/internal/proto v9.18.0.
package proto

type RedisError string

func (e RedisError) Error() string { return string(e) }

const Nil = RedisError("redis: nil")
