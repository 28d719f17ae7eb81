// Package frameworks requires the real packages that the API table has rows for, at the versions they were observed
// with. Nothing runs here: a test loads their types and holds the rows and the stubs in testdata/src against them. It is a
// module of its own, so that none of them becomes a dependency of statuslint.
//
// gofr.dev is missing, since the module proxy does not hand it out here.
package frameworks

// What handlers are written with.
import (
	_ "connectrpc.com/connect"
	_ "github.com/aws/aws-lambda-go/events"
	_ "github.com/beego/beego/v2/client/httplib"
	_ "github.com/beego/beego/v2/server/web"
	_ "github.com/beego/beego/v2/server/web/context"
	_ "github.com/cloudwego/hertz/pkg/app"
	_ "github.com/cloudwego/hertz/pkg/common/ut"
	_ "github.com/cloudwego/hertz/pkg/protocol"
	_ "github.com/cloudwego/hertz/pkg/protocol/client"
	_ "github.com/cloudwego/hertz/pkg/protocol/consts"
	_ "github.com/danielgtaylor/huma/v2"
	_ "github.com/emicklei/go-restful/v3"
	_ "github.com/gin-gonic/gin"
	_ "github.com/gin-gonic/gin/render"
	_ "github.com/go-chi/chi"
	_ "github.com/go-chi/chi/v5"
	_ "github.com/go-chi/chi/v5/middleware"
	_ "github.com/go-chi/render"
	_ "github.com/gofiber/fiber/v2"
	_ "github.com/gofiber/fiber/v2/middleware/redirect"
	_ "github.com/gofiber/fiber/v2/utils"
	_ "github.com/gofiber/fiber/v3"
	_ "github.com/gofiber/fiber/v3/middleware/redirect"
	_ "github.com/gorilla/handlers"
	_ "github.com/gorilla/mux"
	_ "github.com/grpc-ecosystem/grpc-gateway/v2/runtime"
	_ "github.com/julienschmidt/httprouter"
	_ "github.com/kataras/iris/v12"
	_ "github.com/kataras/iris/v12/context"
	_ "github.com/kataras/iris/v12/core/router"
	_ "github.com/kataras/iris/v12/hero"
	_ "github.com/kataras/iris/v12/x/errors"
	_ "github.com/labstack/echo"
	_ "github.com/labstack/echo/middleware"
	_ "github.com/labstack/echo/v4"
	_ "github.com/labstack/echo/v4/middleware"
	_ "github.com/labstack/echo/v5"
	_ "github.com/labstack/echo/v5/middleware"
	_ "github.com/oapi-codegen/runtime"
	_ "github.com/ogen-go/ogen/validate"
	_ "github.com/stretchr/testify/assert"
	_ "github.com/stretchr/testify/http"
	_ "github.com/stretchr/testify/require"
	_ "github.com/valyala/fasthttp"
)
