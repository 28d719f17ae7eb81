package api

import (
	"net/textproto"
	"slices"
	"testing"
)

// TestNamesParse holds all rows readable: NewTable leaves out what it cannot read.
func TestNamesParse(t *testing.T) {
	eachName(func(text string, parse func(string) (name, error)) {
		if _, err := parse(text); err != nil {
			t.Error(err)
		}
	})
	for _, rows := range builtin() {
		for _, row := range rows.Consts {
			if _, _, qualified := cutPath(row.Package + ".StatusOK"); !qualified {
				t.Errorf("%q is no import path", row.Package)
			}
		}
	}
}

// TestNoDuplicates holds every function, field, comparison and type to one row: of two, only one would count.
func TestNoDuplicates(t *testing.T) {
	seen := map[[2]string]bool{}
	once := func(list, text string, parse func(string) (name, error)) {
		n, err := parse(text)
		if err != nil {
			t.Error(err)
			return
		}
		key := [2]string{list, n.pkg + "|" + n.recv + "|" + n.id}
		if seen[key] {
			t.Errorf("%s has two rows in %s", text, list)
		}
		seen[key] = true
	}
	for _, rows := range builtin() {
		for _, row := range rows.Funcs {
			once("Funcs", row.Name, parseName)
		}
		for _, row := range rows.Promoted {
			once("Funcs", row.Name, parseName)
		}
		for _, row := range rows.Fields {
			once("Fields", row.Name, parseFieldName)
		}
		for _, row := range rows.Pairs {
			once("Pairs", row.Name, parseName)
		}
		for _, row := range rows.Matchers {
			once("Matchers of "+row.Actual, row.Matcher, parseName)
		}
		for _, row := range rows.Types {
			once("Types", row.Name, parseName)
		}
		for _, row := range rows.Consts {
			once("Consts", row.Package+".StatusOK", parseName)
		}
	}
}

// TestDeterministic holds the rows to one order: what a run finds must not depend on the iteration of a map.
func TestDeterministic(t *testing.T) {
	names := func() []string {
		var all []string
		eachName(func(text string, _ func(string) (name, error)) { all = append(all, text) })
		return all
	}
	first := names()
	for range 10 {
		if !slices.Equal(first, names()) {
			t.Fatal("the rows come in another order each time")
		}
	}
}

// TestRowsMakeSense holds the columns of each row together.
func TestRowsMakeSense(t *testing.T) {
	for _, rows := range builtin() {
		for _, row := range slices.Concat(rows.Funcs, rows.Promoted) {
			switch {
			case row.Status.Kind != AnyCode && row.Status.Use != Sent:
				t.Errorf("%s has a kind of code that it does not send", row.Name)
			case row.Status.Invalid != Unchecked && row.Status.Use != Sent:
				t.Errorf("%s checks a code that it does not send", row.Name)
			case row.Response.Content.When != Never && row.Response.Effect != Writes && row.Response.Effect != Replies:
				t.Errorf("%s has content, but sends none", row.Name)
			case row.Response.Carried && (row.Response.Effect != Replies || row.Status.Use == Sent || row.Status.Fixed != 0):
				t.Errorf("%s has its status from elsewhere, yet sends none or one of its own", row.Name)
			case row.Response.Field != "" && row.Response.Effect != SetsField && row.Response.Effect != Replies:
				t.Errorf("%s names a header field that it does not set", row.Name)
			case row.Response.Field != textproto.CanonicalMIMEHeaderKey(row.Response.Field):
				t.Errorf("%s sets the field %q, which is not spelled as net/http does", row.Name, row.Response.Field)
			case row.Response.Aborting != "" && (row.Response.Effect != Replies || row.Response.Chain == Aborts):
				t.Errorf("%s has no use for a twin that aborts", row.Name)
			case row.Response.OnError != (row.Response.Silent != "") && row.Response.Chain == Aborts:
				t.Errorf("%s replies to a failure and has no twin that does not, or the other way round", row.Name)
			case row.Engine != NetHTTP && row.Status.Invalid != Unchecked:
				t.Errorf("%s panics in an engine that does not", row.Name)
			}
		}
		for _, row := range rows.Fields {
			if row.Kind != AnyCode && row.Use != Sent {
				t.Errorf("%s has a kind of code that is not sent", row.Name)
			}
		}
		for _, row := range rows.Pairs {
			if row.A == row.B || len(row.Checkers) > 0 && row.B != row.A+2 {
				t.Errorf("%s compares arguments %d and %d", row.Name, row.A, row.B)
			}
		}
	}
}

