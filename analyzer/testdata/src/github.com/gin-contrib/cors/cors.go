// Package cors is a stub of github.com/gin-contrib/cors for the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package cors

import "github.com/gin-gonic/gin"

type Config struct {
	AllowAllOrigins bool
	AllowOrigins    []string
	AllowOriginFunc func(origin string) bool
}

func Default() (_ gin.HandlerFunc)          { return }
func DefaultConfig() (_ Config)             { return }
func New(config Config) (_ gin.HandlerFunc) { return }
