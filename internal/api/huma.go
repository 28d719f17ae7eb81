package api

// huma holds the rows of huma, as observed with v2.37.2. Handlers return values, and huma writes: content of 204 and
// 304 is not even marshalled. An error may have any status: one with 304 or 302 is how a handler sends these. The status
// of a result is the field called Status of the output struct, which huma finds by reflection; no row can name it.
func huma() Rows {
	const (
		pkg     = "github.com/danielgtaylor/huma/v2"
		context = "(" + pkg + ".Context)"
	)
	failure := func(status int) Func {
		return Func{Status: Status{Use: Sent, Arg: status, Kind: FailureCode, Invalid: PanicsUnless0}} // 0 for an error that is only looked at
	}
	write := failure(2)
	write.Status.Invalid = Panics
	write.Response.Effect, write.Response.Writer, write.Response.Content = Replies, 1, Content{IfPermitted, 3}
	setter := Func{Response: Response{Effect: SetsField, Field: FieldInArgument, Writer: Receiver}, Implementations: true}
	return Rows{
		Funcs: join(
			methods(context, Func{Status: Status{Use: Sent, Invalid: PanicsUnless0}, Response: Response{Effect: Records, Writer: Receiver}, Implementations: true}, "SetStatus"),
			methods(context, Func{Status: Status{Result: Received}, Implementations: true}, "Status"),
			methods(context, setter, "SetHeader", "AppendHeader"),
			methods(context, Func{Response: Response{Effect: Derives, Writer: Receiver}, Implementations: true}, "BodyWriter"),
			methods(pkg, Func{Response: Response{Effect: Derives}}, "WithContext", "WithValue"),
			methods(pkg, write, "WriteErr"),

			// Both are variables of function type, which programs may replace.
			methods(pkg, failure(0), "NewError"),
			methods(pkg, failure(1), "NewErrorWithContext"),
			methods("("+pkg+".StatusError)", Func{Status: Status{Result: Sent}, Implementations: true}, "GetStatus"), // errors choose their status with it
			humaErrors(pkg),

			methods(pkg, Func{Route: Route{Does: Registers, On: 1, Operation: 2, Handler: 3, Returns: true, OnError: 500}, Declares: Declares{
				Operation: 2, Handler: 3, Errors: "Errors", Success: "DefaultStatus", Responses: "Responses", Middleware: "Middlewares", Also: [2]int{422, 500},
			}}, "Register"),
		),
		Fields: []Field{
			{Name: pkg + ".Operation.DefaultStatus", Use: Sent, Kind: FinalCode},
			{Name: pkg + ".Operation.Errors", Use: Named}, // documentation
			{Name: pkg + ".ErrorModel.Status", Use: Sent, Kind: FailureCode},
		},
	}
}

// humaErrors are the constructors that have the code in their name. 509 has no constructor, since it is not registered.
func humaErrors(pkg string) []Func {
	var rows []Func
	for _, c := range []struct {
		status int
		name   string
	}{
		{304, "Status304NotModified"},
		{400, "Error400BadRequest"},
		{401, "Error401Unauthorized"},
		{402, "Error402PaymentRequired"},
		{403, "Error403Forbidden"},
		{404, "Error404NotFound"},
		{405, "Error405MethodNotAllowed"},
		{406, "Error406NotAcceptable"},
		{407, "Error407ProxyAuthRequired"},
		{408, "Error408RequestTimeout"},
		{409, "Error409Conflict"},
		{410, "Error410Gone"},
		{411, "Error411LengthRequired"},
		{412, "Error412PreconditionFailed"},
		{413, "Error413RequestEntityTooLarge"},
		{414, "Error414RequestURITooLong"},
		{415, "Error415UnsupportedMediaType"},
		{416, "Error416RequestedRangeNotSatisfiable"},
		{417, "Error417ExpectationFailed"},
		{418, "Error418Teapot"},
		{421, "Error421MisdirectedRequest"},
		{422, "Error422UnprocessableEntity"},
		{423, "Error423Locked"},
		{424, "Error424FailedDependency"},
		{425, "Error425TooEarly"},
		{426, "Error426UpgradeRequired"},
		{428, "Error428PreconditionRequired"},
		{429, "Error429TooManyRequests"},
		{431, "Error431RequestHeaderFieldsTooLarge"},
		{451, "Error451UnavailableForLegalReasons"},
		{500, "Error500InternalServerError"},
		{501, "Error501NotImplemented"},
		{502, "Error502BadGateway"},
		{503, "Error503ServiceUnavailable"},
		{504, "Error504GatewayTimeout"},
		{505, "Error505HTTPVersionNotSupported"},
		{506, "Error506VariantAlsoNegotiates"},
		{507, "Error507InsufficientStorage"},
		{508, "Error508LoopDetected"},
		{510, "Error510NotExtended"},
		{511, "Error511NetworkAuthenticationRequired"},
	} {
		rows = append(rows, Func{Name: pkg + "." + c.name, Status: Status{Fixed: c.status}})
	}
	return rows
}
