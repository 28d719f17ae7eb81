package api

// clients holds the rows of HTTP clients and of wrappers of a response on either side, each at the version named. Clients that
// return a *http.Response, such as go-github, go-gitlab, sling and heimdall, need no rows.
func clients() Rows {
	getter := Func{Status: Status{Result: Received}}
	expects := func(arg int) Func { return Func{Status: Status{Use: Expected, Arg: arg}} }
	received := func(names ...string) []Field {
		var rows []Field
		for _, name := range names {
			rows = append(rows, Field{Name: name, Use: Received})
		}
		return rows
	}
	return Rows{
		Funcs: join(
			methods("(github.com/aws/aws-sdk-go/aws/awserr.RequestFailure)", getter, "StatusCode"),        // v1.40.45
			methods("(*github.com/aws/smithy-go/transport/http.ResponseError)", getter, "HTTPStatusCode"), // v1.28.1
			methods("github.com/Azure/azure-sdk-for-go/sdk/azcore/runtime", expects(1), "HasStatusCode"),  // v1.24.0
			methods("github.com/Azure/azure-sdk-for-go/sdk/azcore/runtime", expects(2), "SSEResponse"),
			methods("(github.com/hashicorp/nomad/api.UnexpectedResponseError)", getter, "StatusCode"),
			methods("(*github.com/carlmjohnson/requests.Builder)", expects(0), "CheckStatus"), // v0.23.5
			methods("github.com/carlmjohnson/requests", expects(0), "CheckStatus"),
			methods("github.com/carlmjohnson/requests", expects(1), "HasStatusErr"),
			openAPI(),
			wrappers(),
		),
		Fields: join(
			received(
				"resty.dev/v3.DebugLogResponse.StatusCode",
				"resty.dev/v3.RedirectInfo.StatusCode",
				"github.com/Azure/azure-sdk-for-go/sdk/azcore.ResponseError.StatusCode",
				"google.golang.org/api/googleapi.Error.Code", // v0.295.0
				"google.golang.org/api/googleapi.ServerResponse.HTTPStatusCode",
				"github.com/minio/minio-go/v7.ErrorResponse.StatusCode",            // v7.4.1
				"github.com/elastic/go-elasticsearch/v8/esapi.Response.StatusCode", // v8.19.7
				"github.com/hashicorp/vault/api.ResponseError.StatusCode",          // v1.23.0
				"github.com/hashicorp/consul/api.StatusError.Code",                 // v1.14.0
				"github.com/hashicorp/nomad/api.AllocCheckStatus.StatusCode",
				"github.com/carlmjohnson/requests.ResponseError.StatusCode",
				"github.com/go-openapi/runtime.APIError.Code",
				"github.com/felixge/httpsnoop.Metrics.Code", // v1.1.0
				"github.com/urfave/negroni.LoggerEntry.Status",
			),
			[]Field{
				{Name: "github.com/Azure/azure-sdk-for-go/sdk/azcore/runtime.FetcherForNextLinkOptions.StatusCodes", Use: Expected},
				{Name: "github.com/hashicorp/consul/api.ServiceRouteDestination.RetryOnStatusCodes", Use: Named},
				// An API server replies with it, and a client reads it. v0.37.2.
				{Name: "k8s.io/apimachinery/pkg/apis/meta/v1.Status.Code", Use: Sent, Kind: FinalCode},
			},
		),
	}
}

// openAPI are the functions of go-openapi, which go-swagger's servers and clients are made of: errors v0.22.9, runtime
// v0.33.3. Codes of errors from 600 on are its own and sent as 422.
func openAPI() []Func {
	const runtime = "github.com/go-openapi/runtime"
	return join(
		methods("github.com/go-openapi/errors", Func{Status: Status{Use: Sent, Kind: ErrorCode}}, "New"),
		methods("(github.com/go-openapi/errors.Error)", Func{Status: Status{Result: Received}}, "Code"),
		methods("("+runtime+".ClientResponse)", Func{Status: Status{Result: Received}}, "Code"),
		methods("("+runtime+".ClientResponseStatus)", Func{Status: Status{Use: Expected}}, "IsCode"),
		methods("(*"+runtime+".APIError)", Func{Status: Status{Use: Expected}}, "IsCode"),
		methods(runtime, Func{Status: Status{Use: Received, Arg: 2}}, "NewAPIError"),
		methods(runtime+"/middleware", Func{Status: Status{Use: Sent, Kind: ErrorCode, Invalid: Panics}}, "Error"),
	)
}

// wrappers sit between a handler and its server, or between a client and its error.
func wrappers() []Func {
	const (
		kit      = "github.com/go-kit/kit/transport/http" // v0.13.0
		k8s      = "k8s.io/apimachinery/pkg/api/errors"   // v0.37.2
		snoop    = "github.com/felixge/httpsnoop"         // v1.1.0
		ws       = "github.com/gobwas/ws"                 // v1.3.2
		upgrader = "(github.com/gorilla/websocket.Upgrader)"
	)
	return []Func{
		{Name: "(" + kit + ".StatusCoder).StatusCode", Status: Status{Result: Sent}}, // responses and errors choose their status with it
		{Name: kit + ".ServerFinalizerFunc", Status: Status{Use: Received, Arg: 1}},
		{Name: snoop + ".WriteHeaderFunc", Status: Status{Use: Sent}}, // a type: a hook is one, and is given one to call
		{Name: snoop + ".CaptureMetrics", Response: Response{Effect: Delegates, Writer: 1}},
		{Name: "(github.com/urfave/negroni.ResponseWriter).Status", Status: Status{Result: Received}}, // v1.0.0
		{Name: k8s + ".NewGenericServerResponse", Status: Status{Use: Sent, Kind: ErrorCode}},
		{Name: k8s + ".NewClientErrorReporter", Status: Status{Use: Sent, Kind: ErrorCode}},

		// The HTTP side of a WebSocket, before it is one.
		{Name: upgrader + ".Error", Status: Status{Use: Received, Arg: 2}}, // a field: functions stored there get the status
		{Name: ws + ".RejectionStatus", Status: Status{Use: Sent, Kind: FinalCode}},
		{Name: "(*" + ws + ".ConnectionRejectedError).StatusCode", Status: Status{Result: Received}},
	}
}