// TestModules holds the table to the frameworks and libraries that it is to know, by one package of each module and
// wherever a module has several that matter.
func TestModules(t *testing.T) {
	known := NewTable(nil).packages
	for _, path := range []string{
		"net/http", "net/http/httptest", "net/http/httptrace", "net/textproto",

		"github.com/aws/aws-lambda-go/events",
		"github.com/beego/beego/v2/client/httplib",
		"github.com/beego/beego/v2/server/web",
		"github.com/beego/beego/v2/server/web/context",
		"github.com/cloudwego/hertz/pkg/app",
		"github.com/cloudwego/hertz/pkg/common/ut",
		"github.com/cloudwego/hertz/pkg/protocol",
		"github.com/cloudwego/hertz/pkg/protocol/client",
		"github.com/cloudwego/hertz/pkg/protocol/consts",
		"github.com/danielgtaylor/huma/v2",
		"github.com/emicklei/go-restful/v3",
		"github.com/gin-gonic/gin",
		"github.com/gin-gonic/gin/render",
		"github.com/go-chi/chi/v5/middleware",
		"github.com/go-chi/render",
		"github.com/gofiber/fiber/v2",
		"github.com/gofiber/fiber/v2/middleware/redirect",
		"github.com/gofiber/fiber/v2/utils",
		"github.com/gofiber/fiber/v3",
		"github.com/gofiber/fiber/v3/middleware/redirect",
		"github.com/gorilla/handlers",
		"github.com/grpc-ecosystem/grpc-gateway/v2/runtime",
		"github.com/kataras/iris/v12",
		"github.com/kataras/iris/v12/context",
		"github.com/kataras/iris/v12/core/router",
		"github.com/kataras/iris/v12/hero",
		"github.com/kataras/iris/v12/x/errors",
		"github.com/labstack/echo",
		"github.com/labstack/echo/middleware",
		"github.com/labstack/echo/v4",
		"github.com/labstack/echo/v4/middleware",
		"github.com/labstack/echo/v5",
		"github.com/labstack/echo/v5/middleware",
		"github.com/ogen-go/ogen/validate",
		"github.com/stretchr/testify/assert",
		"github.com/stretchr/testify/http",
		"github.com/stretchr/testify/require",
		"github.com/valyala/fasthttp",
		"gofr.dev/pkg/gofr/http",
		"gofr.dev/pkg/gofr/http/middleware",
		"gofr.dev/pkg/gofr/service",

		"github.com/onsi/gomega", "github.com/onsi/gomega/ghttp",
		"github.com/jarcoal/httpmock", "github.com/h2non/gock",
		"github.com/go-resty/resty/v2", "resty.dev/v3",
		"gotest.tools/v3/assert", "github.com/frankban/quicktest", "gopkg.in/check.v1", "github.com/google/go-cmp/cmp",
	} {
		if known[path] == nil {
			t.Errorf("no row is about %s", path)
		}
	}

	// These have nothing that takes, holds or returns a status, and no look-alike either.
	for _, path := range []string{
		"github.com/julienschmidt/httprouter", // 301, 307 and 405 are inside
		"github.com/oapi-codegen/runtime",     // the generated code calls WriteHeader itself
		"github.com/oapi-codegen/oapi-codegen/v2",
		"gofr.dev/pkg/gofr/http/response", // 302 or 303 by the request's method
	} {
		if known[path] != nil {
			t.Errorf("a row is about %s, which was seen to have nothing", path)
		}
	}
}

// TestLookalikes checks the rows of numbers that only look like status codes.
func TestLookalikes(t *testing.T) {
	var foreign []string
	for _, rows := range builtin() {
		for _, row := range rows.Funcs {
			if row.Status.Use == Foreign || row.Status.Result == Foreign {
				foreign = append(foreign, row.Name)
			}
		}
		for _, row := range rows.Fields {
			if row.Use == Foreign {
				foreign = append(foreign, row.Name)
			}
		}
		for _, row := range rows.Types {
			if row.Use == Foreign {
				foreign = append(foreign, row.Name)
			}
		}
	}
	for _, name := range []string{
		"(*net/textproto.Reader).ReadResponse",
		"(*net/textproto.Reader).ReadCodeLine",
		"net/textproto.Error.Code",
		"os.Exit",
		"(*os.ProcessState).ExitCode",
		"syscall.WaitStatus",
		"google.golang.org/grpc/codes.Code",
		"connectrpc.com/connect.Code",
		"connectrpc.com/connect.NewError",
		"go.opentelemetry.io/otel/codes.Code",
		"github.com/grpc-ecosystem/grpc-gateway/v2/runtime.HTTPStatusFromCode",
		"github.com/gorilla/websocket.CloseError.Code",
		"github.com/gorilla/websocket.FormatCloseMessage",
		"github.com/coder/websocket.StatusCode",
		"nhooyr.io/websocket.StatusCode",
		"github.com/aws/aws-lambda-go/events.APIGatewayWebsocketProxyRequestContext.DisconnectStatusCode",
		"github.com/docker/docker/api/types/container.WaitResponse.StatusCode",
		"github.com/plgd-dev/go-coap/v2/message/codes.Code",
		"github.com/insomniacslk/dhcp/iana.StatusCode",
		"github.com/insomniacslk/dhcp/dhcpv4.MessageType",
		"github.com/hashicorp/raft.RaftState",
		"github.com/apache/iceberg-go.ManifestEntryStatus",
		"github.com/nats-io/nats.go.APIError.Code",
		"github.com/segmentio/kafka-go.Error",
		"github.com/IBM/sarama.KError",
		"github.com/go-ldap/ldap/v3.Error.ResultCode",
		"github.com/emersion/go-smtp.SMTPError.Code",
		"github.com/emiago/sipgo/sip.Response.StatusCode",
		"github.com/eclipse/paho.mqtt.golang/packets.ConnackPacket.ReturnCode",
		"(golang.org/x/crypto/ssh.Waitmsg).ExitStatus",
	} {
		if !slices.Contains(foreign, name) {
			t.Errorf("%s is not kept apart", name)
		}
	}
}

// eachName calls f with the name in every row, and the function that reads it.
func eachName(f func(text string, parse func(string) (name, error))) {
	for _, rows := range builtin() {
		for _, row := range slices.Concat(rows.Funcs, rows.Promoted) {
			f(row.Name, parseName)
		}
		for _, row := range rows.Fields {
			f(row.Name, parseFieldName)
		}
		for _, row := range rows.Pairs {
			f(row.Name, parseName)
			for _, checker := range row.Checkers {
				f(checker, parseName)
			}
		}
		for _, row := range rows.Matchers {
			f(row.Actual, parseName)
			f(row.Matcher, parseName)
		}
		for _, row := range rows.Types {
			f(row.Name, parseName)
		}
	}
}
