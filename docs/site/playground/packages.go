//go:build !js

package playground

// First are the packages that are loaded with the playground: those that handlers and their tests import. The rest of the standard
// library and Frameworks have packs of their own, which are loaded when a program imports them (see Result.Loads).
func First() []string {
	return []string{
		"bufio", "bytes", "cmp", "context", "crypto/rand", "crypto/sha256", "database/sql", "embed", "encoding/base64", "encoding/csv",
		"encoding/hex", "encoding/json", "encoding/xml", "errors", "flag", "fmt", "html", "html/template", "io", "io/fs", "iter", "log",
		"log/slog", "maps", "math", "math/rand", "mime", "mime/multipart", "net", "net/http", "net/http/httptest", "net/http/httputil",
		"net/url", "os", "os/signal", "path", "path/filepath", "reflect", "regexp", "runtime", "slices", "sort", "strconv", "strings",
		"sync", "sync/atomic", "syscall", "testing", "text/template", "time", "unicode", "unicode/utf8",
	}
}

// Frameworks are the packages outside the standard library that programs may import.
func Frameworks() []string {
	return []string{
		"github.com/aws/aws-lambda-go/events",
		"github.com/gin-gonic/gin",
		"github.com/go-chi/chi/v5",
		"github.com/go-chi/chi/v5/middleware",
		"github.com/go-chi/render",
		"github.com/go-resty/resty/v2",
		"github.com/gofiber/fiber/v2",
		"github.com/gofiber/fiber/v3",
		"github.com/gorilla/mux",
		"github.com/julienschmidt/httprouter",
		"github.com/labstack/echo/v4",
		"github.com/labstack/echo/v4/middleware",
		"github.com/labstack/echo/v5",
		"github.com/labstack/echo/v5/middleware",
		"github.com/stretchr/testify/assert",
		"github.com/stretchr/testify/require",
		"github.com/valyala/fasthttp",
	}
}
